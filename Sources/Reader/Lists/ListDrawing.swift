import Screen

extension Grid {
  /// Draws the heading of a list: its name, and at the right what holds of it.
  mutating func writeHeading(_ name: String, facts: String = "", in room: Room) {
    let body = room.body
    let facts = rowText(facts, body.columns / 2)
    let width = min(Screen.columns(of: facts), body.columns / 2)
    let column = body.endColumn - 1 - width
    write(
      rowText(name, body.columns), row: body.row, column: 1, style: room.theme.focusedHeading,
      limit: facts.isEmpty ? body.endColumn : column - 1)
    write(
      facts, row: body.row, column: column, style: room.theme.faint, limit: body.endColumn)
  }

  /// Draws what a line asks for, short enough that what is typed is seen beside it.
  /// - Returns: the column where typing begins.
  mutating func writeLabel(_ label: String, row: Int, style: Style) -> Int {
    let end = write(
      " \(label)", row: row, column: 0, style: style, limit: max(columns / 2, columns - 24))
    return write(": ", row: row, column: end, style: style)
  }

  /// Shows that a row is selected, and rests the cursor there.
  mutating func markSelected(row: Int, in rect: Rect, _ room: Room) {
    write(Signs.selected, row: row, column: rect.column, style: room.theme.text)
    restyle(Rect(row: row, column: rect.column, columns: rect.columns, rows: 1)) {
      room.theme.selected($0)
    }
    cursor = (row, rect.column)
  }

  /// Writes text so that it ends before `end`.
  /// - Returns: the column where it begins.
  @discardableResult
  mutating func write(
    _ text: String, row: Int, endingAt end: Int, style: Style, from start: Int
  ) -> Int {
    let column = max(start, end - Screen.columns(of: text))
    write(text, row: row, column: column, style: style, limit: end)
    return column
  }
}

/// As much of a text as a row of so many columns can show: a text from outside may be of any length.
func rowText(_ text: String, _ columns: Int) -> String {
  // Four scalars are as many as a cell shows.
  let most = max(0, columns) * 4 + 4
  guard text.utf8.count > most else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.prefix(most)))
}

/// `1 article`, `2 articles`.
func counted(_ count: Int, _ one: String, _ several: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? one : several ?? one + "s")"
}

/// A number with its thousands parted: 12,345.
func grouped(_ number: Int) -> String {
  let digits = Array(String(number.magnitude))
  var text = number < 0 ? "-" : ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
