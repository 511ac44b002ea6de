/// The bytes a JSON string stands for, `written` being what is between its quotation marks.
/// - Parameter isLenient: writes U+FFFD for half a surrogate pair instead of throwing.
func unescaped(
  _ written: ArraySlice<UInt8>, isLenient: Bool = false
) throws(JSONError) -> [UInt8] {
  var plain: [UInt8] = []
  plain.reserveCapacity(written.count)
  var index = written.startIndex
  while index < written.endIndex {
    let byte = written[index]
    guard byte == UInt8(ascii: "\\"), index + 1 < written.endIndex else {
      plain.append(byte)
      index += 1
      continue
    }
    let letter = written[index + 1]
    if letter == UInt8(ascii: "u") {
      let (scalar, length) = try escapedScalar(written, at: index, isLenient: isLenient)
      plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      index += length
      continue
    }
    guard let character = shortEscapes[letter] else {
      throw JSONError(offset: index, reason: "an escape that JSON does not know")
    }
    plain.append(character)
    index += 2
  }
  return plain
}

private let shortEscapes: [UInt8: UInt8] = [
  UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F,
  UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
  UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
]

/// Reads `\uXXXX`, or two of them that make a surrogate pair.
private func escapedScalar(
  _ written: ArraySlice<UInt8>, at index: Int, isLenient: Bool
) throws(JSONError) -> (Unicode.Scalar, length: Int) {
  let first = try codeUnit(written, at: index)
  if let scalar = Unicode.Scalar(UInt32(first)) { return (scalar, 6) }
  let next = index + 6
  if UTF16.isLeadSurrogate(first), next + 1 < written.endIndex,
    written[next] == UInt8(ascii: "\\"), written[next + 1] == UInt8(ascii: "u")
  {
    let second = try codeUnit(written, at: next)
    if UTF16.isTrailSurrogate(second) {
      let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
      if let scalar = Unicode.Scalar(value) { return (scalar, 12) }
    }
  }
  if isLenient { return ("\u{FFFD}", 6) }
  throw JSONError(offset: index, reason: "half a surrogate pair, which is no character")
}

private func codeUnit(_ written: ArraySlice<UInt8>, at index: Int) throws(JSONError) -> UInt16 {
  var unit: UInt16 = 0
  for place in index + 2..<index + 6 {
    guard place < written.endIndex, let digit = digitValue(written[place]) else {
      throw JSONError(offset: index, reason: "\\u without four hexadecimal digits")
    }
    unit = unit << 4 | UInt16(digit)
  }
  return unit
}
