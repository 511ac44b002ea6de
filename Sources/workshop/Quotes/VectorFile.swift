import Foundation
import Language

/// A GloVe text file: a line holds a word and its numbers, the most frequent word first.
struct VectorFile {
  /// The words, no two of one hash.
  private(set) var vectors: [(word: WordHash, cells: [Float])] = []

  /// Reads the first `count` words of the file at `path`.
  init(_ path: String, count: Int) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var seen: Set<WordHash> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where vectors.count < count {
      let parts = line.split(separator: UInt8(ascii: " "))
      guard parts.count > 2 else { continue }
      let word = WordHash(String(decoding: parts[0], as: UTF8.self))
      let cells = parts.dropFirst().compactMap { Float(String(decoding: $0, as: UTF8.self)) }
      guard cells.count == parts.count - 1, seen.insert(word).inserted else { continue }
      vectors.append((word, cells))
    }
  }
}
