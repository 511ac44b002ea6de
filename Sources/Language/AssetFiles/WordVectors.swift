/// Meanings of frequent words as points in a space where like is near like, learned by others from
/// billions of words (GloVe: Pennington, Socher & Manning 2014). Read where they lie.
///
/// Each row is kept in bytes with one scale; that costs no score.
package struct WordVectors: @unchecked Sendable {
  // Unchecked: the memory belongs to the asset and is never written.
  private let words: WordTable
  private let scales: UnsafeBufferPointer<Float>
  private let cells: UnsafeBufferPointer<Int8>
  /// Numbers in a vector.
  package let width: Int
  /// A number that other vectors do not have: the file's checksum.
  package let identity: UInt64

  static let magic = "PQWV"
  static let version = 1

  /// Where the file lies below `Assets/`.
  package static let path = "models/en/vectors.bin"

  /// The vectors of `assets`; nil when there are none.
  package static func open(_ assets: Assets) throws(AssetError) -> WordVectors? {
    guard let bytes = assets.bytes(path) else { return nil }
    return try WordVectors(bytes, path: path, isTrusted: assets.areTrusted)
  }

  /// Opens the file `path`.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String, isTrusted: Bool = false
  ) throws(AssetError) {
    var reader = try SectionReader(
      bytes, path: path, magic: Self.magic, version: Self.version,
      sections: WordTable.sections + 3, isTrusted: isTrusted)
    identity = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
    words = try WordTable(&reader)
    width = try reader.number()
    scales = try reader.values(of: Float.self, count: words.count)
    cells = try reader.values(of: Int8.self, count: words.count * width)
  }

  /// How many words it has.
  package var count: Int { words.count }

  /// The number of `word`; nil when it has no vector.
  package subscript(word: WordHash) -> Int? { words[word] }

  /// Writes the vector of word `number` to `target`, `width` floats.
  @inline(__always)
  package func copy(_ number: Int, to target: UnsafeMutablePointer<Float>) {
    let scale = scales[number]
    let start = number * width
    for index in 0..<width { target[index] = Float(cells[start + index]) * scale }
  }

  /// The file for `vectors`.
  package static func file(_ vectors: [(word: WordHash, cells: [Float])]) -> [UInt8] {
    var writer = SectionWriter()
    WordTable.write(vectors.map(\.word), to: &writer)
    writer.number(vectors.first?.cells.count ?? 0)
    let scales = vectors.map { ($0.cells.map(abs).max() ?? 0) / 127 }
    writer.values(scales)
    writer.values(
      zip(vectors, scales).flatMap { vector, scale in
        vector.cells.map { Int8(($0 / max(scale, 1e-9)).rounded()) }
      })
    return AssetFile.bytes(magic: magic, version: version, sections: writer.sections)
  }
}
