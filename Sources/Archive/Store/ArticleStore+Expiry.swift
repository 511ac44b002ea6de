import GRDB
import Prose

extension ArticleStore {
  /// Lets go of what the feeds' rules no longer keep.
  ///
  /// Only read articles go, never one with a star, a tag, a lettered mark or a quote whose speaker
  /// is known, and none of a file or page added by itself. What went is remembered, so that it does
  /// not come back with the next visit.
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - retention: the rule of feeds that have none of their own; by default everything is kept.
  /// - Returns: how many articles went.
  package func expire(now: Int, retention: Retention = Retention()) throws(ArchiveError) -> Int {
    try write { database in
      let feeds = try Row.fetchAll(
        database, sql: "SELECT id, hasRetention, keepDays, keepCount FROM subscription")
      var count = 0
      for feed in feeds {
        let rule: Retention =
          feed["hasRetention"]
          ? Retention(days: feed["keepDays"], count: feed["keepCount"]) : retention
        for id in try Self.expired(feed["id"], rule, now: now, database) {
          try Self.remove(id, database)
          count += 1
        }
      }
      return count
    }
  }

  /// The articles of a feed that its rule no longer keeps.
  private static func expired(
    _ feed: Int64, _ rule: Retention, now: Int, _ database: Database
  ) throws -> [Int64] {
    var bounds: [Condition] = []
    if let days = rule.days {
      let age = days.multipliedReportingOverflow(by: 86_400)
      if !age.overflow {
        // An old article that came yesterday is new to its reader.
        bounds.append(Condition(sql: "fetchedAt < ?", arguments: [now - age.partialValue]))
      }
    }
    if let kept = rule.count {
      bounds.append(
        Condition(
          sql: """
            id NOT IN (SELECT id FROM article WHERE feed = ? ORDER BY date DESC, id DESC LIMIT ?)
            """,
          arguments: [feed, max(0, kept)]))
    }
    guard !bounds.isEmpty else { return [] }
    let condition = Condition.any(bounds)
    return try Int64.fetchAll(
      database,
      sql: """
        SELECT id FROM article
        WHERE feed = ? AND isRead = 1 AND isStarred = 0 AND isTagged = 0 AND \(condition.sql)
          AND id NOT IN (SELECT article FROM bookmark)
          AND NOT EXISTS (SELECT 1 FROM quote WHERE quote.id >= firstQuote
            AND quote.id < firstQuote + article.quotes AND speaker IS NOT NULL)
        """,
      arguments: StatementArguments([feed] + condition.arguments))
  }

  /// Removes an article and remembers it.
  private static func remove(_ id: Int64, _ database: Database) throws {
    try Deindexer(database).remove(id)
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO gone SELECT feed, item FROM article WHERE id = ?1;
        """,
      arguments: [id])
    try database.execute(
      sql: "INSERT OR IGNORE INTO gone SELECT feed, content FROM article WHERE id = ?",
      arguments: [id])
    // Of copies in several feeds the next one is the first from now on.
    try database.execute(
      sql: """
        UPDATE article SET fold = (SELECT min(id) FROM article WHERE fold = ?1 AND id <> ?1)
        WHERE fold = ?1
        """,
      arguments: [id])
    try database.execute(sql: "DELETE FROM article WHERE id = ?", arguments: [id])
  }
}
