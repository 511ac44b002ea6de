import GRDB
import Prose

extension ArticleStore {
  /// Marks articles. Those that do not exist are passed over. Stars and tags go into the journal
  /// first.
  /// - Parameter now: seconds since 1970, for the journal.
  /// - Returns: what to hand to `undo`.
  @discardableResult
  package func mark(_ ids: [ArticleID], _ mark: Mark, now: Int = 0) throws(ArchiveError) -> MarkUndo
  {
    let corrections = mark.isKept ? try corrections(ids, mark) : []
    try journal.append(corrections, now: now)
    let changed = try write(changesEntities: false) { database in
      let replay = try CorrectionReplay(database, vocabulary)
      for correction in corrections { try replay.remember(correction) }
      return try ids.filter { try Self.set(mark, of: $0.value, database) }
    }
    return MarkUndo(mark: mark, changed: changed)
  }

  /// What the journal is to keep of a mark.
  func corrections(_ ids: [ArticleID], _ mark: Mark) throws(ArchiveError) -> [Correction] {
    try read { database in
      try ids.compactMap { id in
        try Row.fetchOne(
          database,
          sql: """
            SELECT details, item, url FROM article LEFT JOIN subscription ON subscription.id = feed
            WHERE article.id = ?
            """,
          arguments: [id.value]
        ).map { .mark(Self.articleKey($0), mark) }
      }
    }
  }

  /// Takes back what `mark` did, no more: an article that was so before stays so.
  package func undo(_ undo: MarkUndo) throws(ArchiveError) {
    try mark(undo.changed, undo.mark.opposite)
  }

  /// All tags in use with the number of articles that bear them, in the order of the alphabet.
  package func tags() throws(ArchiveError) -> [(name: String, articles: Int)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT name, count(*) AS articles FROM articleTag JOIN tag ON tag.id = tag
          GROUP BY tag.id ORDER BY name
          """
      ).map { ($0["name"], $0["articles"]) }
    }
  }

  /// Marks one article; false when it was so already or is not there.
  static func set(_ mark: Mark, of article: Int64, _ database: Database) throws -> Bool {
    switch mark {
    case .read: try flip("isRead", to: true, of: article, database)
    case .unread: try flip("isRead", to: false, of: article, database)
    case .star: try flip("isStarred", to: true, of: article, database)
    case .unstar: try flip("isStarred", to: false, of: article, database)
    case .tag(let name): try tag(article, name, database)
    case .untag(let name): try untag(article, name, database)
    }
  }

  private static func flip(
    _ column: String, to value: Bool, of article: Int64, _ database: Database
  ) throws -> Bool {
    let command = try Command(
      database, "UPDATE article SET \(column) = ?1 WHERE id = ?2 AND \(column) <> ?1")
    command.bind(1, value ? 1 : 0)
    command.bind(2, article)
    try command.run()
    return database.changesCount > 0
  }

  private static func tag(_ article: Int64, _ name: String, _ database: Database) throws -> Bool {
    guard !name.isEmpty else { return false }
    try database.execute(sql: "INSERT OR IGNORE INTO tag (name) VALUES (?)", arguments: [name])
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO articleTag (tag, article)
        SELECT tag.id, article.id FROM tag, article WHERE name = ? AND article.id = ?
        """,
      arguments: [name, article])
    guard database.changesCount > 0 else { return false }
    try database.execute(
      sql: "UPDATE article SET isTagged = 1 WHERE id = ?", arguments: [article])
    return true
  }

  private static func untag(_ article: Int64, _ name: String, _ database: Database) throws -> Bool {
    try database.execute(
      sql: """
        DELETE FROM articleTag WHERE article = ? AND tag = (SELECT id FROM tag WHERE name = ?)
        """,
      arguments: [article, name])
    guard database.changesCount > 0 else { return false }
    try database.execute(
      sql: """
        UPDATE article SET isTagged = EXISTS (SELECT 1 FROM articleTag WHERE article = article.id)
        WHERE id = ?
        """,
      arguments: [article])
    return true
  }
}

extension Mark {
  /// True for what the journal keeps: what a reader chose, not what was read.
  var isKept: Bool {
    switch self {
    case .read, .unread: false
    case .star, .unstar, .tag, .untag: true
    }
  }

  /// What undoes it.
  var opposite: Mark {
    switch self {
    case .read: .unread
    case .unread: .read
    case .star: .unstar
    case .unstar: .star
    case .tag(let name): .untag(name)
    case .untag(let name): .tag(name)
    }
  }
}
