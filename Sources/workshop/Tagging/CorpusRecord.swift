import Foundation
import Prose

/// One line of a training file, as `shared/data/ner/README.md` describes it. Offsets count code
/// points.
struct CorpusRecord: Decodable {
  struct Name: Decodable {
    var start: Int
    var end: Int
    var type: String
  }

  var id: String
  var genre: String?
  var text: String
  var tokens: [[Int]]?
  var pos: [String]?
  var entities: [Name]?

  /// All lines of a file; `.gz` files are unpacked by `gzip`.
  static func read(_ path: String) throws -> [CorpusRecord] {
    try JSONLines.read(path, as: CorpusRecord.self)
  }

  /// For each code point of the text its first byte, and the length behind the last one.
  var byteOffsets: [Int] { CodePoints(text).bytes }

  /// Each line that holds anything is a paragraph.
  var paragraphs: [Paragraph] {
    var paragraphs: [Paragraph] = []
    let bytes = Array(text.utf8)
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      let blank: (UInt8) -> Bool = { $0 <= 0x20 }
      if let first = line.firstIndex(where: { !blank($0) }),
        let last = line.lastIndex(where: { !blank($0) })
      {
        paragraphs.append(Paragraph(range: TextRange(first, last + 1), kind: .body))
      }
    }
    return paragraphs
  }
}
