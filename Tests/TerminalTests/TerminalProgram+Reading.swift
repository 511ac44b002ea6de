import PtyHarness

/// What tests of the reader ask of its screen.
extension TerminalProgram {
  /// The row the cursor is on.
  var cursorLine: String { lines[cursor.row] }

  /// The status line, above the hints.
  var status: String { lines.dropLast().last ?? "" }

  /// The row that holds a text; nil when none does.
  func row(with text: String) -> Int? { lines.firstIndex { $0.contains(text) } }

  /// Types keys, then waits until the screen shows all of some texts and none of others. A frame
  /// is painted row by row with the status line near its end, hence one text of each test should be
  /// of there.
  func press(_ keys: String, shows texts: String..., without absent: [String] = []) throws {
    send(keys)
    try wait("\(texts) without \(absent) after \(keys)") { reader in
      let shown = reader.text
      return texts.allSatisfy(shown.contains) && !absent.contains(where: shown.contains)
    }
  }

  /// Types keys, then waits until the cursor is on a row with a text.
  func press(_ keys: String, cursorOn text: String) throws {
    send(keys)
    try wait("the cursor on “\(text)” after \(keys)") { $0.cursorLine.contains(text) }
  }

  /// From the first screen to an article, found by letters of its headline.
  func open(_ letters: String, shows text: String) throws {
    try wait(for: "All articles")
    try press("\u{10}\(letters)", shows: "›article")
    try press("\r", shows: text, "} quote")
  }
}

/// Keys that have no letter.
enum Press {
  static let escape = "\u{1B}"
  static let tab = "\t"
  static let backTab = "\u{1B}[Z"
  static let enter = "\r"
  /// Control-P.
  static let find = "\u{10}"
  /// Control-O.
  static let back = "\u{0F}"
  /// Control-U: the line is emptied.
  static let clear = "\u{15}"
}
