import GRDB
import Prose

extension ArticleStore {
  /// Looks among the quotes of the next articles, `limit` at most, for those of the same speaker and words in
  /// articles indexed before, in one transaction. For the background, when indexing is done.
  /// - Returns: how many articles were looked at; 0 when nothing is left.
  package func groupQuotes(limit: Int = 1000) throws(ArchiveError) -> Int {
    try write(changesEntities: false) { database in
      var grouper = try QuoteGrouper(database)
      return try grouper.run(limit: limit)
    }
  }

  /// A quote and the near-identical ones of other articles, the oldest article first: where it was
  /// first seen, and where else. Only the quote itself when it stands alone.
  package func sameQuotes(_ id: QuoteID) throws(ArchiveError) -> [QuoteHit] {
    try read { try QuoteList($0, now: 0, offset: 0).sameQuotes(id.value) }
  }
}
