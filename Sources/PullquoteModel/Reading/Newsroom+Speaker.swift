import Archive
import Prose

extension Newsroom {
  /// Weeks a chart shows at most; a longer time is shown in months.
  private static let mostWeeks = 52
  /// In so many of the newest articles that quote somebody quotes are counted where only some are
  /// wanted.
  package static let countedArticles = 1_000

  /// What is known of who speaks: all of it where nothing but the speaker is asked for, else what the
  /// newest articles have that fits.
  func speaker(_ id: EntityID, _ query: QuoteQuery) throws(ArchiveError) -> SpeakerProfile? {
    guard let record = try store.entity(id) else { return nil }
    let alongside = try store.alongside(id)
    var all = QuoteQuery(speakers: [id])
    guard query != all, query != QuoteQuery() else {
      let spoken = try store.spoken(by: id)
      let timeline = try timeline(of: id, spoken)
      return SpeakerProfile(
        record: record, periods: timeline.periods, isMonthly: timeline.isMonthly,
        outlets: try outlets(spoken.map { ($0.feed, $0.quotes) }), alongside: alongside)
    }
    all = query
    if all.speakers.isEmpty, all.speaker == nil { all.speakers = [id] }
    let begin = try store.begin(ofNewest: Self.countedArticles, quoting: id)
    if let begin { all.since = max(begin, all.since ?? begin) }
    let places = try store.spokenPlaces(all, now: clock(), offset: offset)
    let timeline = Timeline(
      dates: places.map { ($0.date, 1) }, mostWeeks: Self.mostWeeks)
    return SpeakerProfile(
      record: record, periods: timeline.periods, isMonthly: timeline.isMonthly,
      outlets: try outlets(places.map { ($0.feed, 1) }), alongside: alongside,
      isWhole: begin == nil)
  }

  /// All quotes of a speaker: by weeks where there are few, else by months.
  private func timeline(of id: EntityID, _ spoken: [SpokenCount]) throws(ArchiveError) -> Timeline {
    guard let first = spoken.first, let last = spoken.last else {
      return Timeline(dates: [], mostWeeks: Self.mostWeeks)
    }
    // Months reach a little further than the weeks that begin and end in them.
    if (last.month - first.month) * 4 < Self.mostWeeks {
      let dates = try store.spoken(by: id, since: Timeline.start(ofMonth: first.month))
      return Timeline(dates: dates.map { ($0.date, $0.quotes) }, mostWeeks: Self.mostWeeks)
    }
    return Timeline(months: spoken.map { ($0.month, $0.quotes) })
  }

  private func outlets(_ counts: [(feed: SubscriptionID?, quotes: Int)]) throws(ArchiveError)
    -> [OutletCount]
  {
    var sums: [SubscriptionID?: Int] = [:]
    for (feed, quotes) in counts { sums[feed, default: 0] += quotes }
    let names = try store.feedNames()
    let found = sums.map { feed, quotes in
      OutletCount(feed: feed, name: feed.flatMap { names[$0] } ?? "", quotes: quotes)
    }
    return found.sorted {
      ($1.quotes, $0.name, $0.feed?.value ?? 0) < ($0.quotes, $1.name, $1.feed?.value ?? 0)
    }
  }
}
