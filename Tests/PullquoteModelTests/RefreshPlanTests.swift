import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

@Suite struct RefreshPlanTests {
  private let now = 1_700_000_000

  private func state(
    _ row: Int64, due: Int?, fetched: Int? = nil, failures: Int = 0, movedTo: String? = nil,
    sightings: Int = 0
  ) -> FeedState {
    FeedState(
      id: SubscriptionID(row), subscription: Subscription(url: "http://feed.example/\(row)"),
      isFollowed: true, articles: 0, unread: 0, fetchedAt: fetched ?? due.map { $0 - 3600 },
      status: 200, failures: failures, nextDue: due, movedTo: movedTo, sightings: sightings)
  }

  private func visited(
    _ states: [FeedState], scope: RefreshScope = .due, now: Int? = nil
  ) -> [Int64] {
    RefreshPlan(
      states, subscriptions: states.map(\.subscription), scope: scope, now: now ?? self.now
    ).stops.map(\.state.id.value)
  }

  @Test func `feeds are visited whose time has come, new ones at once`() {
    let states = [
      state(1, due: now - 1), state(2, due: now + 60), state(3, due: nil), state(4, due: now),
    ]
    #expect(visited(states) == [1, 3, 4])
    #expect(visited(states, scope: .all) == [1, 2, 3, 4])
    #expect(visited(states, scope: .chosen([SubscriptionID(2)])) == [2])
    let plan = RefreshPlan(
      states, subscriptions: states.map(\.subscription), scope: .due, now: now)
    #expect(plan.resting == 1)
    #expect(plan.nextDue == now + 60)
  }

  @Test func `feeds that fail come last, the longest broken at the end`() {
    let states = [
      state(1, due: now, failures: 5), state(2, due: now, failures: 1), state(3, due: now),
    ]
    #expect(visited(states) == [3, 2, 1])
  }

  @Test func `a clock that was put back silences no feed`() {
    // Fetched in the future, by a clock that ran two years ahead.
    let ahead = now + 2 * 365 * 86_400
    #expect(visited([state(1, due: ahead + 3600, fetched: ahead)]) == [1])
    #expect(visited([state(1, due: ahead, fetched: now - 60)]) == [1])
    #expect(visited([state(1, due: now + 86_400, fetched: now)]) == [])
  }

  @Test func `what the feeds file no longer names is left alone`() {
    let plan = RefreshPlan(
      [state(1, due: now), state(2, due: now)],
      subscriptions: [Subscription(url: "http://feed.example/2", headers: ["X: y"])], scope: .all,
      now: now)
    #expect(plan.stops.map(\.state.id.value) == [2])
    #expect(plan.stops.first?.subscription.headers == ["X: y"])
  }

  @Test func `a feed is asked at its new address only when that is sure`() {
    let new = "http://new.example/feed"
    for (sightings, isSure) in [(1, false), (2, false), (3, true), (9, true)] {
      let moved = state(1, due: now, movedTo: new, sightings: sightings)
      let plan = RefreshPlan(
        [moved], subscriptions: [moved.subscription], scope: .due, now: now)
      #expect(plan.stops.first?.url == (isSure ? new : moved.subscription.url))
    }
  }
}
