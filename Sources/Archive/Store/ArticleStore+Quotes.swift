import GRDB
import Prose

extension ArticleStore {
  /// A page of quotes, those of the newest article first, within it in the order of the text.
  /// - Parameters:
  ///   - after: where the page before ended.
  ///   - now: seconds since 1970, for `newer:` and `older:` of the filter.
  ///   - offset: how many seconds the reader's clock is ahead of UTC.
  package func quotes(
    _ query: QuoteQuery, after: Cursor? = nil, limit: Int = 50, now: Int, offset: Int = 0
  ) throws(ArchiveError) -> ResultPage<QuoteHit> {
    try read { database in
      let list = QuoteList(database, now: now, offset: offset)
      let hits = try list.hits(query, after: after, limit: limit + 1)
      let last = hits.count > limit ? hits[limit - 1] : nil
      return ResultPage(
        rows: Array(hits.prefix(limit)),
        next: last.map { Cursor(date: $0.date, row: $0.id.value) })
    }
  }
}
