import Prose

extension Resolver {
  /// Ties a noun phrase to a name it describes, or notes a nameless referent.
  mutating func resolve(_ slot: Int, _ nominal: Nominal) {
    if let use = nominal.use {
      let group = names.groupOfUse[use]
      let (referent, _) = discourse.referent(group: group, names.groups[group])
      refer(slot, referent)
      return
    }
    if let referent = named(nominal, slot) {
      refer(slot, referent)
      return
    }
    let head = context.passage.words[nominal.head]
    let isNew = nominal.opening == .indefinite || !nominal.classes.has(.describing)
    refer(slot, discourse.nameless(nominal, head: head, isNew: isNew))
  }

  /// The named referent of a definite description; nil when none is sure.
  private func named(_ nominal: Nominal, _ slot: Int) -> Int? {
    guard nominal.opening != .indefinite, !nominal.isPlural, nominal.classes.has(.describing)
    else { return nil }
    // "our country", "my wife" are the speaker's.
    guard !context.classes[nominal.tokens.start].has(.firstPerson) else { return nil }
    let head = context.passage.words[nominal.head]
    let candidates = discourse.described(by: head).filter { fits(nominal, discourse[$0]) }
    if let best = candidates.filter({ modifiersFit(nominal, $0) }).max(by: {
      recency($0) < recency($1)
    }
    ) {
      return best
    }
    guard nominal.opening == .definite, nominal.tokens.count <= 3 else { return nil }
    return onlyOne(nominal, slot, head)
  }

  private func recency(_ referent: Int) -> Int { discourse[referent].lastSlot }

  private func fits(_ nominal: Nominal, _ referent: Referent) -> Bool {
    if referent.isPlural { return false }
    if let gender = nominal.gender, let known = referent.gender, gender != known { return false }
    switch referent.kind {
    case .person: return nominal.classes.has([.personNoun, .kinship])
    case .organisation, .other:
      return nominal.classes.has(.groupNoun) || !nominal.classes.has(.personNoun)
    case .place: return nominal.classes.has([.placeNoun, .groupNoun])
    case nil: return false
    }
  }

  /// True when nothing in the phrase speaks against the referent: each modifier is in one of its
  /// roles, in its description in the world facts, or says its country.
  private func modifiersFit(_ nominal: Nominal, _ referent: Int) -> Bool {
    let group = discourse[referent].group
    guard group >= 0 else { return false }
    let head = context.passage.words[nominal.head]
    let known = names.groups[group].known
    var index = nominal.tokens.start
    while index < nominal.head {
      defer { index += 1 }
      let word = context.classes[index]
      guard context.isWord(index), !word.has(.determiner), !context.isPossessive(index) else {
        continue
      }
      if word.has(.possessive) { continue }
      let hash = context.passage.words[index]
      if roles.mentions(hash, head: head, group: group) { continue }
      if let known, describes(hash, index, head, known) { continue }
      if word.has(.modifier), roles.isBare(head: head, group: group) { continue }
      return false
    }
    return true
  }

  private func describes(_ hash: WordHash, _ token: Int, _ head: WordHash, _ known: Int) -> Bool {
    let world = context.knowledge.world
    let entry = world.entries[known]
    if entry.descriptions.contains(where: { $0.last == head && $0.contains(hash) }) { return true }
    guard let country = entry.country else { return false }
    let key = context.key(token..<token + 1)
    return world.entry(key) == country || world.country(demonym: key) == country
  }

  /// "the company", when exactly one name of that kind stands in this and the last two sentences.
  private func onlyOne(_ nominal: Nominal, _ slot: Int, _ head: WordHash) -> Int? {
    guard nominal.tokens.count == 2, nominal.classes.has([.groupNoun, .placeNoun]) else {
      return nil
    }
    var found: Int?
    var index = slot - 1
    while index >= 0, slot - index < 40, slots[slot].sentence - slots[index].sentence <= 2 {
      defer { index -= 1 }
      let referent = slots[index].referent
      guard referent >= 0, discourse[referent].group >= 0, referent != found,
        case .name = slots[index].content, suits(nominal, discourse[referent], head)
      else { continue }
      if found != nil { return nil }
      found = referent
    }
    return found
  }

  /// A name that a bare description may stand for without having been described by it.
  private func suits(_ nominal: Nominal, _ referent: Referent, _ head: WordHash) -> Bool {
    let group = names.groups[referent.group]
    // What is known is described by the facts, and by nothing else.
    if group.known != nil { return false }
    switch referent.kind {
    case .organisation: return nominal.classes.has(.groupNoun)
    case .place: return nominal.classes.has(.placeNoun)
    default: return false
    }
  }
}
