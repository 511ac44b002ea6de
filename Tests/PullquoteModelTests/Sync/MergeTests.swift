import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// Who has it his way when archive and server may both have changed a mark.
@Suite struct MergeTests {
  @Test(arguments: [
    // agreed, local, remote -> value, taken over here, told to the server
    (false, false, false, false, false, false),
    (false, false, true, true, true, false),
    (false, true, false, true, false, true),
    (false, true, true, true, false, false),
    (true, true, true, true, false, false),
    (true, true, false, false, true, false),
    (true, false, true, false, false, true),
    (true, false, false, false, false, false),
  ])
  func `who has changed a mark has it his way`(
    agreed: Bool, local: Bool, remote: Bool, value: Bool, isTaken: Bool, isTold: Bool
  ) {
    #expect(
      mergedFlag(agreed: agreed, local: local, remote: remote)
        == FlagMerge(value: value, isTaken: isTaken, isTold: isTold))
  }

  @Test func `the lists say what is read and starred`() {
    let items = [
      item("a", article: 1), item("b", article: 2, local: SyncFlags(isStarred: true)),
      item("c", article: 3, agreed: SyncFlags(isRead: true), local: SyncFlags(isRead: true)),
    ]
    let plan = plan(items, unread: ids("b", "c"), starred: ids("a"))
    #expect(
      plan.changes == [
        SyncChange(item: "a", flag: .read, value: true, article: ArticleID(1)),
        SyncChange(item: "a", flag: .starred, value: true, article: ArticleID(1)),
        SyncChange(item: "c", flag: .read, value: false, article: ArticleID(3)),
      ])
  }

  @Test func `a change that both sides made is agreed on and told to nobody`() {
    let items = [item("a", article: 1, local: SyncFlags(isRead: true))]
    let plan = plan(items)
    #expect(plan.changes == [SyncChange(item: "a", flag: .read, value: true)])
  }

  @Test func `a feed that was left on the server takes no mark with it`() {
    let kept = SyncFlags(isRead: false, isStarred: true)
    let items = [item("a", article: 1, agreed: kept, local: kept)]
    #expect(plan(items, subscribed: "feed/2").changes.isEmpty)
  }

  @Test func `two items that are one article agree in the end`() {
    let items = [item("a", article: 1), item("b", article: 1)]
    let plan = plan(items, unread: ids("b"))
    // The article is read by the first; the second is told so afterwards.
    #expect(
      plan.changes == [SyncChange(item: "a", flag: .read, value: true, article: ArticleID(1))])
    var second = items[1]
    second.local.isRead = true
    #expect(
      SyncPush.all(for: [second])
        == [SyncPush(items: [RemoteItemID(kept: "b")], flag: .read, value: true)])
  }

  @Test func `marks are told in messages of a bounded size, one for each mark and way`() {
    let read = (0..<SyncPush.most + 1).map {
      item("r\($0)", article: Int64($0), local: SyncFlags(isRead: true))
    }
    let unread = item("u", article: 9000, agreed: SyncFlags(isRead: true))
    let starred = item("s", article: 9001, local: SyncFlags(isRead: true, isStarred: true))
    let pushes = SyncPush.all(for: read + [unread, starred])
    #expect(pushes.map(\.items.count) == [SyncPush.most, 2, 1, 1])
    #expect(pushes.map(\.flag) == [.read, .read, .read, .starred])
    #expect(pushes.map(\.value) == [true, true, false, true])
  }

  // MARK: Whether to believe that an item is not in a list

  private let streams = ["a": "feed/1", "b": "feed/1", "c": "feed/2"]
  private func read(_ item: String) -> SyncChange {
    SyncChange(item: item, flag: .read, value: true, article: ArticleID(1))
  }

  @Test func `every star that is lost is looked at, and of what was read some of each feed`() {
    let many = (0..<20).map { "x\($0)" }
    let unstarred = many.map {
      SyncChange(item: $0, flag: .starred, value: false, article: ArticleID(1))
    }
    let all = Dictionary(uniqueKeysWithValues: many.map { ($0, "feed/1") })
    #expect(SyncDoubts(unstarred, streams: all, seen: [:]).asked.count == 20)
    #expect(SyncDoubts(many.map(read), streams: all, seen: [:]).asked.count == SyncDoubts.sample)
    let known = Dictionary(uniqueKeysWithValues: many.map { ($0, SyncFlags(isRead: true)) })
    #expect(SyncDoubts(many.map(read), streams: all, seen: known).asked.isEmpty)
  }

  @Test func `an item the server has no more keeps its marks here`() {
    let doubts = SyncDoubts([read("a"), read("c")], streams: streams, seen: [:])
    let outcome = doubts.believed(["c": SyncFlags(isRead: true)])
    #expect(outcome.changes == [read("c")])
    #expect(outcome.gone == ["a"])
  }

  @Test func `a feed of which one item contradicts the list is not believed any more`() {
    let changes = [read("a"), read("b"), read("c")]
    var doubts = SyncDoubts(changes, streams: streams, seen: [:])
    #expect(doubts.asked == ["a", "b", "c"])
    var outcome = doubts.believed([
      "a": SyncFlags(isRead: false), "b": SyncFlags(isRead: true), "c": SyncFlags(isRead: true),
    ])
    #expect(outcome.changes == [read("b"), read("c")])
    // Nobody looked at the last of seven: the word of the list is not enough.
    let seven = (0..<7).map { "y\($0)" }
    doubts = SyncDoubts(
      seven.map(read), streams: Dictionary(uniqueKeysWithValues: seven.map { ($0, "feed/1") }),
      seen: [:])
    outcome = doubts.believed(
      Dictionary(uniqueKeysWithValues: doubts.asked.map { ($0, SyncFlags(isRead: $0 != "y0")) }))
    #expect(outcome.changes == ["y1", "y2", "y3", "y4"].map(read))
    #expect(outcome.gone.isEmpty)
  }

  private func plan(
    _ items: [SyncedItem], unread: Set<RemoteItemID> = [], starred: Set<RemoteItemID> = [],
    subscribed: String = "feed/1"
  ) -> SyncPlan {
    var plan = SyncPlan(unread: unread, starred: starred, subscribed: [subscribed])
    for item in items { plan.add(item) }
    return plan
  }

  private func ids(_ kept: String...) -> Set<RemoteItemID> {
    Set(kept.map { RemoteItemID(kept: $0) })
  }

  private func item(
    _ item: String, article: Int64, agreed: SyncFlags = SyncFlags(), local: SyncFlags = SyncFlags()
  ) -> SyncedItem {
    SyncedItem(
      item: item, stream: "feed/1", article: ArticleID(article), agreed: agreed, local: local)
  }
}
