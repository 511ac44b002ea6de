import Foundation
import HTTPHarness
import PtyHarness
import Synchronization
import Testing

/// Feeds followed, changed and left with the keys of the reader.
@Suite struct SubscriptionReadingTests {
  private static let news = Gazette.feed(
    "Harbour Gazette",
    [.init(number: 1, title: "Pier measured"), .init(number: 2, title: "Lamps kept")])

  @Test func `the feed of a page is followed, and left again`() throws {
    let paper = try Gazette.server([
      "/": Gazette.page(
        "Harbour", ["Read our feed."],
        head: "<link rel=alternate type='application/rss+xml' href='/news.xml'>"),
      "/news.xml": Self.news,
    ])
    let home = try Home()
    let reader = try home.start()
    try reader.wait(for: "Follow a feed")
    reader.send("\u{1}\(paper.url("/"))\r")
    try reader.wait("two unread articles") {
      $0.text.contains("N Harbour Gazette") && $0.text.contains("2 unread")
    }
    #expect(try home.feeds().contains(paper.url("/news.xml")))
    reader.send("\u{1}\(paper.url("/news.xml"))\r")
    try reader.wait(for: "is followed already")
    reader.send("G")
    try reader.wait("the feed under the cursor") {
      $0.lines[$0.cursor.row].contains("Harbour Gazette")
    }
    reader.send("Xn")
    try reader.wait(for: "nothing was done")
    reader.send("Xy")
    try reader.wait(for: "no longer followed")
    #expect(try !home.feeds().contains("/news.xml"))
    reader.send("gg\r")
    try reader.wait("its articles, which stay") { $0.text.contains("Pier measured") }
  }

  @Test func `of several feeds of a page one is chosen`() throws {
    let paper = try Gazette.server([
      "/": Gazette.page(
        "Harbour", ["Two feeds."],
        head: """
          <link rel=alternate type='application/rss+xml' title='All news' href='/news.xml'>
          <link rel=alternate type='application/rss+xml' title='Tides' href='/tides.xml'>
          """),
      "/tides.xml": Gazette.feed("The Tides", [.init(number: 1, title: "High water at nine")]),
    ])
    let home = try Home()
    let reader = try home.start()
    try reader.wait(for: "Follow a feed")
    reader.send("\u{1}\(paper.url("/"))\r")
    try reader.wait(for: "which of them to follow")
    #expect(reader.text.contains("All news") && reader.text.contains("Tides"))
    reader.send("j\r")
    try reader.wait(for: "N The Tides")
    #expect(try home.feeds().contains(paper.url("/tides.xml")))
    #expect(try !home.feeds().contains("/news.xml"))
  }

  @Test(arguments: [
    ("/none", "neither a feed nor a page that names one"), ("/gone", "404"),
  ])
  func `what cannot be followed is told with its address`(path: String, words: String) throws {
    let paper = try Gazette.server(["/none": Gazette.page("No feed", ["Nothing to follow."])])
    let reader = try Home().start(columns: 120)
    try reader.wait(for: "Follow a feed")
    reader.send("\u{1}\(paper.url(path))\r")
    try reader.wait("why, and where") {
      $0.text.contains(words) && $0.text.contains(paper.url(path))
    }
  }

  @Test func `folders count what is unread, and fold for good`() throws {
    let paper = try Gazette.server([
      "/news.xml": Self.news,
      "/tides.xml": Gazette.feed("The Tides", [.init(number: 3, title: "High water at nine")]),
    ])
    let home = try Home()
    try home.write(
      "config/feeds", "[Coast]\n\(paper.url("/news.xml"))\n\(paper.url("/tides.xml"))\n")
    #expect(try home.run("refresh").status == 0)
    let first = try home.start()
    try first.wait("three unread in the folder") { Self.unread("Coast", $0) == "3" }
    first.send("G\r")
    try first.wait(for: "High water at nine")
    first.send("Nq")
    try first.wait("two unread in the folder") { Self.unread("Coast", $0) == "2" }
    first.send("hh")
    try first.wait("the folder folded") {
      $0.text.contains("▸ Coast") && !$0.text.contains("The Tides")
    }
    first.send("Q")
    #expect(try first.waitForEnd() == 0)
    let second = try home.start()
    try second.wait("the folder still folded") {
      $0.text.contains("▸ Coast") && !$0.text.contains("The Tides")
    }
    second.send("G\r")
    try second.wait(for: "▾ Coast")
  }

  /// The number of unread articles in the row of a feed or folder.
  private static func unread(_ name: String, _ reader: TerminalProgram) -> String? {
    let row = reader.lines.first { $0.contains(name) && !$0.contains("unread") }
    return row?.split(separator: " ").dropLast().last.map(String.init)
  }

  @Test func `the feeds file opens in the editor, and what it says then holds`() throws {
    let paper = try Gazette.server(["/news.xml": Self.news])
    let home = try Home()
    let editor = try home.script(
      "editor", "printf '[Coast]\\n%s #daily\\n' '\(paper.url("/news.xml"))' >> \"$1\"")
    let reader = try home.start(environment: ["EDITOR": editor])
    try reader.wait(for: "Follow a feed")
    reader.send("E")
    try reader.wait("the feed, fetched") {
      $0.text.contains("▾ Coast") && $0.text.contains("N Harbour Gazette")
    }
  }

  @Test func `an editor that fails is told`() throws {
    let reader = try Home().start(environment: ["EDITOR": "no-such-editor"])
    try reader.wait(for: "Follow a feed")
    reader.send("E")
    try reader.wait(for: "no-such-editor")
  }
}
