import GRDB
import Prose

extension ArticleStore {
  /// Takes over what the feeds file says now: new feeds are added, those it no longer names are
  /// not followed any more but keep their articles, and take up where they were when they return.
  package func follow(_ subscriptions: [Subscription]) throws(ArchiveError) {
    try write { database in
      try database.execute(sql: "UPDATE subscription SET isFollowed = 0")
      for (place, subscription) in subscriptions.enumerated() where !subscription.url.isEmpty {
        let retention = subscription.retention
        try database.execute(
          sql: """
            INSERT INTO subscription (url, isFollowed, place, name, folder, tags, refreshEvery,
              wantsFullText, hasRetention, keepDays, keepCount)
            VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (url) DO UPDATE SET isFollowed = 1, place = excluded.place,
              name = excluded.name, folder = excluded.folder, tags = excluded.tags,
              refreshEvery = excluded.refreshEvery, wantsFullText = excluded.wantsFullText,
              hasRetention = excluded.hasRetention, keepDays = excluded.keepDays,
              keepCount = excluded.keepCount
            """,
          arguments: [
            subscription.url, place, subscription.title, lines(subscription.folder),
            lines(subscription.tags), subscription.refreshEvery, subscription.wantsFullText,
            retention != nil, retention?.days, retention?.count,
          ])
      }
    }
  }

  /// All feeds the archive knows, in the order of the feeds file, those no longer followed last.
  package func feeds() throws(ArchiveError) -> [FeedState] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT subscription.*, articles, newest, unread FROM subscription
            LEFT JOIN feedTally ON feedTally.feed = id
          ORDER BY isFollowed DESC, place, id
          """)
      return rows.map { FeedState($0) }
    }
  }

  /// Notes how a visit went that brought no articles: nothing new, or a failure.
  package func note(_ report: FetchReport, of feed: SubscriptionID, now: Int)
    throws(ArchiveError)
  {
    try note([(feed, report)], now: now)
  }

  /// As `note(_:of:now:)`, of several feeds in one transaction.
  package func note(_ reports: [(feed: SubscriptionID, report: FetchReport)], now: Int)
    throws(ArchiveError)
  {
    try write { database in
      for (feed, report) in reports { try Self.note(report, of: feed, now: now, database) }
    }
  }

  /// Gives a feed another address, which the feeds file must name from now on: `follow` knows feeds
  /// by their address. Articles and history stay.
  /// - Returns: false when another feed has that address already; nothing is changed then.
  package func move(_ feed: SubscriptionID, to url: String) throws(ArchiveError) -> Bool {
    try write { database in
      try database.execute(
        sql: """
          UPDATE OR IGNORE subscription SET url = ?, movedTo = NULL, sightings = 0 WHERE id = ?
          """,
        arguments: [url, feed.value])
      return database.changesCount > 0
    }
  }

  static func note(
    _ report: FetchReport, of feed: SubscriptionID, now: Int, _ database: Database
  ) throws {
    let command = try Command(
      database,
      """
      UPDATE subscription SET status = ?2, failure = ?3,
        failures = CASE WHEN ?3 IS NULL THEN 0 ELSE failures + 1 END,
        etag = CASE WHEN ?3 IS NULL AND (?2 <> 304 OR ?4 IS NOT NULL) THEN ?4 ELSE etag END,
        lastModified = CASE WHEN ?3 IS NULL AND (?2 <> 304 OR ?5 IS NOT NULL) THEN ?5
          ELSE lastModified END,
        sightings = CASE WHEN ?6 IS NULL THEN (CASE WHEN ?3 IS NULL THEN 0 ELSE sightings END)
          WHEN ?6 IS NOT movedTo THEN 1
          ELSE sightings + (?11 / 86400 <> ifnull(fetchedAt, 0) / 86400) END,
        movedTo = CASE WHEN ?6 IS NULL AND ?3 IS NOT NULL THEN movedTo ELSE ?6 END,
        title = ifnull(?7, title), homePage = ifnull(?8, homePage),
        interval = ifnull(?9, interval), nextDue = ?10, fetchedAt = ?11
      WHERE id = ?1
      """)
    command.bind(1, feed.value)
    command.bind(2, report.status)
    command.bind(3, report.failure)
    command.bind(4, report.etag)
    command.bind(5, report.lastModified)
    command.bind(6, report.permanentURL)
    command.bind(7, report.title)
    command.bind(8, report.homePage)
    command.bind(9, report.interval)
    // However wrong a server's or our own clock is, a feed is asked again within a month.
    command.bind(10, report.nextDue.map { min($0, now + 30 * 86_400) })
    command.bind(11, now)
    try command.run()
  }
}

/// Words one a line: names hold no line break.
private func lines(_ words: [String]) -> String {
  words.map { $0.filter { !$0.isNewline } }.filter { !$0.isEmpty }.joined(separator: "\n")
}

extension FeedState {
  fileprivate init(_ row: Row) {
    var subscription = Subscription(
      url: row["url"], title: row["name"], folder: words(row["folder"]), tags: words(row["tags"]),
      refreshEvery: row["refreshEvery"], wantsFullText: row["wantsFullText"])
    if row["hasRetention"] {
      subscription.retention = Retention(days: row["keepDays"], count: row["keepCount"])
    }
    self.init(
      id: SubscriptionID(row["id"]), subscription: subscription, isFollowed: row["isFollowed"],
      title: row["title"], homePage: row["homePage"], articles: row["articles"] ?? 0,
      unread: row["unread"] ?? 0, newest: row["newest"], etag: row["etag"],
      lastModified: row["lastModified"], fetchedAt: row["fetchedAt"], status: row["status"],
      failure: row["failure"], failures: row["failures"], nextDue: row["nextDue"],
      interval: row["interval"], movedTo: row["movedTo"], sightings: row["sightings"])
  }
}

private func words(_ lines: String) -> [String] { lines.split(separator: "\n").map(String.init) }
