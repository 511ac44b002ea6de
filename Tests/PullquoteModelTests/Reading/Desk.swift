import Feeds
import Foundation
import Language
import Prose
import Synchronization
import Testing

@testable import Archive
@testable import PullquoteModel

/// An archive in a folder of its own with a newsroom in front of it.
final class Desk: Sendable {
  let store: ArticleStore
  let room: Newsroom
  let folder: URL
  private let list: Box

  /// 1 March 2026, noon, in UTC.
  static let noon = 1_772_366_400
  /// Seconds of a day.
  static let day = 86_400

  /// What the feeds file says at the moment.
  private final class Box: Sendable {
    let list = Mutex(FeedList())
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try ArticleStore(path: folder.appending(path: "archive.sqlite").path)
    let list = Box()
    self.list = list
    room = Newsroom(
      store: store, rules: ReadingRules(assets: Assets.none),
      feedList: { list.list.withLock { $0 } },
      clock: { Self.noon }, offset: 0)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes the lines of a feeds file.
  func say(_ lines: String) { list.list.withLock { $0 = parseFeedList(Array(lines.utf8)) } }

  /// Follows feeds, all that are followed already too, and gives the row of the last.
  @discardableResult
  func follow(_ names: String...) throws -> SubscriptionID {
    var subscriptions = try store.feeds().map(\.subscription)
    for name in names {
      subscriptions.append(Subscription(url: "https://\(name).example/feed", title: name))
    }
    try store.follow(subscriptions)
    return try #require(try store.feeds().last).id
  }

  /// Keeps an article as a feed brings it, and what an annotator finds in it.
  @discardableResult
  func keep(
    _ told: ToldArticle, of feed: SubscriptionID, annotated: Bool = true, now: Int = noon
  ) throws -> ArticleID {
    let outcome = try store.store(
      [told.draft], of: feed, report: FetchReport(status: 200), now: now)
    let id = try #require((outcome.new + outcome.changed).first)
    if annotated { try store.index([(id, told.draft, told.annotation)]) }
    return id
  }

  /// The page that a question about articles is answered with.
  func headlines(_ filter: ArticleFilter, after: Cursor? = nil, limit: Int = 50) throws
    -> ResultPage<Headline>
  {
    guard
      case .headlines(let page) = room.answer(.headlines(filter, after: after, limit: limit))
    else { throw Unanswered() }
    return page
  }

  /// The titles of a list, typed as a query.
  func titles(_ typed: String = "", _ change: (inout ArticleFilter) -> Void = { _ in }) throws
    -> [String]
  {
    var filter = ArticleFilter(query: try parseQuery(typed))
    change(&filter)
    return try headlines(filter).rows.map(\.title)
  }

  /// Who has this name and is quoted.
  func speaker(_ name: String) throws -> EntityID {
    try #require(try store.speakers(name).first).id
  }

  /// The only quote with these words.
  func quote(_ words: String) throws -> QuoteHit {
    try #require(try store.quotes(QuoteQuery(about: words), now: Self.noon).rows.first)
  }
}

/// A question was answered with something else than it asks for.
struct Unanswered: Error {}
