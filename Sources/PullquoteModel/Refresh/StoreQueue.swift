import Archive
import Dispatch
import Prose
import Synchronization

/// Hands visits over to the archive, which one can write at a time: what comes in while it writes
/// goes into the next batch. It writes on a thread of its own, since those of tasks are few and
/// have documents to read meanwhile.
final class StoreQueue: Sendable {
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

  private struct Line {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private let store: ArticleStore
  private let clock: @Sendable () -> Int
  private let line = Mutex(Line())
  private let thread = DispatchQueue(label: "storing", qos: .userInitiated)

  init(store: ArticleStore, clock: @escaping @Sendable () -> Int) {
    self.store = store
    self.clock = clock
  }

  /// Keeps a visit and waits until it is safe.
  func keep(_ entry: Entry) async throws(ArchiveError) -> StoreOutcome {
    let result = await withCheckedContinuation { answer in
      let isIdle = line.withLock { line in
        line.waiting.append(Waiting(entry: entry, answer: answer))
        defer { line.isWriting = true }
        return !line.isWriting
      }
      if isIdle { thread.async { self.write() } }
    }
    return try result.get()
  }

  /// Writes a batch after the other until nothing waits. Others may write between two of them, so
  /// that no one waits for us beyond its patience.
  private func write() {
    while let batch = nextBatch() {
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
  }

  private func nextBatch() -> ArraySlice<Waiting>? {
    line.withLock { line in
      let batch = line.waiting.prefix(Self.largestBatch)
      line.waiting.removeFirst(batch.count)
      line.isWriting = !batch.isEmpty
      return batch.isEmpty ? nil : batch
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
