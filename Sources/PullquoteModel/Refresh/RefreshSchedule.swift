import Feeds
import Prose

/// When a feed is to be asked again: what the user wants, what the publisher asks for, and patience
/// with what is broken.
package struct RefreshSchedule: Equatable, Sendable {
  /// Seconds between two visits to a feed about which nobody says anything.
  package var usual: Int

  /// Makes a schedule; an hour is what most publishers ask for who ask at all.
  package init(usual: Int = 3600) {
    self.usual = usual
  }

  /// No publisher makes us wait longer than a day; one that asks for a year is mistaken.
  static let longestAsked = 86_400
  /// A server that is overloaded may ask for more.
  static let longestRetry = 7 * 86_400
  /// A failing feed is asked at least so often.
  static let longestPause = 2 * 86_400
  /// A feed that is gone for good is looked for once more after this.
  static let pauseOfGone = 30 * 86_400
  /// The first pause after a failure; each further one doubles it.
  static let firstPause = 600

  /// What came of a visit, as far as the next one is concerned.
  package struct Visit: Equatable, Sendable {
    /// When it was, in seconds since 1970.
    package var now: Int
    /// What the user asks for, in seconds; nil for nothing.
    package var wanted: Int?
    /// What the feed says of itself; nil when there was no document.
    package var asked: Feed.Schedule?
    /// The interval the feed asked for before, in seconds.
    package var askedBefore: Int?
    /// The `Cache-Control` of the answer.
    package var cacheControl: String?
    /// The `Retry-After` of the answer.
    package var retryAfter: String?
    /// How often in a row it failed, this time included; 0 when it did not.
    package var failures = 0
    /// True when the publisher says that the feed is no more.
    package var isGone = false

    /// Makes a visit of which nothing is known but when it was.
    package init(now: Int, wanted: Int? = nil) {
      self.now = now
      self.wanted = wanted
    }
  }

  /// When to ask again, in seconds since 1970.
  ///
  /// The user's own interval goes before the publisher's; only a server that says `Retry-After`
  /// knows better. Without one the longest interval that anybody asks for counts, and hours and
  /// days on which the feed says it does not change are passed over.
  package func nextDue(after visit: Visit) -> Int {
    if visit.isGone { return visit.now + Self.pauseOfGone }
    let asked = max(
      visit.asked.map { $0.interval ?? 0 } ?? visit.askedBefore ?? 0,
      maxAge(visit.cacheControl) ?? 0)
    let interval = max(60, visit.wanted ?? max(usual, min(asked, Self.longestAsked)))
    var due = visit.now + interval
    if visit.failures > 0 {
      // Not sooner than usual, but a feed asked once a day is tried again on the same day.
      let pause = Self.firstPause << min(visit.failures - 1, 10)
      due = visit.now + min(max(pause, min(interval, usual)), Self.longestPause)
    } else if visit.wanted == nil, let asked = visit.asked {
      due = open(due, asked)
    }
    if let wait = Self.wait(visit.retryAfter, now: visit.now) { due = max(due, visit.now + wait) }
    return due
  }

  /// The first time from `due` on at which the feed says it may change.
  private func open(_ due: Int, _ asked: Feed.Schedule) -> Int {
    guard !asked.skippedHours.isEmpty || !asked.skippedDays.isEmpty else { return due }
    var time = due
    // A week holds every hour of every day; a feed that leaves out all of them means none.
    for _ in 0..<(7 * 24) {
      let day = (time / 86_400 + 4) % 7
      let hour = time / 3600 % 24
      guard asked.skippedDays.contains(day) || asked.skippedHours.contains(hour) else {
        return time
      }
      time = (time / 3600 + 1) * 3600
    }
    return due
  }

  /// Seconds that an answer may be kept (RFC 9111, 5.2.2.1); nil when it does not say.
  private func maxAge(_ cacheControl: String?) -> Int? {
    guard let cacheControl else { return nil }
    for part in cacheControl.lowercased().split(separator: ",") {
      let words = part.split(separator: "=", maxSplits: 1)
      guard words.count == 2, words[0].drop(while: { $0 == " " }) == "max-age" else { continue }
      return Int(words[1].filter { $0 != " " && $0 != "\"" })
    }
    return nil
  }

  /// Seconds to wait (RFC 9110, 10.2.3); nil when nothing sensible is said.
  static func wait(_ retryAfter: String?, now: Int) -> Int? {
    guard let retryAfter else { return nil }
    let seconds =
      Int(retryAfter) ?? parseDate(retryAfter).flatMap { epochSeconds($0) }.map { $0 &- now }
    return seconds.flatMap { $0 > 0 ? min($0, Self.longestRetry) : nil }
  }
}
