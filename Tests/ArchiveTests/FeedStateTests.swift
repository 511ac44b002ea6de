import Prose
import Testing

@testable import Archive

/// What the archive remembers of feeds.
@Suite struct FeedStateTests {
  let scratch: Scratch
  let store: ArticleStore

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  @Test func `the feeds file decides which feeds there are and in which order`() throws {
    let a = Subscription(
      url: "https://a.example/feed", title: "A", folder: ["News", "World"], tags: ["x", "y"],
      refreshEvery: 900, wantsFullText: true, retention: Retention(days: 3, count: nil))
    let b = Subscription(url: "https://b.example/feed", retention: Retention())
    try store.follow([a, b])
    #expect(try store.feeds().map(\.subscription) == [a, b])
    let id = try store.feeds()[0].id
    try store.keep([item("1", "One")], of: id)
    try store.follow([b])
    #expect(try store.feeds().map(\.isFollowed) == [true, false])
    #expect(try store.count() == 1)
    try store.follow([b, a])
    #expect(try store.feeds().map(\.id)[1] == id)
  }

  @Test func `counts follow what is stored and read`() throws {
    let id = try store.followed()
    let ids = try store.keep([item("1", "One"), item("2", "Two")], of: id).new
    try store.mark([ids[0]], .read)
    let state = try store.feeds()[0]
    #expect(state.articles == 2 && state.unread == 1 && state.newest == noon)
  }

  @Test func `validators stay over visits that bring nothing`() throws {
    let id = try store.followed()
    let report = FetchReport(
      status: 200, etag: "W/\"1\"", lastModified: "Sun", title: "The Feed", interval: 3_600)
    _ = try store.store([], of: id, report: report, now: noon)
    try store.note(FetchReport(status: 304), of: id, now: noon + 60)
    try store.note(FetchReport(status: 500, failure: "server error 500"), of: id, now: noon + 120)
    try store.note(FetchReport(status: 0, failure: "no answer"), of: id, now: noon + 180)
    let state = try store.feeds()[0]
    #expect(state.etag == "W/\"1\"" && state.lastModified == "Sun")
    #expect(state.title == "The Feed" && state.interval == 3_600)
    #expect(state.failures == 2 && state.failure == "no answer" && state.status == 0)
    try store.note(FetchReport(status: 304), of: id, now: noon + 240)
    #expect(try store.feeds()[0].failures == 0)
    _ = try store.store([], of: id, report: FetchReport(status: 200), now: noon + 300)
    #expect(try store.feeds()[0].etag == nil)
  }

  @Test func `permanent redirects are counted by days while they lead to one place`() throws {
    let id = try store.followed()
    let moved = FetchReport(status: 200, permanentURL: "https://new.example/feed")
    for now in [noon, noon + 1, noon + 86_400] { try store.note(moved, of: id, now: now) }
    try store.note(FetchReport(status: 0, failure: "no answer"), of: id, now: noon + 86_402)
    #expect(try store.feeds()[0].sightings == 2)
    #expect(try store.feeds()[0].movedTo == "https://new.example/feed")
    try store.note(
      FetchReport(status: 200, permanentURL: "https://newer.example/"), of: id, now: noon + 86_403)
    #expect(try store.feeds()[0].sightings == 1)
    try store.note(FetchReport(status: 200), of: id, now: noon + 86_404)
    #expect(try store.feeds()[0].sightings == 0)
    #expect(try store.move(id, to: "https://newer.example/"))
    #expect(try store.feeds()[0].subscription.url == "https://newer.example/")
  }
}
