import Prose

/// Word and phrase lists, compiled by `workshop lexicon` and read in place.
///
/// One open-addressing table of eight-byte slots (32 bits of the hash, 32 bits of lists); a lookup
/// touches one cache line as a rule. Phrases stand in it under the hash of their words in a row
/// (`WordHash.followed(by:)`), and every beginning of a phrase is marked with `.begins`.
package struct Lexicon: Sendable {
  /// The first bytes of the file.
  package static let magic = "PQLX"
  /// Raised when the layout or the meaning of a list changes.
  package static let formatVersion = 1
  /// Sections: slots, country links.
  package static let sectionCount = 2
  /// Where the file lies below `Assets/`.
  package static let path = "models/en/lexicon.bin"

  private let file: AssetFile
  private nonisolated(unsafe) let slots: UnsafeRawPointer
  private let slotCount: UInt64
  nonisolated(unsafe) let links: UnsafeRawBufferPointer
  /// Classes of words that are used alike; nil without them.
  package let clusters: WordClusters?

  /// Opens a compiled lexicon.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String = Lexicon.path, clusters: WordClusters? = nil,
    isTrusted: Bool = false
  ) throws(AssetError) {
    self.clusters = clusters
    file = try AssetFile(
      bytes, path: path, magic: Self.magic, version: Self.formatVersion,
      sections: Self.sectionCount, isTrusted: isTrusted)
    let table = file.section(0)
    guard let base = table.baseAddress, table.count >= 8 else { throw .damaged(path: path) }
    slots = base
    slotCount = UInt64(table.count / 8)
    links = file.section(1)
  }

  /// The lexicon of `assets`; nil when there is none.
  package static func open(_ assets: Assets) throws(AssetError) -> Lexicon? {
    guard let bytes = assets.bytes(path) else { return nil }
    return try Lexicon(
      bytes, clusters: try WordClusters.open(assets), isTrusted: assets.areTrusted)
  }

  /// The lists that hold this word or phrase; empty when none does. Constant time.
  @inline(__always)
  package func lists(of word: WordHash) -> WordLists {
    let (first, print) = Self.place(of: word, slotCount: slotCount)
    var index = first
    while true {
      let slot = slots.loadUnaligned(fromByteOffset: index &* 8, as: UInt64.self)
      if slot == 0 { return [] }
      if UInt32(truncatingIfNeeded: slot) == print {
        return WordLists(rawValue: UInt32(truncatingIfNeeded: slot >> 32))
      }
      index += 1
      if index == Int(slotCount) { index = 0 }
    }
  }

  /// Where a word's slot is looked for first, and the bits that tell it from its neighbours.
  static func place(of word: WordHash, slotCount: UInt64) -> (index: Int, print: UInt32) {
    // FNV mixes its high bits badly for short words; one more round spreads them.
    let mixed = (word.value ^ (word.value >> 32)) &* 0x9E37_79B9_7F4A_7C15
    let index = mixed.multipliedFullWidth(by: slotCount).high
    return (Int(index), UInt32(truncatingIfNeeded: word.value ^ (word.value >> 29)) | 1)
  }
}

/// Words of a text that the lexicon knows as one phrase.
package struct LexiconPhrase: Hashable, Sendable {
  /// How many tokens it has.
  package let count: Int
  /// The lists it stands in.
  package let lists: WordLists
}

extension Lexicon {
  /// The longest phrase that begins at `token` and stands in one of `wanted`, within `end`.
  ///
  /// At most twelve words are looked at.
  package func phrase(
    in words: [WordHash], at token: Int, end: Int, wanted: WordLists
  ) -> LexiconPhrase? {
    var hash = words[token]
    var best: LexiconPhrase?
    let last = min(end, token + 12)
    var index = token
    while true {
      let lists = lists(of: hash)
      if !lists.isDisjoint(with: wanted) {
        best = LexiconPhrase(count: index + 1 - token, lists: lists)
      }
      index += 1
      guard index < last, lists.contains(.begins) else { return best }
      hash = hash.followed(by: words[index])
    }
  }
}
