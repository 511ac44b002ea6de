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
