import Archive
import Prose
import PullquoteModel
import Screen

/// A list of articles: of a feed, a folder, everything, or what a query finds.
package struct ArticlesView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// What the list is of, for its heading.
  package let name: String
  /// Which articles it shows.
  package private(set) var filter: ArticleFilter
  /// Those that are here.
  package private(set) var headlines: [Headline] = []
  private var next: Cursor?
  private var isComplete = false
  private var list = EntryList()

  /// How many articles are asked for at once.
  private static let page = 200

  /// A list that is not filled yet.
  package init(_ name: String, _ filter: ArticleFilter = ArticleFilter(), in room: Room) {
    self.name = name
    self.filter = filter
    self.room = room
  }

  package var title: String { name }
  package var hints: [Command] { [.activate, .toggleRead, .star, .search, .reload, .find] }
  private var rect: Rect { room.body.split(top: 1).1 }
  private var question: Question { .headlines(filter, after: nil, limit: Self.page) }

  package mutating func begin() -> [Step] { [.ask(question)] }
  package mutating func libraryChanged() -> [Step] { [.ask(question)] }

  package mutating func receive(_ answer: Answer, to asked: Question) -> [Step] {
    guard case .headlines(let page) = answer, case .headlines(let filter, let after, _) = asked,
      filter == self.filter
    else { return [] }
    if after == nil {
      let kept = selected?.id
      headlines = page.rows
      list.set(heights: headlines.map { _ in 1 })
      if let place = headlines.firstIndex(where: { $0.id == kept }) { list.select(place) }
    } else if after == next {
      headlines += page.rows
      list.append(heights: page.rows.map { _ in 1 })
    } else {
      return []
    }
    next = page.next
    isComplete = true
    list.settle(in: rect)
    return []
  }

  /// The selected article.
  package var selected: Headline? {
    headlines.indices.contains(list.selected) ? headlines[list.selected] : nil
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return askForMore() }
    switch command {
    case .activate, .right: return open()
    case .left: return [.close]
    case .toggleRead:
      guard let selected else { return [.refuse("no article is selected")] }
      return [.change(.mark([selected.id], selected.isRead ? .unread : .read))]
    case .star:
      guard let selected else { return [.refuse("no article is selected")] }
      return [.change(.mark([selected.id], selected.isStarred ? .unstar : .star))]
    case .reload: return [.effect(.refresh(filter.feeds))]
    default: return [.pass]
    }
  }

  private mutating func askForMore() -> [Step] {
    guard let next, list.selected + 100 > headlines.count else { return [] }
    return [.ask(.headlines(filter, after: next, limit: Self.page), .more)]
  }

  private func open() -> [Step] {
    guard let selected else { return [.refuse("no article is selected")] }
    return [.open(ArticleView(selected, in: room))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return askForMore()
  }

  package var status: ViewStatus {
    let unread = headlines.count { !$0.isRead }
    return ViewStatus(
      left: selected.map { "\($0.feedName): \($0.title)" } ?? name, right: "\(unread) unread")
  }

  package func render(into grid: inout Grid) {
    grid.write(name, row: room.body.row, column: 1, style: room.theme.focusedHeading)
    if headlines.isEmpty {
      grid.write(
        isComplete ? "no articles" : "looking…", row: rect.row, column: 2,
        style: room.theme.faint)
    }
    for (entry, _, row) in list.visible(in: rect) {
      let headline = headlines[entry]
      let isSelected = entry == list.selected
      let signs =
        (isSelected ? Signs.selected : " ") + (headline.isRead ? " " : "N")
        + (headline.isStarred ? "*" : " ")
      grid.write(
        "\(signs) \(headline.title)", row: row, column: 1,
        style: headline.isRead ? room.theme.faint : room.theme.text, limit: rect.endColumn)
      if isSelected {
        grid.restyle(Rect(row: row, column: 0, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
        grid.cursor = (row, 1)
      }
    }
  }
}
