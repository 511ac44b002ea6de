import Prose

/// Finds the one whom a description means by the roles that stand beside names anywhere in the
/// article: "the Republican nominee" by "Republican nominee Jo Smith", be it later in the text.
///
/// Descriptions are resolved in reading order first (`Resolver`); this is for what is left.
struct RoleMemory {
  private struct Described {
    var entity: EntityIndex
    /// All words of its roles and names.
    var words: Set<WordHash>
    /// True when some role has no word beside its head.
    var isBare: Bool
  }

  private let classes: WordClasses
  private var byHead: [WordHash: [Described]] = [:]

  /// Words that tell when, not who.
  private static let weak = WordSet(
    ["former", "current", "then", "longtime", "new", "the", "late", "retired", "acting"])
  private static let joining = WordSet(["of", "in", "for", "at", "from", "on"])

  init(_ entities: [Entity], _ classes: WordClasses) {
    self.classes = classes
    for (index, entity) in entities.enumerated() {
      let roles = entity.roles.prefix(8).map(words)
      let all = Set(roles.joined() + entity.aliases.prefix(4).flatMap(words))
      var isBare: [WordHash: Bool] = [:]
      for role in roles {
        guard let head = Self.head(of: role) else { continue }
        let bare = role.allSatisfy { $0 == head || Self.weak.contains($0) }
        isBare[head] = isBare[head] ?? false || bare
      }
      for (head, bare) in isBare {
        byHead[head, default: []].append(
          Described(entity: EntityIndex(index), words: all, isBare: bare))
      }
    }
  }

  private func words(_ phrase: String) -> [WordHash] {
    var phrase = phrase
    return phrase.withUTF8 { bytes in
      bytes.indices.split { Self.separators.contains(bytes[$0]) }
        .map { classes.office(WordHash(folding: bytes, $0.startIndex, $0.endIndex)) }
    }
  }

  private static let separators = [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: ",")]

  private static func head(of role: [WordHash]) -> WordHash? {
    role.prefix { !joining.contains($0) }.last
  }

  /// The one described by all of `modifiers` and `head`; else the only one with that role who has
  /// nothing else said of it. Nil when nobody or several fit.
  func entity(head: WordHash, modifiers: [WordHash]) -> EntityIndex? {
    guard let described = byHead[classes.office(head)] else { return nil }
    let telling = modifiers.map(classes.office).filter { !Self.weak.contains($0) }
    let fitting = described.filter { one in telling.allSatisfy(one.words.contains) }
    if fitting.count == 1 { return fitting[0].entity }
    guard fitting.isEmpty, described.count == 1, described[0].isBare else { return nil }
    return described[0].entity
  }
}
