import ArgumentParser
import Feeds
import PullquoteModel

/// `pullquote parse-feed`: a feed as JSON, for other programs.
struct ParseFeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse-feed",
    abstract: "Print a feed as JSON.",
    discussion: """
      Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, broken ones too. HTML is \
      sanitised, links are absolute, dates are RFC 3339 in UTC. What was broken is in "warnings".

      EXAMPLES
        pullquote parse-feed feed.xml --url https://example.org/feed.xml
        curl -s https://example.org/feed.xml | pullquote parse-feed -
      """)

  @Argument(help: "The feed; - for standard input.")
  var file: String

  @OptionGroup var document: DocumentOptions

  func run() throws {
    let feed: Feed
    do {
      let bytes = try Input(path: file).readAll(limit: largestFeed)
      feed = try parseFeed(bytes, contentType: document.contentType, url: document.url)
    } catch let error as FeedError {
      tell("\(file == "-" ? "standard input" : file): \(error)")
      throw ExitStatus.nothingFound
    } catch let error as InputError {
      tell("\(error)")
      throw ExitStatus.nothingFound
    }
    var writer = JSONWriter()
    feed.write(to: &writer)
    var output = Output()
    output.write(writer.bytes)
    try output.flush()
  }
}
