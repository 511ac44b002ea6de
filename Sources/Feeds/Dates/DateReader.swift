import Prose

/// Reads one date from its bytes: first as ISO 8601, then word by word.
struct DateReader {
  let bytes: [UInt8]
  var index = 0
  /// True behind an ISO date, where only a time and a zone may follow.
  var isStrict = false

  var year: Int?
  var month: Int?
  /// `mar` is Tuesday as well as March: it is March when there is no other month.
  var weakMonth: Int?
  var day: Int?
  /// Numbers that are day, month or year, and the byte before each.
  var numbers: [(value: Int, digits: Int, separator: UInt8)] = []
  /// Seconds of the day.
  var time: Int?
  var afternoon: Bool?
  var zone: TimeZone?
  var isBroken = false

  init(_ text: [UInt8]) { bytes = text }

  /// Seconds since 1970 in UTC, nil for what is no date.
  mutating func read() -> Int? {
    if let seconds = epoch() { return seconds }
    isStrict = isoDate()
    if bytes.first == UInt8(ascii: "-") && !isStrict { return nil }
    while index < bytes.count, !isBroken { step() }
    guard !isBroken, isStrict || placeNumbers(), let year, let month, let day else { return nil }
    return seconds(year, month, day)
  }

  /// Seconds, or milliseconds, since 1970.
  private func epoch() -> Int? {
    guard (9...13).contains(bytes.count), bytes.allSatisfy(isDigit),
      let number = Int(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return bytes.count == 13 ? number / 1000 : bytes.count <= 10 ? number : nil
  }

  private func seconds(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...daysInMonth(month, of: year)).contains(day)
    else { return nil }
    var time = time ?? 0
    if let afternoon {
      let hour = time / 3600
      guard hour <= 12 || afternoon else { return nil }
      if hour == 12 && !afternoon { time -= 12 * 3600 }
      if hour < 12 && afternoon { time += 12 * 3600 }
    }
    let local = daysSince1970(year: year, month: month, day: day) * 86_400 + time
    return local - (zone?.offset(at: local) ?? 0)
  }
}

/// Two digits mean 1970 to 2069; three, which a bug of the year 2000 has made, count from 1900.
func fullYear(_ number: Int, digits: Int) -> Int {
  if digits <= 2 { return number < 70 ? 2000 + number : 1900 + number }
  return digits == 3 && number < 200 ? 1900 + number : number
}
