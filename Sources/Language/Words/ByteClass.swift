/// What a character is to the tokenizer.
enum ByteClass: UInt8 {
  case blank, letter, digit, mark, quote, symbol
}

/// The class of the character at `index` and its length in bytes.
///
/// Blanks, controls, zero-width characters and bidirectional overrides all separate words: they
/// carry no meaning for the engine, and nothing it reports begins or ends with one.
@inline(__always)
func classify(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (ByteClass, Int) {
  let byte = bytes[index]
  if byte < 0x80 { return (asciiClass(byte), 1) }
  let second = index + 1 < end ? bytes[index + 1] : 0
  switch byte {
  case 0xC2: return (latinSignClass(second), min(2, end - index))
  case 0xC3 where second == 0x97 || second == 0xB7: return (.symbol, 2)
  case 0xE2:
    let third = index + 2 < end ? bytes[index + 2] : 0
    return (punctuationClass(second, third), min(3, end - index))
  case 0xE3 where second == 0x80:
    let third = index + 2 < end ? bytes[index + 2] : 0
    // Ideographic space, comma, full stop and brackets.
    return (third == 0x80 ? .blank : third < 0x92 ? .mark : .letter, min(3, end - index))
  case 0xEF where second == 0xBB || second == 0xBF:
    let third = index + 2 < end ? bytes[index + 2] : 0
    // Byte order mark, replacement character, object signs.
    return (second == 0xBB && third == 0xBF ? .blank : .symbol, min(3, end - index))
  case 0xF0...: return (.symbol, min(4, end - index))
  default: return (.letter, min(byte < 0xE0 ? 2 : 3, end - index))
  }
}

@inline(__always)
private func asciiClass(_ byte: UInt8) -> ByteClass {
  if (byte | 0x20) &- 0x61 < 26 { return .letter }
  if byte &- 0x30 < 10 { return .digit }
  switch byte {
  case 0...0x20, 0x7F: return .blank
  case 0x5F: return .letter
  case 0x22, 0x27, 0x60: return .quote
  case 0x24, 0x25, 0x23, 0x40, 0x2B, 0x3C, 0x3D, 0x3E, 0x5E, 0x7C, 0x7E, 0x5C: return .symbol
  default: return .mark
  }
}

/// U+0080 to U+00BF: controls, no-break space, guillemets, signs.
private func latinSignClass(_ second: UInt8) -> ByteClass {
  switch second {
  case 0x80...0xA0, 0xAD: .blank
  case 0xAB, 0xBB: .quote
  case 0xAA, 0xB5, 0xBA: .letter
  case 0xA1, 0xB7, 0xBF: .mark
  default: .symbol
  }
}

/// U+2000 to U+2FFF.
private func punctuationClass(_ second: UInt8, _ third: UInt8) -> ByteClass {
  switch (second, third) {
  case (0x80, 0x80...0x8F), (0x80, 0xA8...0xAF), (0x81, 0x9F...0xAF): .blank
  case (0x80, 0x98...0x9F), (0x80, 0xB9...0xBA): .quote
  case (0x80, _), (0x81, _): .mark
  default: .symbol
  }
}
