import Prose

/// Days and times of day as lists show them, in the time zone of the reader.
struct DayName {
  /// The day it is, counted from 1 January 1970.
  private let today: Int
  private let offset: Int

  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - offset: seconds by which local time is ahead of UTC.
  init(now: Int, offset: Int) {
    self.offset = offset
    today = Self.day(of: now, offset)
  }

  /// The day of a moment, counted from 1 January 1970.
  func day(of seconds: Int) -> Int { Self.day(of: seconds, offset) }

  private static func day(of seconds: Int, _ offset: Int) -> Int {
    // Years beyond the calendar are a feed's mistake and share its first or last day.
    let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799) + offset
    return (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
  }

  /// A day as a heading: Today and Yesterday by their names, all with weekday and date; the year
  /// where it is another.
  func heading(of day: Int) -> String {
    let date = civilDate(day)
    let weekday = Self.weekdays[((day + 4) % 7 + 7) % 7]
    var text = "\(weekday) \(date.day) \(Self.months[date.month - 1])"
    if date.year != civilDate(today).year { text += " \(date.year)" }
    return switch today - day {
    case 0: "Today, " + text
    case 1: "Yesterday, " + text
    default: text
    }
  }

  /// The time of day: 08:05.
  func time(of seconds: Int) -> String {
    let minute = (seconds % 86_400 + offset % 86_400 + 172_800) % 86_400 / 60
    return Self.two(minute / 60) + ":" + Self.two(minute % 60)
  }

  /// A day in few letters, eleven at most: 23 Nov, or 23 Nov 2025 in another year.
  func short(_ seconds: Int) -> String {
    let date = civilDate(day(of: seconds))
    return date.year == civilDate(today).year ? Self.dayAndMonth(date) : Self.whole(date)
  }

  /// A moment, whatever year it is: 23 Nov 2025, 18:05.
  func moment(_ seconds: Int) -> String {
    Self.whole(civilDate(day(of: seconds))) + ", " + time(of: seconds)
  }

  private typealias Date = (year: Int, month: Int, day: Int)

  private static func dayAndMonth(_ date: Date) -> String {
    "\(date.day) \(months[date.month - 1].prefix(3))"
  }

  private static func whole(_ date: Date) -> String { "\(dayAndMonth(date)) \(date.year)" }

  /// A month: 2025-11.
  func month(of seconds: Int) -> String {
    let date = civilDate(day(of: seconds))
    return "\(date.year)-\(Self.two(date.month))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
