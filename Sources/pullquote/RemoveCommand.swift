import Archive
import ArgumentParser
import Feeds
import Prose

/// `pullquote remove`: a feed out of the feeds file.
struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a feed out of the feeds file.",
    discussion: """
      Its articles stay in the archive and can still be searched. Nothing else in the feeds file \
      is changed.

      EXAMPLES
        pullquote remove https://example.org/feed.xml
        pullquote remove "Example Gazette"
      """)

  @Argument(help: "The feed's address, or its title, or a part of it that no other title has.")
  var feed: String

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    let list = try files.feedList()
    let states = try files.states()
    let url = try found(in: list.subscriptions, states)
    guard try files.feedsFile.remove(url: url) else { throw NoSuchFeed(name: feed) }
    let kept = states[url]?.articles ?? 0
    let articles = kept > 0 ? "; \(counted(kept, "article")) of it stay in the archive" : ""
    var output = Output()
    output.write(shownLine(of: "removed \(url)\(articles)") + "\n")
    try output.flush()
  }

  private func found(
    in subscriptions: [Subscription], _ states: [String: FeedState]
  ) throws -> String {
    let key = addressKey(feedAddress(from: feed))
    if let same = subscriptions.first(where: { addressKey($0.url) == key }) { return same.url }
    let wanted = folded(feed)
    guard !wanted.isEmpty else { throw NoSuchFeed(name: feed) }
    let titled = subscriptions.map { subscription in
      (subscription.url, folded(subscription.title ?? states[subscription.url]?.title ?? ""))
    }
    let same = titled.filter { $0.1 == wanted }
    let matches = same.isEmpty ? titled.filter { $0.1.contains(wanted) } : same
    guard let match = matches.first else { throw NoSuchFeed(name: feed) }
    guard matches.count == 1 else { throw SeveralFeeds(name: feed, urls: matches.map(\.0)) }
    return match.0
  }

  private func folded(_ title: String) -> String {
    shownLine(of: title).trimmed.lowercased()
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

extension String {
  /// Without blanks at either end.
  fileprivate var trimmed: Substring {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
