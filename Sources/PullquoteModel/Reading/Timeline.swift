import Prose

/// Quotes by stretches of time without gaps, the oldest first.
struct Timeline: Hashable {
  /// Weeks from Monday on, or calendar months, by UTC.
  var periods: [PeriodCount]
  /// True when `periods` are months.
  var isMonthly: Bool

  /// More periods than this are not made, whatever dates articles claim; the last ones stay.
  private static let most = 2_400
  private static let week = 7 * 86_400
  /// 5 January 1970 was a Monday.
  private static let monday = 4 * 86_400

  /// Counts by weeks, or by months where that would be more than `mostWeeks`.
  /// - Parameter dates: seconds since 1970, in any order.
  init(dates: [(date: Int, quotes: Int)], mostWeeks: Int) {
    guard let first = dates.map(\.date).min(), let last = dates.map(\.date).max() else {
      self.init(periods: [], isMonthly: false)
      return
    }
    let (low, high) = (Self.week(of: first), Self.week(of: last))
    guard high - low < mostWeeks else {
      self.init(months: dates.map { (Self.month(of: $0.date), $0.quotes) })
      return
    }
    var counts = [Int](repeating: 0, count: high - low + 1)
    for (date, quotes) in dates { counts[Self.week(of: date) - low] += quotes }
    self.init(
      periods: counts.enumerated().map { index, quotes in
        PeriodCount(start: (low + index) * Self.week + Self.monday, quotes: quotes)
      }, isMonthly: false)
  }

  /// Counts by months, given as `12 * year + month - 1`.
  init(months: [(month: Int, quotes: Int)]) {
    guard let first = months.map(\.month).min(), let last = months.map(\.month).max() else {
      self.init(periods: [], isMonthly: true)
      return
    }
    let low = max(first, last - Self.most + 1)
    var counts = [Int](repeating: 0, count: last - low + 1)
    for (month, quotes) in months where month >= low { counts[month - low] += quotes }
    self.init(
      periods: counts.enumerated().map { index, quotes in
        PeriodCount(start: Self.start(ofMonth: low + index), quotes: quotes)
      }, isMonthly: true)
  }

  private init(periods: [PeriodCount], isMonthly: Bool) {
    self.periods = periods
    self.isMonthly = isMonthly
  }

  /// The first second of a month, given as `12 * year + month - 1`.
  static func start(ofMonth month: Int) -> Int {
    let year = month >= 0 ? month / 12 : (month - 11) / 12
    return daysSince1970(year: year, month: month - year * 12 + 1, day: 1) * 86_400
  }

  private static func month(of date: Int) -> Int {
    let day = civilDate(floor(date, by: 86_400))
    return day.year * 12 + day.month - 1
  }

  private static func week(of date: Int) -> Int { floor(date - monday, by: week) }

  private static func floor(_ value: Int, by step: Int) -> Int {
    value >= 0 ? value / step : (value - step + 1) / step
  }
}
