import Archive
import Feeds
import Glibc
import Language
import Prose
import PullquoteModel
import Reader
import Synchronization

extension ReaderWorld {
  /// Fetches feeds and then looks for quotes in what is new. One refresh runs at a time; another that
  /// is wanted meanwhile follows it.
  func refresh(_ scope: RefreshScope) {
    guard round.begin(scope) else { return }
    background.run { [self] in
      while let scope = round.next(), !Task.isCancelled {
        await fetch(scope)
        await annotate()
      }
      Memory.giveBack()
    }
  }

  /// Looks for names and quotes in what has not been searched yet.
  func findQuotes() {
    background.run { [self] in
      await annotate()
      Memory.giveBack()
    }
  }

  private func fetch(_ scope: RefreshScope) async {
    do {
      let list = try files.feedsFile.read()
      try store.follow(list.subscriptions)
      let plan = RefreshPlan(
        try store.feeds(), subscriptions: list.subscriptions, scope: scope, now: Dates.now)
      if plan.stops.isEmpty {
        if scope != .due { post(.told("no feed to fetch")) }
        return
      }
      let config = settings.config.refresh
      let refresher = Refresher(
        store: store, fetcher: .curl(settings: CurlSettings(config)), settings: .init(config),
        clock: { Dates.now })
      var summary = RefreshSummary(plan)
      let pace = Pace()
      for await event in refresher.refresh(plan) {
        summary.take(event)
        let progress = Activity.Progress(done: summary.done, total: summary.totals.feeds)
        pace.show { [self] in
          show { $0.fetching = progress }
          post(.libraryChanged)
        }
      }
      pace.end()
      show { $0.fetching = nil }
      post(.libraryChanged)
      if let error = summary.stopped {
        post(.told("\(error)"))
      } else if scope != .due || summary.totals.new > 0 {
        post(.told(summary.words))
      }
      _ = try store.expire(now: Dates.now, retention: settings.config.archive.keep)
    } catch {
      show { $0.fetching = nil }
      post(.told("\(error)"))
    }
  }

  private func annotate() async {
    guard settings.config.annotate.afterRefresh else { return }
    do {
      // The models need not be read for nothing.
      guard try store.pending(annotator: Annotator.version) > 0 else { return }
      let done = try await Indexer(
        store: store, annotator: try annotator.annotator, workers: max(1, processorCount - 1)
      ).run { [self] progress in
        show { $0.indexing = .init(done: progress.done, total: progress.done + progress.left) }
        post(.libraryChanged)
      }
      show { $0.indexing = nil }
      if done > 0 {
        post(.libraryChanged)
        pointOutWatched()
      }
    } catch {
      show { $0.indexing = nil }
      post(.told("\(error)"))
    }
  }

  /// Fetches the whole text of an article from its page.
  func fetchWhole(_ id: ArticleID) {
    background.run { [self] in
      do {
        guard let article = try store.article(id), let url = article.draft.url else {
          return post(.told("this article has no address"))
        }
        post(.told("fetching \(url)"))
        // The feed has named the page: it may not have this machine asked for what lies behind its
        // own doors.
        let feed = try store.feeds().first { $0.id == article.feed }
        let response = try await errands.document(at: url, namedBy: feed?.subscription.url)
        let page = try parsePage(
          response.body, contentType: response.contentType, url: response.url)
        guard !page.draft.text.isEmpty else { return post(.told("that page has no article")) }
        try store.replaceText(of: id, with: page.draft)
        post(.libraryChanged)
        post(.told("the whole article is here"))
        await annotate()
      } catch {
        post(.told("\(error)"))
      }
    }
  }
}

/// Which refreshes are wanted; at most one is under way.
final class RefreshRound: Sendable {
  private struct Wanted {
    var isRunning = false
    var scopes: [RefreshScope] = []
  }

  private let wanted = Mutex(Wanted())

  /// Asks for a refresh.
  /// - Returns: true when the caller is to run it.
  func begin(_ scope: RefreshScope) -> Bool {
    wanted.withLock { wanted in
      // What is due will be asked soon enough.
      if wanted.isRunning && scope == .due { return false }
      if !wanted.scopes.contains(scope) { wanted.scopes.append(scope) }
      defer { wanted.isRunning = true }
      return !wanted.isRunning
    }
  }

  /// The next one; nil ends the run.
  func next() -> RefreshScope? {
    wanted.withLock { wanted in
      guard !wanted.scopes.isEmpty else {
        wanted.isRunning = false
        return nil
      }
      return wanted.scopes.removeFirst()
    }
  }
}

/// Keeps what happens often from being shown more than a few times a second; the last of it is shown
/// even when nothing follows for long.
private final class Pace: Sendable {
  private struct Beat {
    var waiting: (@Sendable () -> Void)?
    var isCounting = false
  }

  private static let interval = Duration.milliseconds(400)
  private let beat = Mutex(Beat())

  /// Shows it at once when nothing was shown a moment ago, else when that moment is over, unless
  /// something newer has taken its place by then.
  func show(_ body: @escaping @Sendable () -> Void) {
    let isFree = beat.withLock { beat in
      defer { beat.isCounting = true }
      if beat.isCounting { beat.waiting = body }
      return !beat.isCounting
    }
    guard isFree else { return }
    body()
    Task { [self] in
      repeat { try? await Task.sleep(for: Self.interval) } while showWaiting()
    }
  }

  /// Shows nothing of what waits.
  func end() { beat.withLock { $0.waiting = nil } }

  /// - Returns: false when nothing waited.
  private func showWaiting() -> Bool {
    beat.withLock { beat in
      let waiting = beat.waiting
      beat.waiting = nil
      beat.isCounting = waiting != nil
      // Within the lock: what `end` is followed by comes later than this.
      waiting?()
      return waiting != nil
    }
  }
}
