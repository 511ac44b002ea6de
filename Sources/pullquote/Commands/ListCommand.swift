import Archive
import ArgumentParser
import Feeds
import Prose

/// `pullquote list`: the feeds and how they are.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the feeds, how many articles they have, and what is wrong with them.",
    discussion: """
      In the order of the feeds file: unread and all articles, the last fetch, title and address. \
      A ! says why the last fetch failed, a ? is a saved search.

      EXAMPLES
        pullquote list
        pullquote list --failing
        pullquote list --json | jq -r '.[] | select(.unread > 0) | .url'
      """)

  @Flag(help: "Only feeds whose last fetch failed.")
  var failing = false

  @Flag var format: ListingFormat = .text

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    let list = try files.feedList()
    let states = try files.states()
    var feeds = list.entries.map { ListedFeed(entry: $0, state: states[$0.subscription.url]) }
    if failing { feeds.removeAll { $0.failure == nil } }
    var output = Output()
    if format == .text {
      output.write(page(of: feeds, failing ? [] : list.queries.filter { $0.use == .search }))
    } else {
      output.write(listing(feeds).bytes(as: format, columns: Output.columns))
    }
    try output.flush()
    guard feeds.isEmpty else { return }
    if format == .text {
      tell(
        failing && !list.entries.isEmpty
          ? "no feed has failed"
          : "\(files.feedsFile.path): no feeds in it; add one with: pullquote add URL")
    }
    throw ExitStatus.nothingFound
  }

  private func listing(_ feeds: [ListedFeed]) -> Listing {
    var listing = Listing(ListedFeed.columns)
    for feed in feeds { listing.add(feed.cells) }
    return listing
  }

  /// Feeds and saved searches under the names of their folders, in the order of the file.
  private func page(of feeds: [ListedFeed], _ searches: [StandingQuery]) -> String {
    var rows: [(folder: [String], line: Int, text: String)] = feeds.map {
      ($0.subscription.folder, $0.line, $0.shown)
    }
    rows += searches.map { query in
      (
        query.folder, query.line,
        "?".flushLeft(in: 33) + shownLine(of: query.name ?? "") + "  " + shownLine(of: query.text)
      )
    }
    rows.sort { $0.line < $1.line }
    var page = ""
    var folder: [String] = []
    for row in rows {
      if row.folder != folder {
        folder = row.folder
        if !page.isEmpty { page += "\n" }
        page += shownLine(of: "[\(folder.joined(separator: "/"))]") + "\n"
      }
      page += row.text + "\n"
    }
    return page
  }
}

/// A feed of the list with what the archive knows of it.
private struct ListedFeed {
  let subscription: Subscription
  let line: Int
  let state: FeedState?

  init(entry: FeedList.Entry, state: FeedState?) {
    subscription = entry.subscription
    line = entry.line
    self.state = state
  }

  var title: String? { subscription.title ?? state?.title }
  var failure: String? { state?.failure }

  /// One row, and one more for what is wrong.
  var shown: String {
    let counts =
      String(state?.unread ?? 0).flushRight(in: 7)
      + String(state?.articles ?? 0).flushRight(in: 8)
    let time = state?.fetchedAt.flatMap(Dates.minute) ?? "never fetched   "
    let name = title.map { shownTitle(of: $0) + "  " } ?? ""
    var text = "\(counts)  \(time)  \(name)\(shownLine(of: subscription.url))"
    if let failure {
      let times = (state?.failures ?? 1) > 1 ? " (\(state?.failures ?? 1) times)" : ""
      text += "\n" + "!".flushLeft(in: 33) + shownLine(of: failure + times)
    }
    return text
  }

  static let columns: [Listing.Column] = [
    Listing.Column(name: "url"), Listing.Column(name: "title"), Listing.Column(name: "folder"),
    Listing.Column(name: "tags"), Listing.Column(name: "line", isNumber: true),
    Listing.Column(name: "homePage"), Listing.Column(name: "unread", isNumber: true),
    Listing.Column(name: "articles", isNumber: true), Listing.Column(name: "fetched"),
    Listing.Column(name: "failure"), Listing.Column(name: "failures", isNumber: true),
  ]

  /// A cell for each of `columns`.
  var cells: [Listing.Cell] {
    [
      .text(subscription.url), .init(title), .list(subscription.folder), .list(subscription.tags),
      .number(line), .init(state?.homePage), .number(state?.unread ?? 0),
      .number(state?.articles ?? 0), .init(state?.fetchedAt.flatMap(rfc3339)), .init(failure),
      .number(state?.failures ?? 0),
    ]
  }
}
