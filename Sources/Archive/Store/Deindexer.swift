import GRDB
import Prose

/// Takes what annotation found of an article out of the archive again, inside one transaction: the
/// indices must be told the very words they were given.
struct Deindexer {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// Forgets what was found in an article. Entities stay, also those no other article names: they
  /// have the same row again when they are found again.
  /// - Returns: false when nothing was found in it yet.
  @discardableResult
  func remove(_ id: Int64) throws -> Bool {
    let article = try Command(
      database,
      """
      SELECT text.text, title, date, findings.blob FROM article JOIN text USING (id)
        LEFT JOIN findings USING (id)
      WHERE id = ? AND annotator IS NOT NULL
      """)
    article.bind(1, id)
    guard try article.step() else { return false }
    let text = article.bytes(0)
    let title = article.string(1) ?? ""
    let date = Int(article.integer(2))
    let findings = FindingsBlob(article.bytes(3), in: text)
    article.finish()
    // Whom the reader named for a quote need not be named in the article.
    let speakers = try Int64.fetchAll(
      database,
      sql: """
        SELECT DISTINCT speaker FROM article CROSS JOIN quote
          ON quote.id >= firstQuote AND quote.id < firstQuote + quotes
        WHERE article.id = ? AND speaker IS NOT NULL
        """,
      arguments: [id])
    try removeQuotes(of: id, in: text)
    let command = try Command(
      database,
      "INSERT INTO articleSearch (articleSearch, rowid, words) VALUES ('delete', ?1, ?2)")
    command.bind(1, id)
    command.bindText(2, searchableWords(of: text, title: title))
    try command.run()
    for entity in Set((findings?.ids ?? []) + speakers) { try forget(entity, date, id) }
    try database.execute(sql: "DELETE FROM findings WHERE id = ?", arguments: [id])
    try database.execute(
      sql: "UPDATE article SET annotator = NULL, quotes = 0, firstQuote = NULL WHERE id = ?",
      arguments: [id])
    return true
  }

  private func removeQuotes(of article: Int64, in text: [UInt8]) throws {
    let rows = try Row.fetchOne(
      database, sql: "SELECT firstQuote, quotes FROM article WHERE id = ?", arguments: [article])
    guard let first: Int64 = rows?["firstQuote"], let count: Int64 = rows?["quotes"] else { return }
    let quotes = try Command(database, "SELECT id, layout FROM quote WHERE id BETWEEN ?1 AND ?2")
    let command = try Command(
      database, "INSERT INTO quoteSearch (quoteSearch, rowid, words) VALUES ('delete', ?1, ?2)")
    quotes.bind(1, first)
    quotes.bind(2, first + count - 1)
    while try quotes.step() {
      var blob = BlobReader(quotes.bytes(1))
      let pieces = QuoteBlob.pieces(&blob, length: text.count)
      command.bind(1, quotes.integer(0))
      command.bindText(2, quotedWords(of: pieces, in: text))
      try command.run()
    }
    try database.execute(
      sql: "DELETE FROM quote WHERE id BETWEEN ? AND ?", arguments: [first, first + count - 1])
    try database.execute(
      sql: "DELETE FROM quoteGroup WHERE quote BETWEEN ? AND ?",
      arguments: [first, first + count - 1])
    try database.execute(
      sql: "DELETE FROM jointSpeaker WHERE quote BETWEEN ? AND ?",
      arguments: [first, first + count - 1])
  }

  private func forget(_ entity: Int64, _ date: Int, _ article: Int64) throws {
    let arguments: StatementArguments = [entity, date, article]
    let quotes = try Int.fetchOne(
      database,
      sql: "SELECT quotes FROM appearance WHERE entity = ? AND date = ? AND article = ?",
      arguments: arguments)
    guard let quotes else { return }
    try database.execute(
      sql: "DELETE FROM appearance WHERE entity = ? AND date = ? AND article = ?",
      arguments: arguments)
    try database.execute(
      sql: """
        UPDATE entity SET articles = max(0, articles - 1), quotes = max(0, quotes - ?)
        WHERE id = ?
        """,
      arguments: [quotes, entity])
  }
}
