import Prose

/// Reads the slots of a text in order and says to which name each noun phrase and pronoun belongs.
///
/// One pass, left to right; each slot looks back over a bounded number of slots. Candidates are
/// scored by what Hobbs (1978) and Lappin and Leass (1994) found to matter: recency, subjects
/// first, agreement in gender and number, and no two arguments of one verb for one thing.
struct Resolver {
  let context: EntityContext
  let uses: [NameUse]
  let nominals: [Nominal]
  let roles: RoleIndex
  var names: NameGroups
  var slots: [Slot]
  var discourse = Discourse()
  /// For each run of quoted tokens, who is likely to be speaking; see `Speakers`.
  let speakers: Speakers
  let weights = PronounWeights()
  var trace: Trace?
  var layers = Layers.all

  init(
    _ context: EntityContext, names: NameGroups, slots: SlotBuilder, roles: RoleIndex
  ) {
    self.context = context
    self.names = names
    self.roles = roles
    uses = names.table.uses
    nominals = slots.nominals
    self.slots = slots.slots
    speakers = Speakers(context, slots.slots, groupOfUse: names.groupOfUse)
  }

  /// Resolves all slots.
  mutating func run() {
    for index in slots.indices {
      switch slots[index].content {
      case .name(let use): see(index, group: names.groupOfUse[use])
      case .nominal(let nominal): resolve(index, nominals[nominal])
      case .pronoun(let word):
        guard layers.has(.pronouns), let referent = antecedent(of: index, word) else { continue }
        refer(index, referent)
        learnGender(referent, word)
      }
    }
  }

  /// Notes a name.
  private mutating func see(_ slot: Int, group: Int) {
    let (referent, isNew) = discourse.referent(group: group, names.groups[group])
    if isNew || discourse[referent].count == 0 {
      describeFromFacts(referent, group)
      describeFromName(referent, group)
    }
    if case .name(let use) = slots[slot].content {
      for head in roles.heads(of: use) { discourse.describe(referent, by: head) }
    }
    refer(slot, referent)
  }

  mutating func refer(_ slot: Int, _ referent: Int) {
    slots[slot].referent = referent
    discourse[referent].count += 1
    discourse[referent].lastSlot = slot
  }

  private mutating func describeFromFacts(_ referent: Int, _ group: Int) {
    guard let known = names.groups[group].known, names.groups[group].kind != .person else { return }
    for phrase in context.knowledge.world.entries[known].descriptions {
      if let head = phrase.last {
        discourse.describe(referent, by: context.knowledge.words.office(head))
      }
    }
  }

  /// "the university" is the one whose name says so.
  private mutating func describeFromName(_ referent: Int, _ group: Int) {
    guard names.groups[group].kind != .person else { return }
    for form in names.groups[group].forms.prefix(4) {
      for word in names.table.forms[form].words.dropFirst(0)
      where context.knowledge.words[word.hash].has([.groupNoun, .placeNoun]) {
        discourse.describe(referent, by: context.knowledge.words.office(word.hash))
      }
    }
  }

  private mutating func learnGender(_ referent: Int, _ word: WordClass) {
    guard discourse[referent].gender == nil, discourse[referent].kind == .person else { return }
    if word.has([.he, .his]) { discourse[referent].gender = .masculine }
    if word.has([.she, .her]) { discourse[referent].gender = .feminine }
    let group = discourse[referent].group
    if group >= 0 { names.groups[group].gender = discourse[referent].gender }
  }
}
