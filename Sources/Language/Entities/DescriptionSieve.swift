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
    if layers.has(.descriptions), let referent = named(nominal, slot) {
      note(referent, describedBy: nominal)
      refer(slot, referent)
      return
    }
    let head = context.office(nominal.head)
    let isNew = nominal.opening == .indefinite || !nominal.classes.has(.describing)
    refer(slot, discourse.nameless(nominal, head: head, isNew: isNew))
  }

  /// The named referent of a definite description; nil when none is sure.
  private func named(_ nominal: Nominal, _ slot: Int) -> Int? {
    guard nominal.opening != .indefinite, !nominal.isPlural, nominal.classes.has(.describing)
    else { return nil }
    // "our country" and "her company" are described by whose they are.
    if context.classes[nominal.tokens.start].has(.possessive) { return nil }
    let head = context.office(nominal.head)
    let candidates = discourse.described(by: head).filter { fits(nominal, discourse[$0]) }
    let isOnly = candidates.count == 1
    let fitting = candidates.filter { modifiersFit(nominal, $0, isOnly: isOnly) }
    if let best = fitting.max(by: { recency($0) < recency($1) }) { return best }
    guard nominal.opening == .definite, candidates.isEmpty else { return nil }
    return onlyOne(nominal, slot)
  }

  private func note(_ referent: Int, describedBy nominal: Nominal) {
    guard let trace, discourse[referent].lastSlot >= 0 else { return }
    trace.note(.description(slots[discourse[referent].lastSlot].tokens), at: nominal.tokens)
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
  /// roles or names, in its description in the world facts, or says its country. Of the only
  /// senator of a text, "the Vermont senator" tells something new.
  private func modifiersFit(_ nominal: Nominal, _ referent: Int, isOnly: Bool) -> Bool {
    let group = discourse[referent].group
    guard group >= 0 else { return false }
    let head = context.office(nominal.head)
    let isBare = roles.isBare(head: head, group: group)
    for index in nominal.tokens.start..<nominal.head {
      let word = context.classes[index]
      guard context.isWord(index), !word.has(.determiner), !context.isPossessive(index) else {
        continue
      }
      if roles.mentions(context.office(index), head: head, group: group) { continue }
      if let known = names.groups[group].known, describes(index, nominal.head, known) { continue }
      if isNamed(index, group) { continue }
      if isBare, word.has(.modifier) || isOnly && context.passage.isCapitalised(index) { continue }
      return false
    }
    return true
  }

  /// True when the word is in the name: "the Eastport university" of Eastport University.
  private func isNamed(_ token: Int, _ group: Int) -> Bool {
    let hash = context.passage.words[token]
    return names.groups[group].kind != .person
      && names.groups[group].forms.prefix(4).contains { form in
        names.table.forms[form].words.contains { $0.hash == hash }
      }
  }

  private func describes(_ token: Int, _ head: Int, _ known: Int) -> Bool {
    let (hash, head) = (context.passage.words[token], context.passage.words[head])
    let world = context.knowledge.world
    let entry = world.entries[known]
    if entry.descriptions.contains(where: { $0.last == head && $0.contains(hash) }) { return true }
    guard let country = entry.country else { return false }
    let key = context.key(token..<token + 1)
    return world.entry(key) == country || world.country(demonym: key) == country
  }

  /// "the company", when exactly one name of that kind stands in this and the last two sentences.
  private func onlyOne(_ nominal: Nominal, _ slot: Int) -> Int? {
    guard nominal.tokens.count == 2 else { return nil }
    var found: Int?
    var index = slot - 1
    while index >= 0, slot - index < 40, slots[slot].sentence - slots[index].sentence <= 2 {
      defer { index -= 1 }
      let referent = slots[index].referent
      guard referent >= 0, discourse[referent].group >= 0, referent != found,
        case .name = slots[index].content, suits(nominal, discourse[referent])
      else { continue }
      if found != nil { return nil }
      found = referent
    }
    return found
  }

  /// A name that a bare description may stand for without having been described by it.
  private func suits(_ nominal: Nominal, _ referent: Referent) -> Bool {
    let group = names.groups[referent.group]
    // What is known is described by the facts, and by nothing else.
    if group.known != nil { return false }
    let head = context.classes[nominal.head]
    switch referent.kind {
    case .place: return head.has(.settlement)
    case .organisation:
      guard head.has(.groupNoun) else { return false }
      // A university is no company; its name would have said so.
      let says = group.forms.prefix(4).contains { form in
        names.table.forms[form].words.contains {
          let word = context.knowledge.words[$0.hash]
          return word.has(.organisationWord) && !word.has(.corporateSuffix)
        }
      }
      return !says || head.has(.genericGroup)
    default: return false
    }
  }
}
