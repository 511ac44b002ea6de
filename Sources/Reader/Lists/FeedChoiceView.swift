import Screen

/// A feed that a page names.
package struct OfferedFeed: Hashable, Sendable {
  /// Where it is.
  package var url: String
  /// What the page calls it.
  package var title: String?

  /// Makes an offer.
  package init(url: String, title: String?) {
    self.url = url
    self.title = title
  }
}

/// The feeds of a page, to choose which to follow.
package struct FeedChoiceView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  private let feeds: [OfferedFeed]
  private let page: String
  private let folder: [String]
  private var list = EntryList()

  /// Offers feeds.
  /// - Parameters:
  ///   - page: the address of the page that names them.
  ///   - folder: where the one that is chosen is to lie.
  package init(_ feeds: [OfferedFeed], of page: String, into folder: [String]) {
    self.feeds = feeds
    self.page = page
    self.folder = folder
    // The state gives it its room before it is drawn.
    room = Room(size: Size(columns: 80, rows: 24))
    list.set(heights: feeds.map { _ in 2 })
  }

  package var title: String { "Feeds of \(rowText(page, 100))" }
  package var hints: [Command] { [.activate] }
  private var rect: Rect { room.body.split(top: 1).1 }

  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate, .right: return follow()
    case .left: return [.close]
    default: return [.pass]
    }
  }

  private func follow() -> [Step] {
    guard feeds.indices.contains(list.selected) else { return [] }
    return [.effect(.follow(feeds[list.selected].url, folder: folder)), .close]
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return follow() }
    }
    return []
  }

  package var status: ViewStatus {
    ViewStatus(left: "which of them to follow", right: counted(feeds.count, "feed"))
  }

  package func render(into grid: inout Grid) {
    grid.writeHeading(title, in: room)
    for (entry, line, row) in list.visible(in: rect) {
      let feed = feeds[entry]
      grid.write(
        rowText(line == 0 ? feed.title ?? "a feed without a title" : feed.url, rect.columns),
        row: row,
        column: line == 0 ? 3 : 5, style: line == 0 ? room.theme.text : room.theme.faint,
        limit: rect.endColumn)
      if entry == list.selected, line == 0 { grid.markSelected(row: row, in: rect, room) }
    }
  }
}
