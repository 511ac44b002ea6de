import Archive
import Prose
import PullquoteModel
import Screen

/// The feeds in their folders, saved searches and what else can be listed, with what is unread.
package struct FeedsView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// What is known of the feeds; nil before the first answer.
  package private(set) var tree: FeedTree?
  /// What is listed, and how.
  var choice = FeedOutline.Choice()
  private(set) var outline = FeedOutline()
  var list = EntryList()
  /// Unread articles of what `.feeds` does not count.
  private var counts: [FeedOutline.Key: Int] = [:]
  /// What is still to be counted.
  private var uncounted: [FeedOutline.Key] = []
  /// What has been said so far of a feed that is being changed.
  var amending: Amendment?

  /// A list that is not filled yet.
  /// - Parameter folded: the folders whose feeds are not listed, by the names on the way to them.
  package init(in room: Room, folded: [[String]] = []) {
    self.room = room
    choice.folded.formUnion(folded.map(FeedOutline.Key.folder))
  }

  package var title: String { "Feeds" }
  package var hints: [Command] { [.activate, .reloadAll, .search, .find, .addFeed] }
  var rect: Rect { room.body.split(top: 1).1 }

  package mutating func begin() -> [Step] { [.ask(.feeds)] }
  package mutating func libraryChanged() -> [Step] { [.ask(.feeds)] }

  /// The selected row.
  var row: FeedOutline.Row? {
    outline.rows.indices.contains(list.selected) ? outline.rows[list.selected] : nil
  }

  /// The selected feed.
  var feed: FeedState? {
    guard case .feed(let id)? = row?.key else { return nil }
    return tree?.feeds.first { $0.id == id }
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .feeds(let tree):
      self.tree = tree
      show()
      uncounted = outline.rows.filter(\.isCountedApart).map(\.key)
      return countNext()
    case .count(let count):
      guard case .count(let filter) = question, let key = uncounted.first,
        self.filter(of: key, unreadOnly: true) == filter
      else { return [] }
      counts[key] = count
      uncounted.removeFirst()
      show()
      return countNext()
    default: return []
    }
  }

  /// Searches are counted one after the other, behind everything a person waits for.
  private mutating func countNext() -> [Step] {
    while let key = uncounted.first {
      if let filter = filter(of: key, unreadOnly: true) { return [.ask(.count(filter), .detail)] }
      uncounted.removeFirst()
    }
    return []
  }

  /// Lists what there is anew; the selection stays on what it was on.
  mutating func show() {
    guard let tree else { return }
    let key = row?.key
    let place = list.selectedRow
    choice.kept = key
    outline = FeedOutline(tree, choice, counts: counts)
    let found = key.flatMap { key in outline.rows.firstIndex { $0.key == key } }
    list.set(
      heights: outline.rows.map { _ in 1 }, selected: found ?? list.selected, atRow: place,
      in: rect)
  }

  /// The articles a row stands for; nil for a search that is not understood.
  func filter(of key: FeedOutline.Key, unreadOnly: Bool = false) -> ArticleFilter? {
    switch key {
    case .all: return ArticleFilter(unreadOnly: unreadOnly)
    case .unread: return ArticleFilter(unreadOnly: true)
    case .starred: return ArticleFilter(query: .state(.starred), unreadOnly: unreadOnly)
    case .watched:
      let watches = tree?.watches ?? []
      guard let first = watches.first else { return nil }
      return ArticleFilter(
        query: watches.count == 1 ? first : .any(watches), unreadOnly: unreadOnly)
    case .search(let name, let text):
      let known = tree?.queries.first {
        $0.standing.use == .search && ($0.standing.name ?? $0.standing.text) == name
          && $0.standing.text == text
      }
      return known?.query.map { ArticleFilter(query: $0, unreadOnly: unreadOnly) }
    case .folder, .former, .feed:
      guard let row = outline.rows.first(where: { $0.key == key }) else { return nil }
      return ArticleFilter(feeds: row.feeds, unreadOnly: unreadOnly)
    }
  }

  /// The folder new feeds go to: the selected one, or that of the selected feed.
  var folder: [String] {
    switch row?.key {
    case .folder(let path): path
    case .feed: feed?.isFollowed == true ? feed?.subscription.folder ?? [] : []
    default: []
    }
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return activate() }
    }
    return []
  }
}
