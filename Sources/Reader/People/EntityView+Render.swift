import Archive
import Prose
import PullquoteModel
import Screen

extension EntityView {
  private var head: [(text: String, style: Style)] {
    pageHead(record, name: name, isRoomy: room.body.rows >= 16, room: room)
  }

  /// The row of the names of the tabs.
  var tabRow: Int { room.body.row + head.count }
  /// Where the list stands.
  var rect: Rect { room.body.split(top: head.count + 1).1 }

  /// The names of the tabs with their numbers, and where each begins.
  var tabs: [(tab: Tab, text: String, column: Int)] {
    var column = 1
    let isNarrow = room.size.columns < 60
    return Tab.allCases.map { tab in
      let number: Int? =
        switch tab {
        case .mentions: record?.count.articles
        case .quotesBy: record?.count.quotes
        case .quotesAbout: profile?.quotesAbout
        case .with: profile?.together.count
        }
      let mark = tab == self.tab ? "▸" : " "
      let text = mark + tab.word + (isNarrow ? "" : number.map { " \($0)" } ?? "")
      defer { column += columns(of: text) + (isNarrow ? 0 : 2) }
      return (tab, text, column)
    }
  }

  mutating func fit() {
    guard !room.chrome.isTooSmall else { return }
    mentions.list.settle(in: rect)
    with.list.settle(in: rect)
    quotesBy.fit(columns: rect.columns)
    quotesBy.list.settle(in: rect)
    quotesAbout.fit(columns: rect.columns)
    quotesAbout.list.settle(in: rect)
  }

  package func render(into grid: inout Grid) {
    for (place, line) in head.enumerated() {
      grid.write(
        line.text, row: room.body.row + place, column: 1, style: line.style,
        limit: room.body.endColumn)
    }
    for (tab, text, column) in tabs {
      grid.write(
        text, row: tabRow, column: column,
        style: tab == self.tab ? room.theme.focusedHeading : room.theme.paneHeading,
        limit: room.body.endColumn)
    }
    switch tab {
    case .mentions: mentions.render(into: &grid, rect: rect, room: room)
    case .quotesBy: quotesBy.render(into: &grid, rect: rect, room: room, hasKeys: true)
    case .quotesAbout: quotesAbout.render(into: &grid, rect: rect, room: room, hasKeys: true)
    case .with: with.render(into: &grid, rect: rect, room: room, hasKeys: true)
    }
  }
}
