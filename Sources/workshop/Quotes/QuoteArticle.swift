import Foundation
import Language
import Prose

/// An article of the quote gold (PolNeAR in JSON lines): its text and what people marked in it.
struct QuoteArticle: Decodable {
  /// What people marked: stretches counted in code points, half-open.
  struct Gold: Decodable {
    let content: [[Int]]
    let source: [[Int]]
    let cue: [[Int]]
  }

  let id: String
  let text: String
  let quotes: [Gold]

  /// Reads a file of JSON lines, `.gz` or plain.
  static func read(_ path: String) throws -> [QuoteArticle] {
    try JSONLines.read(path, as: QuoteArticle.self)
  }

  /// The lines of the text that hold anything, as body paragraphs.
  var paragraphs: [Paragraph] { Paragraph.lines(of: text) }
}
