/// Reads JSON (RFC 8259) value by value from bytes, keeping nothing it is not asked for.
///
/// Foundation's decoder is not used: it would be the only reason for the program to load Foundation,
/// and it cannot say at which byte a line breaks off.
package struct JSONReader {
  private let bytes: [UInt8]
  /// The byte that comes next, counted from 0.
  package private(set) var index = 0
  private let end: Int
  /// True where bare control characters and halves of surrogate pairs are forgiven.
  private let isLenient: Bool

  /// Begins at the first byte.
  package init(_ bytes: [UInt8], isLenient: Bool = false) {
    self.bytes = bytes
    self.isLenient = isLenient
    end = bytes.count
  }

  /// The next byte that is no white space, nil at the end.
  package mutating func peek() -> UInt8? {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return bytes[index]
      }
    }
    return nil
  }

  /// Steps over `byte` when it comes next.
  package mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: byte) else { return false }
    index += 1
    return true
  }

  /// Steps over `byte`, which must come next.
  package mutating func expect(_ byte: Unicode.Scalar) throws(JSONError) {
    guard take(byte) else {
      throw JSONError(offset: index, reason: "expected “\(byte)”")
    }
  }

  /// Steps over a value of any kind and gives the bytes it is written in.
  package mutating func skipValue(depth: Int = 0) throws(JSONError) -> ArraySlice<UInt8> {
    guard depth < 200 else { throw JSONError(offset: index, reason: "nested too deeply") }
    let next = peek()
    let start = index
    switch next {
    case UInt8(ascii: "\""):
      try skipString()
    case UInt8(ascii: "{"):
      index += 1
      guard !take("}") else { break }
      repeat {
        guard peek() == UInt8(ascii: "\"") else {
          throw JSONError(offset: index, reason: "expected a key")
        }
        try skipString()
        try expect(":")
        _ = try skipValue(depth: depth + 1)
      } while take(",")
      try expect("}")
    case UInt8(ascii: "["):
      index += 1
      guard !take("]") else { break }
      repeat { _ = try skipValue(depth: depth + 1) } while take(",")
      try expect("]")
    case nil:
      throw JSONError(offset: index, reason: "breaks off")
    default:
      try skipWord()
    }
    return bytes[start..<index]
  }

  /// Numbers, true, false and null: whatever runs on to the next separator must be one of them.
  private mutating func skipWord() throws(JSONError) {
    let start = index
    scan: while index < end {
      switch bytes[index] {
      case 0x30...0x39, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x45: index += 1
      default: break scan
      }
    }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || isJSONNumber(word) else {
      throw JSONError(offset: start, reason: "expected a value")
    }
  }

  private mutating func skipString() throws(JSONError) {
    index += 1
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"):
        index += 2
      case 0..<0x20 where !isLenient:
        throw JSONError(offset: index, reason: "a bare control character in a string")
      default:
        index += 1
      }
    }
    throw JSONError(offset: end, reason: "a string breaks off")
  }

  /// Reads a string, which must come next.
  package mutating func string() throws(JSONError) -> String {
    guard peek() == UInt8(ascii: "\"") else {
      throw JSONError(offset: index, reason: "expected a string")
    }
    let start = index + 1
    try skipString()
    let written = bytes[start..<index - 1]
    let plain =
      written.contains(UInt8(ascii: "\\"))
      ? try unescaped(written, isLenient: isLenient)
      : Array(written)
    guard let string = String(validating: plain, as: UTF8.self) else {
      throw JSONError(offset: start, reason: "a string is not valid UTF-8")
    }
    return string
  }
}

/// Where and why a text is not JSON.
package struct JSONError: Error, Equatable {
  /// The byte, counted from 0.
  package var offset: Int
  /// What is wrong there.
  package var reason: String

  /// Says what is wrong.
  package init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }
}

/// True for what RFC 8259 calls a number.
private func isJSONNumber(_ word: String) -> Bool {
  var rest = Substring(word)
  if rest.first == "-" { rest.removeFirst() }
  func digits() -> Int {
    let run = rest.prefix { ("0"..."9").contains($0) }
    rest.removeFirst(run.count)
    return run.count
  }
  let leadsWithZero = rest.first == "0"
  let whole = digits()
  guard whole == 1 || whole > 1 && !leadsWithZero else { return false }
  if rest.first == "." {
    rest.removeFirst()
    guard digits() > 0 else { return false }
  }
  if rest.first == "e" || rest.first == "E" {
    rest.removeFirst()
    if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
    guard digits() > 0 else { return false }
  }
  return rest.isEmpty
}
