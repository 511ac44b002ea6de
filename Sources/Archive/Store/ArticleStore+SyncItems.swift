import GRDB
import Prose

extension ArticleStore {
  /// Those of `items` that were never looked at, in their order.
  package func unknownItems(_ items: [String]) throws(ArchiveError) -> [String] {
    try read { database in
      let known = try Command(database, "SELECT 1 FROM syncItem WHERE item = ?1")
      return try items.filter { item in
        known.bind(1, item)
        let isKnown = try known.step()
        known.finish()
        return !isKnown
      }
    }
  }

  /// All items that are articles of the archive, those of one article behind one another: one at a
  /// time, since they may be many.
  package func forEachSyncedItem(_ body: (SyncedItem) -> Void) throws(ArchiveError) {
    try read { try Self.forEachSyncedItem($0, where: "1", body) }
  }

  /// Those of them with a mark that the server does not know yet.
  package func pendingItems() throws(ArchiveError) -> [SyncedItem] {
    try read { database in
      var items: [SyncedItem] = []
      let isPending =
        "syncItem.isRead <> article.isRead OR syncItem.isStarred <> article.isStarred"
      try Self.forEachSyncedItem(database, where: isPending) { items.append($0) }
      return items
    }
  }

  private static func forEachSyncedItem(
    _ database: Database, where condition: String, _ body: (SyncedItem) -> Void
  ) throws {
    let rows = try Command(
      database,
      """
      SELECT syncItem.item, stream, article.id, syncItem.isRead, syncItem.isStarred, article.isRead,
        article.isStarred
      FROM syncItem JOIN article ON article.id = syncItem.article
      WHERE \(condition) ORDER BY syncItem.article, syncItem.id
      """)
    while try rows.step() {
      body(
        SyncedItem(
          item: rows.string(0) ?? "", stream: rows.string(1) ?? "",
          article: ArticleID(rows.integer(2)),
          agreed: SyncFlags(isRead: rows.integer(3) != 0, isStarred: rows.integer(4) != 0),
          local: SyncFlags(isRead: rows.integer(5) != 0, isStarred: rows.integer(6) != 0)))
    }
  }

  /// Takes over what the server says, in one transaction. What its reader did with an article in
  /// the meantime stays and is still to be told. Stars go into the journal of corrections first.
  /// - Parameter now: seconds since 1970.
  package func take(_ changes: [SyncChange], now: Int) throws(ArchiveError) {
    var corrections: [Correction] = []
    for value in [true, false] {
      let articles = changes.filter { $0.flag == .starred && $0.value == value }
        .compactMap(\.article)
      corrections += try self.corrections(articles, value ? .star : .unstar)
    }
    try journal.append(corrections, now: now)
    try write { database in
      let replay = try CorrectionReplay(database, vocabulary)
      for correction in corrections { try replay.remember(correction) }
      for change in changes {
        try Self.agree(on: change.value, change.flag, of: change.item, database)
        if let article = change.article {
          _ = try Self.set(Mark(change.flag, change.value), of: article.value, database)
        }
      }
    }
  }

  /// Notes that the server knows a mark now.
  package func notePushed(_ items: [String], _ flag: SyncFlag, _ value: Bool) throws(ArchiveError) {
    try write { database in
      for item in items { try Self.agree(on: value, flag, of: item, database) }
    }
  }

  private static func agree(
    on value: Bool, _ flag: SyncFlag, of item: String, _ database: Database
  ) throws {
    let column = flag == .read ? "isRead" : "isStarred"
    let command = try Command(database, "UPDATE syncItem SET \(column) = ?1 WHERE item = ?2")
    command.bind(1, value ? 1 : 0)
    command.bind(2, item)
    try command.run()
  }

  /// Forgets items that the server no longer has. Their articles stay as they are.
  package func forgetItems(_ items: [String]) throws(ArchiveError) {
    try write { database in
      for item in items {
        try database.execute(sql: "DELETE FROM syncItem WHERE item = ?", arguments: [item])
      }
    }
  }

  /// Takes items in, in one transaction: each is the article it is known to be, or a new one where
  /// its feed is followed. Items of other feeds are only remembered.
  /// - Parameter now: seconds since 1970.
  /// - Returns: the articles not known before.
  package func take(_ deliveries: [SyncDelivery], now: Int) throws(ArchiveError) -> [ArticleID] {
    try write { database in
      var intake = try Intake(database, now: now)
      let twins = SyncTwins(database)
      var new: [ArticleID] = []
      for delivery in deliveries {
        var article: Int64?
        if let draft = delivery.draft, let feed = try twins.feed(of: delivery.stream) {
          let key = ItemKeys(draft)
          article = try twins.article(draft, key, of: feed)
          if article == nil {
            let outcome = try intake.take([draft], [key], of: feed)
            new += outcome.new
            article = try outcome.new.first?.value ?? twins.article(draft, key, of: feed)
          }
        }
        try database.execute(
          sql: "INSERT OR IGNORE INTO syncItem (item, stream, article) VALUES (?, ?, ?)",
          arguments: [delivery.item, delivery.stream, article])
      }
      return new
    }
  }
}

extension Mark {
  fileprivate init(_ flag: SyncFlag, _ value: Bool) {
    switch flag {
    case .read: self = value ? .read : .unread
    case .starred: self = value ? .star : .unstar
    }
  }
}

/// Finds the articles that a server's items are.
private struct SyncTwins {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// The feed that is followed here; nil for none.
  func feed(of stream: String) throws -> Int64? {
    try Int64.fetchOne(
      database, sql: "SELECT feed FROM syncFeed WHERE stream = ? AND feed IS NOT NULL",
      arguments: [stream])
  }

  /// The article of this feed: by its identifier, else its address, else title and date, since a
  /// server may know neither. An address that a feed uses for several articles needs the title too.
  func article(_ draft: Draft, _ key: ItemKeys, of feed: Int64) throws -> Int64? {
    if let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM article WHERE feed = ? AND item = ?",
      arguments: [feed, key.item])
    {
      return known
    }
    if let link = key.link {
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT id, title FROM article WHERE link = ? AND feed = ? ORDER BY id DESC LIMIT 100",
        arguments: [link, feed])
      if rows.count == 1 { return rows[0]["id"] }
      if let row = rows.first(where: { $0["title"] == draft.title }) { return row["id"] }
      if !rows.isEmpty { return nil }
    }
    guard !draft.title.isEmpty, let published = draft.published.flatMap(epochSeconds(ofTimestamp:))
    else { return nil }
    return try Int64.fetchOne(
      database, sql: "SELECT id FROM article WHERE feed = ? AND date = ? AND title = ?",
      arguments: [feed, published, draft.title])
  }
}
