import Archive
import Prose
import PullquoteModel
import Screen

extension FeedsView {
  package mutating func perform(_ command: Command, count: Int?) -> [Step] {
    if list.perform(command, count: count, in: rect) { return [] }
    switch command {
    case .activate: return activate()
    case .right: return goIn()
    case .left: return goOut()
    case .next, .nextUnread: return goToUnread(by: 1)
    case .previous: return goToUnread(by: -1)
    case .nextArticle: return perform(.down, count: count)
    case .previousArticle: return perform(.up, count: count)
    case .reload: return reload()
    case .sort: return askForOrder()
    case .unreadOnly:
      choice.unreadOnly.toggle()
      show()
      return [.say(choice.unreadOnly ? "only what has unread articles" : "all feeds")]
    case .filter:
      return [.cover(LinePrompt("letters", label: "Name has", text: choice.letters, in: room))]
    case .escape where !choice.letters.isEmpty:
      choice.letters = ""
      show()
      return []
    case .markAllRead: return askToMarkAll()
    case .markEverythingRead:
      guard let tree else { return [] }
      return askToMark(.all, tree.feeds.reduce(0) { $0 + $1.unread }, "all")
    case .browse, .copyLink: return homePage(command)
    default: return care(command) ?? [.pass]
    }
  }

  /// Folds or unfolds a folder; opens everything else.
  mutating func activate() -> [Step] {
    guard let row else { return [.refuse("still looking")] }
    switch row.key {
    case .folder, .former: return fold(row.key)
    default: return open()
    }
  }

  private mutating func open() -> [Step] {
    guard let row else { return [.refuse("still looking")] }
    guard let filter = filter(of: row.key) else {
      return [.refuse(row.failure ?? "nothing can be listed here")]
    }
    return [.open(ArticlesView(row.name, filter, watches: tree?.watches, in: room))]
  }

  private mutating func fold(_ key: FeedOutline.Key) -> [Step] {
    if choice.folded.remove(key) == nil { choice.folded.insert(key) }
    show()
    guard case .folder = key else { return [] }
    let folded = choice.folded.compactMap { key in
      if case .folder(let path) = key { path } else { nil }
    }
    return [.effect(.keepFolded(folded.sorted { $0.lexicographicallyPrecedes($1) }))]
  }

  /// Unfolds a folder; one that is unfolded is opened with the articles of all its feeds.
  private mutating func goIn() -> [Step] {
    guard let row, row.isFolded else { return open() }
    return fold(row.key)
  }

  /// Folds a folder; from a feed, goes to its folder.
  private mutating func goOut() -> [Step] {
    guard let row else { return [] }
    switch row.key {
    case .folder where !row.isFolded, .former where !row.isFolded: return fold(row.key)
    default:
      let outer = outline.rows[..<list.selected].lastIndex { $0.depth < row.depth }
      guard let outer else { return [.effect(.beep)] }
      list.select(outer)
      list.settle(in: rect)
      return []
    }
  }

  private mutating func goToUnread(by step: Int) -> [Step] {
    func isWanted(_ row: FeedOutline.Row) -> Bool {
      guard case .feed = row.key else { return false }
      return (row.unread ?? 0) > 0
    }
    guard list.selected < outline.rows.count else { return [.refuse("still looking")] }
    let found =
      step > 0
      ? outline.rows[(list.selected + 1)...].firstIndex(where: isWanted)
      : outline.rows[..<list.selected].lastIndex(where: isWanted)
    guard let found else {
      return [.refuse("no feed with unread articles \(step > 0 ? "below" : "above")")]
    }
    list.select(found)
    list.settle(in: rect)
    return []
  }

  private func reload() -> [Step] {
    guard let row else { return [.refuse("still looking")] }
    switch row.key {
    case .feed, .folder:
      return [.effect(.refresh(row.feeds)), .say("fetching \(rowText(row.name, 60))")]
    case .former: return [.refuse("these feeds are not followed any more")]
    default: return [.perform(.reloadAll)]
    }
  }

  private func askForOrder() -> [Step] {
    let orders = FeedOutline.Order.allCases
    return [
      .cover(
        Menu(
          "order", label: "In which order?", entries: orders.map(\.rawValue),
          selected: orders.firstIndex(of: choice.order) ?? 0, in: room))
    ]
  }

  private func homePage(_ command: Command) -> [Step] {
    guard let feed else { return [.refuse("select a feed to see its page")] }
    if command == .copyLink {
      return [.effect(.copy(feed.subscription.url, what: "the address of the feed"))]
    }
    guard let page = feed.homePage else { return [.refuse("this feed names no page")] }
    return [.effect(.browse(page))]
  }

  private func askToMarkAll() -> [Step] {
    guard let row else { return [.refuse("still looking")] }
    return askToMark(row.key, row.unread ?? 0, "“\(rowText(row.name, 40))”")
  }

  /// Marks at once what is little; asks before much is marked.
  private func askToMark(_ key: FeedOutline.Key, _ unread: Int, _ name: String) -> [Step] {
    guard let filter = filter(of: key) else { return [.refuse("nothing can be marked here")] }
    if unread == 0 { return [.refuse("all of it has been read")] }
    if unread <= 100 { return [.change(.markAll(filter, newest: newest))] }
    let purpose = key == .all ? "mark-everything" : "mark-all"
    return [
      .cover(
        Confirmation(
          purpose, "Mark \(counted(unread, "article")) of \(name) as read", in: room))
    ]
  }

  /// Marks what a row stands for.
  func mark(_ key: FeedOutline.Key) -> [Step] {
    guard let filter = filter(of: key) else { return [] }
    return [.change(.markAll(filter, newest: newest))]
  }

  /// Nobody has seen what came later than this.
  private var newest: Int {
    tree?.feeds.reduce(room.now) { max($0, $1.fetchedAt ?? 0) } ?? room.now
  }
}
