import GRDB
import Prose

extension ArticleStore {
  /// A page of what a selection holds. Of the same article in several feeds the first is shown,
  /// unless feeds, tags or stars are asked for.
  /// - Parameters:
  ///   - after: where the page before ended.
  ///   - now: seconds since 1970, for `newer:` and `older:`.
  ///   - offset: how many seconds the reader's clock is ahead of UTC.
  package func headlines(
    in selection: ArticleSelection, after: Cursor? = nil, limit: Int = 50, now: Int,
    offset: Int = 0
  ) throws(ArchiveError) -> ResultPage<Headline> {
    try read { database in
      let walk = ArticleWalk(database, now: now, offset: offset)
      let rows = try walk.rows(selection, after: after, limit: limit + 1)
      let headlines = try rows.prefix(limit).map(walk.list.headline)
      return ResultPage(rows: headlines, next: rows.count > limit ? headlines.last?.cursor : nil)
    }
  }

  /// As `headlines(in:)`, each with the words around what was asked for.
  package func search(
    _ selection: ArticleSelection, after: Cursor? = nil, limit: Int = 50, now: Int,
    offset: Int = 0
  ) throws(ArchiveError) -> ResultPage<SearchHit> {
    let sought = selection.query?.soughtWords ?? []
    return try read { database in
      let walk = ArticleWalk(database, now: now, offset: offset)
      let rows = try walk.rows(selection, after: after, limit: limit + 1)
      let hits = try rows.prefix(limit).map { row in
        let headline = try walk.list.headline(row)
        let text = try String.fetchOne(
          database, sql: "SELECT text FROM text WHERE id = ?", arguments: [headline.id.value])
        let body = Self.body(of: text ?? "", title: headline.title)
        return SearchHit(headline: headline, snippet: Snippet(of: body, around: sought))
      }
      return ResultPage(rows: hits, next: rows.count > limit ? hits.last?.headline.cursor : nil)
    }
  }

  /// How many articles a selection holds, copies in several feeds included, as the counts of feeds
  /// have it.
  /// - Parameter most: counting ends here.
  package func count(
    _ selection: ArticleSelection, most: Int = 10_000, now: Int, offset: Int = 0
  ) throws(ArchiveError) -> Int {
    try read { database in
      let feeds = Array(Set(selection.feeds.map(\.value)))
      if selection.query == nil {
        let column = selection.isUnread ? "unread" : "articles"
        let which = feeds.isEmpty ? "1" : "feed IN (SELECT value FROM json_each(?))"
        let count = try Int.fetchOne(
          database, sql: "SELECT sum(\(column)) FROM feedTally WHERE \(which)",
          arguments: feeds.isEmpty ? [] : [jsonArray(feeds)])
        return min(most, count ?? 0)
      }
      let condition = try Self.condition(of: selection, database, now: now, offset: offset)
      return try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM (SELECT 1 FROM article WHERE \(condition.sql) LIMIT ?)",
        arguments: StatementArguments(condition.arguments + [most])) ?? 0
    }
  }

  /// Marks as read what a selection holds, copies in other feeds included.
  /// - Parameter newest: what was fetched later stays, in seconds since 1970.
  /// - Returns: what to hand to `undo`.
  package func markRead(
    _ selection: ArticleSelection, fetchedUntil newest: Int, now: Int, offset: Int = 0
  ) throws(ArchiveError) -> MarkUndo {
    let changed = try write { database in
      var unread = selection
      unread.isUnread = true
      let condition = try Self.condition(of: unread, database, now: now, offset: offset)
      return try Int64.fetchAll(
        database,
        sql: """
          UPDATE article SET isRead = 1 WHERE \(condition.sql) AND article.fetchedAt <= ?
          RETURNING id
          """,
        arguments: StatementArguments(condition.arguments + [newest]))
    }
    return MarkUndo(mark: .read, changed: changed.map(ArticleID.init))
  }

  /// What holds of every article of a selection, for questions about all of them.
  private static func condition(
    of selection: ArticleSelection, _ database: Database, now: Int, offset: Int
  ) throws -> Condition {
    var conditions: [Condition] = []
    if selection.isUnread { conditions.append(Condition(sql: "article.isRead = 0")) }
    if !selection.feeds.isEmpty {
      conditions.append(
        Condition(
          sql: "article.feed IN (SELECT value FROM json_each(?))",
          arguments: [jsonArray(selection.feeds.map(\.value))]))
    }
    if let query = selection.query {
      let sql = QuerySQL(database, now: now, offset: offset, rare: .max)
      conditions.append(try sql.condition(query))
    }
    return .all(conditions)
  }
}
