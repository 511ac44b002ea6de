import Screen

/// Waits for one letter.
package struct LetterPrompt: Overlay {
  /// Where it is drawn.
  package var room: Room
  /// What the reply is for.
  package let purpose: String
  let label: String

  /// Asks for a letter.
  package init(_ purpose: String, label: String, in room: Room) {
    self.purpose = purpose
    self.label = label
    self.room = room
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    guard case .character(let letter) = key, letter.isLetter || letter.isNumber else {
      return .closes([.refuse("no letter was typed")])
    }
    return .replies(Reply(purpose: purpose, text: String(letter)))
  }

  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let end = grid.write(" \(label): ", row: row, column: 0, style: room.theme.status)
    grid.cursor = (row, end)
  }
}
