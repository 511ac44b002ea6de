import Feeds
import Foundation
import Prose
import Reader
import Testing

@testable import Archive
@testable import pullquote

@Suite struct FeedsFileEditTests {
  private func text(_ file: FeedsFile) throws -> String {
    try String(contentsOfFile: file.path, encoding: .utf8)
  }

  @Test func `a feed is amended in its file, and nothing else is touched`() throws {
    let scratch = try Scratch()
    let before = "# mine\nhttps://a.org # first\n[F]\nhttps://b.org\n"
    let file = FeedsFile(path: try scratch.file("feeds", Array(before.utf8)).path)
    #expect(try file.amend(url: "https://a.org", title: "A", folder: [], tags: ["x"]))
    #expect(try text(file) == "# mine\nhttps://a.org \"A\" #x # first\n[F]\nhttps://b.org\n")
    #expect(try file.want(fullText: true, of: "https://b.org"))
    #expect(try text(file).hasSuffix("[F]\nhttps://b.org full-text\n"))
    #expect(try !file.want(fullText: true, of: "https://c.org"))
    #expect(try !file.amend(url: "https://c.org", title: nil, folder: [], tags: []))
  }

  @Test func `queries are kept once and dropped`() throws {
    let scratch = try Scratch()
    let file = FeedsFile(path: scratch.url.path + "/feeds")
    let boats = StandingQuery(use: .search, name: "Boats", text: "ferry or boat")
    #expect(try file.keep(boats))
    #expect(try !file.keep(StandingQuery(use: .search, name: "Boats", text: "other")))
    #expect(try file.keep(StandingQuery(use: .mute, name: nil, text: "about:football")))
    #expect(try file.read().queries.map(\.text) == ["ferry or boat", "about:football"])
    #expect(try file.drop(.search, text: "ferry or boat"))
    #expect(try !file.drop(.search, text: "ferry or boat"))
    #expect(try file.read().queries.map(\.text) == ["about:football"])
  }

  @Test func `a file with errors is told, not changed`() throws {
    let scratch = try Scratch()
    let before = "https://a.org every=soon\n"
    let file = FeedsFile(path: try scratch.file("feeds", Array(before.utf8)).path)
    #expect(throws: UserFileError.self) {
      try file.amend(url: "https://a.org", title: "A", folder: [], tags: [])
    }
    #expect(try text(file) == before)
  }
}

@Suite struct FoundSubscriptionsTests {
  @Test func `subscriptions are found where other programs keep them`() throws {
    let scratch = try Scratch()
    let home = scratch.url.path
    let files = [
      (".newsboat/urls", "https://a.org/rss\nhttps://b.org/rss\n\"query:New:age between 0:7\"\n"),
      (".config/newsraft/feeds", "https://c.org/rss \"C\"\n"),
      (".sfeed/sfeedrc", "feeds() {\n\tfeed \"D\" \"https://d.org/rss\"\n}\n"),
      (
        "Downloads/list.opml",
        "<opml version=\"2.0\"><body><outline xmlUrl=\"https://e.org/rss\"/></body></opml>"
      ),
      ("Downloads/empty.opml", "<opml version=\"2.0\"><body/></opml>"),
      (".config/newsboat/urls", "# nothing yet\n"),
    ]
    for (name, text) in files {
      let url = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let found = FoundSubscriptions.find(home: home) { _ in nil }
    #expect(
      found.map { "\($0.program) \($0.feeds)" } == [
        "newsboat 2", "newsraft 1", "sfeed 1", "a file 1",
      ])
    #expect(found.first?.path == home + "/.newsboat/urls")
    let elsewhere = FoundSubscriptions.find(home: home) { name in
      name == "XDG_CONFIG_HOME" ? home + "/none" : nil
    }
    #expect(!elsewhere.map(\.program).contains("newsraft"))
    #expect(FoundSubscriptions.find(home: home + "/nobody") { _ in nil }.isEmpty)
  }

  @Test func `what was pointed out is not pointed out again`() {
    func headline(_ id: Int64, fetched: Int) -> Headline {
      Headline(
        id: ArticleID(id), feed: nil, feedName: "", title: "", byline: nil, url: nil, date: 0,
        fetchedAt: fetched, language: nil, isRead: false, isStarred: false, tags: [], copies: 0,
        quotes: nil)
    }
    let record = WatchRecord(since: 100)
    let all = [headline(3, fetched: 200), headline(2, fetched: 100), headline(1, fetched: 50)]
    #expect(record.new(of: all).map(\.id) == [ArticleID(3), ArticleID(2)])
    #expect(record.new(of: all).isEmpty)
    let later = [headline(4, fetched: 300)] + all
    #expect(record.new(of: later).map(\.id) == [ArticleID(4)])
  }
}
