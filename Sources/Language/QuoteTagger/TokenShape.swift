import Prose

/// How a token looks, whatever it says.
package enum TokenShape: UInt8, Sendable {
  case lower, capitalised, capitals, mixed, capital, initials, clitic
  case number, year, otherNumber
  case comma, stop, query, colon, semicolon, dash, openBracket, closeBracket, otherMark
  case openQuote, closeQuote, symbol

  /// The shape of `token`, whose bytes are among `bytes`.
  package init(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
    let range = token.range
    switch token.kind {
    case .word: self = Self.ofWord(bytes, range)
    case .number: self = Self.ofNumber(bytes, range)
    case .openQuote: self = .openQuote
    case .closeQuote: self = .closeQuote
    case .symbol: self = .symbol
    case .mark: self = Self.ofMark(bytes, range)
    }
  }

  private static func ofWord(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> TokenShape
  {
    var capitals = 0
    var smalls = 0
    var stops = 0
    for index in range.start..<range.end {
      let byte = bytes[index]
      if byte &- 0x41 < 26 {
        capitals += 1
      } else if byte &- 0x61 < 26 || byte >= 0x80 {
        smalls += 1
      } else if byte == UInt8(ascii: ".") {
        stops += 1
      }
    }
    let first = bytes[range.start]
    if first == 0x27 || first == 0xE2 { return .clitic }
    if capitals == 0 { return .lower }
    if stops > 0, smalls == 0 { return .initials }
    if smalls == 0 { return capitals == 1 ? .capital : .capitals }
    return capitals == 1 && first &- 0x41 < 26 ? .capitalised : .mixed
  }

  private static func ofNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange
  ) -> TokenShape {
    for index in range.start..<range.end where bytes[index] &- 0x30 >= 10 { return .otherNumber }
    let isYear =
      range.count == 4
      && (bytes[range.start] == UInt8(ascii: "1") || bytes[range.start] == UInt8(ascii: "2"))
    return isYear ? .year : .number
  }

  private static func ofMark(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> TokenShape
  {
    switch bytes[range.start] {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): range.count == 1 ? .stop : .otherMark
    case UInt8(ascii: "?"), UInt8(ascii: "!"): .query
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .openBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): .closeBracket
    // U+2010 to U+2015
    case 0xE2
    where range.count == 3 && bytes[range.start + 1] == 0x80
      && bytes[range.start + 2] &- 0x90 < 6:
      .dash
    default: .otherMark
    }
  }
}
