import Feeds
import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// Lists of feeds and articles as the reader gets them.
@Suite struct NewsroomListTests {
  let desk: Desk
  let harbour: SubscriptionID
  let council: SubscriptionID

  init() throws {
    desk = try Desk()
    harbour = try desk.follow("harbour")
    council = try desk.follow("council")
  }

  private func told(_ guid: String, _ title: String, daysAgo: Int = 0) -> ToldArticle {
    ToldArticle(guid, title, date: Desk.noon - daysAgo * Desk.day)
  }

  @Test func `feeds come in their order with counts, and with the queries beside them`() throws {
    desk.say("query \"Bells\" speaker:bell\nmute is:nonsense\nwatch ferry")
    let id = try desk.keep(told("1", "Ferry late"), of: harbour)
    try desk.keep(told("2", "Bridge open", daysAgo: 1), of: harbour, annotated: false)
    _ = desk.room.make(.mark([id], .read))
    guard case .feeds(let tree) = desk.room.answer(.feeds) else { throw Unanswered() }
    #expect(tree.feeds.map(\.name) == ["harbour", "council"])
    #expect(tree.feeds.map(\.articles) == [2, 0])
    #expect(tree.feeds.map(\.unread) == [1, 0])
    #expect(tree.feeds.map(\.newest) == [Desk.noon, nil])
    #expect(tree.queries.map(\.standing.use) == [.search, .mute, .watch])
    #expect(tree.queries.map { $0.query == nil } == [false, true, false])
    #expect(tree.queries.allSatisfy { $0.unread == nil })
    #expect(tree.pending == 2)
  }

  @Test func `a feed that is not followed any more is listed while it has articles`() throws {
    try desk.keep(told("1", "Ferry late"), of: harbour)
    try desk.store.follow([])
    guard case .feeds(let tree) = desk.room.answer(.feeds) else { throw Unanswered() }
    #expect(tree.feeds.map(\.name) == ["harbour"])
  }

  @Test func `what is muted is kept out of lists and searches unless it is asked for`() throws {
    desk.say("mute title:late\nmute speaker:cook")
    try desk.keep(told("1", "Ferry late").saying("The tide."), of: harbour)
    try desk.keep(told("2", "Bridge open", daysAgo: 1).saying("The tide."), of: harbour)
    try desk.keep(
      told("3", "Budget", daysAgo: 2).quoting("Bo Cook", "The tide is out"), of: council)
    #expect(try desk.titles() == ["Bridge open"])
    #expect(try desk.titles { $0.feeds = [harbour] } == ["Bridge open"])
    #expect(try desk.titles("tide") == ["Bridge open"])
    #expect(
      try desk.titles("tide") { $0.includesMuted = true } == [
        "Ferry late", "Bridge open", "Budget",
      ]
    )
    let filter = ArticleFilter(query: try parseQuery("tide"))
    guard case .hits(let page) = desk.room.answer(.search(filter, after: nil, limit: 9)),
      case .count(let count) = desk.room.answer(.count(filter))
    else { throw Unanswered() }
    #expect(page.rows.map(\.headline.title) == ["Bridge open"])
    #expect(page.rows.first?.snippet.text == "The tide.")
    #expect(page.rows.first?.snippet.marks == [TextRange(4, 8)])
    #expect(count == 1)
  }

  @Test(arguments: [ListOrder.newest, .oldest], [1, 3, 7])
  func `pages follow one another without gap or repeat while articles come and go`(
    order: ListOrder, size: Int
  ) throws {
    for number in 0..<20 {
      // Several of one date.
      try desk.keep(
        told("\(number)", "Title \(number)", daysAgo: number / 3).saying("tide"),
        of: number % 2 == 0 ? harbour : council)
    }
    for filter in [
      ArticleFilter(order: order), ArticleFilter(feeds: [harbour, council], order: order),
      ArticleFilter(query: try parseQuery("tide"), order: order),
      ArticleFilter(unreadOnly: true, order: order),
    ] {
      let expected = try desk.headlines(filter).rows.map(\.id)
      #expect(expected.count >= 20)
      var found: [ArticleID] = []
      var cursor: Cursor?
      repeat {
        let page = try desk.headlines(filter, after: cursor, limit: size)
        found += page.rows.map(\.id)
        cursor = page.next
      } while cursor != nil
      #expect(found == expected)
      let dates = try desk.headlines(filter).rows.map(\.date)
      #expect(dates == (order == .newest ? dates.sorted(by: >) : dates.sorted()))
    }
    // A newer article does not move what lies behind a cursor.
    let first = try desk.headlines(ArticleFilter(), limit: 5)
    let next = try desk.headlines(ArticleFilter(), after: first.next, limit: 5).rows.map(\.id)
    try desk.keep(told("new", "New", daysAgo: 0), of: harbour)
    #expect(
      try desk.headlines(ArticleFilter(), after: first.next, limit: 5).rows.map(\.id) == next)
  }

  @Test(arguments: [
    ("speaker:bell", ["Budget", "Harbour"]), ("entity:cook", ["Ferry"]),
    ("speaker:bell or entity:cook", ["Budget", "Ferry", "Harbour"]),
    ("speaker:bell about:dredging", ["Harbour"]), ("about:afford", ["Budget"]),
    ("entity:bell -speaker:bell", ["Ferry"]), ("about:nothing", []), ("speaker:nobody", []),
    ("is:unread feed:harbour", ["Ferry", "Harbour"]), ("tide or afford", ["Budget", "Ferry"]),
  ])
  func `a list by a query holds what the query says`(_ typed: String, _ titles: [String]) throws {
    try desk.keep(
      told("1", "Budget", daysAgo: 1).quoting("Ann Bell", "We can afford it"), of: council)
    try desk.keep(
      told("2", "Ferry", daysAgo: 2).naming("Bo Cook").naming("Ann Bell").saying("The tide"),
      of: harbour)
    try desk.keep(
      told("3", "Harbour", daysAgo: 3).quoting("Ann Bell", "Dredging begins"), of: harbour)
    #expect(try desk.titles(typed) == titles)
    #expect(try desk.titles(typed) { $0.feeds = [harbour, council] } == titles)
    #expect(try desk.titles(typed) { $0.order = .oldest } == titles.reversed())
    guard
      case .count(let count) = desk.room.answer(
        .count(ArticleFilter(query: try parseQuery(typed))))
    else { throw Unanswered() }
    #expect(count == titles.count)
  }

  @Test func `marking all marks what the list holds and what came until then, and can be undone`()
    throws
  {
    desk.say("mute title:late")
    let old = try desk.keep(told("1", "Ferry"), of: harbour, now: Desk.noon)
    let read = try desk.keep(told("2", "Bridge"), of: harbour, now: Desk.noon)
    let muted = try desk.keep(told("3", "Ferry late"), of: harbour, now: Desk.noon)
    let other = try desk.keep(told("4", "Budget"), of: council, now: Desk.noon)
    let late = try desk.keep(told("5", "Dock"), of: harbour, now: Desk.noon + 60)
    _ = desk.room.make(.mark([read], .read))
    let filter = ArticleFilter(feeds: [harbour])
    let outcome = desk.room.make(.markAll(filter, newest: Desk.noon))
    #expect(outcome.message == "1 article marked as read")
    #expect(outcome.reverse == .undo(MarkUndo(mark: .read, changed: [old])))
    #expect(try isRead([old, read, muted, other, late]) == [true, true, false, false, false])
    let back = desk.room.make(try #require(outcome.reverse))
    #expect(back.isDone)
    #expect(try isRead([old, read, muted, other, late]) == [false, true, false, false, false])
    #expect(desk.room.make(try #require(back.reverse)).isDone)
    #expect(try isRead([old]) == [true])
    let again = desk.room.make(.markAll(filter, newest: Desk.noon))
    #expect(again.reverse == nil)
  }

  private func isRead(_ ids: [ArticleID]) throws -> [Bool] {
    try ids.map { try #require(try desk.store.article($0)).isRead }
  }

  @Test func `tags are counted`() throws {
    let id = try desk.keep(told("1", "Ferry"), of: harbour)
    #expect(desk.room.make(.mark([id], .tag("later"))).message == "1 article tagged later")
    guard case .tags(let tags) = desk.room.answer(.tags) else { throw Unanswered() }
    #expect(tags == [TagCount(name: "later", articles: 1)])
  }
}
