import Foundation
import PtyHarness
import Testing

/// What somebody sees who has no feeds yet.
@Suite struct FirstRunReadingTests {
  // Nobody listens on this port.
  private static let address = "http://127.0.0.1:9/"

  private static let opml = """
    <opml version="2.0"><body><outline text="Coast">
    <outline type="rss" text="The Tides" xmlUrl="\(address)tides"/></outline></body></opml>
    """

  /// The lists of four programs.
  private static func home() throws -> Home {
    let home = try Home()
    try home.write(".newsboat/urls", "\(address)a\n\(address)b\n")
    try home.write(".config/newsraft/feeds", "\(address)c \"Nets\"\n")
    try home.write(
      ".config/sfeed/sfeedrc", "feeds() {\n  feed \"Lamps\" \"\(address)d\"\n}\n")
    try home.write("Downloads/feeds.opml", opml)
    return home
  }

  @Test func `what other programs follow is offered, and one is taken over`() throws {
    let home = try Self.home()
    let reader = try home.start(rows: 30)
    try reader.wait(for: "Take over 2 feeds from newsboat")
    for offer in ["1 feed from newsraft", "1 feed from sfeed", "1 feed from a file"] {
      try reader.wait(for: "Take over \(offer)")
    }
    reader.send("3j")
    try reader.wait("the file") { $0.lines[$0.cursor.row].contains("from a file") }
    reader.send("\r")
    try reader.wait("its feed in its folder") {
      $0.text.contains("▾ Coast") && $0.text.contains("The Tides")
    }
    #expect(try home.feeds().contains("[Coast]\n\(Self.address)tides"))
    #expect(try !home.feeds().contains("\(Self.address)c"))
  }

  @Test(arguments: [(1, "Nets", "c"), (2, "Lamps", "d")])
  func `feeds of newsraft and sfeed are taken over`(down: Int, name: String, path: String) throws {
    let home = try Self.home()
    let reader = try home.start(rows: 30)
    try reader.wait(for: "Take over 2 feeds from newsboat")
    reader.send("\(down)j\r")
    try reader.wait("the feed") { $0.text.contains(name) && $0.text.contains("All articles") }
    #expect(try home.feeds().contains(Self.address + path))
  }

  @Test func `a list elsewhere is named, one that is not there is told`() throws {
    let home = try Home()
    let list = try home.write("lists/mine.opml", Self.opml)
    let reader = try home.start(columns: 120)
    try reader.wait(for: "Take over a list of feeds")
    reader.send("j\r")
    try reader.wait(for: "File with subscriptions")
    reader.send("~/none.opml\r")
    try reader.wait(for: "no such file")
    reader.send("\r")
    try reader.wait(for: "File with subscriptions")
    reader.send("\(list)\r")
    try reader.wait(for: "The Tides")
  }

  @Test func `the tour shows an article with its quotes`() throws {
    let reader = try Home().start()
    try reader.wait(for: "Take the tour")
    reader.send("T")
    try reader.wait(for: "people in them are invented")
    reader.send("\r")
    try reader.wait(for: "┃")
    reader.send("}")
    try reader.wait(for: "1/")
    reader.send("qqG\r")
    try reader.wait(for: "All articles")
  }
}
