import Archive
import Prose

/// Hands visits over to the archive, which one can write at a time: what comes in while it writes
/// goes into the next batch.
actor StoreQueue {
  /// What is to be kept of a visit.
  struct Entry: Sendable {
    var feed: SubscriptionID
    var report: FetchReport
    /// nil when there was no document: only the report is noted.
    var drafts: [Draft]?
  }

  private struct Waiting {
    var entry: Entry
    var answer: CheckedContinuation<Result<StoreOutcome, ArchiveError>, Never>
  }

  private let store: ArticleStore
  private let clock: @Sendable () -> Int
  private var waiting: [Waiting] = []
  private var isWriting = false

  init(store: ArticleStore, clock: @escaping @Sendable () -> Int) {
    self.store = store
    self.clock = clock
  }

  /// Keeps a visit and waits until it is safe.
  func keep(_ entry: Entry) async throws(ArchiveError) -> StoreOutcome {
    let result = await withCheckedContinuation { answer in
      waiting.append(Waiting(entry: entry, answer: answer))
      guard !isWriting else { return }
      isWriting = true
      Task { write() }
    }
    return try result.get()
  }

  private func write() {
    let batch = waiting.prefix(Self.largestBatch)
    waiting.removeFirst(batch.count)
    // Others may write between two batches, so that no one waits for us beyond its patience.
    if waiting.isEmpty { isWriting = false } else { Task { write() } }
    let now = clock()
    let visits = batch.filter { $0.entry.drafts != nil }
    let notes = batch.filter { $0.entry.drafts == nil }
    finish(visits) { () throws(ArchiveError) in
      try store.store(
        visits.map { ($0.entry.feed, $0.entry.drafts ?? [], $0.entry.report) }, now: now)
    }
    finish(notes) { () throws(ArchiveError) in
      try store.note(notes.map { ($0.entry.feed, $0.entry.report) }, now: now)
      return notes.map { _ in StoreOutcome() }
    }
  }

  /// Feeds to a transaction, at most.
  private static let largestBatch = 32

  private func finish(
    _ batch: [Waiting], _ keep: () throws(ArchiveError) -> [StoreOutcome]
  ) {
    guard !batch.isEmpty else { return }
    do throws(ArchiveError) {
      for (item, outcome) in zip(batch, try keep()) {
        item.answer.resume(returning: .success(outcome))
      }
    } catch {
      for item in batch { item.answer.resume(returning: .failure(error)) }
    }
  }
}
