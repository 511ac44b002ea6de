import Foundation
import PtyHarness
import Testing

/// Whose keys do what, and where the reader shows it.
@Suite struct KeyReadingTests {
  private static func home(_ config: String) throws -> Home {
    let home = try Home()
    for (name, text) in [("lamps.txt", Reading.article), ("pier.txt", "Pier measured\n\nBy rod.")] {
      #expect(try home.run("add", home.write(name, text)).status == 0)
    }
    try home.write("config/config.toml", config)
    return home
  }

  @Test func `newsboat's keys do what they do there, and help has them`() throws {
    let reader = try Self.home("[keys]\npreset = \"newsboat\"\n").start(columns: 100, rows: 40)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait(for: "2 unread")
    reader.send("l")
    try reader.wait(for: "unread articles only")
    reader.send("l")
    try reader.wait(for: "all articles")
    reader.send("g")
    try reader.wait(for: "Which articles come first?")
    reader.send("\u{1B}?")
    try reader.wait(for: "down one line or entry")
    try Self.look(for: "unread only, or all", by: " l ", in: reader)
  }

  /// Leafs through the help until a row has these words, and checks its key.
  private static func look(for words: String, by key: String, in reader: TerminalProgram) throws {
    for _ in 0..<12 where !reader.text.contains(words) {
      let before = reader.text
      reader.send(" ")
      try reader.wait("another page of the help") { $0.text != before }
    }
    let row = try #require(reader.lines.first { $0.contains(words) })
    #expect(" \(row)".contains(key), "\(row)")
  }

  @Test func `a sequence of the settings does it, and hints and help have it`() throws {
    let home = try Self.home(
      "[keys]\nnext-quote = [\"gq\", \"<a-q>\"]\nhelp = [\"<f1>\", \"<a-h>\"]\n")
    let reader = try home.start(columns: 100, rows: 40)
    try reader.wait(for: "All articles")
    reader.send("\r")
    try reader.wait("the lamps") { $0.text.contains("Lighthouse") }
    let row = try #require(reader.lines.firstIndex { $0.contains("Lighthouse") })
    if reader.cursor.row != row { reader.send("j") }
    try reader.wait("the lamps selected") { $0.cursor.row == row }
    reader.send("\r")
    try reader.wait("the hint") {
      $0.lines[39].contains("gq quote") && $0.lines[39].contains("<f1> help")
    }
    reader.send("gq")
    try reader.wait("the first quote") { $0.lines[$0.cursor.row].contains("We have kept") }
    reader.send("\u{1B}q")
    try reader.wait("the next quote") { !$0.lines[$0.cursor.row].contains("We have kept") }
    reader.send("\u{1B}h")
    try reader.wait(for: "down one line or entry")
    try Self.look(for: "to the next quote", by: "gq", in: reader)
  }

  @Test(arguments: [
    ("[reading]\n\n[keys]\nnext-qoute = [\"]\"]\n", 4, "next-qoute"),
    ("[keys]\nnext-quote = [\"<foo>\"]\n", 2, "<foo>"),
    ("[keys]\n\nnext-quote = [\"3q\"]\n", 3, "digit"),
    ("[keys]\npreset = \"emacs\"\n", 2, "emacs"),
    ("[keys]\nstar = [\"g\"]\n", 2, "beginning of a longer"),
    ("[macros]\nkk = \"j\"\n", 2, "kk"),
  ])
  func `a mistake in the keys is told with its line at the start`(
    config: String, line: Int, words: String
  ) throws {
    let home = try Home()
    try home.write("config/config.toml", config)
    let reader = try home.start(columns: 250)
    #expect(try reader.waitForEnd() == 2)
    #expect(reader.text.contains("config.toml:\(line):"))
    #expect(reader.text.contains(words))
    #expect(!reader.isOnAlternateScreen)
  }
}
