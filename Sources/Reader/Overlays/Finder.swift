import Archive
import PullquoteModel
import Screen

/// A few letters find a feed, an article, a name or a saved search.
package struct Finder: Overlay {
  /// Where it is drawn.
  package var room: Room
  private var line: LineEditor
  private var finds: [Find] = []
  private var list = EntryList()
  private var isLooking = false

  private static let most = 100

  /// Opens with something typed already.
  package init(_ text: String = "", in room: Room) {
    self.room = room
    line = LineEditor(text)
  }

  private var whole: Rect { room.body }
  private var rect: Rect { whole.split(top: 2).1 }
  private var question: Question { .find(line.text, limit: Self.most) }

  package mutating func begin() -> [Step] { look() }

  private mutating func look() -> [Step] {
    isLooking = true
    return [.ask(question, .completion)]
  }

  package mutating func receive(_ answer: Answer, to asked: Question) -> [Step] {
    guard asked == question else { return [] }
    isLooking = false
    switch answer {
    case .finds(let finds):
      self.finds = finds
      list = EntryList()
      list.set(heights: finds.map { _ in 1 })
      return []
    case .failure(let reason): return [.refuse(reason)]
    default: return []
    }
  }

  package mutating func take(_ key: Key) -> OverlayOutcome {
    switch key {
    case .enter: return chosen
    case .escape, .control("c"), .control("g"): return .closes([])
    case .down, .tab, .control("n"): list.move(by: 1)
    case .up, .backTab, .control("p"): list.move(by: -1)
    case .pageDown: list.move(by: max(1, rect.rows - 1))
    case .pageUp: list.move(by: -max(1, rect.rows - 1))
    default:
      let before = line.text
      guard line.take(key) else { return .stays([.effect(.beep)]) }
      return .stays(line.text == before ? [] : look())
    }
    list.settle(in: rect)
    return .stays([])
  }

  private var chosen: OverlayOutcome {
    guard finds.indices.contains(list.selected) else {
      return .stays([.refuse(isLooking ? "still looking" : "nothing fits")])
    }
    return .closes([.open(door(to: finds[list.selected], in: room))])
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> OverlayOutcome {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return chosen }
    }
    return .stays([])
  }

  package func render(into grid: inout Grid) {
    grid.fill(whole, style: .plain)
    let label = grid.write(
      "Find: ", row: whole.row, column: 1, style: room.theme.focusedHeading)
    let cursor = line.write(into: &grid, row: whole.row, column: label, style: room.theme.text)
    grid.cursor = (whole.row, cursor)
    if finds.isEmpty {
      grid.write(
        isLooking
          ? "looking…"
          : line.text.isEmpty
            ? "type a few letters of a feed, a headline or a name" : "nothing fits",
        row: rect.row, column: 2, style: room.theme.faint, limit: rect.endColumn)
    }
    let column = rect.columns < 60 ? 11 : 16
    for (entry, _, row) in list.visible(in: rect) {
      let isSelected = entry == list.selected
      let (kind, name, more) = words(for: finds[entry])
      grid.write(
        (isSelected ? Signs.selected : " ") + kind, row: row, column: 1, style: room.theme.faint,
        limit: column - 1)
      let end = grid.write(
        name, row: row, column: column, style: room.theme.text, limit: rect.endColumn)
      grid.write(more, row: row, column: end + 2, style: room.theme.faint, limit: rect.endColumn)
      if isSelected {
        grid.restyle(Rect(row: row, column: 0, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
      }
    }
  }

  private func words(for find: Find) -> (kind: String, name: String, more: String) {
    switch find {
    case .feed(_, let name): return ("feed", name, "")
    case .article(_, let title, let feed): return ("article", title, feed)
    case .search(let name, let text): return ("search", name, text)
    case .entity(let entity):
      let quotes = entity.quotes > 0 ? "\(Signs.quotes)\(entity.quotes) in " : ""
      return (
        entity.quotes > 0 ? "speaker" : entity.kind.rawValue, entity.name,
        "\(quotes)\(entity.articles) \(entity.articles == 1 ? "article" : "articles")"
      )
    }
  }
}
