import Foundation
import Prose
import Synchronization
import Testing

@testable import Archive
@testable import PullquoteModel

/// The whole walk of a refresh, with a dictionary of pages in place of the network.
@Suite struct RefreshTests {
  private let news = """
    <rss version="2.0"><channel><title>Harbour News</title><link>http://a.example/</link>
    <item><guid>1</guid><title>The bridge is open</title><link>http://a.example/1</link>
    <description>Ships pass again.</description></item>
    <item><guid>2</guid><title>The ferry is late</title><link>http://a.example/2</link>
    <description>Nobody knows why.</description></item>
    </channel></rss>
    """

  @Test func `what feeds bring is stored and told, each for itself`() async throws {
    let house = try House(["http://a.example/feed", "http://b.example/feed", "http://c.example/"])
    let told = try await house.refresh([
      "http://a.example/feed": .success(answer(news)),
      "http://b.example/feed": .failure(.timedOut(host: "b.example")),
      "http://c.example/": .success(FetchResponse(status: 404, url: "http://c.example/")),
    ])
    #expect(told.totals.new == 2)
    #expect(told.totals.fresh == 1)
    #expect(told.totals.failed == 2)
    let states = try house.store.feeds()
    #expect(states.map(\.articles) == [2, 0, 0])
    #expect(states.map(\.title) == ["Harbour News", nil, nil])
    #expect(states.map(\.failures) == [0, 1, 1])
    #expect(
      states[1].failure == "b.example does not answer, or too slowly; it will be asked again later")
    #expect(states[2].failure?.contains("404") == true)
  }

  @Test func `a second visit asks with the validators and stores nothing twice`() async throws {
    let house = try House(["http://a.example/feed"])
    var first = answer(news)
    first.etag = "W/\"1\""
    first.lastModified = "yesterday"
    _ = try await house.refresh(["http://a.example/feed": .success(first)])
    // Without validators of its own, as servers may answer.
    let told = try await house.refresh(
      ["http://a.example/feed": .success(FetchResponse(status: 304, url: "http://a.example/feed"))])
    #expect(told.totals.unchanged == 1)
    let again = try await house.refresh(["http://a.example/feed": .success(first)])
    #expect(again.totals.new == 0)
    #expect(house.asked.map(\.etag) == [nil, "W/\"1\"", "W/\"1\""])
    #expect(house.asked.map(\.lastModified) == [nil, "yesterday", "yesterday"])
    #expect(try house.store.feeds().map(\.articles) == [2])
  }

  @Test func `a page where a feed should be says which feeds it names`() async throws {
    let house = try House(["http://a.example/"])
    let page = """
      <!DOCTYPE html><html><head><title>Harbour</title>
      <link rel="alternate" type="application/rss+xml" href="/news.xml" title="News"></head>
      <body><p>Welcome.</p></body></html>
      """
    _ = try await house.refresh([
      "http://a.example/": .success(answer(page, at: "http://a.example/"))
    ])
    let failure = try #require(try house.store.feeds().first?.failure)
    #expect(failure.contains("not a feed"))
    #expect(failure.contains("http://a.example/news.xml"))
  }

  @Test func `a feed that is gone is left in peace`() async throws {
    let house = try House(["http://a.example/feed"])
    _ = try await house.refresh(
      ["http://a.example/feed": .success(FetchResponse(status: 410, url: "http://a.example/feed"))])
    let state = try #require(try house.store.feeds().first)
    #expect(state.status == 410)
    #expect(try #require(state.nextDue) >= house.now + 29 * 86_400)
  }

  @Test func `after permanent redirects on three days the new address is asked`() async throws {
    let old = "http://a.example/feed"
    let new = "http://new.example/feed"
    let house = try House([old])
    var moved = answer(news, at: new)
    moved.permanentURL = new
    let pages: [String: Result<FetchResponse, FetchError>] = [
      old: .success(moved), new: .success(answer(news, at: new)),
    ]
    // Twice on the first day: that is one sighting.
    for day in [0, 0, 1, 2, 3, 4, 5] { _ = try await house.refresh(pages, day: day) }
    #expect(house.asked.map(\.url) == [old, old, old, old, new, new, new])
  }

  @Test func `the whole text takes the place of a truncated one, where it can be had`() async throws
  {
    let house = try House(["http://a.example/feed"], wantsFullText: true)
    let body = String(repeating: "The ships passed the bridge one after the other. ", count: 30)
    let page = """
      <html><head><title>The bridge is open</title></head><body><article>
      <h1>The bridge is open</h1><p>\(body)</p><p>\(body)</p></article></body></html>
      """
    let told = try await house.refresh([
      "http://a.example/feed": .success(answer(news)),
      "http://a.example/1": .success(answer(page, at: "http://a.example/1")),
      "http://a.example/2": .failure(.timedOut(host: "a.example")),
    ])
    #expect(told.completed == [1])
    var texts: [String: StoredArticle] = [:]
    try house.store.forEachArticle { texts[$0.draft.title] = $0 }
    #expect(texts["The bridge is open"]?.isFullText == true)
    #expect(texts["The bridge is open"]?.draft.text.contains("one after the other") == true)
    #expect(texts["The ferry is late"]?.isFullText == false)
    #expect(texts["The ferry is late"]?.draft.text.contains("Nobody knows why") == true)
  }

  @Test func `good feeds are stored while bad ones hang`() async throws {
    let bad = (0..<50).map { "http://bad\($0).example/" }
    let good = (0..<5).map { "http://good\($0).example/" }
    let house = try House(bad + good)
    let page = answer(news)
    let fetcher = Fetcher { request throws(FetchError) in
      if good.contains(request.url) { return page }
      // Ends only when it is cancelled.
      let (stream, _) = AsyncStream.makeStream(of: Void.self)
      for await _ in stream {}
      throw .cancelled
    }
    var stored = 0
    for await event in house.refresher(fetcher).refresh(try house.plan()) {
      guard case .stored = event else { continue }
      stored += 1
      if stored == good.count { break }
    }
    #expect(stored == good.count)
    #expect(try house.store.feeds().suffix(5).map(\.articles) == [2, 2, 2, 2, 2])
  }

  private func answer(_ body: String, at url: String = "http://a.example/feed") -> FetchResponse {
    FetchResponse(status: 200, body: Array(body.utf8), url: url)
  }
}

/// An archive in a folder of its own, and what is asked of the network beside it.
private final class House: Sendable {
  let store: ArticleStore
  /// Seconds since 1970, at the first day.
  let now = 1_700_000_000
  private let subscriptions: [Subscription]
  private let folder: URL
  private let requests = Mutex<[FetchRequest]>([])

  init(_ urls: [String], wantsFullText: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "pullquote-test-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try ArticleStore(path: folder.appending(path: "archive.sqlite").path)
    subscriptions = urls.map { Subscription(url: $0, wantsFullText: wantsFullText) }
    try store.follow(subscriptions)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Everything that was asked, in order.
  var asked: [FetchRequest] { requests.withLock { $0 } }

  func plan() throws -> RefreshPlan {
    RefreshPlan(try store.feeds(), subscriptions: subscriptions, scope: .all, now: now)
  }

  func refresher(_ fetcher: Fetcher, day: Int = 0) -> Refresher {
    let time = now + day * 86_400
    return Refresher(store: store, fetcher: fetcher) { time }
  }

  /// Refreshes all feeds; what is not among `pages` is not there.
  func refresh(
    _ pages: [String: Result<FetchResponse, FetchError>], day: Int = 0
  ) async throws -> (totals: RefreshTotals, completed: [Int]) {
    let fetcher = Fetcher { [self] request throws(FetchError) in
      requests.withLock { $0.append(request) }
      guard let page = pages[request.url] else {
        throw .unreachable(host: request.url, reason: "there is no such host")
      }
      return try page.get()
    }
    var totals = RefreshTotals()
    var completed: [Int] = []
    for await event in refresher(fetcher, day: day).refresh(try plan()) {
      if case .finished(let all) = event { totals = all }
      if case .completed(_, let articles, _) = event { completed.append(articles) }
    }
    return (totals, completed)
  }
}
