import Archive
import Prose

/// What the page of a speaker shows beside the quotes.
package struct SpeakerProfile: Hashable, Sendable {
  /// Names, roles, counts.
  package var record: EntityRecord
  /// Weeks, or months where there are many weeks, without gaps, the oldest first.
  package var periods: [PeriodCount]
  /// True when `periods` are months.
  package var isMonthly: Bool
  /// Where the quotes stand, the most first.
  package var outlets: [OutletCount]
  /// Who else speaks in the newest 400 articles that quote them, the most often first; `quotes` are
  /// articles shared.
  package var alongside: [EntityCount]
  /// False when `periods` and `outlets` count only what stands in the newest 1,000 articles that
  /// quote them: where some quotes are asked for, of somebody who is quoted in more.
  package var isWhole: Bool

  /// Makes a profile.
  package init(
    record: EntityRecord, periods: [PeriodCount], isMonthly: Bool, outlets: [OutletCount],
    alongside: [EntityCount], isWhole: Bool = true
  ) {
    self.isWhole = isWhole
    self.record = record
    self.periods = periods
    self.isMonthly = isMonthly
    self.outlets = outlets
    self.alongside = alongside
  }
}

/// Quotes of a stretch of time.
package struct PeriodCount: Hashable, Sendable {
  /// Its beginning, seconds since 1970.
  package var start: Int
  /// How many quotes it has.
  package var quotes: Int

  /// Makes a stretch.
  package init(start: Int, quotes: Int) {
    self.start = start
    self.quotes = quotes
  }
}

/// Quotes in one outlet.
package struct OutletCount: Hashable, Sendable {
  /// Its feed; nil for what came from none.
  package var feed: SubscriptionID?
  /// Its name.
  package var name: String
  /// How many quotes it has.
  package var quotes: Int

  /// Makes a count.
  package init(feed: SubscriptionID?, name: String, quotes: Int) {
    self.feed = feed
    self.name = name
    self.quotes = quotes
  }
}
