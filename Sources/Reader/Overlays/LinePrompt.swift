import PullquoteModel
import Screen

/// A line at the foot of the screen in which something is typed.
package struct LinePrompt: Overlay {
  /// Where it is drawn.
  package var room: Room
  /// What the reply is for.
  package let purpose: String
  /// What stands before the line.
  let label: String
  /// What is typed.
  package private(set) var line: LineEditor
  /// What can be typed, for Tab; those that begin with what stands there.
  private(set) var choices: [String]
  /// Asked when it opens for more to type.
  private let question: Question?
  private var shownChoice: Int?
  private var stem = ""

  /// Asks for a line.
  /// - Parameters:
  ///   - purpose: given back with the reply.
  ///   - label: what is asked for, as in `Filter`.
  ///   - text: what stands in the line already.
  ///   - choices: what Tab completes to.
  ///   - question: what is asked for more choices, `.tags`.
  package init(
    _ purpose: String, label: String, text: String = "", choices: [String] = [],
    asking question: Question? = nil, in room: Room
  ) {
    self.purpose = purpose
    self.label = label
    self.choices = choices
    self.question = question
    self.room = room
    line = LineEditor(text)
  }

  package mutating func begin() -> [Step] { question.map { [.ask($0, .completion)] } ?? [] }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    if case .tags(let tags) = answer { choices += tags.map(\.name) }
    return []
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter: return .replies(Reply(purpose: purpose, text: line.text))
    case .escape, .control("c"), .control("g"): return .closes([])
    case .backspace where line.text.isEmpty: return .closes([])
    case .tab: return complete(by: 1)
    case .backTab: return complete(by: -1)
    default:
      shownChoice = nil
      return .stays(line.take(key) ? [] : [.effect(.beep)])
    }
  }

  private mutating func complete(by step: Int) -> OverlayOutcome {
    if shownChoice == nil { stem = line.text.lowercased() }
    let fitting = choices.filter { $0.lowercased().hasPrefix(stem) }
    guard !fitting.isEmpty else { return .stays([.effect(.beep)]) }
    let next = shownChoice.map { ($0 + step + fitting.count) % fitting.count } ?? 0
    shownChoice = next
    line.text = fitting[next]
    return .stays([])
  }

  package func render(into grid: inout Grid) {
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let start = grid.writeLabel(label, row: row, style: room.theme.status)
    // Of a line that is too long the end is shown, where it is being typed.
    let head = line.head
    let space = max(4, grid.columns - start - 2)
    var shown = Substring(head)
    while columns(of: String(shown)) > space { shown = shown.dropFirst() }
    let cursor = grid.write(String(shown), row: row, column: start, style: room.theme.status)
    grid.write(
      String(line.text.dropFirst(head.count)), row: row, column: cursor, style: room.theme.status)
    grid.cursor = (row, cursor)
  }
}
