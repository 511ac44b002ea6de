import Foundation
import HTTPHarness
import PtyHarness
import Testing

/// The mouse, themes, words for signs, scripts of all kinds, and screens of all sizes.
@Suite struct ScreenReadingTests {
  private static let titles = [
    "日本の港で船が待つ", "🚢 Boats 👩‍🚒 and 🏴‍☠️ flags", "Cafe\u{301} by the quay\u{30A}", "סירות בנמל",
    "القوارب في الميناء", "Plain boats",
  ]

  private static func home(_ titles: [String] = titles) throws -> Home {
    let paper = try Gazette.server([
      "/news.xml": Gazette.feed(
        "Harbour Gazette", titles.enumerated().map { .init(number: $0 + 1, title: $1) })
    ])
    let home = try Home()
    try home.write("config/feeds", paper.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    return home
  }

  private static func click(_ row: Int, _ column: Int = 20) -> String {
    "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m"
  }

  @Test func `a click selects a row of a list, another opens it, the wheel scrolls`() throws {
    let reader = try Self.home((1...20).map { "Ship \($0)" }).start()
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Ship 12")
    let row = try #require(reader.lines.firstIndex { $0.contains("Ship 17") })
    reader.send(Self.click(row))
    try reader.wait("the row selected") { $0.cursor.row == row }
    reader.send("\u{1B}[<65;20;5M\u{1B}[<65;20;5M\u{1B}[<65;20;5M")
    try reader.wait("the list scrolled") {
      !$0.text.contains("Ship 20 ") && !$0.text.contains("Ship 20\n")
    }
    reader.send("\u{1B}[<64;20;5M\u{1B}[<64;20;5M\u{1B}[<64;20;5M")
    try reader.wait("the top again") {
      $0.lines[2].contains("Ship 20") && $0.lines[4].contains("Ship 19")
    }
    let again = try #require(reader.lines.firstIndex { $0.contains("Ship 19") })
    reader.send(Self.click(again))
    try reader.wait("that row selected") { $0.cursor.row == again }
    reader.send(Self.click(again))
    try reader.wait("the article") { $0.text.contains("nothing was settled") }
  }

  @Test func `a click in the sidebar selects a name, another goes to it`() throws {
    let reader = try Reading.open(columns: 120, rows: 30)
    try reader.wait("the sidebar") {
      $0.lines[0].contains("Names") && $0.text.contains("Karin Holt")
    }
    let row = try #require(
      reader.lines.firstIndex { $0.prefix(34).contains("Karin Holt") })
    let column = 4
    reader.send(Self.click(row, column))
    try reader.wait("the name selected") { $0.cursor.row == row && $0.text.contains("▸Names") }
    reader.send(Self.click(row, column))
    try reader.wait(for: "Karin Holt: mention 1 of")
  }

  @Test func `a theme of the settings holds, another can be set meanwhile`() throws {
    let home = try Self.home()
    try home.write("config/config.toml", "[reading]\ntheme = \"dusk\"\n")
    let reader = try home.start(environment: ["COLORTERM": "truecolor"])
    try reader.wait(for: "All articles")
    try reader.wait("the canvas of dusk") { $0.look(row: 15, column: 70).hasColor }
    let dusk = reader.look(row: 15, column: 70).background
    reader.send(":set theme paper\r")
    try reader.wait("the canvas of paper") {
      let look = $0.look(row: 15, column: 70)
      return look.hasColor && look.background != dusk
    }
    reader.send(":set theme mono\r")
    try reader.wait("no colour") { reader in !reader.looks.contains(where: \.hasColor) }
    reader.send(":set theme nosuch\r")
    try reader.wait("those there are") { $0.text.contains("high-contrast") }
  }

  @Test(arguments: [("15;0", "38;5;246"), ("0;15", "38;5;242")])
  func `COLORFGBG tells light from dark`(variable: String, faint: String) throws {
    let reader = try Self.home().start(environment: ["COLORFGBG": variable])
    try reader.wait(for: "All articles")
    try reader.wait("the faint colour") {
      String(decoding: $0.output, as: UTF8.self).contains(faint)
    }
  }

  @Test func `a background told late changes the theme`() throws {
    let reader = try Reading.open(answers: ["\u{1B}[c": ""])
    try reader.wait("the dark theme") {
      String(decoding: $0.output, as: UTF8.self).contains("38;5;226")
    }
    reader.send("\u{1B}]11;rgb:fafa/f0f0/e6e6\u{1B}\\")
    try reader.wait("the light theme") {
      String(decoding: $0.output, as: UTF8.self).contains("38;5;124")
    }
    #expect(!reader.text.contains("rgb"))
  }

  @Test func `NO_COLOR leaves no colour in lists, help and search`() throws {
    let reader = try Self.home().start(columns: 100, environment: ["NO_COLOR": "1"])
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Plain boats")
    reader.send("*?")
    try reader.wait(for: "half a screen")
    reader.send("q/boats")
    try reader.wait("what is found") { $0.text.contains("Plain boats") }
    reader.send("\u{1B}q!")
    try reader.wait(for: "nothing went wrong")
    let colors = /\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m/
    let hasColors = String(decoding: reader.output, as: UTF8.self).contains(colors)
    #expect(!hasColors)
  }

  @Test func `words take the place of signs`() throws {
    let home = try Self.home()
    #expect(try home.run("add", home.write("lamps.txt", Reading.article)).status == 0)
    try home.write("config/config.toml", "[reading]\nwords = true\n")
    let reader = try home.start()
    try reader.wait("a feed in words") { $0.text.contains("Harbour Gazette, 6 unread") }
    reader.send("\r")
    try reader.wait("an article in words") { $0.text.contains("unread: Lighthouse keepers") }
    reader.send("\r")
    try reader.wait("a quote in words") { $0.text.contains("Quote by Anders Vinter:") }
    #expect(!reader.text.contains("┃"))
  }

  @Test(arguments: [120, 160])
  func `no script breaks the columns`(columns: Int) throws {
    let text = Self.titles.joined(separator: ". ") + "."
    let article =
      "Boats of the world\n\n"
      + (1...12).map { "\(text) “\(text)” said Anders Vinter, number \($0)." }
      .joined(separator: "\n\n")
    let home = try Home()
    let reader = try home.start(["read", home.write("boats.txt", article)], columns: columns)
    try reader.wait("the sidebar") { $0.text.contains("Names") && $0.text.contains("? help") }
    reader.send("}")
    try reader.wait("a quote") { $0.text.contains("┃") && $0.text.contains("1/") }
    let separator = try #require(
      (0..<columns).first { reader.character(row: 1, column: $0) == "│" })
    for row in 0..<22 { #expect(reader.character(row: row, column: separator) == "│", "\(row)") }
    let (shown, looks) = (reader.text, reader.looks)
    reader.send("\u{0C}")
    try reader.wait("the same, drawn anew") { $0.text == shown && $0.looks == looks }
    #expect(shown.contains("日本の港で船が待つ") && shown.contains("🚢"))
  }

  @Test func `titles of all scripts keep their rows, on screens of all sizes`() throws {
    let reader = try Self.home().start(columns: 100, rows: 30)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "Plain boats")
    reader.send("2j")
    try reader.wait("the third") { $0.lines[$0.cursor.row].contains("בנמל") || $0.cursor.row == 6 }
    for (columns, rows) in [(40, 12), (20, 5), (10, 3), (100, 30)] {
      reader.resize(columns: columns, rows: rows)
      try reader.wait("a screen of \(columns)x\(rows)") { reader in
        columns < 20
          ? reader.text.contains("too small")
          : reader.lines[0].hasPrefix(" All articles")
            && reader.lines[reader.cursor.row].hasPrefix("›")
            && (columns < 40 || reader.lines.contains { $0.hasSuffix("3/6") })
      }
    }
    try reader.wait("all titles") { $0.text.contains("Plain boats") && $0.text.contains("日本の港") }
  }
}
