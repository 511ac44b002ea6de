import PtyHarness
import Testing

/// Quick ways: the finder, the command line, marks, macros.
@Suite struct FinderReadingTests {
  private func start(config: String = "") throws -> TerminalProgram {
    let home = try Skarholm.home()
    if !config.isEmpty { try home.write("config/config.toml", config) }
    let reader = try home.start()
    try reader.wait(for: "All articles")
    return reader
  }

  @Test(arguments: [
    ("skcour", "›feed          Skarholm Courier", "Fog keeps the ferry"),
    ("fogferry", "›article       Fog keeps", "} quote"),
    ("vint", "›speaker       Anders Vinter", "Nobody has asked the pilots"),
    ("odalund", "›speaker       Oda M. Lund", "We sail when"),
  ])
  func `a few letters lead to a feed, an article or a name`(
    letters: String, line: String, shown: String
  ) throws {
    let reader = try start()
    try reader.press("\u{10}", shows: "type a few letters")
    try reader.press(letters, shows: line)
    try reader.press("\r", shows: shown, without: ["Find: "])
    try reader.press("q", shows: "All articles")
  }

  @Test func `what nobody says anything in is found too, and leads to its page`() throws {
    let reader = try start()
    try reader.press("\u{10}skarholm", shows: "other         Skarholm")
    try reader.press("\u{1B}[B", shows: "›other         Skarholm")
    try reader.press("\r", shows: "Skarholm", "▸Mentions 3", without: ["Find: "])
    try reader.press("q", shows: "All articles")
  }

  @Test func `the finder says when nothing fits, and closes`() throws {
    let reader = try start()
    try reader.press("\u{10}qqqzzz", shows: "nothing fits")
    try reader.press("\u{1B}", shows: "everything that was fetched")
  }

  @Test func `the command line completes, runs, and says what it does not know`() throws {
    let reader = try start()
    try reader.press(":pro\t", shows: ":problems")
    try reader.press("\r", shows: "Problems")
    try reader.press("q:nonsense\r", shows: "no command is called “nonsense”")
    try reader.press(":search\u{20}speaker:lund\r", shows: "Fog keeps", "Pier plan")
    try reader.press(":set width\r", shows: "say what to set and to what")
    try reader.press(":set width 50\r", shows: "width")
    try reader.press(":open\r", shows: ":open needs FILE or ADDRESS")
    try reader.press(":find fog\r", shows: "›article       Fog keeps")
    try reader.press("\u{1B}:quit\r")
    #expect(try reader.waitForEnd() == 0)
  }

  @Test func `a letter goes back to a place, in the article and from elsewhere`() throws {
    let reader = try start()
    try reader.open("sale", shows: "Council puts off")
    try reader.press("}}}", shows: "3/5")
    try reader.press("m", shows: "Mark this place")
    try reader.press("a", shows: "mark a set")
    try reader.press("gg`", shows: "a  Council puts off")
    try reader.press("a", cursorOn: "A lamp that earns")
    try reader.press("q`a", cursorOn: "A lamp that earns")
    try reader.press("`z", shows: "no mark is called z")
    try reader.press("U", shows: "mark a taken back")
    try reader.press("`", shows: "no marks yet")
  }

  @Test func `a macro types its keys`() throws {
    let reader = try start(config: "[macros]\nx = \"<enter>G<enter>\"\n")
    try reader.press(",", shows: "Macro: type its letter", "x  <enter>G<enter>")
    try reader.press("y", shows: "no macro is called y")
    try reader.press(",x", shows: "Council puts off", "} quote")
  }
}
