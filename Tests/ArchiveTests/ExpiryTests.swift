import Prose
import Testing

@testable import Archive

/// Rules let go of what was read and of nothing else.
@Suite struct ExpiryTests {
  let scratch: Scratch
  let store: ArticleStore
  let feed: SubscriptionID
  static let later = noon + 40 * 86_400

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    try store.follow([
      Subscription(url: "https://feed.example/a", retention: Retention(days: 30)),
      Subscription(url: "https://feed.example/b"),
    ])
    feed = try store.followed()
  }

  private func read(_ title: String, _ body: String = "Text.") throws -> ArticleID {
    let id = try store.keepNew(item(title, title, "\(body) \(title)"), of: feed)
    try store.mark([id], .read)
    return id
  }

  @Test func `a read article goes when its time is up, and does not come back`() throws {
    let id = try read("One")
    #expect(try store.expire(now: noon + 29 * 86_400) == 0)
    #expect(try store.expire(now: Self.later) == 1)
    #expect(try store.article(id) == nil)
    let outcome = try store.keep([item("One", "One", "Text. One")], of: feed, now: Self.later)
    #expect(outcome.new.isEmpty && outcome.same == 1)
    #expect(try store.check() == [])
  }

  @Test func `what the reader keeps stays: unread, starred, tagged, quoted`() throws {
    let unread = try store.keepNew(item("1", "Unread", "Words."), of: feed)
    let starred = try read("Starred")
    try store.mark([starred], .star)
    let tagged = try read("Tagged")
    try store.mark([tagged], .tag("later"))
    let quoted = try read("Quoted", "“No” said Ann Bell.")
    let plain = try read("Plain")
    try store.annotateAll()
    #expect(try store.expire(now: Self.later) == 1)
    #expect(try store.article(plain) == nil)
    for id in [unread, starred, tagged, quoted] { #expect(try store.article(id) != nil) }
    #expect(try store.titles("text") == ["Tagged", "Starred"])
    #expect(try store.check() == [])
  }

  @Test func `a feed without a rule keeps everything unless one is given for all`() throws {
    let other = try store.followed("https://feed.example/b")
    let ids = try store.keep(
      (0..<5).map { item("\($0)", "T\($0)", published: "2026-02-0\($0 + 1)T00:00:00Z") }, of: other
    ).new
    try store.mark(ids, .read)
    #expect(try store.expire(now: Self.later) == 0)
    #expect(try store.expire(now: Self.later, retention: Retention(count: 2)) == 3)
    #expect(try store.headlines(now: noon).rows.map(\.title) == ["T4", "T3"])
  }

  @Test func `of two copies the one that stays is listed`() throws {
    let other = try store.followed("https://feed.example/b")
    let draft = item("1", "One", "Text.", url: "https://x.example/1")
    let first = try store.keepNew(draft, of: feed)
    let copy = try store.keepNew(draft, of: other)
    try store.mark([first], .read)
    #expect(try store.expire(now: Self.later) == 1)
    #expect(try store.headlines(now: noon).rows.map(\.id) == [copy])
    #expect(try store.check() == [])
  }
}
