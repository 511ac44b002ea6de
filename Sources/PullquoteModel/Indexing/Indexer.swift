import Archive
import Language
import Prose

/// Finds names and quotes in the articles that the archive keeps and has not looked at yet, or
/// looked at with an older engine.
///
/// Articles can be read before; what is not indexed cannot be searched and its quotes are not found.
/// Each batch is a transaction, so it may end at any moment and goes on where it stopped.
package struct Indexer: Sendable {
  /// How far it is.
  package struct Progress: Hashable, Sendable {
    /// Articles indexed in this run.
    package var done: Int
    /// Articles still to be indexed.
    package var left: Int
  }

  /// Articles to a transaction: enough to make its cost small beside theirs, few enough that a
  /// reader who waits for the archive's only writer does not notice.
  private static let batch = 256
  /// Articles a worker takes at once.
  private static let share = 8

  private let store: ArticleStore
  private let annotator: Annotator
  private let workers: Int

  /// - Parameter workers: how many articles are annotated at once.
  package init(store: ArticleStore, annotator: Annotator, workers: Int) {
    self.store = store
    self.annotator = annotator
    self.workers = max(1, workers)
  }

  /// Indexes all there is, the newest first; ends early when its task is cancelled.
  /// - Parameter report: called after each batch.
  /// - Returns: how many articles were indexed.
  /// - Throws: `ArchiveError` when the archive cannot be read or written.
  package func run(
    report: @Sendable (Progress) -> Void = { _ in }
  ) async throws(ArchiveError) -> Int {
    let version = Annotator.version
    var left = try store.pending(annotator: version)
    var done = 0
    while !Task.isCancelled {
      let articles = try store.unindexed(limit: Self.batch, annotator: version)
      if articles.isEmpty { break }
      try store.index(await annotated(articles))
      done += articles.count
      left = max(0, left - articles.count)
      report(Progress(done: done, left: left))
    }
    // Only now: what stands in many articles is found once, not with each of them.
    while !Task.isCancelled, try store.groupQuotes() > 0 {}
    return done
  }

  /// An article as the archive gives it to be annotated, and as it takes it back.
  private typealias Unread = (id: ArticleID, draft: Draft)
  private typealias Read = (id: ArticleID, draft: Draft, annotation: Annotation)

  private func annotated(_ articles: [Unread]) async -> [Read] {
    guard workers > 1 else { return articles.map(annotated) }
    return await withTaskGroup(of: (Int, [Read]).self) { group in
      var next = 0
      func startNext() {
        guard next < articles.count else { return }
        let share = Array(articles[next..<min(next + Self.share, articles.count)])
        let position = next
        group.addTask { (position, share.map(annotated)) }
        next += Self.share
      }
      for _ in 0..<workers { startNext() }
      var found: [(position: Int, articles: [Read])] = []
      for await result in group {
        found.append(result)
        startNext()
      }
      // The order must not depend on which worker was faster: it decides who is linked to whom.
      return found.sorted { $0.position < $1.position }.flatMap(\.articles)
    }
  }

  private func annotated(_ article: Unread) -> Read {
    let (id, draft) = article
    return (id, draft, annotator.annotate(draft.text, paragraphs: draft.paragraphs))
  }
}
