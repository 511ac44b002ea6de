/// Decodes an XML, HTML or JSON document to UTF-8.
///
/// The charset is taken from the byte order mark, the HTTP header, the document's own declaration,
/// or from the looks of the bytes, in this order (RFC 7303, section 3). A charset that nobody knows
/// is passed over. Bytes that are no UTF-8 in a document that claims to be are read as Windows-1252,
/// which they nearly always are. Linear.
/// - Parameter contentType: the value of the HTTP header, where there is one.
/// - Parameter declared: finds the label in the document's own declaration.
/// - Returns: valid UTF-8 without a byte order mark; control characters stay.
package func decodeMarkup(
  _ bytes: [UInt8], contentType: String?,
  declared: (ArraySlice<UInt8>) -> String? = xmlDeclaredCharset
) -> [UInt8] {
  if let mark = byteOrderMark(bytes) {
    return decoded(bytes, from: mark.length, as: mark.charset)
  }
  let pattern = wideCharset(bytes)
  for label in [headerCharset(contentType), pattern == nil ? declared(bytes.prefix(2048)) : nil] {
    guard let label, var charset = Charset(label: label) else { continue }
    // What has no zero bytes is not UTF-16, whatever it says, and the other way round.
    if charset.unitLength > 1 { charset = pattern ?? .utf8 }
    // Latin 1 is what servers say of anything; valid UTF-8 beyond ASCII is no accident.
    if charset == .utf8 || charset == .windows1252 && isValidUTF8(bytes) {
      return repairedUTF8(bytes, from: 0)
    }
    if let text = converted(bytes, from: 0, charset: charset) { return validUTF8(text) }
  }
  if pattern == nil, !isValidUTF8(bytes), let guess = CharsetGuess.charset(of: bytes) {
    return decoded(bytes, from: 0, as: guess)
  }
  return decoded(bytes, from: 0, as: pattern ?? .utf8)
}

private func decoded(_ bytes: [UInt8], from start: Int, as charset: Charset) -> [UInt8] {
  if charset != .utf8, let text = converted(bytes, from: start, charset: charset) {
    return validUTF8(text)
  }
  return repairedUTF8(bytes, from: start)
}

private func byteOrderMark(_ bytes: [UInt8]) -> (charset: Charset, length: Int)? {
  if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (Charset(name: "UTF-32LE"), 4) }
  if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (Charset(name: "UTF-32BE"), 4) }
  if bytes.starts(with: [0xFF, 0xFE]) { return (Charset(name: "UTF-16LE"), 2) }
  if bytes.starts(with: [0xFE, 0xFF]) { return (Charset(name: "UTF-16BE"), 2) }
  return nil
}

/// The charset of a document whose first sign, `<`, `{` or a blank, takes two or four bytes.
private func wideCharset(_ bytes: [UInt8]) -> Charset? {
  guard bytes.count >= 4 else { return nil }
  switch (bytes[0] != 0, bytes[1] != 0, bytes[2] != 0, bytes[3] != 0) {
  case (true, false, false, false): return Charset(name: "UTF-32LE")
  case (false, false, false, true): return Charset(name: "UTF-32BE")
  case (true, false, _, false): return Charset(name: "UTF-16LE")
  case (false, true, false, _): return Charset(name: "UTF-16BE")
  default: return nil
  }
}

/// The charset parameter of a `Content-Type`.
func headerCharset(_ contentType: String?) -> String? {
  guard let contentType else { return nil }
  for parameter in contentType.utf8.split(separator: UInt8(ascii: ";")).dropFirst() {
    let parts = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1)
    guard parts.count == 2, parts[0].count < 32 else { continue }
    let name = parts[0].filter { $0 > 0x20 }.map { $0 | 0x20 }
    if name == Array("charset".utf8) { return String(decoding: parts[1], as: UTF8.self) }
  }
  return nil
}

/// The label in `<?xml ... encoding="..."?>` at, or close behind, the start of a document.
package func xmlDeclaredCharset(_ start: ArraySlice<UInt8>) -> String? {
  guard let opening = firstIndex(of: "<?xml", in: start),
    let closing = start[opening...].firstIndex(of: UInt8(ascii: ">")),
    let name = firstIndex(of: "encoding", in: start[opening..<closing])
  else { return nil }
  let rest = start[(name + 8)..<closing]
  let quotes = [UInt8(ascii: "\""), 0x27]
  guard let open = rest.firstIndex(where: quotes.contains),
    let close = rest[(open + 1)...].firstIndex(of: rest[open])
  else { return nil }
  return String(decoding: rest[(open + 1)..<close], as: UTF8.self)
}

/// Where `word` first begins in `bytes`.
func firstIndex(of word: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
  let length = word.utf8CodeUnitCount
  guard bytes.count >= length else { return nil }
  let wanted = word.withUTF8Buffer { Array($0) }
  return (bytes.startIndex...(bytes.endIndex - length)).first { start in
    bytes[start] == wanted[0] && bytes[start..<(start + length)].elementsEqual(wanted)
  }
}
