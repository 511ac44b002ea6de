import Archive
import Feeds
import Language
import Prose

/// The archive as the reader on the screen uses it: questions in, answers out.
///
/// Every call reads the disk and belongs on a thread that may wait. Several threads may ask at once.
package struct Newsroom: Sendable {
  let store: ArticleStore
  let rules: ReadingRules
  let feedList: @Sendable () -> FeedList
  let clock: @Sendable () -> Int
  /// Seconds by which local time is ahead of UTC, for queries that name days.
  let offset: Int
  let findList = FindList()

  /// Opens the archive to the reader.
  /// - Parameters:
  ///   - rules: how a text is taken apart into words.
  ///   - feedList: what the feeds file says now.
  ///   - clock: seconds since 1970.
  ///   - offset: seconds by which local time is ahead of UTC.
  package init(
    store: ArticleStore, rules: ReadingRules, feedList: @escaping @Sendable () -> FeedList,
    clock: @escaping @Sendable () -> Int, offset: Int
  ) {
    self.store = store
    self.rules = rules
    self.feedList = feedList
    self.clock = clock
    self.offset = offset
  }

  /// Answers a question. What keeps the archive from answering becomes `.failure`.
  package func answer(_ question: Question) -> Answer {
    do throws(ArchiveError) {
      return try found(question)
    } catch {
      return .failure(error.description)
    }
  }

  private func found(_ question: Question) throws(ArchiveError) -> Answer {
    switch question {
    case .feeds: .feeds(try feedTree())
    case .headlines(let filter, let after, let limit):
      .headlines(try headlines(filter, after: after, limit: limit))
    case .search(let filter, let after, let limit):
      .hits(try hits(filter, after: after, limit: limit))
    case .count(let filter): .count(try count(filter))
    case .article(let id): .article(try article(id))
    case .quotes(let query, let after, let limit):
      .quotes(
        try store.quotes(query, after: after, limit: limit.asLimit, now: clock(), offset: offset))
    case .copies(let id): .quotes(try copies(of: id))
    case .speaker(let id, let query): .speaker(try speaker(id, query))
    case .entity(let id): .entity(try entity(id))
    case .mentions(let id, let after, let limit):
      .mentions(try mentions(of: id, after: after, limit: limit))
    case .neighbour(let id, let article, let isOlder):
      .mentions(try neighbour(naming: id, of: article, isOlder: isOlder))
    case .speakers(let prefix, let limit):
      .names(try store.speakers(prefix, limit: limit.asLimit))
    case .entities(let prefix, let limit):
      .names(try store.entities(prefix, limit: limit.asLimit))
    case .find(let typed, let limit): .finds(try finds(typed, limit: limit))
    case .tags: .tags(try store.tags().map { TagCount(name: $0.name, articles: $0.articles) })
    case .problems(let feed): .problems(try problems(of: feed))
    case .marks: .places(try places())
    }
  }
}

extension Int {
  /// How many rows a question may ask for at once, at least one.
  var asLimit: Int { Swift.min(Swift.max(self, 1), 10_000) }
}
