import Screen

extension State {
  /// The screen as cells.
  package func rendered() -> Grid {
    var grid = Grid(columns: size.columns, rows: size.rows)
    render(into: &grid)
    return grid
  }

  /// Draws the screen into an empty grid.
  package func render(into grid: inout Grid) {
    let chrome = room.chrome
    if chrome.isTooSmall {
      grid.write("too small", row: 0, column: 0)
      grid.cursor = (0, 0)
      return
    }
    top.render(into: &grid)
    renderStatus(into: &grid, row: chrome.status)
    renderLongMessage(into: &grid, above: chrome.status)
    if let row = chrome.hints { renderHints(into: &grid, row: row) }
    overlay?.overlay.render(into: &grid)
  }

  /// Draws the status line: what is said, else what the view says of what is selected.
  private func renderStatus(into grid: inout Grid, row: Int) {
    let all = Rect(row: row, column: 0, columns: grid.columns, rows: 1)
    grid.fill(all, style: settings.theme.status)
    let status = top.status
    let right = [keys.typed, room.activity.words, status.right].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let rightColumn = grid.columns - columns(of: right) - 1
    // What is said gives way to nothing: the counts come back with the next key.
    let isRoomy = rightColumn > 12 && message.map { columns(of: $0) <= rightColumn - 3 } ?? true
    if isRoomy {
      grid.write(right, row: row, column: rightColumn, style: settings.theme.status)
    }
    grid.write(
      message ?? status.left, row: row, column: 1, style: settings.theme.status,
      limit: isRoomy ? rightColumn - 2 : grid.columns)
  }

  /// Draws what is said over as many rows as it takes, at most a third of the screen, where one does
  /// not hold it. What lies over the views keeps its room.
  private func renderLongMessage(into grid: inout Grid, above status: Int) {
    guard let message, overlay == nil, columns(of: message) > grid.columns - 1 else { return }
    let bytes = Array(message.utf8.prefix(Self.longestMessage))
    let rows = wrap(bytes, in: 0..<bytes.count, columns: grid.columns - 2)
      .prefix(max(1, grid.rows / 3))
    let first = status - rows.count + 1
    let area = Rect(row: first, column: 0, columns: grid.columns, rows: rows.count)
    grid.fill(area, style: settings.theme.status)
    for (place, row) in rows.enumerated() {
      grid.write(
        String(decoding: bytes[row], as: UTF8.self), row: first + place, column: 1,
        style: settings.theme.status, limit: grid.columns)
    }
  }

  /// Bytes of a message that are shown: more than any screen's third holds is no message.
  private static let longestMessage = 4096

  /// Draws the hint line from the key table, as many hints as fit; those for help and the way out
  /// keep their room.
  private func renderHints(into grid: inout Grid, row: Int) {
    // Over a view lies something that has all keys: those of the view mean nothing now.
    guard overlay == nil else {
      let end = grid.write("<esc>", row: row, column: 1, style: settings.theme.title)
      grid.write(" close", row: row, column: end, style: settings.theme.hint)
      return
    }
    let wanted = top.hints + [.help, .back]
    let hints = wanted.compactMap { Hint($0, settings.keymap) }
    let kept = hints.filter(\.isKept).reduce(0) { $0 + $1.columns + Hint.gap }
    var column = 1
    for hint in hints {
      guard column + hint.columns + (hint.isKept ? 0 : kept) < grid.columns else { continue }
      let end = grid.write(hint.key, row: row, column: column, style: settings.theme.title)
      column = grid.write(" \(hint.word)", row: row, column: end, style: settings.theme.hint)
      column += Hint.gap
    }
  }
}

/// A key and what it does, for the hint line.
private struct Hint {
  /// Columns between two of them.
  static let gap = 3

  let key: String
  let word: String
  /// True for what a person who is lost needs.
  let isKept: Bool

  init?(_ command: Command, _ keymap: Keymap) {
    guard let binding = keymap.binding(of: command), let word = binding.hint,
      let key = binding.keys.first
    else { return nil }
    self.key = key
    self.word = word
    isKept = binding.group == .program
  }

  var columns: Int { Screen.columns(of: "\(key) \(word)") }
}
