import Foundation
import PtyHarness
import Testing

@Suite struct TerminalAbilityTests {
  private func written(_ reader: TerminalProgram) -> String {
    String(decoding: reader.output, as: UTF8.self)
  }

  @Test(arguments: [("rgb:fafa/f0f0/e6e6", "5;124"), ("rgb:1010/1010/1010", "5;226")])
  func `the theme follows the background the terminal tells`(color: String, voice: String) throws {
    let reader = try Reading.open(answers: ["\u{1B}]11;?\u{1B}\\": "\u{1B}]11;\(color)\u{1B}\\"])
    try reader.wait(for: "┃")
    try reader.wait("the voice's colour") { written($0).contains("38;\(voice)") }
    // The answer was not taken for keys.
    #expect(!reader.text.contains("rgb"))
    try reader.wait("the cursor on the headline") { $0.cursor.row == 0 }
  }

  @Test func `a terminal that does not answer gets the dark theme soon`() throws {
    let reader = try Reading.open(answers: ["\u{1B}[c": ""])
    try reader.wait("the voice's colour") { written($0).contains("38;5;226") }
  }

  @Test(arguments: [("truecolor", true), ("", false)])
  func `true colour is used where the terminal has it`(term: String, isTrue: Bool) throws {
    let reader = try Reading.open(
      options: ["--theme", "dusk"], environment: term.isEmpty ? [:] : ["COLORTERM": term])
    try reader.wait(for: "┃")
    try reader.wait("colours") { written($0).contains("38;\(isTrue ? "2" : "5");") }
    #expect(written(reader).contains("38;2;") == isTrue)
    try reader.wait("the canvas everywhere") { $0.look(row: 20, column: 79).hasColor }
  }

  @Test func `pasted text is no command`() throws {
    let reader = try Reading.open()
    reader.send("\u{1B}[200~qQ\r:quit\r\u{1B}[201~}")
    try reader.wait(for: "1/")
    #expect(reader.isOnAlternateScreen)
  }

  @Test func `every mode is taken back at the end`() throws {
    let reader = try Reading.open()
    let begun = written(reader)
    reader.send("Q")
    #expect(try reader.waitForEnd() == 0)
    for mode in ["?1000", "?1006", "?2004", "?1049"] {
      #expect(begun.contains("\u{1B}[\(mode)h"), "\(mode)")
      #expect(written(reader).dropFirst(begun.count).contains("\u{1B}[\(mode)l"), "\(mode)")
    }
    #expect(begun.contains("\u{1B}[8l") && written(reader).contains("\u{1B}[8h"))
    // Behind the alternate screen nothing is written but the keypad's mode.
    #expect(written(reader).hasSuffix("\u{1B}[?1049l\u{1B}[23;0;0t\r\u{1B}[?1l\u{1B}>"))
  }

  @Test func `a terminal of old is asked for nothing it does not know`() throws {
    let reader = try Reading.open(environment: ["TERM": "vt100", "COLORTERM": "truecolor"])
    try reader.wait(for: "┃")
    reader.send("}")
    try reader.wait(for: "1/")
    let output = written(reader)
    for sequence in ["\u{1B}]", "\u{1B}[?1000", "\u{1B}[?2026", "\u{1B}[c", "38;", "\u{1B}_"] {
      #expect(!output.contains(sequence), "\(sequence.dropFirst())")
    }
  }

  @Test func `a key pressed twice writes little`() throws {
    let reader = try Reading.open()
    try reader.wait(for: "} quote")
    try reader.wait("the first frame") { written($0).hasSuffix("\u{1B}[?2026l") }
    let before = reader.output.count
    reader.send("jj")
    try reader.wait("two lines down") { $0.cursor.row == 3 }
    #expect(reader.output.count - before < 600)
  }

  @Test(arguments: [
    ["COLORTERM": "truecolor"], ["VTE_VERSION": "7200"], [:], ["TERM": "xterm"], ["TERM": "vt100"],
  ])
  func `what frames leave on the screen is what a redraw paints`(
    environment: [String: String]
  ) throws {
    let text = Reading.article.replacing("ninety years", with: "n\u{301}inety 🐟 yea\u{301}rs")
    let reader = try Reading.open(text, options: ["--theme", "dusk"], environment: environment)
    try reader.wait(for: "} quote")
    let isWhole = { (reader: TerminalProgram) in
      environment["TERM"] == "vt100" || written(reader).hasSuffix("\u{1B}[?2026l")
    }
    for keys in ["}", "jj", "{k", "}}"] {
      let before = reader.output.count
      reader.send(keys)
      try reader.wait("a frame after \(keys)") { $0.output.count > before && isWhole($0) }
    }
    // A vt100 does not tell where a frame ends: the cursor is put on the headline last of all.
    reader.send("gg")
    try reader.wait("the top") { $0.cursor == (0, 6) && isWhole($0) }
    let (shown, looks, cursor) = (reader.text, reader.looks, reader.cursor)
    #expect(shown.contains("🐟"))
    let end = reader.output.count
    reader.send("\u{0C}")
    try reader.wait("the screen cleared") { reader in
      String(decoding: reader.output[end...], as: UTF8.self).contains("\u{1B}[H\u{1B}[")
    }
    try reader.wait("what was there") { reader in
      reader.text == shown && reader.cursor == cursor && reader.looks == looks
    }
  }
}
