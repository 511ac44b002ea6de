import Archive
import PullquoteModel
import Screen

/// A line at the foot of the screen in which a query is typed: says at once what is wrong and where,
/// and completes fields and names.
package struct QueryPrompt: Overlay {
  /// Where it is drawn.
  package var room: Room
  private let purpose: String
  private let label: String
  /// True where an empty line is no answer.
  private let needsWords: Bool
  private var line: QueryLine

  /// Asks for a query; the reply holds one that is understood.
  package init(
    _ purpose: String, label: String, text: String = "", needsWords: Bool = false, in room: Room
  ) {
    self.purpose = purpose
    self.label = label
    self.needsWords = needsWords
    self.room = room
    line = QueryLine(text)
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter:
      if line.error != nil || needsWords && line.isEmpty { return .stays([.effect(.beep)]) }
      return .replies(Reply(purpose: purpose, text: line.text))
    case .escape, .control("c"), .control("g"): return .closes([])
    case .backspace where line.text.isEmpty: return .closes([])
    case .tab: return .stays(line.complete(by: 1) ? [] : [.effect(.beep)])
    case .backTab: return .stays(line.complete(by: -1) ? [] : [.effect(.beep)])
    default:
      guard line.take(key) else { return .stays([.effect(.beep)]) }
      return .stays(line.question.map { [.ask($0, .completion)] } ?? [])
    }
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    line.receive(answer, to: question)
    return []
  }

  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let label = " \(label): "
    line.render(into: &grid, row: row, label: label, style: room.theme.status)
    let notes = room.chrome.hints ?? max(0, row - 1)
    grid.fill(Rect(row: notes, column: 0, columns: grid.columns, rows: 1), style: .plain)
    line.renderNotes(into: &grid, row: notes, start: columns(of: label), room)
  }
}
