/// Classes of words that stand among the same words: what is known of "Leipzig" helps with "Chemnitz".
///
/// Each word is in a fine class, each fine class in a coarse one. Made from word vectors by
/// `workshop cluster-words`; read where they lie. Features of such classes serve name taggers as
/// Turian, Ratinov and Bengio (2010) found.
package struct WordClusters: @unchecked Sendable {
  // Unchecked: the memory belongs to the asset and is never written.
  private let words: WordTable
  private let classes: UnsafeBufferPointer<UInt16>

  static let magic = "PQWC"
  static let version = 1

  /// Bits of a class's number that tell the coarse class; the fine one stands above them.
  package static let coarseBits = 6
  /// Fine classes there can be.
  package static let fineLimit = 1023
  /// The class of words that are in none.
  package static let none: UInt16 = .max

  /// Where the file lies below `Assets/`.
  package static let path = "models/en/clusters.bin"

  /// The classes of `assets`; nil when there are none.
  package static func open(_ assets: Assets) throws(AssetError) -> WordClusters? {
    guard let bytes = assets.bytes(path) else { return nil }
    return try WordClusters(bytes, path: path, isTrusted: assets.areTrusted)
  }

  /// Opens the file `path`.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String, isTrusted: Bool = false
  ) throws(AssetError) {
    var reader = try SectionReader(
      bytes, path: path, magic: Self.magic, version: Self.version,
      sections: WordTable.sections + 1, isTrusted: isTrusted)
    words = try WordTable(&reader)
    classes = try reader.values(of: UInt16.self, count: words.count)
  }

  /// The fine class of a word, and its coarse class in the lowest bits; `none` for rarer words.
  @inline(__always)
  package subscript(word: WordHash) -> UInt16 {
    guard let number = words[word] else { return Self.none }
    return classes[number]
  }

  /// The file for `words`, all different, with their classes.
  package static func file(
    words: [WordHash], fine: [Int], coarseOfFine: [Int]
  ) -> [UInt8] {
    var writer = SectionWriter()
    WordTable.write(words, to: &writer)
    writer.values(
      fine.map { UInt16(truncatingIfNeeded: $0 << coarseBits | coarseOfFine[$0]).littleEndian })
    return AssetFile.bytes(magic: magic, version: version, sections: writer.sections)
  }
}
