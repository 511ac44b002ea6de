import GRDB
import Prose

extension ArticleStore {
  /// What went wrong lately, the latest first: of one feed, else of all.
  package func problems(of feed: SubscriptionID? = nil, limit: Int = 500) throws(ArchiveError)
    -> [StoredProblem]
  {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT feed, ifnull(ifnull(name, title), url) AS name, date, reason
          FROM problem JOIN subscription ON subscription.id = feed
          \(feed == nil ? "" : "WHERE feed = ?") ORDER BY problem.id DESC LIMIT ?
          """,
        arguments: feed.map { [$0.value, limit] } ?? [limit]
      ).map { row in
        StoredProblem(
          feed: SubscriptionID(row["feed"]), name: row["name"], date: row["date"],
          reason: row["reason"])
      }
    }
  }
}
