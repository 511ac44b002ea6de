import Archive
import Prose
import PullquoteModel
import Screen

/// The line where a name of the archive is typed; the names that fit stand above it.
package struct NamePrompt: Overlay {
  /// Whose names are offered.
  package enum Finds: Hashable, Sendable {
    /// Those who are quoted.
    case speakers
    /// People, bodies, places and things.
    case anybody
  }

  /// What Return takes.
  private enum Choice: Hashable, Sendable {
    case nobody
    case known(EntityCount)
    case new(String)
  }

  /// Where it is drawn.
  package var room: Room
  let purpose: String
  let label: String
  let near: [EntityCount]
  let finds: Finds
  let takesNew: Bool
  /// Opens the page of what is chosen instead of giving it to the view below.
  let opensPage: Bool
  private var line: LineEditor
  private var found: [EntityCount] = []
  private var choices: [Choice] = []
  private var selected = 0
  private var isLooking = false

  private static let most = 50

  /// Asks for a name.
  /// - Parameters:
  ///   - purpose: given back with the reply, whose `choice` is the number of the entity; a new
  ///     name has none, and nobody has no text either.
  ///   - near: offered first.
  ///   - takesNew: whether a name that nobody bears, or none at all, is an answer.
  package init(
    _ purpose: String, label: String, near: [EntityCount], finds: Finds, takesNew: Bool = false,
    opensPage: Bool = false, text: String = "", in room: Room
  ) {
    self.purpose = purpose
    self.label = label
    self.near = near
    self.finds = finds
    self.takesNew = takesNew
    self.opensPage = opensPage
    self.room = room
    line = LineEditor(text)
    update()
  }

  /// Asks for a speaker of the whole archive, whose page opens.
  package static func speakers(_ text: String = "", in room: Room) -> NamePrompt {
    NamePrompt(
      "page", label: "Quotes of", near: [], finds: .speakers, opensPage: true, text: text, in: room)
  }

  private var question: Question {
    finds == .speakers
      ? .speakers(prefix: line.text, limit: Self.most)
      : .entities(prefix: line.text, limit: Self.most)
  }

  package mutating func begin() -> [Step] { look() }

  private mutating func look() -> [Step] {
    isLooking = true
    return [.ask(question, .completion)]
  }

  package mutating func receive(_ answer: Answer, to asked: Question) -> [Step] {
    guard asked == question else { return [] }
    isLooking = false
    if case .names(let names) = answer { found = names }
    update()
    if case .failure(let reason) = answer { return [.refuse(reason)] }
    return []
  }

  /// Every word typed must begin a word of the name.
  private mutating func update() {
    let typed = foldedWords(of: line.text)
    let fitting = near.filter { count in
      let words = foldedWords(of: count.name)
      return typed.allSatisfy { word in words.contains { $0.hasPrefix(word) } }
    }
    let known = Set(near.map(\.id))
    let rest = found.filter { !known.contains($0.id) }
    choices = (fitting + rest).map(Choice.known)
    let text = shownLine(of: line.text)
    let isKnown = (fitting + rest).contains { foldedWords(of: $0.name) == typed }
    if takesNew, typed.isEmpty { choices.insert(.nobody, at: 0) }
    if takesNew, !typed.isEmpty, !isKnown { choices.append(.new(text)) }
    selected = 0
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter: return chosen
    case .escape, .control("c"), .control("g"): return .closes([])
    case .backspace where line.text.isEmpty: return .closes([])
    case .down, .tab, .control("n"): step(1)
    case .up, .backTab, .control("p"): step(-1)
    default:
      let before = line.text
      guard line.take(key) else { return .stays([.effect(.beep)]) }
      guard line.text != before else { return .stays([]) }
      update()
      return .stays(look())
    }
    return .stays([])
  }

  private mutating func step(_ distance: Int) {
    guard !choices.isEmpty else { return }
    selected = (selected + distance + choices.count) % choices.count
  }

  private var chosen: OverlayOutcome {
    guard choices.indices.contains(selected) else {
      return .stays([.refuse(isLooking ? "still looking" : "the archive knows no such name")])
    }
    switch choices[selected] {
    case .known(let count):
      if opensPage { return .closes([.open(page(of: count, in: room))]) }
      return .replies(Reply(purpose: purpose, text: count.name, choice: Int(count.id.value)))
    case .nobody: return .replies(Reply(purpose: purpose, text: ""))
    case .new(let name):
      // Before the archive has answered nobody knows that the name is new.
      guard !isLooking else { return .stays([.refuse("still looking; press Enter again")]) }
      return .replies(Reply(purpose: purpose, text: name))
    }
  }

  private var sheet: Rect {
    let rows = min(room.body.rows, 8, max(1, choices.count))
    return Rect(
      row: room.body.endRow - rows, column: 0, columns: room.body.columns, rows: rows)
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    switch pointing {
    case .wheel(let rows): step(rows.signum())
    case .click:
      guard sheet.contains(row: row, column: column) else { return .closes([]) }
      let place = first + row - sheet.row
      guard choices.indices.contains(place) else { return .stays([]) }
      let isAgain = place == selected
      selected = place
      if isAgain { return chosen }
    }
    return .stays([])
  }

  /// The first choice shown: the selected one is always in sight.
  private var first: Int { max(0, selected - sheet.rows + 1) }

  package func render(into grid: inout Grid) {
    grid.fill(sheet, style: room.theme.text)
    if choices.isEmpty {
      grid.write(
        isLooking ? "looking…" : "no such name", row: sheet.row, column: 2, style: room.theme.faint)
    }
    for (place, choice) in choices.enumerated().dropFirst(first).prefix(sheet.rows) {
      let row = sheet.row + place - first
      let (name, more) = words(for: choice)
      let mark = place == selected ? Signs.selected : " "
      let end = grid.write(
        "\(mark)\(name)", row: row, column: 1, style: room.theme.text, limit: sheet.endColumn)
      grid.write(more, row: row, column: end + 2, style: room.theme.faint, limit: sheet.endColumn)
      if place == selected {
        grid.restyle(Rect(row: row, column: 0, columns: sheet.columns, rows: 1)) {
          room.theme.selected($0)
        }
      }
    }
    let row = room.chrome.status
    grid.fill(
      Rect(row: row, column: 0, columns: grid.columns, rows: 1), style: room.theme.status)
    let start = grid.writeLabel(label, row: row, style: room.theme.status)
    let cursor = line.write(into: &grid, row: row, column: start, style: room.theme.status)
    grid.cursor = (row, cursor)
  }

  private func words(for choice: Choice) -> (name: String, more: String) {
    switch choice {
    case .nobody: return ("nobody is named", "")
    case .new(let name): return (shownTitle(of: name), "a new name")
    case .known(let count):
      let quotes = count.quotes == 0 ? "" : counted(count.quotes, "quote") + " in "
      return (shownTitle(of: count.name), quotes + counted(count.articles, "article"))
    }
  }
}
