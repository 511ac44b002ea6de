/// The encodings a text file is tried in.
package enum TextEncoding: Hashable, Sendable {
  /// With or without a byte order mark; also when a few bytes are broken.
  case utf8
  /// With a byte order mark, or recognised by its zero bytes.
  case utf16(bigEndian: Bool)
  /// Only with a byte order mark.
  case utf32(bigEndian: Bool)
  /// Western European text of Windows; also reads ISO 8859-1 and ISO 8859-15 but for the euro.
  case windows1252
  /// Western European text of old Macs, recognised by its curly quotation marks.
  case macRoman
}

extension TextEncoding {
  /// The encoding of `bytes` and the length of the byte order mark before the text.
  ///
  /// A mark wins; then valid UTF-8; then zero bytes at every other place; then UTF-8 whose valid
  /// sequences outnumber the broken ones; then a single-byte encoding. Linear.
  static func detect(_ bytes: [UInt8]) -> (encoding: TextEncoding, markLength: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(bigEndian: false), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(bigEndian: true), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    if let bigEndian = zeroPattern(bytes) { return (.utf16(bigEndian: bigEndian), 0) }
    let tally = ByteTally(bytes)
    if tally.brokenUTF8 == 0 || tally.multibyteUTF8 >= tally.brokenUTF8 { return (.utf8, 0) }
    return (tally.macQuotes > tally.windowsQuotes ? .macRoman : .windows1252, 0)
  }

  /// Text in Latin letters written as UTF-16 has a zero in nearly every other byte, always on the
  /// same side. The first 4 KB tell.
  private static func zeroPattern(_ bytes: [UInt8]) -> Bool? {
    let pairs = min(bytes.count, 4096) / 2
    guard pairs >= 2 else { return nil }
    var zeros = (even: 0, odd: 0)
    for pair in 0..<pairs {
      if bytes[2 * pair] == 0 { zeros.even += 1 }
      if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
    }
    if zeros.odd * 2 > pairs && zeros.even * 20 < pairs { return false }
    if zeros.even * 2 > pairs && zeros.odd * 20 < pairs { return true }
    return nil
  }
}

/// What the bytes above ASCII look like.
private struct ByteTally {
  var multibyteUTF8 = 0
  var brokenUTF8 = 0
  /// “ ” ‘ ’ as Windows writes them.
  var windowsQuotes = 0
  /// “ ” ‘ ’ as old Macs wrote them, where they stand as marks do: beside an ASCII byte.
  var macQuotes = 0

  init(_ bytes: [UInt8]) {
    let span = bytes.span
    var index = 0
    while index < span.count {
      let byte = span[index]
      guard byte >= 0x80 else {
        index += 1
        continue
      }
      if (0x91...0x94).contains(byte) { windowsQuotes += 1 }
      if (0xD2...0xD5).contains(byte), index + 1 < span.count, span[index + 1] < 0x80 {
        macQuotes += 1
      }
      let length = Self.sequenceLength(span, at: index)
      if length > 1 { multibyteUTF8 += 1 } else { brokenUTF8 += 1 }
      index += length
    }
  }

  /// The length of the valid UTF-8 sequence at `index`, 1 when there is none. Overlong forms and
  /// surrogates pass here: the decoder replaces them, and for a guess they are rare enough.
  private static func sequenceLength(_ span: Span<UInt8>, at index: Int) -> Int {
    let length =
      switch span[index] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    guard index + length <= span.count else { return 1 }
    var offset = 1
    while offset < length {
      if span[index + offset] & 0xC0 != 0x80 { return 1 }
      offset += 1
    }
    return length
  }
}
