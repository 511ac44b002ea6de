import Archive
import ArgumentParser
import Feeds
import Glibc
import Prose

/// `pullquote remove`: a feed out of the feeds file.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a feed out of the feeds file.",
    discussion: """
      Its articles stay in the archive and can still be searched, unless --with-articles is given. \
      Nothing else in the feeds file is changed.

      EXAMPLES
        pullquote remove https://example.org/feed.xml
        pullquote remove "Example Gazette"
        pullquote remove gazette --with-articles --yes
      """)

  @Argument(help: "The feed's address or title, or a part of one that no other feed has.")
  var feed: String

  @Flag(
    name: .long, help: "Also remove its articles from the archive, starred and tagged ones too.")
  var withArticles = false

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    let list = try files.feedList()
    let states = try files.states()
    let url = try found(in: list.subscriptions, states)
    let state = states[url]
    let articles = counted(state?.articles ?? 0, "article")
    var outcome = "removed \(url)"
    if withArticles {
      guard try isMeant("Remove \(url) and \(articles) of it for good?") else {
        throw ExitStatus.nothingFound
      }
      let removed = try state.map { try files.store(following: false).removeArticles(of: $0.id) }
      outcome += " and \(counted(removed ?? 0, "article"))"
    } else if let state, state.articles > 0 {
      outcome += "; \(articles) of it stay in the archive"
    }
    guard try files.feedsFile.remove(url: url) else { throw NoSuchFeed(name: feed) }
    var output = Output()
    output.write(shownLine(of: outcome) + "\n")
    try output.flush()
  }

  /// Asks where somebody is there to answer.
  private func isMeant(_ question: String) throws -> Bool {
    if yes { return true }
    guard isatty(STDIN_FILENO) != 0 else {
      throw ValidationError("--with-articles removes articles for good; add --yes to mean it.")
    }
    writeToStandardError(shownLine(of: question) + " [y/N] ")
    return readLine()?.lowercased().hasPrefix("y") ?? false
  }

  private func found(
    in subscriptions: [Subscription], _ states: [String: FeedState]
  ) throws -> String {
    let meant = feedsMeant(by: feed, among: subscriptions) { subscription in
      (subscription.url, subscription.title ?? states[subscription.url]?.title ?? "")
    }
    guard let match = meant.first else { throw NoSuchFeed(name: feed) }
    guard meant.count == 1 else { throw SeveralFeeds(name: feed, urls: meant.map(\.url)) }
    return match.url
  }
}

/// No feed of the list is called so.
private struct NoSuchFeed: ToldFailure {
  var name: String
  var description: String { "no feed is called “\(name)”; “pullquote list” shows them all" }
}

/// Several feeds of the list are called so.
private struct SeveralFeeds: ToldFailure {
  var name: String
  var urls: [String]
  var description: String { lines.joined(separator: "\n") }
  var lines: [String] {
    ["several feeds are called “\(name)”; give the address of one:"] + urls.map { "  \($0)" }
  }
}
