import Foundation
import HTTPHarness
import PtyHarness
import Testing

/// What a person does with articles: marks, the browser, files, programs.
@Suite struct DoingReadingTests {
  /// Five articles of one feed, none of them read.
  private static func home() throws -> Home {
    let paper = try Gazette.server([
      "/news.xml": Gazette.feed(
        "Harbour Gazette",
        ["Ferry stays", "Lamps kept", "Nets mended", "Pier measured", "Tides late"].enumerated()
          .map { .init(number: $0 + 1, title: $1) })
    ])
    let home = try Home()
    try home.write("config/feeds", paper.url("/news.xml") + "\n")
    #expect(try home.run("refresh").status == 0)
    return home
  }

  /// The list of all articles, the newest first.
  private static func list(_ home: Home, environment: [String: String] = [:]) throws
    -> TerminalProgram
  {
    let reader = try home.start(environment: environment)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait("five articles") {
      $0.text.contains("5 unread") && $0.text.contains("Ferry stays")
    }
    return reader
  }

  private static func row(_ title: String, _ reader: TerminalProgram) -> String {
    reader.lines.first { $0.contains(title) } ?? ""
  }

  @Test func `marks are set from the list and taken back one by one`() throws {
    let home = try Self.home()
    let reader = try Self.list(home)
    reader.send("N")
    try reader.wait("the first read, the second selected") {
      $0.text.contains("4 unread") && $0.lines[$0.cursor.row].contains("Pier measured")
    }
    reader.send("*")
    try reader.wait("a star") { Self.row("Pier measured", $0).contains("N*") }
    reader.send("tslow boats\r")
    try reader.wait(for: "1 article tagged slow boats")
    reader.send("ggj")
    try reader.wait(for: "#slow boats")
    reader.send("U")
    try reader.wait("no tag") { $0.text.contains("taken back: 1 article tagged slow boats") }
    reader.send("ggj")
    try reader.wait("no tag on the row") { !$0.text.contains("slow boats") }
    reader.send("U")
    try reader.wait("no star") { !Self.row("Pier measured", $0).contains("*") }
    reader.send("U")
    try reader.wait(for: "5 unread")
    reader.send("U")
    try reader.wait(for: "nothing to take back")
  }

  @Test(arguments: ["A", "C"])
  func `all are marked as read, and unread again`(key: String) throws {
    let reader = try Self.list(try Self.home())
    reader.send(key)
    if key == "C" {
      try reader.wait(for: "Mark all articles as read? y/n")
      reader.send("y")
    }
    try reader.wait(for: "0 unread")
    reader.send("U")
    try reader.wait(for: "5 unread")
    reader.send("gg")
    try reader.wait("the row unread") { Self.row("Tides late", $0).contains("N ") }
  }

  @Test func `tags of an article are shown, kept and taken away`() throws {
    let home = try Self.home()
    let reader = try Self.list(home)
    reader.send("tdaily\r")
    try reader.wait(for: "1 article tagged daily")
    try reader.wait("the tag in its row") { Self.row("Tides late", $0).contains("#daily") }
    reader.send("\r")
    try reader.wait("the article") { $0.text.contains("z only") && $0.text.contains("#daily") }
    reader.send("t-daily\r")
    try reader.wait("no tag") { !$0.text.contains("#daily") }
    reader.send("tslow boats\r")
    try reader.wait(for: "#slow boats")
    #expect(try home.run("search", "tag:\"slow boats\"").output.contains("Tides late"))
  }

  @Test func `gn goes to the next unread article, J and K to the neighbours`() throws {
    let reader = try Self.list(try Self.home())
    reader.send("NN")
    try reader.wait(for: "3 unread")
    reader.send("gg")
    try reader.wait("the first row") { $0.lines[$0.cursor.row].contains("Tides late") }
    reader.send("gn")
    try reader.wait("the first unread") { $0.lines[$0.cursor.row].contains("Nets mended") }
    reader.send("\r")
    try reader.wait("the article") {
      $0.lines[1].contains("Nets mended") || $0.lines[0].contains("Nets mended")
    }
    reader.send("J")
    try reader.wait(for: "Lamps kept")
    reader.send("K")
    try reader.wait(for: "Nets mended")
    reader.send("KK")
    try reader.wait(for: "Tides late")
    reader.send("gn")
    try reader.wait(for: "Ferry stays")
    reader.send("gn")
    try reader.wait(for: "no unread article after this one")
  }

  @Test func `o and O show the page in the browser of the settings`() throws {
    let home = try Self.home()
    let browser = try home.script("browser", "printf '%s\\n' \"$@\" >> \"$HOME/opened\"")
    try home.write("config/config.toml", "[reading]\nbrowser = \"\(browser) --tab %u\"\n")
    let reader = try Self.list(home)
    reader.send("o")
    try reader.wait("the address in the browser") { _ in
      (try? home.text(of: "opened")) == "--tab\nhttp://gazette.example/5\n"
    }
    try reader.wait(for: "5 unread")
    reader.send("O")
    try reader.wait("the same, and the article read") { reader in
      (try? home.text(of: "opened"))?.split(separator: "\n").count == 4
        && reader.text.contains("4 unread")
    }
  }

  @Test func `a browser that is not there is told with what to do`() throws {
    let home = try Self.home()
    let reader = try Self.list(home, environment: ["BROWSER": "no-such-browser"])
    reader.send("o")
    try reader.wait("why") {
      $0.text.contains("no-such-browser") && $0.text.contains("config.toml")
    }
  }

  @Test func `an article goes to a program, whose words stay until Return`() throws {
    let home = try Self.home()
    let reader = try Self.list(home)
    reader.send("|grep -c Tides; cat > /dev/null\r")
    try reader.wait(for: "Enter goes back")
    #expect(!reader.isOnAlternateScreen)
    #expect(reader.lines.contains("1"))
    reader.send("\r")
    try reader.wait("the list again") { $0.isOnAlternateScreen && $0.text.contains("Lamps kept") }
  }

  @Test func `a macro gives an article to a program`() throws {
    let home = try Self.home()
    try home.write(
      "config/config.toml", "[macros]\nk = \"|cat<space>><space>~/kept<enter>\"\n")
    let reader = try Self.list(home)
    reader.send(",")
    try reader.wait(for: "Macro: type its letter")
    reader.send("k")
    try reader.wait(for: "Enter goes back")
    #expect(try home.text(of: "kept").contains("Tides late"))
    reader.send("\r")
    try reader.wait(for: "Lamps kept")
    reader.send(",x")
    try reader.wait(for: "no macro is called x")
  }

  @Test func `an article is saved from the list in the form its name asks for`() throws {
    let home = try Self.home()
    let reader = try Self.list(home)
    reader.send("s")
    try reader.wait(for: "tides-late.md")
    reader.send("\u{15}~/tides.json\r")
    try reader.wait(for: "saved as ~/tides.json")
    let json = try JSONSerialization.jsonObject(with: Data(home.text(of: "tides.json").utf8))
    #expect((json as? [String: Any])?["title"] as? String == "Tides late")
    reader.send("s\u{15}~/tides.json\r")
    try reader.wait(for: "not saved, there is already a file")
    reader.send("s\u{15}~/tides.doc\r")
    try reader.wait(for: "end it in .md")
  }
}
