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
  var asked: (question: Question, aim: Aim)?
  /// The question for rows before or behind the window that is open.
  var askedMore: Question?
  /// The last answer to how many are unread.
  var unread: Int?
  /// What is watched; nil before anybody has said.
  var watches: [Query]?
  /// The question for which rows are watched that is open.
  var askedWatched: Question?
  /// What is watched has not changed since it was looked up.
  var isWatchKnown = true
  /// Those of the window that fit what is watched.
  var watched: Set<ArticleID> = []
  /// What was changed here: it stays as it is now, whatever the list is of.
  var touched: Set<ArticleID> = []
  /// The first article is to be opened as soon as it is here.
  var opensWhenHere = false
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

  /// Why nothing can be done to an article.
  var noneSelected: String { isLooking ? "still looking" : "no article is here" }

  package mutating func begin() -> [Step] { lookAnew() }

  package mutating func libraryChanged() -> [Step] {
    // Watches may have come or gone with what else has changed.
    isWatchKnown = false
    if let asked, asked.aim != .here { return [.ask(asked.question)] + lookBeside() }
    let rows = min(max(headlines.count, HeadlineWindow.page), HeadlineWindow.most)
    return ask(.headlines(filter, after: window.anchor, limit: rows), for: .here) + lookBeside()
  }

  /// Takes what is watched now; of what is watched no longer nothing stays.
  mutating func take(watches: [Query]) -> [Step] {
    if watches != self.watches { watched = [] }
    isWatchKnown = true
    self.watches = watches
    return lookForWatched()
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

  mutating func ask(_ question: Question, for aim: Aim) -> [Step] {
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
  private mutating func lookBeside() -> [Step] {
    var unread = filter
    unread.unreadOnly = true
    return [.ask(.count(unread), .detail)] + lookForWatched()
  }

  mutating func lookForWatched() -> [Step] {
    guard let watches, isWatchKnown else { return [.ask(.feeds, .completion)] }
    guard !watches.isEmpty else { return [] }
    var fitting = filter
    let any: Query = watches.count == 1 ? watches[0] : .any(watches)
    fitting.query = fitting.query.map { .all([$0, any]) } ?? any
    let question = Question.headlines(
      fitting, after: window.anchor, limit: HeadlineWindow.page)
    askedWatched = question
    return [.ask(question, .completion)]
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
