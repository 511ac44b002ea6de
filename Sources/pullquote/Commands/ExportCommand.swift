import Archive
import ArgumentParser
import Feeds
import Prose

/// `pullquote export`: the feeds for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Print the feeds in a form that other readers import.",
    discussion: """
      OPML keeps folders, titles and tags; newsboat has tags for folders; newsraft has no tags; \
      urls is the addresses alone, one a line.

      EXAMPLES
        pullquote export > subscriptions.opml
        pullquote export --format newsboat > ~/.newsboat/urls
      """)

  /// What can be written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case opml, newsboat, newsraft, urls
  }

  @Option(help: "opml, newsboat, newsraft or urls.")
  var format = Format.opml

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    let list = try files.feedList()
    guard !list.entries.isEmpty else {
      tell("\(files.feedsFile.path): no feeds in it; add one with: pullquote add URL")
      throw ExitStatus.nothingFound
    }
    var output = Output()
    switch format {
    case .opml:
      // Titles are strangers' words; what a terminal would obey has no place in a list of feeds.
      output.write(shownLines(of: String(decoding: opml(list, try files.states()), as: UTF8.self)))
    case .newsboat: output.write(writeNewsboatURLs(list))
    case .newsraft: output.write(writeNewsraftFeeds(list))
    case .urls: output.write(list.subscriptions.map { $0.url + "\n" }.joined())
    }
    try output.flush()
  }

  /// With the feeds' own titles where the user has none, since OPML wants one.
  private func opml(_ list: FeedList, _ states: [String: FeedState]) -> [UInt8] {
    var named = list
    for (index, subscription) in list.subscriptions.enumerated() where subscription.title == nil {
      named.entries[index].subscription.title = states[subscription.url]?.title
    }
    return writeOPML(named, homePages: states.compactMapValues(\.homePage))
  }
}
