import Prose

/// Something the text has spoken of so far: a named group, or somebody without a name who keeps
/// pronouns from being tied to the wrong one.
struct Referent {
  /// The named group; -1 for the nameless.
  let group: Int
  /// nil when it may be anything.
  var kind: EntityKind?
  var gender: Gender?
  var isPlural: Bool
  /// How often it has been referred to.
  var count = 0
  /// The slot of its last mention.
  var lastSlot = -1
}

/// What the text has spoken of, and what is known to describe it.
struct Discourse {
  private(set) var referents: [Referent] = []
  private var ofGroup: [Int: Int] = [:]
  /// Nameless referents by the head of their description, the last one each.
  private var ofHead: [WordHash: Int] = [:]
  /// Named referents by a head noun seen beside the name or known of it, in order of mention.
  private var described: [WordHash: [Int]] = [:]

  subscript(referent: Int) -> Referent {
    get { referents[referent] }
    set { referents[referent] = newValue }
  }

  /// The referent of a named group, made at its first mention.
  mutating func referent(group: Int, _ named: NameGroup) -> (Int, isNew: Bool) {
    if let known = ofGroup[group] { return (known, false) }
    referents.append(
      Referent(group: group, kind: named.kind, gender: named.gender, isPlural: false))
    ofGroup[group] = referents.count - 1
    return (referents.count - 1, true)
  }

  /// The nameless referent last described by `head`, or a new one.
  mutating func nameless(_ nominal: Nominal, head: WordHash, isNew: Bool) -> Int {
    if !isNew, let known = ofHead[head] { return known }
    let kind: EntityKind? =
      nominal.classes.has(.personNoun) || nominal.classes.has(.kinship)
      ? .person
      : nominal.classes.has(.groupNoun)
        ? .organisation : nominal.classes.has(.placeNoun) ? .place : .other
    referents.append(
      Referent(group: -1, kind: kind, gender: nominal.gender, isPlural: nominal.isPlural))
    ofHead[head] = referents.count - 1
    return referents.count - 1
  }

  /// Remembers that `head` describes `referent`.
  mutating func describe(_ referent: Int, by head: WordHash) {
    described[head, default: []].appendNew(referent)
  }

  /// Named referents that `head` describes, the last dozen.
  func described(by head: WordHash) -> ArraySlice<Int> {
    described[head]?.suffix(PersonIndex.limit) ?? []
  }
}
