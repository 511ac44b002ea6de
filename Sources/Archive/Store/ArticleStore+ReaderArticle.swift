import GRDB
import Prose

extension ArticleStore {
  /// The rows of an article's quotes, in the order of the text.
  package func quotes(of article: ArticleID) throws(ArchiveError) -> [QuoteID] {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT firstQuote, quotes FROM article WHERE id = ?",
        arguments: [article.value])
      guard let first: Int64 = row?["firstQuote"], let count: Int64 = row?["quotes"] else {
        return []
      }
      return try Int64.fetchAll(
        database, sql: "SELECT id FROM quote WHERE id >= ? AND id < ? ORDER BY id",
        arguments: [first, first + count]
      ).map(QuoteID.init)
    }
  }

  /// What people know each feed by.
  package func feedNames() throws(ArchiveError) -> [SubscriptionID: String] {
    try read { database in
      let rows = try Command(
        database, "SELECT id, ifnull(ifnull(name, title), url) FROM subscription")
      var names: [SubscriptionID: String] = [:]
      while try rows.step() { names[SubscriptionID(rows.integer(0))] = rows.string(1) ?? "" }
      return names
    }
  }

  /// What people know a feed by; empty when there is none of this row.
  package func name(of feed: SubscriptionID) throws(ArchiveError) -> String {
    try read { database in
      try String.fetchOne(
        database,
        sql: "SELECT ifnull(ifnull(name, title), url) FROM subscription WHERE id = ?",
        arguments: [feed.value]) ?? ""
    }
  }
}
