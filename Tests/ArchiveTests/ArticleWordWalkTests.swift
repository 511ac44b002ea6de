import Prose
import Testing

@testable import Archive

/// Whichever way a word's articles are found, the page is the same.
@Suite struct ArticleWordWalkTests {
  let scratch: Scratch
  let store: ArticleStore

  /// 60 articles, two of three with the word, their dates in no order of their rows, one in four
  /// read.
  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    let feed = try store.followed()
    for number in 0..<60 {
      let day = number * 37 % 28 + 1
      let id = try store.keepNew(
        item(
          "\(number)", "Title \(number)", number % 3 == 0 ? "Rain." : "The tide.",
          published: "2026-02-\(day < 10 ? "0" : "")\(day)T08:00:00Z"), of: feed)
      if number % 4 == 0 { try store.mark([id], .read) }
    }
    try store.annotateAll()
  }

  @Test(arguments: [ListOrder.newest, .oldest], [false, true])
  func `lists, recent rows and dates lead to the same pages`(order: ListOrder, isUnread: Bool)
    throws
  {
    let ways = [
      ArticleWordWalk.Limits(), .init(few: 5, recent: 2, patience: 100, block: 3),
      .init(few: 5, recent: 2, patience: 1, block: 1), .init(few: 0, recent: 50, patience: 9),
      .init(few: 0, recent: 0, patience: 0, block: 1),
    ]
    let all = try store.headlines(order: order, limit: 60, now: noon).rows
    let wanted = try all.filter { headline in
      let text = try store.article(headline.id)?.draft.text ?? ""
      return text.hasSuffix("tide.") && !(isUnread && headline.isRead)
    }
    #expect(wanted.count == (isUnread ? 30 : 40))
    for limits in ways {
      var found: [ArticleID] = []
      var cursor: Cursor?
      while true {
        let page = try page(limits, order, after: cursor, isUnread: isUnread)
        found += page.map(\.id)
        guard let last = page.last else { break }
        cursor = last.cursor
      }
      #expect(found == wanted.map(\.id))
    }
  }

  private func page(
    _ limits: ArticleWordWalk.Limits, _ order: ListOrder, after: Cursor?, isUnread: Bool
  ) throws -> [Headline] {
    try store.read { database in
      let walk = ArticleWalk(database, now: noon, offset: 0)
      let condition = isUnread ? Condition(sql: "article.isRead = 0") : .always
      return try ArticleWordWalk(
        walk, SearchPattern(QueryWords("tide")), isUnread: isUnread, limits: limits
      ).rows(condition, .init(order: order, after: after, limit: 7)).map(walk.list.headline)
    }
  }
}
