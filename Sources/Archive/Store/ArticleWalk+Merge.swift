import GRDB
import Prose

extension ArticleWalk {
  /// Whose own lists are put together.
  enum Lists {
    /// The articles of feeds.
    case feeds
    /// The articles that name entities.
    case entities
  }

  /// The first rows of several lists in the order of dates, each of which is in that order: no more
  /// is read of a list than is shown of it, and one row.
  func merged(_ lists: Lists, _ owners: [Int64], _ condition: Condition, _ page: Page) throws
    -> [Row]
  {
    let statement = sqlOfList(lists, condition, page)
    var heads: [Head] = []
    for owner in owners {
      let rows = try Row.fetchCursor(
        database.makeStatement(sql: statement.sql),
        arguments: StatementArguments([owner] + statement.arguments))
      if let head = try Head(rows) { heads.append(head) }
    }
    var ids: [Int64] = []
    var seen: Set<Int64> = []
    while ids.count < page.limit, !heads.isEmpty {
      var first = 0
      for index in heads.indices where page.isBefore(heads[index].place, heads[first].place) {
        first = index
      }
      if seen.insert(heads[first].place.id).inserted { ids.append(heads[first].place.id) }
      if let next = try Head(heads[first].rows) {
        heads[first] = next
      } else {
        heads.remove(at: first)
      }
    }
    return try rows(ids, .always, page)
  }

  /// The next row of a list.
  private struct Head {
    let rows: RowCursor
    let place: (date: Int, id: Int64)

    init?(_ rows: RowCursor) throws {
      guard let row = try rows.next() else { return nil }
      self.rows = rows
      place = (row["date"], row["id"])
    }
  }

  /// One list, its owner the first question mark.
  private func sqlOfList(_ lists: Lists, _ condition: Condition, _ page: Page) -> Condition {
    switch lists {
    case .feeds:
      let behind = page.behind("article.date", "article.id")
      return Condition(
        sql: """
          SELECT article.id, article.date FROM article INDEXED BY articleFeed
          WHERE article.feed = ? AND \(behind.sql) AND \(condition.sql)
          ORDER BY article.date \(page.direction), article.id \(page.direction)
          """,
        arguments: behind.arguments + condition.arguments)
    case .entities:
      let behind = page.behind("appearance.date", "appearance.article")
      return Condition(
        sql: """
          SELECT article.id, article.date
          FROM appearance CROSS JOIN article ON article.id = appearance.article
          WHERE appearance.entity = ? AND \(behind.sql) AND \(condition.sql)
          ORDER BY appearance.date \(page.direction), appearance.article \(page.direction)
          """,
        arguments: behind.arguments + condition.arguments)
    }
  }

  /// The few people, bodies or places one of whom every article that is asked for names, and what
  /// else must hold; nil where the query names none, or too many.
  func people(in query: Query) throws -> (entities: [Int64], rest: Query?)? {
    var best: (entities: [Int64], index: Int, articles: Int)?
    let parts = query.conjuncts
    for (index, part) in parts.enumerated() {
      guard let entities = try named(part), entities.count <= Self.fewEntities else { continue }
      let articles =
        try Int.fetchOne(
          database,
          sql: "SELECT sum(articles) FROM entity WHERE id IN (SELECT value FROM json_each(?))",
          arguments: [jsonArray(entities)]) ?? 0
      if articles < best?.articles ?? .max { best = (entities, index, articles) }
    }
    guard let best else { return nil }
    var rest = parts
    // Whoever speaks in an article is named there; that they speak is still to be asked.
    if case .entity = parts[best.index] { rest.remove(at: best.index) }
    return (best.entities, rest.count > 1 ? .all(rest) : rest.first)
  }

  /// The entities of which a part asks for at least one; nil where it does not.
  private func named(_ part: Query) throws -> [Int64]? {
    switch part {
    case .entity(let words), .quote(.speaker(let words)): return try names.entities(words)
    case .any(let parts):
      var found: Set<Int64> = []
      for part in parts {
        guard let entities = try named(part) else { return nil }
        found.formUnion(entities)
      }
      return found.sorted()
    default: return nil
    }
  }

  /// The articles with quotes of rare words that a query asks for; nil where it asks for none.
  func articles(withQuotesIn query: Query) throws -> [Int64]? {
    for case .quote(.about(let words)) in query.conjuncts {
      let pattern = SearchPattern(words, isPositional: false)
      guard !pattern.isEmpty else { return [] }
      if try sql.isRare("quoteSearch", pattern) {
        return try QuoteList(database, now: 0, offset: 0).articles(withQuotesAbout: pattern)
      }
    }
    return nil
  }
}
