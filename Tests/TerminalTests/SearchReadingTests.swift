import PtyHarness
import Testing

/// Lists searched, narrowed and kept.
@Suite struct SearchReadingTests {
  private let home: Home

  init() throws { home = try Skarholm.home() }

  private func start() throws -> TerminalProgram {
    let reader = try home.start()
    try reader.wait(for: "All articles")
    return reader
  }

  @Test func `a search shows what it finds while it is typed, and the quotes beside`() throws {
    let reader = try start()
    try reader.press("/", shows: "▸Articles")
    try reader.press("lamp", shows: "Council puts off", "Three lighthouses stay")
    try reader.press("s", shows: "Fog keeps the ferry", "lamps")
    try reader.press("\u{15}pier", shows: "Pier plan returns", without: ["Fog keeps"])
    try reader.press("\r\t", shows: "▸Quotes", "A shorter pier is still a pier", "Oda M. Lund")
    try reader.press("\r", shows: "Pier plan returns", "1/2")
    #expect(reader.cursorLine.contains("A shorter pier"))
    try reader.press("q", shows: "▸Quotes")
    try reader.press("\t", shows: "▸Articles")
    try reader.press("\u{1B}", shows: "All articles")
  }

  @Test func `hits are walked from article to article`() throws {
    let reader = try start()
    try reader.press("/pier\r", shows: "Pier plan returns", "Council puts off")
    try reader.press("\r", shows: "hit 1 of")
    #expect(reader.cursorLine.contains("Pier plan"))
    try reader.press("n", shows: "hit 2 of")
    try reader.press("p", shows: "hit 1 of")
    try reader.press("9n", shows: "Council puts off")
    try reader.press("p", shows: "Pier plan returns")
  }

  @Test func `a query that cannot be read says where`() throws {
    let reader = try start()
    try reader.press("/is:red", shows: "did you mean “read”?")
    try reader.press("\u{15}zebra", shows: "nothing")
  }

  @Test func `a list is narrowed, sorted and grouped by days`() throws {
    let reader = try start()
    try reader.press("\r", shows: "Monday 1 April 2024", "Tuesday 5 March 2024", "4 unread")
    try reader.press("Fspeaker:lund\r", shows: "filter: speaker:lund", without: ["Three light"])
    try reader.press("F\u{15}\r", shows: "Three light", without: ["filter:"])
    try reader.press("N", shows: "3 unread")
    try reader.press("a", shows: "unread only", without: ["Fog keeps"])
    try reader.press("a", shows: "Fog keeps")
    try reader.press("S", shows: "2 oldest first")
    reader.send("2")
    try reader.wait("the oldest first") { reader in
      guard let first = reader.row(with: "Council puts"), let last = reader.row(with: "Fog keeps")
      else { return false }
      return first < last
    }
  }

  @Test func `searches are saved, opened, renamed and dropped`() throws {
    let reader = try start()
    try reader.press("/speaker:holt\r", shows: "Council puts off")
    try reader.press("s", shows: "Save this search as")
    try reader.press("Holt speaks\r", shows: "saved: “Holt speaks”")
    try reader.press("qV", shows: "Saved searches", "Holt speaks")
    try reader.press("\r", shows: "Three lighthouses stay", without: ["Fog keeps"])
    try reader.press("q", shows: "Saved searches")
    try reader.press("w", shows: "Name of the search: Holt speaks")
    try reader.press("\u{15}Karin\r", shows: "Karin", without: ["Holt speaks"])
    try reader.wait("the name in the file") { _ in
      (try? home.feeds().contains("query \"Karin\" speaker:holt\n")) ?? false
    }
    try reader.press("X", shows: "y/n")
    try reader.press("y", shows: "taken out")
    #expect(try !home.feeds().contains("speaker:holt"))
  }

  @Test func `the balance of sources leads to a page`() throws {
    let reader = try start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("B", shows: "Karin Holt", "Anders Vinter", "3 sources")
    try reader.press("jP", shows: "Karin Holt", "3 quotes · 2 articles")
    try reader.press("q", shows: "3 sources")
    try reader.press("q", shows: "} quote")
  }
}
