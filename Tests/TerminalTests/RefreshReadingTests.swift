import Foundation
import HTTPHarness
import PtyHarness
import Synchronization
import Testing

/// What the reader fetches, and how little it lets that be in the way.
@Suite struct RefreshReadingTests {
  @Test func `what is kept is on the screen while a slow server is asked`() throws {
    let gate = Gate()
    let paper = try Gazette.server([
      "/slow.xml": .held(gate, Gazette.feed("Slow Post", [.init(number: 9, title: "Late news")])),
      "/quick.xml": Gazette.feed("Quick Post", [.init(number: 3, title: "Early news")]),
    ])
    defer { gate.open() }
    let home = try Home()
    #expect(try home.run("add", home.write("lamps.txt", Reading.article)).status == 0)
    try home.write(
      "config/feeds", "\(paper.url("/slow.xml"))\n\(paper.url("/quick.xml"))\n")
    let reader = try home.start([])
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait("the kept article and what the quick server had") {
      $0.text.contains("Lighthouse keepers") && $0.text.contains("Early news")
        && $0.text.contains("fetching 1/2")
    }
    reader.send("/lamps")
    try reader.wait("a search meanwhile") { $0.text.contains("“We have kept the") }
    reader.send("\u{1B}q")
    try reader.wait(for: "Early news")
    #expect(!reader.text.contains("Late news"))
    gate.open()
    try reader.wait(for: "Late news")
    try reader.wait("the end of the refresh") { !$0.text.contains("fetching") }
  }

  @Test func `r fetches one feed, R all of them`() throws {
    let paper = try Gazette.server([
      "/a.xml": Gazette.feed("Aft Post", [.init(number: 1, title: "Aft news")]),
      "/b.xml": Gazette.feed("Bow Post", [.init(number: 2, title: "Bow news")]),
    ])
    let home = try Home()
    try home.write(
      "config/feeds", "\(paper.url("/a.xml")) \"Aft\"\n\(paper.url("/b.xml")) \"Bow\"\n")
    let reader = try home.start()
    try reader.wait(for: "Bow")
    reader.send("Gr")
    try reader.wait("one new article") {
      $0.text.contains("1 new article") && $0.text.contains("N Bow")
    }
    #expect(paper.requests.map(\.path) == ["/b.xml"])
    reader.send("R")
    try reader.wait("both feeds unread") { $0.text.contains("N Aft") }
    #expect(Set(paper.requests.map(\.path)) == ["/a.xml", "/b.xml"])
  }

  @Test func `each feed that fails says why, until it works again`() throws {
    let isWell = Atomic(false)
    let paper = try HTTPServer { request in
      switch request.path {
      case "/ill.xml" where !isWell.load(ordering: .acquiring): .reply(status: 503)
      case "/ill.xml": Gazette.feed("Ill Post", [.init(number: 1, title: "Well again")])
      case "/text.xml": .ok("no feed at all", type: "text/plain")
      default: .reply(status: 404)
      }
    }
    let home = try Home()
    try home.write(
      "config/feeds",
      "\(paper.url("/ill.xml")) \"Ill Post\"\n\(paper.url("/text.xml")) \"Text Post\"\n")
    let reader = try home.start(columns: 100)
    try reader.wait(for: "Text Post")
    reader.send("R")
    try reader.wait(for: "2 feeds failed")
    reader.send("gg!")
    try reader.wait("a line for each feed") {
      $0.text.contains("2 problems") && $0.text.contains("503")
    }
    reader.send("q")
    try reader.wait(for: "! Ill Post")
    isWell.store(true, ordering: .releasing)
    reader.send("Gkr")
    try reader.wait("the feed that is well") {
      $0.text.contains("N Ill Post") && $0.text.contains("! Text Post")
    }
  }

  /// An article that the feed cuts off behind its first paragraph, and its page.
  private static let beginning = "The ferry to the outer islands will run through the winter."
  private static let page = Gazette.page(
    "Ferry stays",
    [beginning] + (1...12).map { "Paragraph \($0) of the page: the boats sail at half past \($0)." }
  )

  @Test func `whole articles are fetched for a feed from control-x on`() throws {
    let pages = Mutex<[String: HTTPAnswer]>([:])
    let paper = try HTTPServer { request in
      pages.withLock { $0[request.path] } ?? .reply(status: 404)
    }
    pages.withLock {
      $0["/news.xml"] = Gazette.feed(
        "Ferry News",
        [
          .init(
            number: 1, title: "Ferry stays", html: "<p>\(Self.beginning)</p>",
            link: paper.url("/ferry"))
        ])
      $0["/ferry"] = Self.page
    }
    let home = try Home()
    try home.write("config/feeds", paper.url("/news.xml") + " \"Ferry News\"\n")
    let reader = try home.start()
    try reader.wait(for: "Ferry News")
    reader.send("G\u{18}")
    try reader.wait(for: "whole articles are fetched")
    reader.send("r")
    try reader.wait(for: "N Ferry News")
    reader.send("\r\r")
    try reader.wait(for: "Paragraph 3 of the page")
    reader.send("qq")
    try reader.wait(for: "whole articles")
    reader.send("\u{18}")
    try reader.wait(for: "articles are taken from the feed as they are")
  }

  @Test func `x fetches the page of one article, and the place in it stays`() throws {
    let paper = try Gazette.server(["/ferry": Self.page])
    let feed = try Gazette.server([
      "/news.xml": Gazette.feed(
        "Ferry News",
        [
          .init(
            number: 1, title: "Ferry stays",
            html: "<p>An editor's note that the page does not have.</p><p>\(Self.beginning)</p>",
            link: paper.url("/ferry"))
        ])
    ])
    let home = try Home()
    try home.write("config/feeds", feed.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    let reader = try home.start()
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Ferry stays")
    reader.send("\r")
    try reader.wait(for: "An editor's note")
    reader.send("G")
    try reader.wait("the last paragraph") { $0.lines[$0.cursor.row].contains("The ferry to the") }
    reader.send("x")
    try reader.wait("the page, at the same words") {
      $0.text.contains("Paragraph 3 of the page")
        && $0.lines[$0.cursor.row].contains("The ferry to the")
    }
  }
}
