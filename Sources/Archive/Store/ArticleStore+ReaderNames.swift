import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// A page of the articles that name somebody, the newest first, with the words around.
  package func mentions(of id: EntityID, after: Cursor? = nil, limit: Int = 50)
    throws(ArchiveError) -> ResultPage<NamedIn>
  {
    try read { database in
      let found = try Self.mentions(
        of: id, database, limit: limit + 1,
        Condition(
          sql: "(appearance.date, appearance.article) < (?, ?)",
          arguments: [after?.date ?? Int.max, after?.row ?? Int64.max]))
      return ResultPage(
        rows: Array(found.prefix(limit)),
        next: found.count > limit ? found[limit - 1].headline.cursor : nil)
    }
  }

  /// The article next to one in time that names somebody; nil when there is none, or the article
  /// has gone.
  package func neighbour(naming id: EntityID, of article: ArticleID, isOlder: Bool)
    throws(ArchiveError) -> NamedIn?
  {
    try read { database in
      guard
        let date = try Int.fetchOne(
          database, sql: "SELECT date FROM article WHERE id = ?", arguments: [article.value])
      else { return nil }
      let beyond = Condition(
        sql: "(appearance.date, appearance.article) \(isOlder ? "<" : ">") (?, ?)",
        arguments: [date, article.value])
      return try Self.mentions(of: id, database, limit: 1, beyond, isOldestFirst: !isOlder).first
    }
  }

  private static func mentions(
    of id: EntityID, _ database: Database, limit: Int, _ condition: Condition,
    isOldestFirst: Bool = false
  ) throws -> [NamedIn] {
    let list = ArticleList(database, now: 0, offset: 0)
    let direction = isOldestFirst ? "ASC" : "DESC"
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT article.*, appearance.mentions, text.text, findings.blob,
          ifnull(ifnull(name, subscription.title), url) AS feedName
        FROM appearance CROSS JOIN article ON article.id = appearance.article
          CROSS JOIN text ON text.id = article.id CROSS JOIN findings ON findings.id = article.id
          LEFT JOIN subscription ON subscription.id = feed
        WHERE entity = ? AND \(condition.sql)
        ORDER BY appearance.date \(direction), appearance.article \(direction) LIMIT ?
        """,
      arguments: StatementArguments([id.value] + condition.arguments + [limit]))
    return try rows.map { row in
      let text = Array((row["text"] as String).utf8)
      let place = firstMention(of: id, Array(row["blob"] as Data), in: text) ?? TextRange(0, 0)
      return NamedIn(
        headline: try list.headline(row), snippet: Snippet(of: text, around: place),
        place: place.start, mentions: row["mentions"])
    }
  }

  /// Where an article names an entity first: by its name, else by other words; nil where it does
  /// not, as when the reader said that it speaks.
  private static func firstMention(of id: EntityID, _ blob: [UInt8], in text: [UInt8]) -> TextRange?
  {
    guard let findings = FindingsBlob(blob, in: text) else { return nil }
    let mentions = zip(findings.ids, findings.entities).filter { $0.0 == id.value }
      .flatMap { $0.1.mentions.map { findings.mentions[$0.value] } }
      .sorted { $0.range < $1.range }
    return (mentions.first { $0.form == .name } ?? mentions.first)?.range
  }
}
