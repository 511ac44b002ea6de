import Foundation
import PtyHarness
import Testing

@Suite struct ReadTests {
  @Test func `an article opens with its headline, its bars and the hints`() throws {
    let reader = try Reading.open()
    try reader.wait(for: "} quote")
    #expect(reader.lines[0].contains("Lighthouse keepers win a reprieve"))
    #expect(reader.text.contains("┃ “We have kept the lamps"))
    #expect(reader.look(row: 0, column: 6).isBold)
    try reader.wait("the cursor on the headline") { $0.cursor.row == 0 }
    #expect(reader.isOnAlternateScreen)
  }

  @Test func `quote keys jump and the cursor rests on the quote`() throws {
    let reader = try Reading.open()
    reader.send("}")
    try reader.wait(for: "1/")
    #expect(reader.lines[reader.cursor.row].contains("We have kept"))
    reader.send("G")
    try reader.wait(for: "Then we shall see")
    reader.send("{")
    try reader.wait("the quote before") { $0.lines[$0.cursor.row].contains("A lamp that earns") }
  }

  @Test func `a resize keeps the line being read`() throws {
    let reader = try Reading.open()
    reader.send("}}}")
    try reader.wait(for: "A lamp that earns")
    for (columns, rows) in [(40, 12), (160, 48), (100, 15), (80, 24)] {
      reader.resize(columns: columns, rows: rows)
      try reader.wait("the quote on \(columns)x\(rows)") {
        $0.lines[$0.cursor.row].contains("A lamp that")
          && $0.lines[rows - 1].hasPrefix(" } quote")
      }
    }
  }

  @Test func `a click puts the cursor, the wheel scrolls`() throws {
    let reader = try Reading.open()
    try reader.wait(for: "A lamp that earns")
    let row = try #require(reader.lines.firstIndex { $0.contains("A lamp that earns") })
    reader.send("\u{1B}[<0;20;\(row + 1)M\u{1B}[<0;20;\(row + 1)m")
    try reader.wait("the cursor on row \(row)") { $0.cursor.row == row }
    reader.send("\u{1B}[<65;20;5M")
    try reader.wait("the text to scroll") { !$0.lines[0].contains("Lighthouse") }
  }

  @Test func `keys of the terminal arrive: arrows, pages, Tab back`() throws {
    let reader = try Reading.open()
    reader.send("\u{1B}OB")
    try reader.wait("one line down") { $0.cursor.row == 1 }
    reader.send("\u{1B}[6~")
    try reader.wait("a page down") { !$0.lines[0].contains("Lighthouse") }
    reader.send("\u{1B}[Z")
    try reader.wait(for: "▸Quotes")
  }

  @Test func `a terminal of ten by three is too small, and grows`() throws {
    let reader = try TerminalProgram(
      Reading.program, ["read", try Reading.file(holding: Reading.article)],
      environment: Reading.environment, columns: 10, rows: 3)
    try reader.wait(for: "too small")
    reader.resize(columns: 80, rows: 24)
    try reader.wait(for: "Lighthouse keepers")
  }

  @Test func `NO_COLOR leaves marks but no colour`() throws {
    let reader = try Reading.open(columns: 120, rows: 30, environment: ["NO_COLOR": "1"])
    reader.send("}")
    try reader.wait(for: "1/")
    for row in 0..<30 {
      for column in 0..<120 { #expect(!reader.look(row: row, column: column).hasColor) }
    }
    let colors = /\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8])(?:;[0-9;]*)?m/
    let hasColors = String(decoding: reader.output, as: UTF8.self).contains(colors)
    #expect(!hasColors)
    #expect(reader.text.contains("┃"))
  }

  @Test func `the text cannot drive the terminal`() throws {
    let reader = try Reading.open(
      "Lighthouse\u{1B}]0;owned\u{7}\n\nRed \u{1B}[31mwords\u{1B}[2J and \u{202E}turned\u{202C} ones."
    )
    try reader.wait(for: "turned ones")
    #expect(!reader.output.contains(0x07))
    #expect(!String(decoding: reader.output, as: UTF8.self).contains("\u{1B}]0;owned"))
    #expect(!reader.text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `a long article is on the screen before its quotes are found`() throws {
    let long = Reading.article + "\n\n" + String(repeating: Reading.article + "\n\n", count: 6)
    let reader = try Reading.open(long)
    reader.send("jj")
    try reader.wait("the bars beside the quotes, the cursor where it was") {
      $0.text.contains("┃ “We have kept the lamps") && $0.cursor.row == 3
    }
  }

  @Test func `names of the sidebar lead to their mentions`() throws {
    let reader = try Reading.open(columns: 120, rows: 30)
    try reader.wait(for: "Karin Holt")
    reader.send("\t\t")
    reader.send("\u{1B}[Z\u{1B}[Zh")
    try reader.wait(for: "▸Names")
    reader.send("\r")
    try reader.wait(for: "mention 1 of")
    reader.send("n")
    try reader.wait(for: "mention 2 of")
  }

  @Test func `an article from a pipe leaves the keyboard to the reader`() throws {
    let file = try Reading.file(holding: Reading.article)
    let reader = try TerminalProgram(
      "/bin/sh", ["-c", "cat \"$2\" | \"$1\" read -", "sh", Reading.program, file],
      environment: Reading.environment, columns: 80, rows: 24)
    try reader.wait(for: "Lighthouse keepers")
    reader.send("}")
    try reader.wait(for: "1/")
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    #expect(reader.isInLineMode)
  }
}
