import Prose

/// Reads a date as feeds write it: RFC 822 and its many misspellings, RFC 3339, ISO 8601, asctime,
/// seconds since 1970, and the habits of several languages.
/// - Returns: RFC 3339 in UTC, to the second; nil for what is no date.
package func parseDate(_ text: String) -> String? {
  parseDate(Array(text.utf8))
}

/// Reads a date of any form `parseDate` knows.
/// - Returns: seconds since 1970 in UTC.
package func epochSeconds(_ text: String) -> Int? {
  epochSeconds(Array(text.utf8))
}

func parseDate(_ bytes: [UInt8]) -> String? {
  epochSeconds(bytes).flatMap(rfc3339)
}

func epochSeconds(_ bytes: [UInt8]) -> Int? {
  var text: [UInt8] = []
  for byte in bytes {
    if byte > 0x20 {
      text.append(byte)
    } else if let last = text.last, last != 0x20 {
      text.append(0x20)
    }
    // The longest date there is takes some 60 bytes.
    guard text.count <= 120 else { return nil }
  }
  if text.last == 0x20 { text.removeLast() }
  var reader = DateReader(text)
  return reader.read()
}
