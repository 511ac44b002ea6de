import Synchronization

/// Keeps the network from running ahead of the archive: how many bytes of documents were handed out
/// and are not dealt with yet. While it is full a fetcher begins nothing new.
package final class FetchBacklog: Sendable {
  private struct State {
    var held = 0
    var wake: (@Sendable () -> Void)?
  }

  private let limit: Int
  private let state = Mutex(State())

  /// Makes an empty one that is full from `limit` bytes on.
  package init(limit: Int = 4 << 20) {
    self.limit = limit
  }

  /// True while nothing new should be begun.
  package var isFull: Bool { state.withLock { $0.held >= limit } }

  /// Counts a document that was handed out.
  package func hold(_ bytes: Int) { state.withLock { $0.held += bytes } }

  /// Counts it off when it is stored or given up.
  package func release(_ bytes: Int) {
    let wake = state.withLock { state in
      let wasFull = state.held >= limit
      state.held -= bytes
      return wasFull && state.held < limit ? state.wake : nil
    }
    wake?()
  }

  /// Has `wake` called whenever it is no longer full.
  package func whenFreed(_ wake: @escaping @Sendable () -> Void) {
    state.withLock { $0.wake = wake }
  }
}
