import CXML

/// XML made ready for libxml2: what it would lose is written so that it does not, and what would
/// hold it up is cut off.
struct PreparedMarkup {
  var bytes: [UInt8]
  /// The lines cut off before the first sign: XML allows nothing there, and people leave a line.
  var linesBefore: Int
  /// True when the bytes are UTF-8 whatever the document says of itself.
  var isUTF8: Bool
  /// What was cut off, and why.
  var problem: LineProblem?
}

/// More attributes than any real tag has; libxml2 compares each with each.
private let mostAttributes = 512

/// Prepares a document: bare ampersands are escaped, names of HTML's characters become numbers, and
/// every other entity is taken as text, so that nothing a document declares is ever expanded.
func markupForParsing(_ bytes: [UInt8]) -> PreparedMarkup {
  let isWide = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
  if isWide, let text = try? decodeText(bytes) {
    return prepared(Array(text.utf8), isUTF8: true)
  }
  let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
  return prepared(hasMark ? Array(bytes.dropFirst(3)) : bytes, isUTF8: hasMark)
}

private func prepared(_ bytes: [UInt8], isUTF8: Bool) -> PreparedMarkup {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + 64)
  var position = bytes.firstIndex { $0 > 0x20 } ?? bytes.count
  let linesBefore = bytes[..<position].count { $0 == 0x0A }
  var line = 1 + linesBefore
  var isInTag = false
  /// The mark around the value of an attribute, while inside of one.
  var mark: UInt8?
  var attributes = 0
  while position < bytes.count {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "&"):
      let (replacement, length) = reference(in: bytes, at: position)
      result += replacement
      position += length
      continue
    case UInt8(ascii: "<") where mark != nil && !beginsTag(bytes, at: position):
      result += "&lt;".utf8
      position += 1
      continue
    case UInt8(ascii: "<"):
      isInTag = true
      mark = nil
      attributes = 0
    case UInt8(ascii: ">") where mark == nil: isInTag = false
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      if mark == byte { mark = nil } else if isInTag, mark == nil { mark = byte }
    case UInt8(ascii: "=") where isInTag:
      attributes += 1
      if attributes > mostAttributes {
        return PreparedMarkup(
          bytes: result, linesBefore: linesBefore, isUTF8: isUTF8,
          problem: LineProblem(
            .warning, line: line,
            "a tag with more than \(mostAttributes) attributes; the document is read up to here"))
      }
    case 0x0A: line += 1
    default: break
    }
    result.append(byte)
    position += 1
  }
  return PreparedMarkup(bytes: result, linesBefore: linesBefore, isUTF8: isUTF8, problem: nil)
}

/// True where a tag of OPML begins or ends: inside of an attribute's value that says its closing
/// mark is missing. Any other `<` there is a sign that nobody escaped.
private func beginsTag(_ bytes: [UInt8], at position: Int) -> Bool {
  let rest = bytes[(position + 1)...].prefix(9).drop { $0 == UInt8(ascii: "/") }
  return ["outline", "body", "head", "opml"].contains { rest.starts(with: $0.utf8) }
}

/// What an ampersand begins, as libxml2 shall see it, and how many bytes it stands for.
private func reference(in bytes: [UInt8], at start: Int) -> (replacement: [UInt8], length: Int) {
  let bare: (replacement: [UInt8], length: Int) = (Array("&amp;".utf8), 1)
  // The longest name HTML has is 8 letters; numbers are at most 1114111.
  var end = start + 1
  while end < bytes.count, end - start <= 10, isNameOrNumberByte(bytes[end]) { end += 1 }
  guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), end > start + 1 else { return bare }
  let whole = Array(bytes[start...end])
  if bytes[start + 1] == UInt8(ascii: "#") { return (whole, whole.count) }
  let name = Array(bytes[start + 1..<end])
  if ["amp", "lt", "gt", "quot", "apos"].contains(where: { $0.utf8.elementsEqual(name) }) {
    return (whole, whole.count)
  }
  let known = (name + [0]).withUnsafeBufferPointer { htmlEntityLookup($0.baseAddress) }
  guard let known else { return bare }
  return (Array("&#\(known.pointee.value);".utf8), whole.count)
}

private func isNameOrNumberByte(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
  default: false
  }
}
