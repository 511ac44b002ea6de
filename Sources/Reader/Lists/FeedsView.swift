import Archive
import Prose
import PullquoteModel
import Screen

/// The feeds with what is unread in each.
package struct FeedsView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// What is known of the feeds; nil before the first answer.
  package private(set) var tree: FeedTree?
  private var list = EntryList()

  /// A list that is not filled yet.
  package init(in room: Room) { self.room = room }

  package var title: String { "Feeds" }
  package var hints: [Command] { [.activate, .reloadAll, .search, .find, .addFeed] }
  private var rect: Rect { room.body.split(top: 1).1 }

  package mutating func begin() -> [Step] { [.ask(.feeds)] }
  package mutating func libraryChanged() -> [Step] { [.ask(.feeds)] }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    guard case .feeds(let tree) = answer else { return [] }
    self.tree = tree
    list.set(heights: (0...tree.feeds.count).map { _ in 1 })
    list.settle(in: rect)
    return []
  }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return open()
    case .reloadAll: return [.effect(.refresh([]))]
    default: return [.pass]
    }
  }

  private func open() -> [Step] {
    guard let tree else { return [.refuse("still looking")] }
    if list.selected == 0 { return [.open(ArticlesView("All articles", in: room))] }
    let feed = tree.feeds[list.selected - 1]
    return [.open(ArticlesView(feed.name, ArticleFilter(feeds: [feed.id]), in: room))]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return []
  }

  package var status: ViewStatus {
    let unread = tree?.feeds.reduce(0) { $0 + $1.unread } ?? 0
    return ViewStatus(left: "Feeds", right: "\(unread) unread")
  }

  package func render(into grid: inout Grid) {
    grid.write("Feeds", row: room.body.row, column: 1, style: room.theme.focusedHeading)
    for (entry, _, row) in list.visible(in: rect) {
      let feed = entry == 0 ? nil : tree?.feeds[entry - 1]
      let name = feed?.name ?? "All articles"
      let unread = feed?.unread ?? tree?.feeds.reduce(0) { $0 + $1.unread } ?? 0
      let isSelected = entry == list.selected
      grid.write(
        "\(isSelected ? Signs.selected : " ")\(name) (\(unread))", row: row, column: 1,
        style: unread > 0 ? room.theme.text : room.theme.faint, limit: rect.endColumn)
      if isSelected {
        grid.restyle(Rect(row: row, column: 0, columns: rect.columns, rows: 1)) {
          room.theme.selected($0)
        }
        grid.cursor = (row, 1)
      }
    }
  }
}
