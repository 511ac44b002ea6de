/// True for UTF-8 without a flaw.
func isValidUTF8(_ bytes: [UInt8]) -> Bool {
  (try? UTF8Span(validating: bytes.span)) != nil
}

/// `bytes` with what is no UTF-8 replaced by U+FFFD; as they are when all is well.
func validUTF8(_ bytes: [UInt8]) -> [UInt8] {
  if isValidUTF8(bytes) { return bytes }
  return Array(String(decoding: bytes, as: UTF8.self).utf8)
}

/// Makes UTF-8 of what claims to be: a byte that fits nowhere is one of Windows-1252. Linear.
func repairedUTF8(_ bytes: [UInt8], from start: Int) -> [UInt8] {
  if isValidUTF8(bytes) { return start == 0 ? bytes : Array(bytes[start...]) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + bytes.count / 8)
  var index = start
  while index < bytes.count {
    let run = index
    var length = 1
    while index < bytes.count {
      length = sequenceLength(bytes, at: index)
      guard length > 0 else { break }
      index += length
    }
    output.append(contentsOf: bytes[run..<index])
    guard index < bytes.count else { break }
    output.append(
      contentsOf: UTF8.encode(windows1252(bytes[index])) ?? UTF8.encodedReplacementCharacter)
    index += 1
  }
  return output
}

/// The length of the valid UTF-8 sequence at `index`, 0 when there is none.
private func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int {
  let first = bytes[index]
  guard first >= 0x80 else { return 1 }
  let length =
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  guard length > 0, index + length <= bytes.count else { return 0 }
  let second = bytes[index + 1]
  switch first {
  case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90,
    0xF4 where second > 0x8F:
    return 0
  default: break
  }
  for offset in 1..<length where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
  return length
}

/// The character of a byte in Windows-1252, which extends Latin 1 between 0x80 and 0x9F.
/// - Parameter unknown: what the five bytes without a meaning give.
func windows1252(_ byte: UInt8, orElse unknown: Unicode.Scalar = "\u{FFFD}") -> Unicode.Scalar {
  guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
  let sign = windows1252Signs[Int(byte) - 0x80]
  return sign == "\u{FFFD}" ? unknown : sign
}

private let windows1252Signs = Array(
  """
  €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ
  """.unicodeScalars)
