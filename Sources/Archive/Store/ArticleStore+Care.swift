import GRDB
import Prose

extension ArticleStore {
  /// Everything that is wrong with the archive, in words; empty when all is well.
  ///
  /// Reads the whole file: a second for each 200 MB. Waits for other writers, since SQLite checks
  /// full-text indices by a command that counts as writing.
  package func check() throws(ArchiveError) -> [String] {
    do {
      return try pool.writeWithoutTransaction { database in
        var found = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)")
          .filter { $0 != "ok" }.map { "the file is damaged: \($0)" }
        found += try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
          "a row of \(row[0] as String? ?? "?") leads to a row that is not there"
        }
        for index in ["articleSearch", "quoteSearch"] {
          do {
            try database.execute(
              sql: "INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
          } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
            found.append("the full-text index \(index) does not fit the texts")
          }
        }
        for (complaint, sql) in Self.invariants {
          let count = try Int.fetchOne(database, sql: sql) ?? 0
          if count > 0 { found.append("\(complaint): \(count)") }
        }
        return found + (try Self.damagedBlobs(database))
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// What must never be found, and how to count it.
  private static let invariants: [(String, String)] = [
    (
      "articles without a text",
      "SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM text)"
    ),
    (
      "indexed articles without findings",
      """
      SELECT count(*) FROM article
      WHERE annotator IS NOT NULL AND id NOT IN (SELECT id FROM findings)
      """
    ),
    (
      "articles whose quotes are not all there",
      """
      SELECT count(*) FROM article WHERE quotes <> (SELECT count(*) FROM quote
        WHERE quote.id >= firstQuote AND quote.id < firstQuote + article.quotes)
      """
    ),
    (
      "quotes of no article",
      "SELECT (SELECT count(*) FROM quote) <> (SELECT ifnull(sum(quotes), 0) FROM article)"
    ),
    (
      "quotes of speakers that are not there",
      """
      SELECT count(*) FROM quote
      WHERE speaker IS NOT NULL AND speaker NOT IN (SELECT id FROM entity)
      """
    ),
    (
      "appearances of what is not there",
      """
      SELECT count(*) FROM appearance
      WHERE entity NOT IN (SELECT id FROM entity) OR article NOT IN (SELECT id FROM article)
      """
    ),
    (
      "entities whose counts are wrong",
      """
      SELECT count(*) FROM entity LEFT JOIN (SELECT entity, count(*) AS articles,
        sum(quotes) AS quotes FROM appearance GROUP BY entity) AS counted ON entity = id
      WHERE entity.articles <> ifnull(counted.articles, 0)
        OR entity.quotes <> ifnull(counted.quotes, 0)
      """
    ),
    (
      "feeds whose counts are wrong",
      """
      SELECT count(*) FROM feedTally LEFT JOIN (SELECT ifnull(feed, 0) AS owner,
        count(*) AS stored, sum(1 - isRead) AS waiting, max(date) AS last
        FROM article GROUP BY feed) ON owner = feed
      WHERE articles <> ifnull(stored, 0) OR unread <> ifnull(waiting, 0) OR newest IS NOT last
      """
    ),
    (
      "annotators whose counts are wrong",
      """
      SELECT count(*) FROM annotatorTally WHERE articles <> (SELECT count(*) FROM article
        WHERE article.annotator IS nullif(annotatorTally.annotator, 0))
      """
    ),
    (
      "speakers whose months are counted wrongly",
      """
      SELECT count(*) FROM entity LEFT JOIN (SELECT entity, sum(quotes) AS counted FROM spoken
        GROUP BY entity) ON entity = id
      WHERE quotes <> ifnull(counted, 0)
      """
    ),
    (
      "articles marked as tagged wrongly",
      """
      SELECT count(*) FROM article
      WHERE isTagged <> (id IN (SELECT article FROM articleTag))
      """
    ),
    (
      "marks that are to be told to a server, but not noted, or the other way round",
      """
      WITH pending AS (
        SELECT article.id, 0 FROM syncItem JOIN article ON article.id = syncItem.article
          WHERE syncItem.isRead <> article.isRead
        UNION SELECT article.id, 1 FROM syncItem JOIN article ON article.id = syncItem.article
          WHERE syncItem.isStarred <> article.isStarred)
      SELECT (SELECT count(*) FROM (SELECT * FROM pending EXCEPT SELECT article, flag FROM syncMark))
        + (SELECT count(*) FROM (SELECT article, flag FROM syncMark EXCEPT SELECT * FROM pending))
      """
    ),
    (
      "copies whose first is not there",
      "SELECT count(*) FROM article WHERE fold NOT IN (SELECT id FROM article)"
    ),
  ]

  private static func damagedBlobs(_ database: Database) throws -> [String] {
    var layouts = 0
    var findings = 0
    let rows = try Command(
      database,
      """
      SELECT text.text, text.layout, findings.id, findings.blob
      FROM text LEFT JOIN findings USING (id)
      """)
    while try rows.step() {
      let text = rows.bytes(0)
      if Layout(rows.bytes(1), length: text.count) == nil { layouts += 1 }
      if !rows.isNull(2), FindingsBlob(rows.bytes(3), in: text) == nil { findings += 1 }
    }
    return (layouts > 0 ? ["articles whose layout is damaged: \(layouts)"] : [])
      + (findings > 0 ? ["articles whose findings are damaged: \(findings)"] : [])
  }

  /// Writes the file anew without its gaps, and the full-text indices in one piece each. Takes as
  /// much room beside the file as it has, for as long as it takes.
  package func vacuum() throws(ArchiveError) {
    do {
      try pool.writeWithoutTransaction { database in
        entityMemory.forget()
        for index in ["articleSearch", "quoteSearch"] {
          try database.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('optimize')")
        }
        try database.execute(
          sql: """
            DELETE FROM nameWord WHERE entity IN (SELECT id FROM entity WHERE articles = 0);
            DELETE FROM entityKey WHERE entity IN (SELECT id FROM entity WHERE articles = 0);
            DELETE FROM entity WHERE articles = 0;
            DELETE FROM spoken WHERE quotes = 0;
            DELETE FROM tag WHERE id NOT IN (SELECT tag FROM articleTag);
            """)
        try database.execute(sql: "VACUUM")
        try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw ArchiveError(error, path: path)
    }
  }

  /// Bytes of the file by table and index, the largest first.
  package func sizes() throws(ArchiveError) -> [(name: String, bytes: Int)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC, name"
      ).map { ($0["name"], $0["bytes"]) }
    }
  }

  /// Bytes of all texts kept.
  package func textSize() throws(ArchiveError) -> Int {
    try read {
      try Int.fetchOne($0, sql: "SELECT ifnull(sum(length(CAST(text AS BLOB))), 0) FROM text") ?? 0
    }
  }
}
