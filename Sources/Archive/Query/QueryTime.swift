import Prose

/// A question about when an article was published.
package enum TimeTest: Hashable, Sendable {
  /// No longer ago than this.
  case newer(Age)
  /// Longer ago than this.
  case older(Age)
  /// Before the day begins.
  case before(Day)
  /// When the day begins or later.
  case after(Day)

  /// Both ends of the times that pass, in seconds since 1970: `from` is inside, `until` is not;
  /// nil where there is no end.
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - offset: how many seconds the reader's clock is ahead of UTC; days begin by that clock.
  package func bounds(now: Int, offset: Int = 0) -> (from: Int?, until: Int?) {
    switch self {
    case .newer(let age): (now &- age.seconds, nil)
    case .older(let age): (nil, now &- age.seconds)
    case .before(let day): (nil, day.start &- offset)
    case .after(let day): (day.start &- offset, nil)
    }
  }
}

/// A length of time as people write it in a query: `2w`.
package struct Age: Hashable, Sendable, CustomStringConvertible {
  /// What is counted, by its letter. A month is 30 days, a year 365.
  package enum Unit: Character, Hashable, Sendable, CaseIterable {
    /// h
    case hours = "h"
    /// d
    case days = "d"
    /// w
    case weeks = "w"
    /// m
    case months = "m"
    /// y
    case years = "y"

    /// How long one of it is.
    var seconds: Int {
      switch self {
      case .hours: 3_600
      case .days: 86_400
      case .weeks: 7 * 86_400
      case .months: 30 * 86_400
      case .years: 365 * 86_400
      }
    }
  }

  /// How many; from 1 to 9999.
  package let count: Int
  /// Of what.
  package let unit: Unit

  /// Reads `3d`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard let last = text.last, let unit = Unit(rawValue: Character(last.lowercased())),
      text.utf8.count <= 5, let count = digits(text.dropLast()), count > 0
    else { return nil }
    self.count = count
    self.unit = unit
  }

  /// Its length.
  package var seconds: Int { count * unit.seconds }
  /// As it is typed.
  package var description: String { "\(count)\(unit.rawValue)" }
}

/// A day of the calendar.
package struct Day: Hashable, Sendable, CustomStringConvertible {
  /// From 1 to 9999.
  package let year: Int
  /// From 1 to 12.
  package let month: Int
  /// From 1 to 31.
  package let day: Int

  /// Reads `2026-01-31`, and `2026-01` or `2026` as their first days; nil for anything else, days
  /// that do not exist among it.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
    else { return nil }
    let numbers = parts.compactMap { digits($0) }
    guard numbers.count == parts.count, numbers[0] > 0 else { return nil }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : 1
    day = numbers.count > 2 ? numbers[2] : 1
    guard (1...12).contains(month), (1...daysInMonth(month, of: year)).contains(day) else {
      return nil
    }
  }

  /// When it begins in UTC, in seconds since 1970.
  package var start: Int { daysSince1970(year: year, month: month, day: day) * 86_400 }

  /// Year, month and day, joined by hyphens.
  package var description: String {
    "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

/// The number that ASCII digits write; nil when there is anything else, nothing, or too much.
private func digits(_ text: some StringProtocol) -> Int? {
  guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int(text)
}
