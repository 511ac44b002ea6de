import Archive
import PullquoteModel
import Screen

/// A query being typed: what it asks so far, what is wrong with it, what Tab may put there.
struct QueryLine: Sendable {
  /// What is typed.
  private(set) var line: LineEditor
  /// What it asks; nil where it is empty or not understood.
  private(set) var query: Query?
  /// Why it is not understood.
  private(set) var error: QueryError?
  /// What may stand where the cursor is, the likeliest first.
  private(set) var candidates: [String] = []
  /// Which of them Tab has put there.
  private(set) var chosen: Int?
  /// What stood around the cursor when Tab was pressed first.
  private var stem: (head: String, tail: String)?

  /// A line with something in it already.
  init(_ text: String = "") {
    line = LineEditor(text)
    read()
  }

  /// What is typed.
  var text: String { line.text }
  /// True where nothing is typed.
  var isEmpty: Bool { !line.text.contains { !$0.isWhitespace } }

  /// Takes an editing key.
  /// - Returns: false for keys that mean nothing in a line.
  mutating func take(_ key: Key) -> Bool {
    guard line.take(key) else { return false }
    chosen = nil
    stem = nil
    read()
    return true
  }

  /// Puts other text in.
  mutating func set(_ text: String) {
    line.text = text
    chosen = nil
    stem = nil
    read()
  }

  private mutating func read() {
    query = nil
    error = nil
    do throws(QueryError) { query = try parseQuery(line.text) } catch { self.error = error }
    candidates = completion?.candidates ?? []
  }

  private var completion: QueryCompletion? { line.text.queryCompletions(at: line.head.count) }

  /// What to ask the archive for, to complete what stands at the cursor.
  var question: Question? {
    guard let completion, let field = completion.field else { return nil }
    let typed = String(line.head.dropFirst(completion.range.lowerBound))
    switch field {
    case .speaker: return .speakers(prefix: typed, limit: 8)
    case .entity: return .entities(prefix: typed, limit: 8)
    case .tag: return .tags
    case .feed: return .feeds
    default: return nil
    }
  }

  /// Takes names that may stand at the cursor.
  mutating func receive(_ answer: Answer, to question: Question) {
    guard stem == nil, question == self.question, let completion else { return }
    let typed = line.head.dropFirst(completion.range.lowerBound).lowercased()
    switch answer {
    case .names(let names): candidates = names.map { valued($0.name) }
    case .tags(let tags):
      candidates = tags.map(\.name).filter { $0.lowercased().hasPrefix(typed) }.prefix(8).map(
        valued)
    case .feeds(let tree):
      candidates = tree.feeds.map(\.name).filter { $0.lowercased().contains(typed) }.prefix(8)
        .map(valued)
    default: break
    }
  }

  /// A name as the value of a field: in quotation marks, unless it is one plain word.
  private func valued(_ name: String) -> String {
    let name = rowText(name, 40)
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
    return isPlain ? name : "\"" + name.filter { $0 != "\"" } + "\""
  }

  /// Puts the next candidate in.
  /// - Returns: false when there is none.
  mutating func complete(by step: Int) -> Bool {
    guard !candidates.isEmpty else { return false }
    if stem == nil {
      guard let completion else { return false }
      var start = completion.range.lowerBound
      let characters = Array(line.text)
      // The quotation mark that was typed gives way to that of the candidate.
      if completion.field != nil, start > 0, characters[start - 1] == "\"" { start -= 1 }
      stem = (
        String(characters[..<start]), String(characters[completion.range.upperBound...])
      )
    }
    let next = chosen.map { ($0 + step + candidates.count) % candidates.count } ?? 0
    chosen = next
    let kept = candidates
    let stem = self.stem
    line.text = (stem?.head ?? "") + candidates[next] + (stem?.tail ?? "")
    line.moveBack(by: stem?.tail.count ?? 0)
    read()
    candidates = kept
    return true
  }

  /// Draws label and line; rests the cursor in it.
  func render(
    into grid: inout Grid, row: Int, label: String, style: Style, hasCursor: Bool = true
  ) {
    let start = grid.write(label, row: row, column: 0, style: style)
    // Of a line that is too long the end is shown, where it is being typed.
    let space = max(4, grid.columns - start - 2)
    var shown = line.head.suffix(space)
    while columns(of: String(shown)) > space { shown = shown.dropFirst() }
    let column = grid.write(String(shown), row: row, column: start, style: style)
    grid.write(
      rowText(String(line.text.dropFirst(line.head.count)), grid.columns), row: row,
      column: column, style: style)
    if hasCursor { grid.cursor = (row, column) }
  }

  /// Draws what is wrong, with a caret under the place, or what Tab can put there.
  /// - Parameter start: the column where the line was drawn.
  func renderNotes(into grid: inout Grid, row: Int, start: Int, _ room: Room) {
    if let error {
      let place = start + columns(of: String(line.text.prefix(error.position - 1).suffix(500)))
      let caret = min(place, max(start, grid.columns - 24))
      let marks = String(repeating: "^", count: min(error.length, 40))
      let end = grid.write(marks, row: row, column: caret, style: room.theme.title)
      let text = "\(error.problem); \(error.hint)"
      if columns(of: text) < grid.columns - end - 1 {
        grid.write(text, row: row, column: end + 1, style: room.theme.faint)
      } else if columns(of: text) < caret - 1 {
        grid.write(text, row: row, column: 1, style: room.theme.faint)
      } else {
        grid.write(text, row: row, column: end + 1, style: room.theme.faint)
      }
      return
    }
    guard !candidates.isEmpty, !isEmpty || chosen != nil else { return }
    var column = grid.write("Tab: ", row: row, column: 1, style: room.theme.hint)
    for (place, candidate) in candidates.enumerated().dropFirst(max(0, (chosen ?? 0) - 2)) {
      guard column < grid.columns - 4 else { break }
      let isChosen = place == chosen
      column = grid.write(
        (isChosen ? Signs.selected : " ") + candidate + " ", row: row, column: column,
        style: isChosen ? room.theme.title : room.theme.hint)
    }
  }
}
