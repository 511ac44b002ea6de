import Archive
import Prose
import PullquoteModel
import Screen

/// A list of names with numbers, in sections, beside a page or in its place.
struct SideList: Sendable {
  /// What can be selected.
  enum Entry: Hashable, Sendable {
    /// A feed, to see its quotes only.
    case outlet(OutletCount)
    /// Somebody or something, to open its page.
    case name(EntityCount)
  }

  /// Some of them under a heading.
  struct Section: Hashable, Sendable {
    var title: String
    var entries: [Entry]
  }

  private(set) var entries: [Entry] = []
  private var headings: [Int: String] = [:]
  var list = EntryList()

  /// Takes other sections; the selection stays on its entry as far as it can.
  mutating func take(_ sections: [Section]) {
    let kept = selected
    entries = []
    headings = [:]
    for section in sections where !section.entries.isEmpty {
      headings[entries.count] = section.title
      entries += section.entries
    }
    list.set(heights: entries.indices.map { 1 + headingRows($0) })
    if let kept, let place = entries.firstIndex(where: { $0.isSame(as: kept) }) {
      list.select(place)
    }
  }

  /// The selected entry.
  var selected: Entry? {
    entries.indices.contains(list.selected) ? entries[list.selected] : nil
  }

  private func headingRows(_ entry: Int) -> Int {
    headings[entry] == nil ? 0 : entry == 0 ? 1 : 2
  }

  /// Draws what is in sight.
  /// - Parameter chosen: the outlet whose quotes alone are listed.
  func render(
    into grid: inout Grid, rect: Rect, room: Room, hasKeys: Bool, chosen: SubscriptionID? = nil
  ) {
    if entries.isEmpty {
      grid.write("nobody else", row: rect.row, column: rect.column + 1, style: room.theme.faint)
      if hasKeys { grid.cursor = (rect.row, rect.column + 1) }
    }
    for (entry, line, row) in list.visible(in: rect) {
      let heading = headingRows(entry)
      if line < heading {
        if line == heading - 1, let title = headings[entry] {
          grid.write(
            title, row: row, column: rect.column + 1, style: room.theme.faint,
            limit: rect.endColumn)
        }
        continue
      }
      let (name, number) = entries[entry].words(room.settings.usesWords)
      let isSelected = entry == list.selected
      let column = rect.endColumn - 1 - columns(of: number)
      grid.write(number, row: row, column: column, style: room.theme.faint, limit: rect.endColumn)
      var sign = isSelected ? Signs.selected : " "
      if case .outlet(let outlet) = entries[entry], outlet.feed != nil, outlet.feed == chosen {
        sign = Signs.chosen
      }
      grid.write(
        sign + name, row: row, column: rect.column + 1, style: room.theme.text, limit: column - 1)
      if isSelected, hasKeys {
        grid.restyle(Rect(row: row, column: rect.column, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
        grid.cursor = (row, rect.column + 1)
      }
    }
  }
}

extension SideList.Entry {
  fileprivate func isSame(as other: SideList.Entry) -> Bool {
    switch (self, other) {
    case (.outlet(let left), .outlet(let right)): left.feed == right.feed
    case (.name(let left), .name(let right)): left.id == right.id
    default: false
    }
  }

  fileprivate func words(_ usesWords: Bool) -> (name: String, number: String) {
    switch self {
    case .outlet(let outlet):
      (
        shownTitle(of: outlet.name.isEmpty ? "no feed" : outlet.name),
        usesWords ? counted(outlet.quotes, "quote") : "\(Signs.quotes)\(outlet.quotes)"
      )
    case .name(let count):
      (
        shownTitle(of: count.name),
        usesWords ? counted(count.articles, "article") : String(count.articles)
      )
    }
  }
}
