import Archive
import ArgumentParser
import Language
import Prose
import PullquoteModel

/// Quotations of the archive, as `pullquote quotes` prints them when no file is given.
struct ArchivedQuotes {
  /// What is wanted.
  var query: QuoteQuery
  /// How many at most; 0 for all.
  var limit: Int
  /// How they are printed.
  var format: QuoteFormat
  /// True lists, below each, where else it stands and which words differ there.
  var showsVariants: Bool

  /// Prints them.
  /// - Throws: `ExitStatus.nothingFound` when there are none.
  func print(from store: ArticleStore) throws {
    // Of near-identical quotes the first one that fits is shown, which the archive's own choice need
    // not be: it may be older than asked for, or stand in another feed.
    var seen: Set<QuoteID> = []
    let hits = try everyRow(limit: limit) { cursor, count in
      let page = try store.quotes(
        query, after: cursor, limit: count, now: Dates.now, offset: Dates.offset)
      return ResultPage(
        rows: page.rows.filter { $0.group.map { seen.insert($0).inserted } ?? true },
        next: page.next)
    }
    var output = Output()
    switch format {
    case .text:
      output.write(try hits.map { try shown($0, in: store) }.joined(separator: "\n"))
    case .json: output.write(json(try citations(of: hits, in: store)))
    case .jsonld:
      var writer = JSONWriter()
      try citations(of: hits, in: store).writeAnnotationPage(to: &writer)
      writer.newline()
      output.write(writer.bytes)
    case .csv:
      output.write(QuoteCitation.csvHeader)
      for citation in try citations(of: hits, in: store) { output.write(citation.csvRow) }
    case .markdown:
      for citation in try citations(of: hits, in: store) { output.write(citation.markdown) }
    }
    try output.flush()
    guard hits.isEmpty else { return }
    if format == .text { tell("no quotations like this in the archive") }
    throw ExitStatus.nothingFound
  }

  private func json(_ citations: [QuoteCitation]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for citation in citations { citation.write(to: &writer) }
    }
    writer.newline()
    return writer.bytes
  }

  private func shown(_ hit: QuoteHit, in store: ArticleStore) throws -> String {
    let columns = Output.columns
    var page = hit.shown(columns: columns)
    guard hit.also > 0 else { return page }
    let others = try store.sameQuotes(hit.id).filter { $0.id != hit.id }
    guard let first = others.first else { return page }
    let count = counted(others.count, "other article")
    let earliest = first.date < hit.date ? first : hit
    page +=
      "   also in \(count), first \(Dates.day(earliest.date)) in "
      + shownTitle(of: earliest.feedName.isEmpty ? earliest.title : earliest.feedName) + "\n"
    guard showsVariants else { return page }
    for other in others {
      let words = marked(other.joinedWords, against: hit.joinedWords)
      let place = [other.feedName, other.title].filter { !$0.isEmpty }.map(shownTitle)
        .joined(separator: " · ")
      page += "   - \(Dates.day(other.date)) \(place)  [\(other.article.value)]\n"
      page += wrapped(shownLine(of: words), width: columns, indent: "     ") + "\n"
    }
    return page
  }

  /// A variant with the words that the other wording has not in brackets.
  private func marked(_ words: String, against other: String) -> String {
    let bytes = Array(words.utf8)
    var marked: [UInt8] = []
    var end = 0
    for range in differingWords(QuoteWords(words), QuoteWords(other)).first {
      marked += bytes[end..<range.start] + [UInt8(ascii: "[")] + bytes[range.start..<range.end]
      marked.append(UInt8(ascii: "]"))
      end = range.end
    }
    return String(decoding: marked + bytes[end...], as: UTF8.self)
  }

  /// The quotes with what stands around them; each article's text is read once.
  private func citations(of hits: [QuoteHit], in store: ArticleStore) throws -> [QuoteCitation] {
    var pieces: (article: ArticleID, of: QuotePieces)?
    return try hits.map { hit in
      if pieces?.article != hit.article, let stored = try store.article(hit.article) {
        pieces = (hit.article, QuotePieces(stored.draft.text))
      }
      return QuoteCitation(
        quote: hit.id, article: hit.article, words: hit.words.joined(separator: " … "),
        pieces: pieces?.of(hit.quote.pieces) ?? [], kind: hit.quote.kind, speaker: hit.name,
        confidence: hit.quote.attribution?.confidence,
        cue: hit.cue, title: hit.title, url: hit.url, source: hit.feedName,
        published: rfc3339(hit.date), alsoIn: hit.also)
    }
  }
}

/// How quotations are printed.
enum QuoteFormat: EnumerableFlag {
  case text, json, csv, markdown, jsonld

  static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .text: "Print for people (what happens unasked)."
    case .json: "Print JSON, with positions counted in code points."
    case .csv: "Print comma-separated values with a head."
    case .markdown: "Print Markdown block quotes with their sources."
    case .jsonld: "Print W3C Web Annotations (JSON-LD)."
    }
  }
}
