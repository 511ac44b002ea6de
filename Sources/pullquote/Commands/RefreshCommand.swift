import Archive
import ArgumentParser
import Feeds
import Glibc
import Prose
import PullquoteModel

/// `pullquote refresh`: what is new.
struct RefreshCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "Fetch what is new in the feeds.",
    discussion: """
      Asks the feeds whose time has come; --force asks all of them, and a feed that is named is \
      asked in any case. Lists the feeds that brought something and those that failed, and then \
      looks for names and quotes in what is new, which can be interrupted at any time.

      EXAMPLES
        pullquote refresh
        pullquote refresh example.org "Morning News"
        pullquote refresh --force --json

      EXIT STATUS
        0  feeds were fetched, or none was due
        1  all feeds failed
        2  it did not work
      """)

  @Argument(help: "Only these feeds: an address, or a part of one or of a title.")
  var feeds: [String] = []

  @Flag(help: "Also feeds whose time has not come.")
  var force = false

  @Flag(help: "Leave the search for names and quotes to “pullquote index”.")
  var fetchOnly = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var files: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func run() async throws {
    let settings = try files.settings()
    let list = try files.feedList()
    guard !list.subscriptions.isEmpty else { throw NoFeeds(path: files.paths.feedsFile) }
    let store = try files.store(following: false)
    try store.follow(list.subscriptions)
    let states = try store.feeds()
    let plan = RefreshPlan(
      states, subscriptions: list.subscriptions, scope: try scope(states), now: Dates.now)
    let config = settings.config.refresh
    let refresher = Refresher(
      store: store, fetcher: .curl(settings: CurlSettings(config)), settings: .init(config),
      clock: { Dates.now })
    var summary = RefreshSummary(plan)
    let bar = ProgressBar("fetching")
    for await event in refresher.refresh(plan) {
      summary.take(event)
      bar.show(done: summary.done, of: summary.totals.feeds)
    }
    bar.clear()
    if let error = summary.stopped { throw error }
    summary.takeNames(try store.feeds())
    var output = Output()
    output.write(json ? summary.json : Array(summary.text(now: Dates.now).utf8))
    try output.flush()
    if settings.config.annotate.afterRefresh && !fetchOnly {
      _ = try await indexArticles(of: store, by: try library.annotator())
    }
    _ = try store.expire(now: Dates.now, retention: settings.config.archive.keep)
    if summary.totals.feeds > 0 && summary.totals.failed == summary.totals.feeds {
      throw ExitStatus.nothingFound
    }
  }

  private func scope(_ states: [FeedState]) throws -> RefreshScope {
    guard !feeds.isEmpty else { return force ? .all : .due }
    let followed = states.filter(\.isFollowed)
    var chosen: Set<SubscriptionID> = []
    for name in feeds {
      let found = feedsMeant(by: name, among: followed) { ($0.subscription.url, $0.name) }
      guard !found.isEmpty else { throw UnknownFeed(name: name) }
      chosen.formUnion(found.map(\.id))
    }
    return .chosen(chosen)
  }
}

/// There is nothing to fetch from.
private struct NoFeeds: ToldFailure {
  var path: String
  var description: String {
    "\(path) names no feeds; “pullquote add ADDRESS” puts one there, “pullquote import” many"
  }
}

/// No feed has this name.
private struct UnknownFeed: ToldFailure {
  var name: String
  var description: String {
    "no feed has “\(name)” in its address or title; the feeds file has them all"
  }
}
