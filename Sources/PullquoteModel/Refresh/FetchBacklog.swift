import Synchronization

/// Keeps the network from running ahead of the archive: how many bytes of documents were fetched
/// and are not dealt with yet. While it is full a fetcher begins nothing new.
package final class FetchBacklog: Sendable {
  private let limit: Int
  private let held = Mutex(0)
  private let wake: @Sendable () -> Void

  /// Makes an empty one that is full from `limit` bytes on; `wake` is called whenever it no longer
  /// is.
  package init(limit: Int = 8 << 20, wake: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.wake = wake
  }

  /// True while nothing new should be begun.
  package var isFull: Bool { held.withLock { $0 >= limit } }

  /// Counts a document of so many bytes until the value given back goes.
  package func hold(_ bytes: Int) -> Hold {
    held.withLock { $0 += bytes }
    return Hold(self, bytes)
  }

  /// Counts a document as long as it lives.
  package final class Hold: Sendable {
    private let backlog: FetchBacklog
    private let bytes: Int

    fileprivate init(_ backlog: FetchBacklog, _ bytes: Int) {
      self.backlog = backlog
      self.bytes = bytes
    }

    deinit { backlog.release(bytes) }
  }

  private func release(_ bytes: Int) {
    let isFreed = held.withLock { held in
      let wasFull = held >= limit
      held -= bytes
      return wasFull && held < limit
    }
    if isFreed { wake() }
  }
}
