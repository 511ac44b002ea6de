import GRDB
import Prose

extension ArticleStore {
  /// Makes ready for an account. Another one than before begins anew: which article is which item
  /// is forgotten, the articles and their marks stay.
  /// - Parameter now: seconds since 1970.
  package func beginSync(account: String, now: Int) throws(ArchiveError) {
    try write { database in
      let known = try String.fetchOne(database, sql: "SELECT account FROM syncAccount")
      if known != account {
        for table in ["syncMark", "syncItem", "syncFeed", "syncAccount"] {
          try database.execute(sql: "DELETE FROM \(table)")
        }
        try database.execute(
          sql: "INSERT INTO syncAccount (id, account) VALUES (1, ?)", arguments: [account])
      }
      try database.execute(sql: "UPDATE syncAccount SET triedAt = ?", arguments: [now])
    }
  }

  /// How it stands; nil when there never was an account.
  package func syncStatus() throws(ArchiveError) -> SyncStatus? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT *, (SELECT count(DISTINCT article) FROM syncItem) AS articles,
            (SELECT count(*) FROM syncMark) AS pending, (SELECT min(at) FROM syncMark) AS since
          FROM syncAccount
          """)
      return row.map {
        SyncStatus(
          account: $0["account"], triedAt: $0["triedAt"], pulledAt: $0["pulledAt"],
          syncedAt: $0["syncedAt"], failure: $0["failure"], notBefore: $0["notBefore"],
          articles: $0["articles"],
          pending: $0["pending"], pendingSince: $0["since"])
      }
    }
  }

  /// Notes that the server's lists were read to the end.
  /// - Parameter time: when that was begun, in seconds since 1970.
  package func notePull(at time: Int) throws(ArchiveError) {
    try write { try $0.execute(sql: "UPDATE syncAccount SET pulledAt = ?", arguments: [time]) }
  }

  /// Notes that all was exchanged.
  package func noteSync(at time: Int) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: "UPDATE syncAccount SET syncedAt = ?, failure = NULL, notBefore = NULL",
        arguments: [time])
    }
  }

  /// Notes why it did not work, and until when, in seconds since 1970, the server wants no more.
  package func noteSync(failure: String, notBefore: Int?) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: "UPDATE syncAccount SET failure = ?, notBefore = ?", arguments: [failure, notBefore])
    }
  }

  /// Takes over which feeds the server has. Items of a feed that was not followed before are
  /// forgotten, so that they are asked for and kept now.
  package func setSyncFeeds(_ feeds: [SyncFeed]) throws(ArchiveError) {
    try write { database in
      let rows = try Row.fetchAll(database, sql: "SELECT stream, feed FROM syncFeed")
      var before: [String: Int64?] = [:]
      for row in rows { before[row["stream"]] = row["feed"] as Int64? }
      try database.execute(sql: "DELETE FROM syncFeed")
      for feed in feeds {
        try database.execute(
          sql: "INSERT OR REPLACE INTO syncFeed VALUES (?, ?)",
          arguments: [feed.stream, feed.feed?.value])
        guard let now = feed.feed?.value, (before[feed.stream] ?? nil) != now else { continue }
        try database.execute(
          sql: "DELETE FROM syncItem WHERE stream = ? AND article IS NULL", arguments: [feed.stream]
        )
      }
    }
  }
}
