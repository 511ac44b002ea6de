import Foundation
import GRDB
import Prose

/// Reads pages of a list of articles.
struct ArticleList {
  private let database: Database
  private let sql: QuerySQL

  init(_ database: Database, now: Int, offset: Int) {
    self.database = database
    sql = QuerySQL(database, now: now, offset: offset)
  }

  /// The rows of the articles that a query finds, in the order of their dates, at most `limit`.
  func rows(_ query: Query?, _ order: ListOrder, after: Cursor?, limit: Int) throws -> [Row] {
    var conditions: [Condition] = []
    var isListed = false
    if let query {
      conditions.append(try sql.condition(query))
      isListed = try isFewRows(query)
    }
    conditions.append(try folding(query))
    if let after {
      conditions.append(
        Condition(
          sql: "(article.date, article.id) \(order == .newest ? "<" : ">") (?, ?)",
          arguments: [after.date, after.row]))
    }
    let condition = Condition.all(conditions)
    let direction = order == .newest ? "DESC" : "ASC"
    // A plus keeps SQLite from walking the index of dates where a short list leads to the rows.
    let date = isListed ? "+article.date" : "article.date"
    return try Row.fetchAll(
      database,
      sql: """
        SELECT article.*, ifnull(ifnull(name, subscription.title), url) AS feedName
        FROM article LEFT JOIN subscription ON subscription.id = feed
        WHERE \(condition.sql) ORDER BY \(date) \(direction), article.id \(direction) LIMIT ?
        """,
      arguments: StatementArguments(condition.arguments + [limit]))
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

  /// Of the copies of one article the first is shown. Where feed, tag or star are asked for it is
  /// the first of those that have them.
  private func folding(_ query: Query?) throws -> Condition {
    let own = (query?.conjuncts ?? []).filter(\.isAboutCopies)
    guard !own.isEmpty else {
      return Condition(sql: "(article.fold IS NULL OR article.fold = article.id)")
    }
    let inner = Condition.all(try own.map { try sql.condition($0) })
    let other = inner.sql.replacingOccurrences(of: "article.", with: "other.")
    return Condition(
      sql: """
        (article.fold IS NULL OR NOT EXISTS (SELECT 1 FROM article AS other
          WHERE other.fold = article.fold AND other.id < article.id AND \(other)))
        """,
      arguments: inner.arguments)
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

  /// True when copies of one article differ in it.
  fileprivate var isAboutCopies: Bool {
    switch self {
    case .feed, .tag, .state(.starred): true
    case .any(let parts): parts.allSatisfy(\.isAboutCopies)
    default: false
    }
  }
}
