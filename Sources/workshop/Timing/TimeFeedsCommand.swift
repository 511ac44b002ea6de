import ArgumentParser
import Feeds
import Foundation

/// `workshop time-feeds`: how fast feeds are parsed, and laid out as articles.
struct TimeFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "time-feeds",
    abstract: "Parse all feeds of a folder in memory, on one core, and print MB/s.")

  @Argument(help: "A folder of feeds; what is none is named and passed over.")
  var folder: String

  @Option(help: "How often to read them all; the best of the rounds counts.")
  var rounds = 5

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds needs at least 1.") }
  }

  func run() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var feeds: [[UInt8]] = []
    for name in names {
      guard let content = FileManager.default.contents(atPath: folder + "/" + name) else {
        continue
      }
      let bytes = [UInt8](content)
      do throws(FeedError) {
        _ = try parseFeed(bytes, contentType: nil, url: nil)
        feeds.append(bytes)
      } catch {
        print("\(name): \(error)")
      }
    }
    let megabytes = Double(feeds.reduce(0) { $0 + $1.count }) / 1e6
    var articles = 0
    let parsing = best { for feed in feeds { articles += items(of: feed).count } }
    var paragraphs = 0
    let drafting = best {
      for feed in feeds {
        for item in items(of: feed) { paragraphs += item.draft(feedTitle: nil).paragraphs.count }
      }
    }
    print(
      """
      \(feeds.count) feeds, \(articles / rounds) articles, \(paragraphs / rounds) paragraphs, \
      \(String(format: "%.1f", megabytes)) MB
      parse          \(String(format: "%.3f s  %.0f MB/s", parsing, megabytes / parsing))
      parse + draft  \(String(format: "%.3f s  %.0f MB/s", drafting, megabytes / drafting))
      """)
  }

  private func items(of feed: [UInt8]) -> [Feed.Item] {
    (try? parseFeed(feed, contentType: nil, url: nil))?.items ?? []
  }

  /// The shortest processor time of all rounds, in seconds.
  private func best(_ body: () -> Void) -> Double {
    var shortest = Double.infinity
    for _ in 0..<rounds {
      let before = clock()
      body()
      shortest = min(shortest, Double(clock() - before) / Double(CLOCKS_PER_SEC))
    }
    return shortest
  }
}
