import Foundation
import HTTPHarness
import Prose
import Synchronization
import Testing

@testable import Archive
@testable import PullquoteModel

/// A reader with an archive, and a server with two feeds, of which the first is followed here.
final class SyncHouse: Sendable {
  let server: ReaderServer
  let store: ArticleStore
  let folder: URL
  /// Seconds since 1970.
  let now = Mutex(SyncHouse.noon)

  static let noon = 1_772_366_400
  static let feedURL = "https://a.example/feed"

  init(_ dialect: ReaderServer.Dialect, items: Int = 3) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "sync-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try ArticleStore(path: folder.appending(path: "archive.sqlite").path)
    try store.follow([Subscription(url: Self.feedURL)])
    server = ReaderServer(
      dialect,
      feeds: [
        .init(1, "https://a.example/feed/", title: "Harbour News"),
        .init(2, "https://b.example/feed", title: "Not followed"),
      ],
      entries: (1...max(1, items)).map { Self.entry($0) })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The item of a number, as the server has it.
  static func entry(_ number: Int, feed: Int = 1) -> ReaderServer.Entry {
    let time = noon - 3600 + number
    return ReaderServer.Entry(
      time * 1_000_000, feed: feed, title: "Ships & boats \(number)",
      url: "https://a.example/\(number)", html: "<p>The ship number \(number) is in.</p>",
      published: time)
  }

  static func id(_ number: Int) -> Int { entry(number).id }

  /// The item of a number as the feed itself brings it.
  static func draft(_ number: Int) -> Draft {
    let entry = entry(number)
    return Draft(
      source: "Harbour News", guid: "urn:harbour:\(number)", url: entry.url, title: entry.title,
      published: rfc3339(entry.published), text: "\(entry.title)\n\nAs the feed has it, \(number).",
      paragraphs: [])
  }

  /// Fetches items from the feed itself.
  @discardableResult
  func refresh(_ numbers: ClosedRange<Int>) throws -> [ArticleID] {
    let feed = try #require(try store.feeds().first?.id)
    return try store.store(
      numbers.map(Self.draft), of: feed, report: FetchReport(status: 200), now: Self.noon
    ).new
  }

  var account: SyncAccount {
    get throws {
      try #require(SyncAccount(server: "http://sync.example" + server.base, user: "alice"))
    }
  }

  func service(password: String? = nil) throws -> SyncService {
    let fetcher = Fetcher { [server] request throws(FetchError) in
      var headers: [String: String] = [:]
      for header in request.headers {
        let parts = header.split(separator: ":", maxSplits: 1)
        headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
      }
      let path = String(request.url.dropFirst("http://sync.example".count))
      let answer = server.answer(
        HTTPRequest(
          method: request.form == nil ? "GET" : "POST", path: path, headers: headers,
          body: request.form ?? []))
      guard case .reply(let status, let given, let body) = answer else {
        throw .timedOut(host: "sync.example")
      }
      let retry = given.first { $0.0 == "Retry-After" }?.1
      return FetchResponse(status: status, body: body, url: request.url, retryAfter: retry)
    }
    return .googleReader(
      try account, fetcher: fetcher, clock: { [self] in now.withLock { $0 } },
      password: { [server] () throws(SyncError) in password ?? server.with { $0.password } })
  }

  /// Exchanges everything once.
  @discardableResult
  func sync(_ service: SyncService? = nil) async throws -> SyncTotals {
    try await runner(service).sync()
  }

  func runner(_ service: SyncService? = nil) throws -> SyncRunner {
    SyncRunner(
      store: store, account: try account, service: try service ?? self.service(),
      clock: { [self] in now.withLock { $0 } })
  }

  /// The articles by the numbers of their items.
  func articles() throws -> [Int: StoredArticle] {
    var found: [Int: StoredArticle] = [:]
    try store.forEachArticle { article in
      let number = article.draft.url.flatMap { $0.split(separator: "/").last }.flatMap { Int($0) }
      if let number { found[number] = article }
    }
    return found
  }

  /// Marks the article of a number here.
  func mark(_ number: Int, _ mark: Mark) throws {
    let article = try #require(try articles()[number])
    try store.mark([article.id], mark, now: Self.noon)
  }

  /// Marks the item of a number on another device.
  func elsewhere(_ number: Int, _ body: (inout ReaderServer.Entry) -> Void) {
    server.with { state in
      guard var entry = state.entries[Self.id(number)] else { return }
      body(&entry)
      state.entries[Self.id(number)] = entry
    }
  }

  /// What both sides say of a number: read here, starred here, read there, starred there.
  func marks(_ number: Int) throws -> [Bool] {
    let article = try #require(try articles()[number])
    let entry = server.with { $0.entries[Self.id(number)] }
    return [article.isRead, article.isStarred, entry?.isRead ?? false, entry?.isStarred ?? false]
  }
}
