import Screen

/// A question that y answers; every other key leaves all as it is.
package struct Confirmation: Overlay {
  /// Where it is drawn.
  package var room: Room
  private let purpose: String
  private let question: String

  /// Asks.
  /// - Parameters:
  ///   - purpose: given back with the reply, which only comes when the answer is yes.
  ///   - question: without question mark.
  package init(_ purpose: String, _ question: String, in room: Room) {
    self.purpose = purpose
    self.question = question
    self.room = room
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .character("y"), .character("Y"): .replies(Reply(purpose: purpose, text: "yes"))
    default: .closes([.say("nothing was done")])
    }
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    pointing == .click ? .closes([.say("nothing was done")]) : .stays([])
  }

  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let answer = "? y/n "
    let column = grid.write(
      " " + rowText(question, grid.columns), row: row, column: 0, style: room.theme.status,
      limit: grid.columns - answer.count - 1)
    let end = grid.write(answer, row: row, column: column, style: room.theme.status)
    grid.cursor = (row, end)
  }
}
