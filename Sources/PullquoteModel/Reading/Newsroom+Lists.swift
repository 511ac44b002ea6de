import Archive
import Feeds
import Language
import Prose

extension Newsroom {
  /// The feeds and the queries of the feeds file. How many articles a query finds is not counted.
  func feedTree() throws(ArchiveError) -> FeedTree {
    FeedTree(
      feeds: try store.feeds().filter { $0.isFollowed || $0.articles > 0 },
      queries: feedList().queries.map { standing in
        SavedQuery(
          standing: standing, query: (try? parseQuery(standing.text)) ?? nil, unread: nil)
      },
      pending: try store.pending(annotator: Annotator.version))
  }

  /// A page of a list.
  func headlines(_ filter: ArticleFilter, after: Cursor?, limit: Int) throws(ArchiveError)
    -> ResultPage<Headline>
  {
    try store.headlines(
      in: selection(filter), after: after, limit: limit.asLimit, now: clock(), offset: offset)
  }

  /// A page of a list, with the words around what is sought.
  func hits(_ filter: ArticleFilter, after: Cursor?, limit: Int) throws(ArchiveError)
    -> ResultPage<SearchHit>
  {
    try store.search(
      selection(filter), after: after, limit: limit.asLimit, now: clock(), offset: offset)
  }

  /// How many articles a list holds.
  func count(_ filter: ArticleFilter) throws(ArchiveError) -> Int {
    try store.count(selection(filter), most: countLimit, now: clock(), offset: offset)
  }

  /// What a filter selects, without what the feeds file mutes unless that is asked for too.
  func selection(_ filter: ArticleFilter) -> ArticleSelection {
    var parts = filter.query.map { [$0] } ?? []
    if !filter.includesMuted { parts += mutes.map(Query.not) }
    return ArticleSelection(
      feeds: filter.feeds, query: parts.count > 1 ? .all(parts.flatMap(\.parts)) : parts.first,
      isUnread: filter.unreadOnly, order: filter.order)
  }

  /// What the feeds file mutes, as far as it is understood.
  private var mutes: [Query] {
    feedList().queries.filter { $0.use == .mute }
      .compactMap { (try? parseQuery($0.text)) ?? nil }
  }
}

/// Counting a list ends here: nobody reads as many.
package let countLimit = 10_000

extension Query {
  /// The parts that must all hold.
  fileprivate var parts: [Query] {
    if case .all(let parts) = self { return parts }
    return [self]
  }
}
