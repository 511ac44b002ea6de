import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// Those who are quoted and have a name with words that begin like the words of `prefix`, the
  /// most quoted first; without one those quoted most of all.
  package func speakers(_ prefix: String = "", limit: Int = 50) throws(ArchiveError)
    -> [EntityCount]
  {
    try read { try NameCompletion($0).entities(prefix, kinds: [], isQuoted: true, limit: limit) }
  }

  /// As `speakers(_:limit:)`, counting only quotes whose speaker is at least so sure, 0...1, or is
  /// the reader's word. Reads every quote once.
  package func speakers(
    _ prefix: String, limit: Int, confidence: Double
  ) throws(ArchiveError) -> [EntityCount] {
    try read { database in
      var counts: [Int64: Int] = [:]
      let first = """
        SELECT quote.speaker AS id FROM article CROSS JOIN quote
        WHERE article.quotes > 0 AND quote.id >= article.firstQuote
          AND quote.id < article.firstQuote + article.quotes AND quote.speaker IS NOT NULL
          AND (confidence(quote.layout) >= ?1 OR \(CorrectedQuotes.condition))
        """
      let joint = """
        SELECT entity AS id FROM jointSpeaker JOIN quote ON quote.id = jointSpeaker.quote
        WHERE confidence(quote.layout) >= ?1
        """
      for sql in [first, joint] {
        let rows = try Int64.fetchCursor(database, sql: sql, arguments: [confidence])
        while let id = try rows.next() { counts[id, default: 0] += 1 }
      }
      let all = try NameCompletion(database).entities(
        prefix, kinds: [], isQuoted: true, limit: Int(Int32.max))
      let sure = all.compactMap { entity in
        counts[entity.id.value].map { count in
          var entity = entity
          entity.quotes = count
          return entity
        }
      }
      return Array(sure.sorted { ($1.quotes, $0.name) < ($0.quotes, $1.name) }.prefix(limit))
    }
  }

  /// As `speakers`, also those who are named but never quoted; by default of all kinds. The most
  /// named first.
  package func entities(
    _ prefix: String = "", kinds: Set<EntityKind> = [], limit: Int = 50
  ) throws(ArchiveError) -> [EntityCount] {
    try read {
      try NameCompletion($0).entities(prefix, kinds: kinds, isQuoted: false, limit: limit)
    }
  }

  /// Everything known of an entity; nil when there is none of this row.
  ///
  /// Roles are those of its newest articles.
  package func entity(_ id: EntityID) throws(ArchiveError) -> EntityRecord? {
    try read { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM entity WHERE id = ?", arguments: [id.value])
      else { return nil }
      let profile = EntityProfile(encoded: Array(row["profile"] as Data))
      let span = try Row.fetchOne(
        database,
        sql: """
          SELECT (SELECT min(date) FROM appearance WHERE entity = ?1) AS first,
            (SELECT max(date) FROM appearance WHERE entity = ?1) AS last
          """,
        arguments: [id.value])
      let names = (profile?.names ?? []).sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      return EntityRecord(
        count: EntityCount(row), names: names.map(\.text), roles: try Self.roles(of: id, database),
        gender: profile?.gender, first: span?["first"], last: span?["last"])
    }
  }

  /// A page of the articles that name an entity, the newest first.
  package func appearances(of id: EntityID, after: Cursor? = nil, limit: Int = 50)
    throws(ArchiveError) -> ResultPage<Appearance>
  {
    try read { database in
      let list = ArticleList(database, now: 0, offset: 0)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT article.*, appearance.mentions, appearance.quotes AS spoken,
            ifnull(ifnull(name, subscription.title), url) AS feedName
          FROM appearance CROSS JOIN article ON article.id = appearance.article
            LEFT JOIN subscription ON subscription.id = feed
          WHERE entity = ? AND (appearance.date, appearance.article) < (?, ?)
          ORDER BY appearance.date DESC, appearance.article DESC LIMIT ?
          """,
        arguments: [id.value, after?.date ?? Int.max, after?.row ?? Int64.max, limit + 1])
      let found = try rows.prefix(limit).map { row in
        Appearance(
          headline: try list.headline(row), mentions: row["mentions"], quotes: row["spoken"])
      }
      return ResultPage(rows: found, next: rows.count > limit ? found.last?.headline.cursor : nil)
    }
  }

  /// The roles that the newest articles give an entity, the most used first.
  private static func roles(of id: EntityID, _ database: Database) throws -> [String] {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT text.text, findings.blob FROM appearance
          CROSS JOIN findings ON findings.id = article CROSS JOIN text ON text.id = article
        WHERE entity = ? ORDER BY date DESC LIMIT 40
        """,
      arguments: [id.value])
    var uses: [String: Int] = [:]
    while let row = try rows.next() {
      let text = Array((row["text"] as String).utf8)
      guard let findings = FindingsBlob(Array(row["blob"] as Data), in: text) else { continue }
      for (other, entity) in zip(findings.ids, findings.entities) where other == id.value {
        for role in entity.roles { uses[role, default: 0] += 1 }
      }
    }
    return uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}

extension EntityCount {
  init(_ row: Row) {
    self.init(
      id: EntityID(row["id"]), name: row["name"], kind: EntityKind(code: row["kind"]) ?? .other,
      quotes: row["quotes"], articles: row["articles"])
  }
}
