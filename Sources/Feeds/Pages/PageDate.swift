/// A date of a page as RFC 3339, or as a bare date where no time is given; nil when it is none.
///
/// The offset stays as written, so that the day stays the publisher's.
func articleDate(_ text: String) -> String? {
  let bytes = Array(text.utf8.drop { $0 <= 0x20 })
  guard bytes.count >= 10, isDay(bytes) else { return parseDate(text) }
  let day = String(decoding: bytes[..<10], as: UTF8.self)
  guard bytes.count >= 16, bytes[10] == 0x54 || bytes[10] == 0x74 || bytes[10] == 0x20,
    isTwoDigits(bytes, 11, below: 24), bytes[13] == 0x3A, isTwoDigits(bytes, 14, below: 60)
  else { return day }
  var index = 16
  var seconds = "00"
  if bytes.count >= 19, bytes[16] == 0x3A, isTwoDigits(bytes, 17, below: 61) {
    seconds = String(decoding: bytes[17..<19], as: UTF8.self)
    index = 19
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    }
  }
  let minutes = String(decoding: bytes[11..<16], as: UTF8.self)
  return "\(day)T\(minutes):\(seconds)\(offset(bytes, index))"
}

/// The offset at `start`; what says nothing of it is taken for UTC.
private func offset(_ bytes: [UInt8], _ start: Int) -> String {
  var index = start
  while index < bytes.count, bytes[index] == 0x20 { index += 1 }
  guard index + 2 < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D,
    isTwoDigits(bytes, index + 1, below: 15)
  else { return "Z" }
  let hours = String(decoding: bytes[index..<index + 3], as: UTF8.self)
  index += 3
  if index < bytes.count, bytes[index] == 0x3A { index += 1 }
  guard isTwoDigits(bytes, index, below: 60) else { return "\(hours):00" }
  return "\(hours):\(String(decoding: bytes[index..<index + 2], as: UTF8.self))"
}

/// True for `2016-05-03` at the beginning.
private func isDay(_ bytes: [UInt8]) -> Bool {
  guard bytes[..<4].allSatisfy(isDigit), bytes[4] == 0x2D, bytes[7] == 0x2D,
    isTwoDigits(bytes, 5, below: 13), isTwoDigits(bytes, 8, below: 32)
  else { return false }
  return bytes[5] + bytes[6] > 0x60 && bytes[8] + bytes[9] > 0x60
}

private func isTwoDigits(_ bytes: [UInt8], _ index: Int, below limit: Int) -> Bool {
  guard index + 1 < bytes.count, isDigit(bytes[index]), isDigit(bytes[index + 1]) else {
    return false
  }
  return Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30) < limit
}

/// The date in an address: `/2016/05/03/`, `/2016-05-03-storm`; nil when there is none.
func dateInAddress(_ url: String) -> String? {
  let bytes = Array(url.utf8)
  guard bytes.count >= 10 else { return nil }
  for start in 1...(bytes.count - 10)
  where !isDigit(bytes[start - 1]) && (bytes[start] == 0x31 || bytes[start] == 0x32) {
    let separator = bytes[start + 4]
    guard separator == 0x2F || separator == 0x2D, bytes[start + 7] == separator else { continue }
    var day = Array(bytes[start..<start + 10])
    (day[4], day[7]) = (0x2D, 0x2D)
    let isYear = day.starts(with: "19".utf8) || day.starts(with: "20".utf8)
    if isYear, isDay(day) { return String(decoding: day, as: UTF8.self) }
  }
  return nil
}

extension PageTree {
  /// The date an element shows: short, with a year, in a class that speaks of dates.
  func dateShown(at node: Node) -> String? {
    // Dates in tables are the article's facts, not its date.
    guard isMarked(node, dateClasses), ancestor(of: node, in: [.table]) == nil else { return nil }
    let length = measure(of: node).characters
    guard length >= 8, length <= 80 else { return nil }
    var words = text(in: node).split(separator: " ")
    while let first = words.first, dateOpenings.contains(first.lowercased()) { words.removeFirst() }
    let line = words.joined(separator: " ")
    let hasYear = words.contains { word in
      let digits = word.filter(\.isNumber)
      return word.count <= 11 && digits.count >= 4
        && (digits.hasPrefix("19") || digits.hasPrefix("20") || digits.count == 8)
    }
    return hasYear ? articleDate(line) : nil
  }
}

private let dateClasses = PhraseSet(["date", "time", "publish", "posted", "byline", "meta"])

private let dateOpenings: Set<String> = [
  "published", "published:", "posted", "posted:", "updated", "updated:", "on", "date:",
  "first", "last", "modified", "modified:", "created:",
]
