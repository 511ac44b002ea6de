import Archive
import ArgumentParser
import Language
import Prose

/// `pullquote search`: articles of the archive by a query.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find articles in the archive.",
    discussion: """
      Words find articles that have all of them; "a phrase" finds it as it stands; merk* finds words \
      that begin so. Fields: speaker: about: kind: for quotations, entity: feed: tag: title: author: \
      lang: is:unread (read, starred, quoted), newer:1w older:2m after:2026-01-01 before:2026-02-01. \
      A minus before a part excludes it; or and parentheses join. Without a query, the newest \
      articles are listed.

      EXAMPLES
        pullquote search budget deficit
        pullquote search speaker:merkel about:budget newer:1m
        pullquote search 'feed:reuters (nasa or esa) -launch' --json
        pullquote search --saved "Rogozin on budget"
      """)

  @Argument(parsing: .remaining, help: "The query.")
  var query: [String] = []

  @Option(help: "A saved search of the feeds file, by its name.")
  var saved: String?

  @Flag(help: "Only what the feeds file watches.")
  var watched = false

  @Flag(help: "Also what the feeds file mutes.")
  var muted = false

  @Option(help: "How many articles at most; 0 for all.")
  var limit = 20

  @Flag(help: "The oldest first.")
  var oldest = false

  @Flag var format: ListingFormat = .text

  @OptionGroup var archive: ArchiveOptions

  func validate() throws {
    if limit < 0 { throw ValidationError("--limit is \(limit); it must be 0 or more") }
  }

  func run() throws {
    let standing = try StandingQueries(archive)
    let parts = [
      watched ? try standing.watched() : nil,
      try saved.flatMap { try standing.savedSearch($0) },
      try parseQuery(arguments: query),
    ].compactMap { $0 }
    let asked = parts.count > 1 ? .all(parts) : parts.first
    let query = muted ? asked : try standing.unmuted(asked)
    let store = try archive.keptStore()
    try tellPending(in: store)
    let hits = try everyRow(limit: limit) { cursor, count in
      try page(of: store, query, cursor, count)
    }
    var output = Output()
    if format == .text {
      for hit in hits { output.write(shown(hit, columns: Output.columns)) }
    } else {
      output.write(listing(hits).bytes(as: format, columns: Output.columns))
    }
    try output.flush()
    guard hits.isEmpty else { return }
    if format == .text {
      tell(asked.map { "no article fits \($0)" } ?? "the archive is empty; pullquote add URL")
    }
    throw ExitStatus.nothingFound
  }

  /// An article found, with its words where any were asked for.
  private typealias Hit = (headline: Headline, snippet: Snippet?)

  private func page(
    of store: ArticleStore, _ query: Query?, _ cursor: Cursor?, _ count: Int
  ) throws -> ResultPage<Hit> {
    let order = oldest ? ListOrder.oldest : .newest
    if let query {
      let page = try store.search(
        query, order: order, after: cursor, limit: count, now: Dates.now, offset: Dates.offset)
      return ResultPage(rows: page.rows.map { ($0.headline, $0.snippet) }, next: page.next)
    }
    let page = try store.headlines(
      order: order, after: cursor, limit: count, now: Dates.now, offset: Dates.offset)
    return ResultPage(rows: page.rows.map { ($0, nil) }, next: page.next)
  }

  private func shown(_ hit: Hit, columns: Int) -> String {
    let headline = hit.headline
    let words = hit.snippet.map { snippet($0, columns: columns) + "\n" }
    return headline.line(columns: columns) + "\n" + (words ?? "")
  }

  private func snippet(_ snippet: Snippet, columns: Int) -> String {
    let words =
      (snippet.isCutBefore ? "… " : "") + shownLine(of: snippet.text)
      + (snippet.isCutAfter ? " …" : "")
    return wrapped(words, width: columns, indent: "        ")
  }

  private func listing(_ hits: [Hit]) -> Listing {
    var listing = Listing(Headline.columns + [Listing.Column(name: "snippet")])
    for hit in hits { listing.add(hit.headline.cells + [.init(hit.snippet?.text)]) }
    return listing
  }
}

/// Asks for pages until there are `limit` rows (0: all of them).
func everyRow<Row>(
  limit: Int, _ page: (Cursor?, Int) throws -> ResultPage<Row>
) rethrows -> [Row] {
  var rows: [Row] = []
  var cursor: Cursor?
  repeat {
    let wanted = limit == 0 ? 500 : min(500, limit - rows.count)
    let next = try page(cursor, wanted)
    rows += next.rows
    cursor = next.next
  } while cursor != nil && (limit == 0 || rows.count < limit)
  return rows
}

/// Says how many articles cannot be found by their words yet.
func tellPending(in store: ArticleStore) throws {
  let count = try store.pending(annotator: Annotator.version)
  guard count > 0 else { return }
  let what = counted(count, "article is", "articles are")
  tell("\(what) not searched for quotations yet and cannot be found: pullquote index does it")
}
