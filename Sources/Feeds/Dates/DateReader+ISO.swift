import Prose

/// Dates that begin the way of ISO 8601.
extension DateReader {
  /// Reads a date that begins the ISO way; `index` then lies behind it.
  mutating func isoDate() -> Bool {
    if bytes.first == UInt8(ascii: "-") { return isoShortDate() }
    let first = run(from: 0)
    let after = first < bytes.count ? bytes[first] : 0
    let isAlone = after == 0 || after | 0x20 == UInt8(ascii: "t") || after == 0x20
    switch first {
    case 4 where after == UInt8(ascii: "-"): return isoMonthAndDay()
    case 4 where after == 0: return set(number(0, 4), 1, 1, end: 4)
    case 8 where isAlone:
      return set(number(0, 4), number(4, 6), number(6, 8), end: 8)
    case 14 where after == 0 || after | 0x20 == UInt8(ascii: "z"):
      time = number(8, 10) * 3600 + number(10, 12) * 60 + number(12, 14)
      return set(number(0, 4), number(4, 6), number(6, 8), end: 14)
    case 7 where isAlone: return setDay(number(4, 7), of: number(0, 4), end: 7)
    case 6 where isAlone:
      return set(fullYear(number(0, 2), digits: 2), number(2, 4), number(4, 6), end: 6)
    case 2
    where after == UInt8(ascii: "-") && run(from: 3) == 2 && bytes.count >= 8
      && bytes[5] == UInt8(ascii: "-") && run(from: 6) == 2:
      let (month, day) = (number(3, 5), number(6, 8))
      guard (1...12).contains(month), (1...31).contains(day) else { return false }
      return set(fullYear(number(0, 2), digits: 2), month, day, end: 8)
    default: return false
    }
  }

  /// `-YYMM` and `-YY-MM`.
  private mutating func isoShortDate() -> Bool {
    if bytes.count == 5, run(from: 1) == 4 {
      return set(fullYear(number(1, 3), digits: 2), number(3, 5), 1, end: 5)
    }
    if bytes.count == 6, run(from: 1) == 2, bytes[3] == UInt8(ascii: "-"), run(from: 4) == 2 {
      return set(fullYear(number(1, 3), digits: 2), number(4, 6), 1, end: 6)
    }
    return false
  }

  /// What follows `YYYY-`: month and day, the day of the year, or a month alone.
  private mutating func isoMonthAndDay() -> Bool {
    let year = number(0, 4)
    let second = run(from: 5)
    let third = 5 + second
    let hasDay = third + 1 < bytes.count && bytes[third] == UInt8(ascii: "-")
    let dayLength = hasDay ? run(from: third + 1) : 0
    switch second {
    case 3 where dayLength == 0: return setDay(number(5, 8), of: year, end: 8)
    case 1...3 where (1...2).contains(dayLength):
      let end = third + 1 + dayLength
      return set(year, number(5, third), number(third + 1, end), end: end)
    case 2 where !hasDay: return set(year, number(5, 7), 1, end: 7)
    default: return false
    }
  }

  private mutating func set(_ year: Int, _ month: Int, _ day: Int, end: Int) -> Bool {
    (self.year, self.month, self.day, index) = (year, month, day, end)
    return true
  }

  private mutating func setDay(_ dayOfYear: Int, of year: Int, end: Int) -> Bool {
    guard (1...366).contains(dayOfYear) else { return false }
    let date = civilDate(daysSince1970(year: year, month: 1, day: 1) + dayOfYear - 1)
    return set(date.year, date.month, date.day, end: end)
  }

  /// The length of the run of digits at `place`.
  func run(from place: Int) -> Int {
    bytes.dropFirst(place).prefix(while: isDigit).count
  }

  /// The number of some digits, held at a size that cannot overflow.
  func number(_ start: Int, _ end: Int) -> Int {
    bytes[min(start, bytes.count)..<min(end, bytes.count)].prefix(9)
      .reduce(0) { $0 * 10 + Int($1 & 15) }
  }
}
