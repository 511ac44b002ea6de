import Testing

@testable import Feeds
@testable import PullquoteModel

@Suite struct RefreshScheduleTests {
  private let schedule = RefreshSchedule(usual: 3600)
  /// Sunday, 2 June 2024, 10:20 in UTC.
  private let now = 1_717_323_600

  private func minutes(
    wanted: Int? = nil, interval: Int? = nil, cache: String? = nil, retry: String? = nil,
    failures: Int = 0, isGone: Bool = false
  ) -> Int {
    var visit = RefreshSchedule.Visit(now: now, wanted: wanted)
    visit.asked = Feed.Schedule(interval: interval)
    visit.cacheControl = cache
    visit.retryAfter = retry
    visit.failures = failures
    visit.isGone = isGone
    return (schedule.nextDue(after: visit) - now) / 60
  }

  @Test func `a feed about which nobody says anything is asked at the usual time`() {
    #expect(minutes() == 60)
  }

  @Test func `the longest interval a publisher asks for counts, up to a day`() {
    #expect(minutes(interval: 7200) == 120)
    #expect(minutes(interval: 60) == 60)
    #expect(minutes(interval: 7200, cache: "public, max-age=10800") == 180)
    #expect(minutes(interval: 365 * 86_400) == 24 * 60)
    #expect(minutes(cache: "max-age=99999999999999999999") == 60)
  }

  @Test func `the user's interval goes before the publisher's`() {
    #expect(minutes(wanted: 900, interval: 7200, cache: "max-age=7200") == 15)
    #expect(minutes(wanted: 3 * 86_400, interval: 7200) == 3 * 24 * 60)
    #expect(minutes(wanted: 0) == 1)
  }

  @Test(arguments: [
    ("7200", 120), ("Sun, 02 Jun 2024 14:20:00 GMT", 240), ("Sun, 02 Jun 2024 10:00:00 GMT", 60),
    ("-5", 60), ("soon", 60), ("99999999999", 7 * 24 * 60), ("99999999999999999999999", 60),
  ])
  func `a server that says when to come again is obeyed, up to a week`(said: String, due: Int) {
    #expect(minutes(retry: said) == due)
  }

  @Test func `Retry-After goes before the user's interval too`() {
    #expect(minutes(wanted: 900, retry: "7200", failures: 1) == 120)
  }

  @Test func `a failing feed is asked ever less often, up to two days`() {
    let pauses = (1...12).map { minutes(failures: $0) }
    #expect(pauses.prefix(6) == [60, 60, 60, 80, 160, 320])
    #expect(pauses.last == 2 * 24 * 60)
    #expect(minutes(failures: .max) == 2 * 24 * 60)
    // A feed asked once a week is tried again on the same day.
    #expect(minutes(wanted: 7 * 86_400, failures: 1) == 60)
  }

  @Test func `a feed that is gone is looked for once a month`() {
    #expect(minutes(failures: 1, isGone: true) == 30 * 24 * 60)
  }

  @Test func `hours and days on which a feed does not change are passed over`() {
    var visit = RefreshSchedule.Visit(now: now)
    visit.asked = Feed.Schedule(skippedHours: [11, 12])
    // From 11:20 on to 13:00.
    #expect((schedule.nextDue(after: visit) - now) / 60 == 160)
    visit.asked = Feed.Schedule(skippedHours: [0], skippedDays: [0])
    // To Monday, 01:00.
    #expect((schedule.nextDue(after: visit) - now) / 60 == 14 * 60 + 40)
    visit.asked = Feed.Schedule(skippedHours: Set(0...23))
    #expect((schedule.nextDue(after: visit) - now) / 60 == 60)
    visit.asked = Feed.Schedule(skippedHours: [11, 12])
    visit.wanted = 3600
    #expect((schedule.nextDue(after: visit) - now) / 60 == 60)
  }

  @Test func `what a feed asked for before holds while it has not changed`() {
    var visit = RefreshSchedule.Visit(now: now)
    visit.askedBefore = 7200
    #expect(schedule.nextDue(after: visit) - now == 7200)
  }
}
