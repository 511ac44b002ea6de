import Prose

/// Seconds since 1970 of a time written as RFC 3339, a day alone being its first second; nil for
/// anything else.
func epochSeconds(ofTimestamp text: String) -> Int? {
  var reader = DigitReader(Array(text.utf8.prefix(64)))
  guard let year = reader.number(4), reader.skip(0x2D), let month = reader.number(2),
    reader.skip(0x2D), let day = reader.number(2), (1...12).contains(month), (1...31).contains(day)
  else { return nil }
  let days = daysSince1970(year: year, month: month, day: day)
  guard !reader.isAtEnd else { return days * 86_400 }
  guard reader.skip(0x54) || reader.skip(0x74) || reader.skip(0x20), let hour = reader.number(2),
    reader.skip(0x3A), let minute = reader.number(2), hour < 25, minute < 61
  else { return nil }
  var second = 0
  if reader.skip(0x3A) {
    guard let given = reader.number(2), given < 62 else { return nil }
    second = given
  }
  if reader.skip(0x2E) { reader.skipDigits() }
  let local = days * 86_400 + hour * 3_600 + minute * 60 + second
  if reader.isAtEnd || reader.skip(0x5A) || reader.skip(0x7A) { return local }
  let sign = reader.skip(0x2B) ? 1 : reader.skip(0x2D) ? -1 : 0
  guard sign != 0, let hours = reader.number(2) else { return nil }
  _ = reader.skip(0x3A)
  return local - sign * (hours * 3_600 + (reader.number(2) ?? 0) * 60)
}

/// Takes digits and signs from the front.
private struct DigitReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func number(_ count: Int) -> Int? {
    guard place + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[place..<place + count] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    place += count
    return value
  }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  mutating func skipDigits() {
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) { place += 1 }
  }
}
