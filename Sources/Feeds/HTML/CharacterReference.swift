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
      case 0x80...0x9F: windows1252(UInt8(value), orElse: Unicode.Scalar(UInt8(value)))
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
