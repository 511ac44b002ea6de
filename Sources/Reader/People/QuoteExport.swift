import Archive
import Prose
import PullquoteModel

/// Quotes of several articles on their way to a file.
///
/// Forms that say where the words stand need the texts around them, which are looked up one after
/// the other.
struct QuoteExport: Sendable {
  private let hits: [QuoteHit]
  private let format: ExportFormat
  private let path: String
  private var needed: [ArticleID]
  private var pieces: [QuoteID: [QuotePiece]] = [:]

  init(_ hits: [QuoteHit], as format: ExportFormat, to path: String) {
    self.hits = hits
    self.format = format
    self.path = path
    var seen: Set<ArticleID> = []
    let needsText = format == .json || format == .annotations
    needed = needsText ? hits.map(\.article).filter { seen.insert($0).inserted } : []
  }

  /// Asks for the next text, or writes the file.
  mutating func goOn() -> [Step] {
    if let next = needed.last { return [.ask(.article(next), .completion)] }
    let text = hits.map { $0.citation(pieces: pieces[$0.id] ?? []) }.exported(as: format)
    return [.effect(.save(path: path, text: text))]
  }

  /// Takes a text; the quotes of one that went meanwhile are written without their places.
  mutating func take(_ found: OpenedArticle?, of id: ArticleID) -> [Step] {
    guard needed.last == id else { return [] }
    needed.removeLast()
    if let found {
      let cut = QuotePieces(found.stored.draft.text)
      for hit in hits where hit.article == id { pieces[hit.id] = cut(hit.quote.pieces) }
    }
    return goOn()
  }
}

extension QuoteHit {
  /// The quote as it is cited elsewhere.
  func citation(pieces: [QuotePiece] = []) -> QuoteCitation {
    QuoteCitation(
      quote: id, article: article, words: words.joined(separator: " … "), pieces: pieces,
      kind: quote.kind,
      speaker: speakers.isEmpty ? nil : speakers.map(\.name).joined(separator: " and "),
      cue: cue, title: title, url: url, source: feedName, published: rfc3339(date), alsoIn: also)
  }
}
