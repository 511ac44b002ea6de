import Foundation
import GRDB
import Prose

/// Tells the quotes whose speaker the reader has named, or said to be nobody, from those that the
/// engine speaks for alone.
enum CorrectedQuotes {
  /// What a correction of a quote's speaker is known by beside its article: the quote's words.
  static func subject(of words: String) -> Int64 {
    var subject = ContentHash()
    subject.add(SearchTerms(words).bytes)
    return subject.value
  }

  /// The subjects of the corrections of an article's quotes: where it has many, they are read once.
  static func subjects(of article: Int64, _ database: Database) throws -> Set<Int64> {
    try Int64.fetchSet(
      database,
      sql: """
        SELECT subject FROM article CROSS JOIN correction
          ON correction.item = article.item OR correction.link = article.link
        WHERE article.id = ? AND act = 'speaker'
        """,
      arguments: [article])
  }

  /// `quoteSubject(text, layout)`: the subject of corrections of a quote.
  static let function = DatabaseFunction("quoteSubject", argumentCount: 2, pure: true) { values in
    guard let text = String.fromDatabaseValue(values[0]),
      let layout = Data.fromDatabaseValue(values[1])
    else { return nil }
    let bytes = Array(text.utf8)
    var blob = BlobReader(Array(layout))
    let pieces = QuoteBlob.pieces(&blob, length: bytes.count)
    return subject(of: String(decoding: quotedWords(of: pieces, in: bytes), as: UTF8.self))
  }

  /// An expression about the rows `article` and `quote`. Articles that were never corrected cost two
  /// searches of an index.
  static let condition = """
    EXISTS (SELECT 1 FROM correction
      WHERE (correction.item = article.item OR correction.link = article.link)
        AND correction.act = 'speaker' AND correction.subject = quoteSubject(
          (SELECT text FROM text WHERE text.id = article.id), quote.layout))
    """
}

extension Quote {
  /// The same quote as the reader has it: `speaker` said it, nil for nobody who is named.
  func corrected(speaker: EntityIndex?) -> Quote {
    var quote = self
    quote.attribution = Attribution(
      source: attribution?.source, mention: nil, speakers: speaker.map { [$0] } ?? [],
      rule: .reader, confidence: 1)
    return quote
  }
}
