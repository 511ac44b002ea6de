import Archive
import Feeds
import Language
import Prose

/// The archive as the reader on the screen uses it: questions in, answers out.
///
/// Every call reads the disk and belongs on a thread that may wait.
package struct Newsroom: Sendable {
  let store: ArticleStore
  let library: Library
  let feedList: @Sendable () -> FeedList
  let clock: @Sendable () -> Int
  /// Seconds by which local time is ahead of UTC, for queries that name days.
  let offset: Int

  /// Opens the archive to the reader.
  /// - Parameters:
  ///   - feedList: what the feeds file says now.
  ///   - clock: seconds since 1970.
  ///   - offset: seconds by which local time is ahead of UTC.
  package init(
    store: ArticleStore, library: Library, feedList: @escaping @Sendable () -> FeedList,
    clock: @escaping @Sendable () -> Int, offset: Int
  ) {
    self.store = store
    self.library = library
    self.feedList = feedList
    self.clock = clock
    self.offset = offset
  }
}
