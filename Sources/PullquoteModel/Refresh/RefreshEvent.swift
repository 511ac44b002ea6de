import Archive
import Prose
import Synchronization

/// What happens while feeds are refreshed, in the order it happens.
package enum RefreshEvent: Sendable {
  /// So many feeds are visited.
  case started(feeds: Int)
  /// An answer came, of so many bytes.
  case fetched(SubscriptionID, bytes: Int)
  /// A feed's articles are in the archive.
  case stored(SubscriptionID, StoreOutcome)
  /// A feed has nothing new.
  case unchanged(SubscriptionID)
  /// A feed could not be had; `reason` is for people.
  case failed(SubscriptionID, reason: String)
  /// The whole text of so many new articles was fetched from their pages; so many pages failed.
  case completed(SubscriptionID, articles: Int, failures: Int)
  /// The archive cannot be written: nothing more is fetched.
  case stopped(ArchiveError)
  /// All is done.
  case finished(RefreshTotals)
}

/// What a refresh brought.
package struct RefreshTotals: Equatable, Sendable {
  /// Feeds that were visited.
  package var feeds = 0
  /// Feeds that had something new or changed.
  package var fresh = 0
  /// Feeds that had not.
  package var unchanged = 0
  /// Feeds that could not be had.
  package var failed = 0
  /// Articles not seen before.
  package var new = 0
  /// Articles whose text the publisher changed.
  package var changed = 0
  /// Bytes of all answers, unpacked.
  package var bytes = 0

  /// Makes totals of nothing.
  package init() {}

  /// Counts an event in.
  package mutating func count(_ event: RefreshEvent) {
    switch event {
    case .started(let feeds): self.feeds = feeds
    case .fetched(_, let bytes): self.bytes += bytes
    case .stored(_, let outcome):
      new += outcome.new.count
      changed += outcome.changed.count
      if outcome.new.isEmpty && outcome.changed.isEmpty { unchanged += 1 } else { fresh += 1 }
    case .unchanged: unchanged += 1
    case .failed: failed += 1
    case .completed, .stopped, .finished: break
    }
  }
}

/// Tells what happens and counts it.
final class RefreshTeller: Sendable {
  private let events: AsyncStream<RefreshEvent>.Continuation
  private let totals = Mutex(RefreshTotals())

  init(_ events: AsyncStream<RefreshEvent>.Continuation) {
    self.events = events
  }

  /// Tells an event.
  func tell(_ event: RefreshEvent) {
    totals.withLock { $0.count(event) }
    events.yield(event)
  }

  /// Tells what all came to; nothing may be told afterwards.
  func finish() {
    events.yield(.finished(totals.withLock { $0 }))
    events.finish()
  }
}
