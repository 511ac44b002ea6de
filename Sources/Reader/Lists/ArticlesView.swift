import Archive
import Prose
import PullquoteModel
import Screen

/// A list of articles: of a feed, a folder, everything, or what a query finds; grouped by days.
///
/// Only a window of it is here. What is read while it is open stays in it until it is left.
package struct ArticlesView: View {
  /// Where it is drawn.
  package var room: Room {
    didSet { if room.size != oldValue.size { list.settle(in: rect) } }
  }
  /// What the list is of, for its heading.
  package let name: String
  /// Which articles it shows, without what was typed to narrow it.
  let base: ArticleFilter
  /// Those not read yet only.
  var unreadOnly: Bool
  /// Which come first.
  var order: ListOrder
  /// What was typed to narrow it, and what that asks.
  var narrowing: (text: String, query: Query)?
  /// The articles that are here.
  var window = HeadlineWindow()
  var list = EntryList()
  /// What the main question that is open is for; nil when none is.
  private var asked: (question: Question, aim: Aim)?
  /// The question for rows before or behind the window that is open.
  private var askedMore: Question?
  /// The last answer to how many are unread.
  private(set) var unread: Int?
  /// What is watched; nil before anybody has said.
  private var watches: [Query]?
  /// Those of the window that fit what is watched.
  private(set) var watched: Set<ArticleID> = []
  /// What was changed here: it stays as it is now, whatever the list is of.
  private var touched: Set<ArticleID> = []
  /// A program or file that waits for the text of an article.
  var errand: TextErrand?

  /// Where the reader wants to be when the answer comes.
  enum Aim: Hashable, Sendable {
    /// Where the selection is.
    case here
    /// On the first article.
    case first
    /// On the last article.
    case last
    /// On this article.
    case article(ArticleID)
  }

  /// A list that is not filled yet.
  /// - Parameter watches: what is watched; nil has it looked up.
  package init(
    _ name: String, _ filter: ArticleFilter = ArticleFilter(), watches: [Query]? = nil,
    in room: Room
  ) {
    self.name = name
    base = filter
    unreadOnly = filter.unreadOnly
    order = filter.order
    self.watches = watches
    self.room = room
  }

  package var title: String { name }
  package var hints: [Command] { [.activate, .toggleRead, .star, .search, .reload, .find] }
  var rect: Rect { room.body.split(top: 1).1 }

  /// The articles that are here.
  package var headlines: [Headline] { window.rows }

  /// Which articles it shows now.
  package var filter: ArticleFilter {
    var filter = base
    filter.unreadOnly = unreadOnly
    filter.order = order
    if let narrowing {
      filter.query = base.query.map { .all([$0, narrowing.query]) } ?? narrowing.query
    }
    return filter
  }

  /// The selected article.
  package var selected: Headline? {
    headlines.indices.contains(list.selected) ? headlines[list.selected] : nil
  }

  /// True until the first answer has come.
  var isLooking: Bool { asked != nil && headlines.isEmpty }

  package mutating func begin() -> [Step] { lookAnew() }

  package mutating func libraryChanged() -> [Step] {
    if let asked, asked.aim != .here { return [.ask(asked.question)] + lookBeside() }
    let rows = min(max(headlines.count, HeadlineWindow.page), HeadlineWindow.most)
    return ask(.headlines(filter, after: window.anchor, limit: rows), for: .here) + lookBeside()
  }

  /// Asks for the list from its beginning; what stayed in it goes.
  mutating func lookAnew() -> [Step] {
    touched = []
    return goToFirst() + lookBeside()
  }

  mutating func goToFirst() -> [Step] {
    ask(.headlines(filter, after: nil, limit: HeadlineWindow.page), for: .first)
  }

  mutating func goToLast() -> [Step] {
    var reversed = filter
    reversed.order = order.reversed
    return ask(.headlines(reversed, after: nil, limit: HeadlineWindow.page), for: .last)
  }

  /// Has the list begin with an article that is not in the window.
  mutating func go(to headline: Headline) -> [Step] {
    // The place right before it in the list's own order.
    let row = order == .newest ? headline.id.value &+ 1 : headline.id.value &- 1
    let before = Cursor(date: headline.date, row: row)
    return ask(
      .headlines(filter, after: before, limit: HeadlineWindow.page), for: .article(headline.id))
  }

  private mutating func ask(_ question: Question, for aim: Aim) -> [Step] {
    asked = (question, aim)
    askedMore = nil
    return [.ask(question)]
  }

  /// Asks for rows before or behind the window when the selection comes near its edge.
  mutating func askForMore() -> [Step] {
    let reach = HeadlineWindow.page / 2
    guard asked == nil else { return [] }
    if !window.isAtEnd, let end = window.end, list.selected + reach > headlines.count {
      return askMore(.headlines(filter, after: end, limit: HeadlineWindow.page))
    }
    if window.anchor != nil, let start = window.start, list.selected < reach {
      var reversed = filter
      reversed.order = order.reversed
      return askMore(.headlines(reversed, after: start, limit: HeadlineWindow.page))
    }
    return []
  }

  private mutating func askMore(_ question: Question) -> [Step] {
    guard askedMore != question else { return [] }
    askedMore = question
    return [.ask(question, .more)]
  }

  /// Asks how many are unread and which are watched.
  private func lookBeside() -> [Step] {
    var unread = filter
    unread.unreadOnly = true
    return [.ask(.count(unread), .detail)] + lookForWatched()
  }

  private func lookForWatched() -> [Step] {
    guard let watches else { return [.ask(.feeds, .completion)] }
    guard !watches.isEmpty else { return [] }
    var fitting = filter
    let any: Query = watches.count == 1 ? watches[0] : .any(watches)
    fitting.query = fitting.query.map { .all([$0, any]) } ?? any
    return [
      .ask(.headlines(fitting, after: window.anchor, limit: HeadlineWindow.page), .completion)
    ]
  }

  package mutating func receive(_ answer: Answer, to question: Question) -> [Step] {
    switch answer {
    case .headlines(let page) where question == asked?.question: return take(page)
    case .headlines(let page) where question == askedMore: return takeMore(page, question)
    case .headlines(let page): return takeBeside(page, question)
    case .count(let count):
      guard case .count(let filter) = question, filter.unreadOnly else { return [] }
      unread = count
      return []
    case .feeds(let tree):
      watches = tree.watches
      return lookForWatched()
    case .article(let found): return finishErrand(found, question)
    case .failure:
      if question == asked?.question { asked = nil }
      if question == askedMore { askedMore = nil }
      return []
    default: return []
    }
  }

  private mutating func take(_ page: ResultPage<Headline>) -> [Step] {
    guard let (question, aim) = asked, case .headlines(_, let after, _) = question else {
      return []
    }
    asked = nil
    let kept = selected?.id
    let row = list.selectedRow
    switch aim {
    case .here:
      window.refresh(page, order: order, staying: staying)
      show(selecting: kept, atRow: row)
    case .last:
      window.replace(reversed: page)
      show(selecting: headlines.last?.id, atRow: rect.rows)
    case .first, .article:
      window.replace(page.rows, after: after, isAtEnd: page.next == nil)
      show(selecting: headlines.first?.id, atRow: 0)
    }
    return askForMore() + (aim == .here || watches == nil ? [] : lookForWatched())
  }

  private mutating func takeMore(_ page: ResultPage<Headline>, _ question: Question) -> [Step] {
    askedMore = nil
    let kept = selected?.id
    let row = list.selectedRow
    if case .headlines(let filter, _, _) = question, filter.order == order {
      _ = window.append(page)
    } else {
      window.prepend(reversed: page)
    }
    show(selecting: kept, atRow: row)
    return watches == nil ? [] : lookForWatched()
  }

  /// The next unread article, sought beyond the window; or which rows are watched.
  private mutating func takeBeside(_ page: ResultPage<Headline>, _ question: Question) -> [Step] {
    guard case .headlines(let filter, _, let limit) = question else { return [] }
    if limit == 1 {
      guard let found = page.rows.first else { return [.refuse("no unread article further on")] }
      if let place = headlines.firstIndex(where: { $0.id == found.id }) {
        list.select(place)
        list.settle(in: rect)
        return askForMore()
      }
      return go(to: found)
    }
    if filter.order == order { watched.formUnion(page.rows.map(\.id)) }
    return []
  }

  /// A row that is gone from the archive's list as it stays in this one; nil lets it go.
  private func staying(_ row: Headline) -> Headline? {
    if touched.contains(row.id) { return row }
    guard unreadOnly || filter.query?.asksForUnread == true else { return nil }
    var row = row
    row.isRead = true
    return row
  }

  /// Lays the rows of the window out anew.
  private mutating func show(selecting id: ArticleID?, atRow row: Int) {
    let old = list.selected
    let found = id.flatMap { id in headlines.firstIndex { $0.id == id } }
    let place = found ?? min(old, max(0, headlines.count - 1))
    list.set(heights: heights, selected: place, atRow: row, in: rect)
  }

  /// Two rows for the first article of a day, whose heading stands above it.
  private var heights: [Int] {
    let days = DayName(now: room.now, offset: room.offset)
    var last: Int?
    return headlines.map { headline in
      let day = days.day(of: headline.date)
      defer { last = day }
      return day == last ? 1 : 2
    }
  }

  package mutating func comeBack(from view: any View) {
    guard let article = view as? ArticleView, let id = article.id else { return }
    if let siblings = article.siblings {
      let read = siblings.articles.filter(\.isRead).map(\.id) + [id]
      change(Set(read)) { $0.isRead = true }
    }
    guard let place = headlines.firstIndex(where: { $0.id == id }) else { return }
    list.select(place)
    list.settle(in: rect)
  }

  /// Shows a change before the archive has made it.
  mutating func change(_ ids: Set<ArticleID>, _ change: (inout Headline) -> Void) {
    let before = headlines.count { !$0.isRead }
    touched.formUnion(ids)
    window.change(ids, change)
    let after = headlines.count { !$0.isRead }
    unread = unread.map { max(0, $0 + after - before) }
  }

  package mutating func point(_ pointing: Pointing, row: Int, column: Int) -> [Step] {
    switch pointing {
    case .wheel(let rows): list.scroll(by: rows, in: rect)
    case .click: if list.click(row: row, in: rect) == true { return open() }
    }
    return askForMore()
  }
}

extension FeedTree {
  /// What is watched, as far as it is understood.
  var watches: [Query] { queries.filter { $0.standing.use == .watch }.compactMap(\.query) }
}

extension Query {
  /// True where reading an article takes it out of what is asked for.
  fileprivate var asksForUnread: Bool {
    switch self {
    case .state(.unread): true
    case .all(let parts), .any(let parts): parts.contains(where: \.asksForUnread)
    default: false
    }
  }
}
