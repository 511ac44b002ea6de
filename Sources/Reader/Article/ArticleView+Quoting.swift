import Archive
import Prose
import PullquoteModel

extension ArticleView {
  /// The quote that has the attention: selected in the list, else the one at the cursor.
  var attendedQuote: Int? { focus == .quotes ? quotes.selected : currentQuote }

  /// The quotes chosen, in the order of the text; where none was, the one that has the attention.
  private var quotesToGive: [Int] {
    chosen.isEmpty ? attendedQuote.map { [$0] } ?? [] : chosen.sorted()
  }

  /// Quotes as they are cited elsewhere.
  func citations(of quotes: [Int]) -> [QuoteCitation] {
    index.citations(of: quotes, in: opened, numbered: quoteIDs)
  }

  /// Copies the quote at the cursor, or those chosen, each with its source.
  func copy() -> [Step] {
    let given = quotesToGive
    guard let first = given.first else {
      return refuse("no quote here; \(settings.keymap.key(for: .nextQuote)) goes to the next one")
    }
    let what =
      given.count > 1
      ? "\(given.count) quotes with their sources"
      : "the quote by \(index.speakerText(of: first)) with its source"
    return [.effect(.copy(citations(of: given).exported(as: .text), what: what))]
  }

  /// Chooses the quote at the cursor, or no longer.
  mutating func choose() -> [Step] {
    guard let quote = attendedQuote else { return refuse("no quote here to choose") }
    let isNew = chosen.insert(quote).inserted
    if !isNew { chosen.remove(quote) }
    let count = chosen.count == 1 ? "1 quote" : "\(chosen.count) quotes"
    return [.say(chosen.isEmpty ? "no quote is chosen any more" : "\(count) chosen")]
  }

  /// Asks where to save.
  func askForPath() -> [Step] {
    let what = chosen.isEmpty ? "article" : chosen.count == 1 ? "1 quote" : "\(chosen.count) quotes"
    return [
      .cover(
        LinePrompt(
          "save", label: "Save \(what) as .md .txt .json .csv .jsonld",
          text: fileName(for: title) + ".md", in: room))
    ]
  }

  /// Saves the quotes chosen, else the article, in the form that the name asks for.
  func save(to path: String) -> [Step] {
    guard !path.isEmpty else { return [] }
    guard let format = ExportFormat(path: path) else { return refuse(ExportFormat.unknown(path)) }
    let text =
      chosen.isEmpty
      ? index.exported(as: format, all: { citations(of: Array(index.quotes.indices)) })
      : citations(of: chosen.sorted()).exported(as: format)
    return [.effect(.save(path: path, text: text))]
  }

  /// Asks for a program.
  func askForProgram() -> [Step] {
    let what = chosen.isEmpty ? "the article" : "the quotes chosen"
    return [.cover(LinePrompt("pipe", label: "Give \(what) to", in: room))]
  }

  /// What a program reads.
  var pipedText: String {
    chosen.isEmpty
      ? plainPage(index, columns: settings.width)
      : citations(of: chosen.sorted()).exported(as: .text)
  }
}

extension ArticleIndex {
  /// Quotes as they are cited elsewhere.
  /// - Parameters:
  ///   - opened: the article as the archive has it, where it does.
  ///   - ids: the number of each quote of the article in the archive; empty where it has none.
  func citations(
    of quotes: [Int], in opened: OpenedArticle?, numbered ids: [QuoteID]
  ) -> [QuoteCitation] {
    let feed = opened.flatMap { $0.feedName.isEmpty ? nil : $0.feedName }
    var found = article.citations(
      of: quotes.map { self.quotes[$0] }, article: opened?.stored.id, source: feed)
    for (place, quote) in quotes.enumerated() {
      if ids.indices.contains(quote) { found[place].quote = ids[quote] }
      if found[place].published == nil {
        found[place].published = opened.flatMap { rfc3339($0.stored.date) }
      }
    }
    return found
  }

  /// The whole article as a file holds it; in forms that hold quotes only, all of its quotes.
  func exported(as format: ExportFormat, all: () -> [QuoteCitation]) -> String {
    switch format {
    case .markdown: return article.markdown
    case .text: return plainPage(self, columns: 76)
    case .json: return article.exportedJSON
    case .csv, .annotations: return all().exported(as: format)
    }
  }
}

/// A headline as the name of a file: its first words, with hyphens between.
func fileName(for title: String) -> String {
  let name = foldedWords(of: String(title.prefix(200))).prefix(6).joined(separator: "-")
  return name.isEmpty ? "quotes" : name
}
