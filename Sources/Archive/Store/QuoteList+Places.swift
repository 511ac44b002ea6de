import GRDB
import Prose

extension QuoteList {
  /// When and where the quotes stand that are wanted, at most `limit`, the newest article first.
  func places(_ query: QuoteQuery, limit: Int) throws -> [SpokenPlace] {
    try found(query, after: nil, limit: limit).map { row in
      SpokenPlace(date: row["date"], feed: (row["feed"] as Int64?).map(SubscriptionID.init))
    }
  }
}
