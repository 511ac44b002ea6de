/// `&...;`: character references and entities.
extension XMLRepair {
  /// Writes what the reference at `index` stands for; a bare `&` is written as text.
  ///
  /// Only the references that XML itself knows are left for libxml2.
  mutating func reference() {
    var end = index + 1
    while end < bytes.count, end - index < 40, isReferenceByte(bytes[end]) { end += 1 }
    let name = bytes[(index + 1)..<end]
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";"), !name.isEmpty else {
      return ampersandAsText()
    }
    if name.first == UInt8(ascii: "#") {
      guard let value = characterNumber(name.dropFirst()) else { return ampersandAsText() }
      append(value)
    } else if predefined.contains(where: name.elementsEqual) {
      output.append(contentsOf: bytes[index...end])
    } else if let text = entities[String(decoding: name, as: UTF8.self)] {
      guard text.count <= expansion else { return ampersandAsText() }
      expansion -= text.count
      output.append(contentsOf: text)
    } else if let scalar = htmlEntity(name) {
      append(scalar.value)
    } else {
      return ampersandAsText()
    }
    index = end + 1
  }

  private mutating func ampersandAsText() {
    warn(.ampersand)
    output.append(contentsOf: "&amp;".utf8)
    index += 1
  }

  /// Writes a character unless no text may hold it.
  private mutating func append(_ value: UInt32) {
    if !appendEscaped(value, to: &output) { warn(.control) }
  }
}

/// Writes the character with this number as XML text, nothing when no text may hold it.
///
/// 128 to 159 mean Windows-1252, as in HTML.
func appendEscaped(_ value: UInt32, to output: inout [UInt8]) -> Bool {
  let scalar = value < 0x100 ? windows1252(UInt8(value)) : Unicode.Scalar(value)
  guard let scalar, isTextScalar(scalar) else { return false }
  switch scalar {
  case "<": output.append(contentsOf: "&lt;".utf8)
  case "&": output.append(contentsOf: "&amp;".utf8)
  case "\"": output.append(contentsOf: "&quot;".utf8)
  case ">": output.append(contentsOf: "&gt;".utf8)
  case "\r": output.append(0x0A)
  default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
  return true
}

/// The number in `65` or `x41`, nil when there is none or it is far too large.
func characterNumber(_ digits: ArraySlice<UInt8>) -> UInt32? {
  let isHex = digits.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
  let word = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
  return UInt32(word, radix: isHex ? 16 : 10)
}

/// Letters, digits and `#`: what stands between `&` and `;`.
func isReferenceByte(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    || byte == UInt8(ascii: ".")
}

/// The character an HTML entity's name stands for, nil when HTML has no such name.
///
/// Two names mean another character in XHTML 1.0, whose document type feeds leave undeclared, than
/// they do in HTML today.
func htmlEntity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
  if name.elementsEqual("lang".utf8) { return "\u{2329}" }
  if name.elementsEqual("rang".utf8) { return "\u{232A}" }
  let name = Array(name)
  return NamedCharacters.pack(name.span, 0, name.count)
    .flatMap { NamedCharacters.scalars[$0] }.flatMap { Unicode.Scalar($0) }
}

private let predefined = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }
