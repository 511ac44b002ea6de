import Foundation
import HTTPHarness
import PtyHarness
import Synchronization
import Testing

/// What is watched for is pointed out, what is muted stays out of the lists.
@Suite struct WatchReadingTests {
  private static let first = [
    Gazette.Item(number: 1, title: "Pier measured"), .init(number: 2, title: "Lamps kept"),
  ]

  /// A feed that has an article more from the moment it is told to.
  private static func start(
    _ home: Home, environment: [String: String] = [:]
  ) throws -> (TerminalProgram, more: @Sendable () -> Void, HTTPServer) {
    let box = Items()
    let paper = try HTTPServer { _ in Gazette.feed("Harbour Gazette", box.all) }
    try home.write("config/feeds", paper.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    let reader = try home.start(columns: 100, environment: environment)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Pier measured")
    return (reader, { box.add(.init(number: 3, title: "Ferry stays")) }, paper)
  }

  /// The articles of a feed.
  private final class Items: Sendable {
    private let items = Mutex(WatchReadingTests.first)
    var all: [Gazette.Item] { items.withLock { $0 } }
    func add(_ item: Gazette.Item) { items.withLock { $0.append(item) } }
  }

  @Test(arguments: [
    ([:], "\u{1B}]9;A watched article: Harbour Gazette: Ferry stays\u{1B}\\"),
    (
      ["VTE_VERSION": "7200"],
      "\u{1B}]777;notify;A watched article;Harbour Gazette: Ferry stays\u{1B}\\"
    ),
  ])
  func `a watched article is pointed out in the list and outside of the window`(
    environment: [String: String], bytes: String
  ) throws {
    let home = try Home()
    let (reader, more, paper) = try Self.start(home, environment: environment)
    defer { paper.stop() }
    reader.send("Wferry\r")
    try reader.wait(for: "watched from now on: ferry")
    #expect(try home.feeds().contains("watch ferry\n"))
    more()
    reader.send("R")
    try reader.wait("the badge") { reader in
      reader.lines.contains { $0.contains("N W") && $0.contains("Ferry stays") }
    }
    try reader.wait("the message of the terminal") {
      String(decoding: $0.output, as: UTF8.self).contains(bytes)
    }
    reader.send("q")
    try reader.wait("the row of what is watched") { reader in
      reader.lines.contains { $0.contains("W Watched") }
    }
  }

  @Test func `a program of the settings tells of watched articles`() throws {
    let home = try Home()
    let program = try home.script("tell", "printf '%s\\n' \"$@\" > \"$HOME/told\"")
    try home.write("config/config.toml", "[reading]\nnotify = \"\(program) --news\"\n")
    let (reader, more, paper) = try Self.start(home)
    defer { paper.stop() }
    reader.send("Wferry\r")
    try reader.wait(for: "watched from now on")
    more()
    reader.send("R")
    try reader.wait("the program told") { _ in
      (try? home.text(of: "told"))
        == "--news\nA watched article\nHarbour Gazette: Ferry stays\n"
    }
    #expect(!String(decoding: reader.output, as: UTF8.self).contains("\u{1B}]9;"))
  }

  @Test func `what is muted goes, and comes back when the mute does`() throws {
    let home = try Home()
    let (reader, _, paper) = try Self.start(home)
    defer { paper.stop() }
    reader.send("Mtitle:lamps\r")
    try reader.wait("the list without it") {
      $0.text.contains("muted from now on") && !$0.text.contains("Lamps kept")
    }
    #expect(reader.text.contains("Pier measured"))
    reader.send("V")
    try reader.wait(for: "Muted: kept out of every list")
    reader.send("\r")
    try reader.wait(for: "Lamps kept")
    reader.send("qX")
    try reader.wait(for: "y/n")
    reader.send("y")
    try reader.wait(for: "taken out")
    reader.send("q")
    try reader.wait(for: "Lamps kept")
    #expect(try !home.feeds().contains("mute"))
  }

  @Test func `the view of searches adds watches and mutes, and tells what is wrong`() throws {
    let home = try Home()
    let (reader, _, paper) = try Self.start(home)
    defer { paper.stop() }
    reader.send("V")
    try reader.wait(for: "nothing yet")
    reader.send("Wtitle:pier\r")
    try reader.wait(for: "Watched: pointed out in every list")
    reader.send("Mtitle:lamps\r")
    try reader.wait(for: "Muted: kept out of every list")
    reader.send("Mkind:loud\r")
    try reader.wait(for: "does not know “loud”")
    reader.send("\u{1B}q")
    try reader.wait("the mute and the badge in the list") { reader in
      !reader.text.contains("Lamps kept")
        && reader.lines.contains { $0.contains("W") && $0.contains("Pier measured") }
    }
  }
}
