import Archive
import Feeds
import Prose

/// Fetches feeds and keeps what they bring.
///
/// Every feed goes its own way: asked, read, stored. A server that fails or hangs delays nobody, and
/// what has come is in the archive as soon as it is read. Stopping at any point leaves the archive
/// whole: a feed's articles are stored together with the validators they came with, or not at all.
package struct Refresher: Sendable {
  private let store: ArticleStore
  private let fetcher: Fetcher
  private let settings: Settings
  private let clock: @Sendable () -> Int

  /// What can be set.
  package struct Settings: Sendable {
    /// When feeds are asked again.
    package var schedule = RefreshSchedule()
    /// Bytes a feed or page may have when unpacked.
    package var bodyLimit = FetchRequest.largestBody
    /// Feeds under way at once. The fetcher has bounds of its own; this one is for memory.
    package var atOnce = 300
    /// Pages fetched for the whole text of a feed's new articles, at most, in one visit.
    package var pages = 100

    /// Makes the usual settings.
    package init() {}
  }

  /// Makes a refresher.
  /// - Parameter clock: the time in seconds since 1970.
  package init(
    store: ArticleStore, fetcher: Fetcher, settings: Settings = Settings(),
    clock: @escaping @Sendable () -> Int
  ) {
    self.store = store
    self.fetcher = fetcher
    self.settings = settings
    self.clock = clock
  }

  /// Visits the feeds of a plan, and tells what happens. Dropping the stream stops it.
  package func refresh(_ plan: RefreshPlan) -> AsyncStream<RefreshEvent> {
    AsyncStream { events in
      let task = Task { await run(plan, RefreshTeller(events)) }
      events.onTermination = { _ in task.cancel() }
    }
  }

  private func run(_ plan: RefreshPlan, _ teller: RefreshTeller) async {
    let round = Round(queue: StoreQueue(store: store, clock: clock), teller: teller)
    teller.tell(.started(feeds: plan.stops.count))
    await withTaskGroup(of: ArchiveError?.self) { group in
      var stops = plan.stops.makeIterator()
      func addNext() {
        guard let stop = stops.next() else { return }
        group.addTask {
          do throws(ArchiveError) { try await visit(stop, round) } catch { return error }
          return nil
        }
      }
      for _ in 0..<settings.atOnce { addNext() }
      while let error = await group.next() {
        if let error, !group.isCancelled {
          teller.tell(.stopped(error))
          group.cancelAll()
        }
        if !group.isCancelled && !Task.isCancelled { addNext() }
      }
    }
    teller.finish()
  }

  /// What the visits of one refresh share.
  private struct Round {
    let queue: StoreQueue
    let teller: RefreshTeller
  }

  /// Visits one feed.
  private func visit(_ stop: RefreshPlan.Stop, _ round: Round) async throws(ArchiveError) {
    let id = stop.state.id
    var response: FetchResponse
    do throws(FetchError) {
      response = try await fetcher.get(request(for: stop))
    } catch .cancelled {
      return
    } catch {
      let report = report(failure: error.description, stop: stop, response: nil)
      _ = try await round.queue.keep(.init(feed: id, report: report))
      return round.teller.tell(.failed(id, reason: error.description))
    }
    let size = response.body.count
    round.teller.tell(.fetched(id, bytes: size))
    let answer = FeedAnswer(response, name: stop.subscription.title)
    // Its turn to be stored may be a while off: until then the articles are enough. What the
    // response holds back of the network stays until it is stored.
    response.body = []
    try await take(answer, response, of: stop, bytes: size, round)
  }

  /// Keeps what came.
  private func take(
    _ answer: FeedAnswer, _ response: FetchResponse, of stop: RefreshPlan.Stop, bytes: Int,
    _ round: Round
  ) async throws(ArchiveError) {
    let id = stop.state.id
    switch answer {
    case .unchanged:
      _ = try await round.queue.keep(
        .init(feed: id, report: report(stop: stop, response: response)))
      round.teller.tell(.unchanged(id))
    case .failure(let reason):
      let report = report(failure: reason, stop: stop, response: response)
      _ = try await round.queue.keep(.init(feed: id, report: report))
      round.teller.tell(.failed(id, reason: reason))
    case .news(let news):
      var report = report(stop: stop, response: response, schedule: news.schedule)
      report.title = news.title
      report.homePage = news.homePage
      report.bytes = bytes
      let outcome = try await round.queue.keep(
        .init(feed: id, report: report, drafts: news.drafts))
      round.teller.tell(.stored(id, outcome))
      if stop.subscription.wantsFullText, !outcome.new.isEmpty {
        round.teller.tell(try await complete(outcome.new, of: stop))
      }
    }
  }

  private func request(for stop: RefreshPlan.Stop) -> FetchRequest {
    FetchRequest(
      url: stop.url, etag: stop.state.etag, lastModified: stop.state.lastModified,
      headers: stop.subscription.headers,
      credentialsCommand: stop.subscription.credentialsCommand, bodyLimit: settings.bodyLimit)
  }

  /// What the archive is to remember of a visit that brought an answer.
  private func report(
    stop: RefreshPlan.Stop, response: FetchResponse, schedule: Feed.Schedule? = nil
  ) -> FetchReport {
    var visit = RefreshSchedule.Visit(now: clock(), wanted: stop.subscription.refreshEvery)
    visit.asked = schedule
    visit.askedBefore = stop.state.interval
    visit.cacheControl = response.cacheControl
    visit.retryAfter = response.retryAfter
    return FetchReport(
      status: response.status, etag: response.etag, lastModified: response.lastModified,
      // A feed fetched from its new address has moved no further, but it has not come back either.
      permanentURL: response.permanentURL ?? (stop.hasMoved ? stop.url : nil),
      nextDue: settings.schedule.nextDue(after: visit), interval: schedule?.interval)
  }

  /// What the archive is to remember of a visit that came to nothing.
  private func report(
    failure: String, stop: RefreshPlan.Stop, response: FetchResponse?
  ) -> FetchReport {
    var visit = RefreshSchedule.Visit(now: clock(), wanted: stop.subscription.refreshEvery)
    visit.retryAfter = response?.retryAfter
    visit.failures = stop.state.failures + 1
    visit.isGone = response?.status == 410
    return FetchReport(
      status: response?.status ?? 0, failure: failure, etag: stop.state.etag,
      lastModified: stop.state.lastModified,
      nextDue: settings.schedule.nextDue(after: visit))
  }

  /// Fetches the whole text of articles from their pages, one after the other: they lie on one host.
  /// Where that fails the feed's own text stays.
  private func complete(
    _ articles: [ArticleID], of stop: RefreshPlan.Stop
  ) async throws(ArchiveError) -> RefreshEvent {
    var done = 0
    var failures = 0
    for id in articles.suffix(settings.pages) where !Task.isCancelled {
      guard let article = try store.article(id), let url = article.draft.url else { continue }
      if let draft = await wholeText(at: url, for: stop) {
        try store.replaceText(of: id, with: draft)
        done += 1
      } else {
        failures += 1
      }
    }
    return .completed(stop.state.id, articles: done, failures: failures)
  }

  private func wholeText(at url: String, for stop: RefreshPlan.Stop) async -> Draft? {
    // Credentials are for the feed's own host, and a feed may link anywhere.
    let request = FetchRequest(url: url, bodyLimit: settings.bodyLimit, namedBy: stop.url)
    guard let response = try? await fetcher.get(request), response.status == 200 else { return nil }
    return try? parsePage(
      response.body, contentType: response.contentType, url: response.url
    ).draft
  }
}
