/// The units of a span of time as people write it in their files, and their seconds.
private let units: [(letter: UInt8, seconds: Int)] = [
  (UInt8(ascii: "w"), 604_800), (UInt8(ascii: "d"), 86_400), (UInt8(ascii: "h"), 3_600),
  (UInt8(ascii: "m"), 60), (UInt8(ascii: "s"), 1),
]

/// Reads a span of time: digits and one of the letters s, m, h, d, w, as in `90m`.
/// - Returns: seconds, nil when it is not of that form or over a hundred years.
package func seconds(ofSpan text: String) -> Int? {
  guard let last = text.utf8.last, let unit = units.first(where: { $0.letter == last }),
    let count = wholeNumber(text.utf8.dropLast())
  else { return nil }
  let (seconds, overflow) = count.multipliedReportingOverflow(by: unit.seconds)
  return overflow || seconds > 3_153_600_000 ? nil : seconds
}

/// Writes seconds as `seconds(ofSpan:)` reads them, in the largest unit that needs no fraction.
package func span(ofSeconds seconds: Int) -> String {
  for unit in units where seconds > 0 && seconds % unit.seconds == 0 {
    return "\(seconds / unit.seconds)\(Character(Unicode.Scalar(unit.letter)))"
  }
  return "\(seconds)s"
}

/// Reads digits and nothing else, at most nine of them; nil otherwise.
func wholeNumber(_ digits: some Collection<UInt8>) -> Int? {
  guard (1...9).contains(digits.count) else { return nil }
  var value = 0
  for digit in digits {
    guard isDigit(digit) else { return nil }
    value = value * 10 + Int(digit - 0x30)
  }
  return value
}
