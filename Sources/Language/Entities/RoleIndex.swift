import Prose

/// Roles by the name and by the group of names they describe.
struct RoleIndex {
  private let context: EntityContext
  private var ofUse: [Int: [Role]] = [:]
  private var wordsOfGroup: [GroupHead: Set<WordHash>] = [:]

  private struct GroupHead: Hashable {
    let group: Int
    let head: WordHash
  }

  init(_ roles: [Role], _ context: EntityContext, groupOfUse: [Int]) {
    self.context = context
    for role in roles {
      ofUse[role.use, default: []].append(role)
      let key = GroupHead(group: groupOfUse[role.use], head: context.office(role.head))
      for token in role.tokens.indices {
        wordsOfGroup[key, default: []].insert(context.office(token))
      }
    }
  }

  /// The roles of a name.
  func roles(of use: Int) -> [Role] { ofUse[use] ?? [] }

  /// The head nouns that describe a name.
  func heads(of use: Int) -> [WordHash] { roles(of: use).map { context.office($0.head) } }

  /// True when a role of the group with this head holds the word.
  func mentions(_ word: WordHash, head: WordHash, group: Int) -> Bool {
    wordsOfGroup[GroupHead(group: group, head: head)]?.contains(word) ?? false
  }

  /// True when the group has a role of this head without modifiers.
  func isBare(head: WordHash, group: Int) -> Bool {
    wordsOfGroup[GroupHead(group: group, head: head)]?.count == 1
  }
}
