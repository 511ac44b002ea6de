import Prose

/// A number under which the archive finds entities that may be the one sought. Different names may
/// share a key; whoever asks compares the names.
package struct LinkKey: Hashable, Sendable, Comparable {
  /// What the archive stores and indexes.
  package let value: Int64

  /// Makes a key from what was stored.
  package init(_ value: Int64) { self.value = value }

  /// Orders by number.
  package static func < (left: LinkKey, right: LinkKey) -> Bool { left.value < right.value }

  /// What a key is made from.
  enum Use: UInt8 {
    /// All words of a name of a thing or of a person's full name.
    case name = 1
    /// A surname and the first letter of the given name.
    case surnameAndInitial
    /// A surname of a person known by a full name, or a single name.
    case surname
    /// The single name of a person who has no other.
    case onlyName
  }

  init(_ use: Use, _ words: some Sequence<String>, _ group: UInt8) {
    var hash = StableHash()
    hash.add(use.rawValue)
    hash.add(group)
    for word in words {
      hash.add(word)
      hash.add(0x20)
    }
    value = Int64(bitPattern: hash.value)
  }
}

/// The same number for the same bytes in every run and version: FNV-1a (Fowler, Noll and Vo), its
/// bits mixed at the end.
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }

  mutating func add(_ word: String) {
    for byte in word.utf8 { add(byte) }
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { add(byte) }
  }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ (mixed >> 33)
  }
}

extension EntityKind {
  /// People are looked up among people; organisations and things whose kind is unclear among one
  /// another; places among places.
  var linkGroup: UInt8 {
    switch self {
    case .person: 1
    case .organisation, .other: 2
    case .place: 3
    }
  }
}

/// The keys of one name.
///
/// - Parameters:
///   - isStored: for an entity that is kept; otherwise for one that is looked up, whose full name
///     also finds those known by the surname alone.
///   - hasFullName: whether any of the entity's names is a full name.
func linkKeys(
  _ name: LinkName, _ kind: EntityKind, isStored: Bool, hasFullName: Bool,
  _ vocabulary: LinkVocabulary
) -> [LinkKey] {
  guard !name.isEmpty else { return [] }
  let group = kind.linkGroup
  guard kind == .person else { return [LinkKey(.name, name.words, group)] }
  if name.isBare {
    // A surname beside a full name is looked up by the full name.
    if !isStored, hasFullName { return [] }
    let key = LinkKey(.surname, name.words, group)
    return isStored && !hasFullName ? [key, LinkKey(.onlyName, name.words, group)] : [key]
  }
  let initial = vocabulary.formalName(name.words[0]).prefix(1)
  var keys = [
    LinkKey(.name, name.words, group),
    LinkKey(.surnameAndInitial, [name.surname, String(initial)], group),
    LinkKey(isStored ? .surname : .onlyName, [name.surname], group),
  ]
  // "Gabriel García" goes on in "Gabriel García Márquez".
  if name.words.count > 2 { keys.append(LinkKey(.name, name.words.prefix(2), group)) }
  return keys
}
