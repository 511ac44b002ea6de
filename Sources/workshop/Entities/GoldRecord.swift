import Foundation
import Language
import Prose

/// A document of the coreference data: its text, its names, and word classes where they are given.
struct GoldRecord: Decodable {
  struct GoldMention: Decodable {
    let start: Int
    let end: Int
    let core: [Int]?
    let type: String
    let form: String
    let optional: Bool?
  }

  let id: String
  let genre: String?
  let text: String
  let mentions: [GoldMention]?
  // Of GAP records: the two names.
  let a: [Int]?
  let b: [Int]?
}

/// The word classes of a document, as the name data gives them.
struct GoldTags: Decodable {
  let id: String
  let tokens: [[Int]]
  let pos: [String]?
}

/// Byte offsets of a text by Unicode code point, and back.
struct CodePoints {
  private(set) var bytes: [Int] = []
  private(set) var points: [Int]

  init(_ text: String) {
    points = Array(repeating: 0, count: text.utf8.count + 1)
    var byte = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      for offset in 0..<length { points[byte + offset] = bytes.count }
      bytes.append(byte)
      byte += length
    }
    points[byte] = bytes.count
    bytes.append(byte)
  }
}

extension GoldRecord {
  /// One paragraph a line, the first one the headline.
  var paragraphs: [Paragraph] {
    var found: [Paragraph] = []
    var start = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let end = start + line.count
      let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let lead = line.prefix(while: blank).count
      let tail = line.reversed().prefix(while: blank).count
      if lead < line.count {
        found.append(
          Paragraph(
            range: TextRange(start + lead, end - tail), kind: found.isEmpty ? .title : .body))
      }
      start = end + 1
    }
    return found
  }

  /// The names of persons, organisations and places as spans of `passage`, none inside another.
  func names(in passage: Passage) -> [NameSpan] {
    let points = CodePoints(text)
    var tokenAt: [Int: Int] = [:]
    var tokenEnding: [Int: Int] = [:]
    for (index, token) in passage.tokens.enumerated() {
      tokenAt[token.range.start] = index
      tokenEnding[token.range.end] = index + 1
    }
    var spans: [NameSpan] = []
    var named = (mentions ?? []).filter { $0.form == "name" && $0.optional != true }
      .map { (kind: EntityKind(rawValue: $0.type), range: $0.core ?? [$0.start, $0.end]) }
    named += [a, b].compactMap(\.self).map { (kind: .person, range: $0) }
    for (kind, range) in named.sorted(by: {
      ($0.range[0], -$0.range[1]) < ($1.range[0], -$1.range[1])
    }) {
      guard let kind,
        let start = tokenAt[points.bytes[range[0]]],
        let end = tokenEnding[points.bytes[range[1]]], start < end
      else { continue }
      if let last = spans.last, start < last.tokens.end { continue }
      spans.append(NameSpan(tokens: TokenRange(start, end), kind: kind))
    }
    return spans.sorted { $0.tokens.start < $1.tokens.start }
  }
}

extension GoldTags {
  /// The classes of the tokens of `passage`; a token the data cuts otherwise has the class of the
  /// token it begins in.
  func classes(of passage: Passage, _ text: String) -> [PartOfSpeech] {
    let points = CodePoints(text)
    var result = [PartOfSpeech](repeating: .other, count: passage.tokens.count)
    guard let pos else { return [] }
    var gold = 0
    for (index, token) in passage.tokens.enumerated() {
      let start = points.points[token.range.start]
      while gold + 1 < tokens.count, tokens[gold + 1][0] <= start { gold += 1 }
      result[index] = PartOfSpeech(penn: pos[gold])
    }
    return result
  }
}
