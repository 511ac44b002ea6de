/// Reads what `BlobWriter` wrote.
///
/// A damaged blob yields zeros and empty strings behind the damage and says so in `isDamaged`;
/// nothing it holds can make reading crash or loop.
struct BlobReader {
  private let bytes: [UInt8]
  private var place = 0
  private var previous: [UInt8] = []
  /// True when something was missing or made no sense.
  private(set) var isDamaged = false

  /// Begins at the first byte.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// True when nothing is left.
  var isAtEnd: Bool { place >= bytes.count }

  private mutating func bits() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    place = bytes.count
    isDamaged = true
    return 0
  }

  /// Reads a number that is not negative.
  mutating func integer() -> Int {
    guard let value = Int(exactly: bits()) else {
      isDamaged = true
      return 0
    }
    return value
  }

  /// Reads a number that is below `limit`; zero and damage otherwise.
  mutating func integer(below limit: Int) -> Int {
    let value = integer()
    if value < limit { return value }
    isDamaged = true
    return 0
  }

  /// Reads how many follow: each takes at least a byte, so that more than are left is damage.
  mutating func count() -> Int { integer(below: bytes.count - place + 2) }

  /// Reads a number that may be negative.
  mutating func signed() -> Int {
    let value = bits()
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  /// Reads a string.
  mutating func string() -> String { String(decoding: slice(integer()), as: UTF8.self) }

  /// Passes over a string.
  mutating func skipString() { _ = slice(integer()) }

  /// Reads a string of which only the difference to the one before was written.
  mutating func address() -> String {
    let shared = integer(below: previous.count + 1)
    let rest = slice(integer())
    previous.removeSubrange(shared...)
    previous.append(contentsOf: rest)
    return String(decoding: previous, as: UTF8.self)
  }

  private mutating func slice(_ count: Int) -> ArraySlice<UInt8> {
    guard count <= bytes.count - place else {
      isDamaged = true
      place = bytes.count
      return []
    }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
