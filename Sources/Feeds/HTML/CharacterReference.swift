/// A character reference of HTML: `&amp;`, `&#8220;`, `&#x201C;`.
struct CharacterReference {
  /// The character it stands for.
  var scalar: Unicode.Scalar
  /// The byte behind it.
  var end: Int

  /// Reads the reference that begins with the `&` at `start`; nil when it is only a sign.
  ///
  /// As the HTML standard says (section 13.2.5.72): numbers 128 to 159 are Windows-1252, numbers
  /// that are no character become U+FFFD, and the names of old may lack their semicolon, but not
  /// inside an address.
  init?(_ bytes: Span<UInt8>, at start: Int, end: Int, inAttribute: Bool) {
    guard start + 2 < end else { return nil }
    if bytes[start + 1] == UInt8(ascii: "#") {
      self.init(number: bytes, at: start + 2, end: end)
    } else {
      self.init(name: bytes, at: start + 1, end: end, inAttribute: inAttribute)
    }
  }

  private init?(number bytes: Span<UInt8>, at start: Int, end: Int) {
    let isHex = bytes[start] | 0x20 == UInt8(ascii: "x")
    var index = isHex ? start + 1 : start
    let first = index
    var value: UInt32 = 0
    while index < end, let digit = digitValue(bytes[index]), isHex || digit < 10 {
      // Beyond the last character more digits change nothing.
      if value <= 0x10FFFF { value = value &* (isHex ? 16 : 10) &+ UInt32(digit) }
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == UInt8(ascii: ";") { index += 1 }
    self.end = index
    scalar =
      switch value {
      case 0: "\u{FFFD}"
      case 0x80...0x9F: windows1252Controls[Int(value) - 0x80]
      default: Unicode.Scalar(value) ?? "\u{FFFD}"
      }
  }

  private init?(name bytes: Span<UInt8>, at start: Int, end: Int, inAttribute: Bool) {
    var index = start
    while index < end, index < start + 9, isAlphanumeric(bytes[index]) { index += 1 }
    guard index > start + 1 else { return nil }
    if index < end, bytes[index] == UInt8(ascii: ";"),
      let packed = NamedCharacters.pack(bytes, start, index),
      let code = NamedCharacters.scalars[packed], let scalar = Unicode.Scalar(code)
    {
      self.scalar = scalar
      self.end = index + 1
      return
    }
    if inAttribute, index < end, bytes[index] == UInt8(ascii: "=") { return nil }
    // The longest of the old names has six letters.
    var length = min(index - start, 6)
    while length >= 2 {
      if let packed = NamedCharacters.pack(bytes, start, start + length),
        let code = NamedCharacters.scalarsWithoutSemicolon[packed],
        let scalar = Unicode.Scalar(code)
      {
        // "&copy_id=3" and "&notify" in an address are no signs.
        if inAttribute, start + length < index { return nil }
        self.scalar = scalar
        self.end = start + length
        return
      }
      length -= 1
    }
    return nil
  }
}

/// The value of a hexadecimal digit, nil for other bytes.
func digitValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

/// True for ASCII letters and digits.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLetter(byte) || (0x30...0x39).contains(byte)
}

/// True for ASCII letters.
func isLetter(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20)
}

/// True for what HTML counts as white space.
func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
}

/// What pages mean by the numbers 128 to 159.
private let windows1252Controls: [Unicode.Scalar] = [
  "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
  "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}",
  "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
  "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
]
