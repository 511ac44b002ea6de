import PtyHarness
import Testing

/// The page of somebody who is quoted, and that of what is named.
@Suite struct SpeakerReadingTests {
  private func page(of name: String, columns: Int = 80) throws -> TerminalProgram {
    let reader = try Skarholm.home().start(columns: columns)
    try reader.wait(for: "All articles")
    try reader.press("\u{10}\(name)", shows: "›")
    try reader.wait(for: "in 2 articles")
    try reader.press("\r", shows: "listed")
    return reader
  }

  @Test func `a page has all quotes, other names, a chart, and who else speaks there`() throws {
    let reader = try page(of: "vinter", columns: 130)
    try reader.wait(for: "Also speaking there")
    for text in [
      "Anders Vinter", "3 quotes · 2 articles", "also Vinter", "per week, most 2",
      "Wednesday 13 March 2024", "Nobody has asked the pilots", "Tuesday 5 March 2024",
      "We have kept the lamps", "Then we shall see", "Outlets", "Skarholm Courier", "Oda M. Lund",
      "Karin Holt",
    ] { #expect(reader.text.contains(text), "\(text)") }
    try reader.press("\t", shows: "›Skarholm Courier")
    try reader.press("j", cursorOn: "Oda M. Lund")
    try reader.press("\r", shows: "A shorter pier is still a pier", "2 listed")
    try reader.press("q", cursorOn: "Oda M. Lund")
  }

  @Test func `a page says what somebody is called there`() throws {
    let reader = try Skarholm.home().start()
    try reader.wait(for: "All articles")
    try reader.press("\u{10}petra", shows: "›speaker       Petra Ness")
    try reader.press("\r", shows: "Petra Ness · lawyer", "1 listed")
  }

  @Test func `quotes are narrowed to a topic and to an outlet`() throws {
    let reader = try page(of: "vinter")
    try reader.press("Fpilots\r", shows: "Only: pilots", "1 listed", without: ["kept the lamps"])
    try reader.press("F\u{15}\r", shows: "kept the lamps", "3 listed", without: ["Only:"])
    try reader.press("\u{10}holt", shows: "›speaker")
    try reader.press("\r", shows: "saves ships", "2 listed")
    try reader.press("\t", cursorOn: "Skarholm Courier")
    try reader.press("\r", shows: "Only: Skarholm Courier", "saves boats", "2 listed")
  }

  @Test func `quotes that say the same are one, with the words that differ`() throws {
    let reader = try page(of: "holt")
    try reader.press("j", cursorOn: "also in 1 other article")
    try reader.press("\r", shows: "words that differ are marked", "saves boats on a bad night")
    let row = try #require(reader.row(with: "saves boats"))
    let column = try #require(reader.lines[row].firstRange(of: "boats")).lowerBound
    let boats = reader.lines[row].distance(from: reader.lines[row].startIndex, to: column)
    #expect(reader.look(row: row, column: boats) != reader.look(row: row, column: boats - 2))
    try reader.press("j", cursorOn: "saves boats")
    try reader.press("\r", shows: "Council puts off", "3/5")
    #expect(reader.cursorLine.contains("A lamp that earns"))
    try reader.press("q", shows: "words that differ are marked", "2 listed")
  }

  @Test func `the page of a name has mentions, quotes by and about it, and what is near`() throws {
    let reader = try page(of: "holt")
    try reader.press("P", shows: "▸Mentions 2", "2 times · Skarholm Courier")
    try reader.press("\t", shows: "▸Quotes by 3", "that the pier could wait")
    try reader.press("\t", shows: "▸Quotes about 0", "no quotes")
    try reader.press("\t", shows: "▸With", "Anders Vinter")
    try reader.press("\t", shows: "▸Mentions 2")
    try reader.press("j\r", shows: "Council puts off", "mention 1 of 2")
    try reader.press("q", shows: "▸Mentions 2")
  }
}
