import Foundation
import GRDB
import Prose

/// Reads pages of a list of articles.
struct ArticleList {
  private let database: Database
  let sql: QuerySQL

  init(_ database: Database, now: Int, offset: Int) {
    self.database = database
    sql = QuerySQL(database, now: now, offset: offset)
  }

  /// The rows of the articles that a query finds, in the order of their dates, at most `limit`.
  func rows(_ query: Query?, _ order: ListOrder, after: Cursor?, limit: Int) throws -> [Row] {
    var conditions = [try sql.folding(query)]
    if let after {
      conditions.append(
        Condition(
          sql: "(article.date, article.id) \(order == .newest ? "<" : ">") (?, ?)",
          arguments: [after.date, after.row]))
    }
    guard let query else { return try fetch(.all(conditions), "article", order, limit) }
    if order == .newest, let (pattern, rest) = query.wordsAndRest {
      if let rest { conditions.append(try sql.condition(rest)) }
      return try newest(pattern, .all(conditions), limit)
    }
    conditions.append(try sql.condition(query))
    // A plus keeps SQLite from walking the index of dates where a short list leads to the rows.
    let isListed = try isFewRows(query)
    return try fetch(.all(conditions), "article", order, limit, sorted: isListed)
  }

  func fetch(
    _ condition: Condition, _ from: String, _ order: ListOrder, _ limit: Int, sorted: Bool = false,
    _ arguments: [any DatabaseValueConvertible & Sendable] = []
  ) throws -> [Row] {
    let direction = order == .newest ? "DESC" : "ASC"
    return try Row.fetchAll(
      database,
      sql: """
        SELECT article.*, ifnull(ifnull(name, subscription.title), url) AS feedName
        FROM \(from) LEFT JOIN subscription ON subscription.id = feed
        WHERE \(condition.sql)
        ORDER BY \(sorted ? "+" : "")article.date \(direction), article.id \(direction) LIMIT ?
        """,
      arguments: StatementArguments(arguments + condition.arguments + [limit]))
  }

  /// The newest articles that have the words and fulfil the condition.
  private func newest(_ pattern: SearchPattern, _ condition: Condition, _ limit: Int) throws
    -> [Row]
  {
    guard !pattern.isEmpty else { return [] }
    let from = "json_each(?) AS listed CROSS JOIN article ON article.id = listed.value"
    var found: [Row] = []
    try WordStream(database, pattern).newestFirst { ids in
      found += try fetch(
        condition, from, .newest, limit, sorted: true, [jsonArray(ids)])
      found.sort {
        ($1["date"] as Int, $1["id"] as Int64) < ($0["date"] as Int, $0["id"] as Int64)
      }
      found = Array(found.prefix(limit))
      return found.count == limit ? found.last?["date"] : nil
    }
    return found
  }

  /// True when some part that must hold leads to a short list of articles.
  private func isFewRows(_ query: Query) throws -> Bool {
    if let pattern = SearchPattern(query) {
      return try !pattern.isEmpty && sql.isRare("articleSearch", pattern)
    }
    switch query {
    case .all(let parts):
      let words = parts.filter { SearchPattern($0) != nil }
      if words.count > 1, try isFewRows(.all(words)) { return true }
      return try parts.contains { try isFewRows($0) }
    case .any(let parts): return try parts.allSatisfy { try isFewRows($0) }
    case .entity, .tag, .words(_, .title): return try sql.isShort(query)
    default: return false
    }
  }

  /// A row as a headline.
  func headline(_ row: Row) throws -> Headline {
    let id: Int64 = row["id"]
    var draft = Draft(source: "", text: "", paragraphs: [])
    _ = Details.read(Array(row["details"] as Data), into: &draft)
    let copies =
      try (row["fold"] as Int64?).map { fold in
        try Int.fetchOne(
          database, sql: "SELECT count(*) - 1 FROM article WHERE fold = ?", arguments: [fold]) ?? 0
      } ?? 0
    return Headline(
      id: ArticleID(id), feed: (row["feed"] as Int64?).map(SubscriptionID.init),
      feedName: row["feedName"] ?? "", title: row["title"], byline: row["byline"], url: draft.url,
      date: row["date"], fetchedAt: row["fetchedAt"], language: row["language"],
      isRead: row["isRead"], isStarred: row["isStarred"],
      tags: row["isTagged"] ? try ArticleStore.tags(of: id, database) : [], copies: copies,
      quotes: (row["annotator"] as Int64?).map { _ in row["quotes"] })
  }
}

extension Query {
  /// The parts that must all hold.
  var conjuncts: [Query] {
    if case .all(let parts) = self { return parts }
    return [self]
  }

  /// The words that must all be found in an article, as one pattern, and what else must hold; nil
  /// when no words must be found.
  var wordsAndRest: (SearchPattern, Query?)? {
    let words = conjuncts.filter { SearchPattern($0) != nil }
    guard !words.isEmpty,
      let pattern = SearchPattern(words.count == 1 ? words[0] : .all(words))
    else { return nil }
    let rest = conjuncts.filter { SearchPattern($0) == nil }
    return (pattern, rest.isEmpty ? nil : rest.count == 1 ? rest[0] : .all(rest))
  }
}
