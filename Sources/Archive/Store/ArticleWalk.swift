import GRDB
import Prose

/// Reads pages of the reader's lists, at the same cost in a small archive and in a large one: rows
/// come in the order of their dates from where the fewest must be passed over, and the walk ends
/// with the page.
struct ArticleWalk {
  let database: Database
  let list: ArticleList
  let sql: QuerySQL
  let names: NameSearch

  /// Up to so many people a list by speakers or names is put together from their own lists.
  static let fewEntities = 24

  init(_ database: Database, now: Int, offset: Int) {
    self.database = database
    list = ArticleList(database, now: now, offset: offset)
    sql = list.sql
    names = NameSearch(database)
  }

  /// Rows as `ArticleList` gives them, of what a selection holds behind a cursor.
  func rows(_ selection: ArticleSelection, after: Cursor?, limit: Int) throws -> [Row] {
    let query = selection.query
    var conditions = [try sql.folding(query)]
    if selection.isUnread { conditions.append(Condition(sql: "article.isRead = 0")) }
    let page = Page(order: selection.order, after: after, limit: limit)
    if !selection.feeds.isEmpty {
      if let query { conditions.append(try sql.condition(query)) }
      if !selection.isUnread, try areMost(selection.feeds) {
        conditions.append(
          Condition(
            sql: "article.feed IN (SELECT value FROM json_each(?))",
            arguments: [jsonArray(selection.feeds.map(\.value))]))
        return try walked("articleDate", .all(conditions), page)
      }
      return try merged(
        .feeds, Array(Set(selection.feeds.map(\.value))), .all(conditions), page)
    }
    guard let query else {
      return try walked(
        selection.isUnread ? "articleUnread" : "articleDate", .all(conditions), page)
    }
    if let (pattern, rest) = query.wordsAndRest {
      if let rest { conditions.append(try sql.condition(rest)) }
      return try ArticleWordWalk(self, pattern, isUnread: selection.isUnread)
        .rows(.all(conditions), page)
    }
    if let (entities, rest) = try people(in: query) {
      if let rest { conditions.append(try sql.condition(rest)) }
      return try merged(.entities, entities, .all(conditions), page)
    }
    if let ids = try articles(withQuotesIn: query) {
      conditions.append(try sql.condition(query))
      return try listed(ids, .all(conditions), page)
    }
    var whole: [Query] = [query]
    if selection.isUnread { whole.append(.state(.unread)) }
    return try list.rows(
      whole.count > 1 ? .all(whole) : query, selection.order, after: after, limit: limit)
  }

  /// True for many feeds that have a good part of all articles: then few others are passed over.
  private func areMost(_ feeds: [SubscriptionID]) throws -> Bool {
    guard feeds.count > 20 else { return false }
    return try Bool.fetchOne(
      database,
      sql: """
        SELECT sum(articles * (feed IN (SELECT value FROM json_each(?)))) * 4 > sum(articles)
        FROM feedTally
        """,
      arguments: [jsonArray(feeds.map(\.value))]) ?? false
  }

  /// What of a list is wanted.
  struct Page {
    var order: ListOrder
    var after: Cursor?
    var limit: Int

    /// `DESC` or `ASC`.
    var direction: String { order == .newest ? "DESC" : "ASC" }

    /// What lies behind the cursor, by columns for date and row.
    func behind(_ date: String, _ row: String) -> Condition {
      guard let after else { return .always }
      return Condition(
        sql: "(\(date), \(row)) \(order == .newest ? "<" : ">") (?, ?)",
        arguments: [after.date, after.row])
    }

    /// True when one place comes before another.
    func isBefore(_ left: (date: Int, id: Int64), _ right: (date: Int, id: Int64)) -> Bool {
      order == .newest ? left > right : left < right
    }
  }

  /// Walks an index of dates.
  private func walked(_ index: String, _ condition: Condition, _ page: Page) throws -> [Row] {
    try list.fetch(
      .all([condition, page.behind("article.date", "article.id")]),
      "article INDEXED BY \(index)", page.order, page.limit)
  }

  /// Of a list of articles those that fulfil a condition.
  func listed(_ ids: [Int64], _ condition: Condition, _ page: Page) throws -> [Row] {
    var places: [(date: Int, id: Int64)] = []
    places.reserveCapacity(ids.count)
    let stamp = try Command(
      database, "SELECT date FROM article INDEXED BY articleStamp WHERE id = ?1")
    for id in ids {
      stamp.bind(1, id)
      if try stamp.step() { places.append((Int(stamp.integer(0)), id)) }
      stamp.finish()
    }
    if let after = page.after {
      places.removeAll { !page.isBefore((after.date, after.row), $0) }
    }
    places.sort(by: page.isBefore)
    var found: [Row] = []
    var start = 0
    var size = page.limit + 16
    while start < places.count, found.count < page.limit {
      let end = min(places.count, start + size)
      found += try rows(places[start..<end].map(\.id), condition, page)
      start = end
      size = min(size * 2, 2_048)
    }
    return Array(found.prefix(page.limit))
  }

  /// Rows of these articles that fulfil a condition, in the order of the page.
  func rows(_ ids: [Int64], _ condition: Condition, _ page: Page) throws -> [Row] {
    try list.fetch(
      condition, "json_each(?) AS listed CROSS JOIN article ON article.id = listed.value",
      page.order, ids.count, sorted: true, [jsonArray(ids)])
  }
}
