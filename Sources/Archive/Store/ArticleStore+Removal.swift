import GRDB
import Prose

extension ArticleStore {
  /// Removes all articles of a feed with what was found in them, marked ones too: only for a reader
  /// who asked for that. Where the feed is followed again, they come back as new.
  /// - Returns: how many there were.
  package func removeArticles(of feed: SubscriptionID) throws(ArchiveError) -> Int {
    try write { database in
      let articles = try Int64.fetchAll(
        database, sql: "SELECT id FROM article WHERE feed = ?", arguments: [feed.value])
      // What full-text search holds of an article is not reached by the deletion of its row.
      let findings = Deindexer(database)
      for article in articles { try findings.remove(article) }
      try database.execute(sql: "DELETE FROM article WHERE feed = ?", arguments: [feed.value])
      return articles.count
    }
  }
}
