import Archive
import ArgumentParser
import Feeds
import Prose
import PullquoteModel

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

  @Flag(help: "Print JSON: an array with an object for each feed.")
  var json = false

  @Flag(help: "Print comma-separated values with a line of names above.")
  var csv = false

  @OptionGroup var files: ArchiveOptions

  func validate() throws {
    if json && csv { throw ValidationError("Give --json or --csv, not both.") }
  }

  func run() throws {
    let list = try files.feedList()
    let states = try files.states()
    var feeds = list.entries.map { ListedFeed(entry: $0, state: states[$0.subscription.url]) }
    if failing { feeds.removeAll { $0.failure == nil } }
    var output = Output()
    if json {
      var writer = JSONWriter()
      writer.array { writer in for feed in feeds { feed.write(to: &writer) } }
      writer.newline()
      output.write(writer.bytes)
    } else if csv {
      output.write(csvLine(ListedFeed.columns))
      for feed in feeds { output.write(csvLine(feed.values)) }
    } else {
      output.write(page(of: feeds, failing ? [] : list.queries.filter { $0.use == .search }))
    }
    try output.flush()
    guard feeds.isEmpty else { return }
    if !json, !csv {
      tell(
        failing && !list.entries.isEmpty
          ? "no feed has failed"
          : "\(files.feedsFile.path): no feeds in it; add one with: pullquote add URL")
    }
    throw ExitStatus.nothingFound
  }

  /// Feeds and saved searches under the names of their folders, in the order of the file.
  private func page(of feeds: [ListedFeed], _ searches: [StandingQuery]) -> String {
    var rows: [(folder: [String], line: Int, text: String)] = feeds.map {
      ($0.subscription.folder, $0.line, $0.shown)
    }
    rows += searches.map { query in
      (
        query.folder, query.line,
        "?" + blanks(32) + shownLine(of: query.name ?? "") + "  " + shownLine(of: query.text)
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
    let counts = padded(String(state?.unread ?? 0), 7) + padded(String(state?.articles ?? 0), 8)
    let time = state?.fetchedAt.flatMap(Dates.minute) ?? "never fetched   "
    let name = title.map { shownLine(of: $0) + "  " } ?? ""
    var text = "\(counts)  \(time)  \(name)\(shownLine(of: subscription.url))"
    if let failure {
      let times = (state?.failures ?? 1) > 1 ? " (\(state?.failures ?? 1) times)" : ""
      text += "\n!" + blanks(32) + shownLine(of: failure + times)
    }
    return text
  }

  static let columns = [
    "url", "title", "folder", "tags", "unread", "articles", "fetched", "failure", "failures",
  ]

  /// In the order of `columns`.
  var values: [String] {
    [
      subscription.url, title ?? "", subscription.folder.joined(separator: "/"),
      subscription.tags.joined(separator: " "), String(state?.unread ?? 0),
      String(state?.articles ?? 0), state?.fetchedAt.flatMap(rfc3339) ?? "", failure ?? "",
      String(state?.failures ?? 0),
    ]
  }

  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("url")
      writer.string(subscription.url)
      writer.key("title")
      writer.string(title)
      writer.key("folder")
      writer.array { writer in for name in subscription.folder { writer.string(name) } }
      writer.key("tags")
      writer.array { writer in for tag in subscription.tags { writer.string(tag) } }
      writer.key("line")
      writer.integer(line)
      writer.key("homePage")
      writer.string(state?.homePage)
      writer.key("unread")
      writer.integer(state?.unread ?? 0)
      writer.key("articles")
      writer.integer(state?.articles ?? 0)
      writer.key("fetched")
      writer.string(state?.fetchedAt.flatMap(rfc3339))
      writer.key("failure")
      writer.string(failure)
      writer.key("failures")
      writer.integer(state?.failures ?? 0)
    }
  }
}

private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

private func padded(_ text: String, _ width: Int) -> String {
  blanks(max(0, width - text.utf8.count)) + text
}
