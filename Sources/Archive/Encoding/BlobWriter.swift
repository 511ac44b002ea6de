import Foundation
import GRDB

/// Writes whole numbers and strings into as few bytes as they need: what rows hold that no query
/// asks about.
///
/// A number is written in groups of seven bits, the lowest first, the eighth bit set in all bytes
/// but the last (LEB128).
struct BlobWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  private var previous: [UInt8] = []

  /// The same for GRDB.
  var data: DatabaseValue { Data(bytes).databaseValue }

  /// Empties it but keeps its room.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
  }

  /// Writes a number; a negative one as zero, since nothing that is counted here is negative.
  mutating func integer(_ value: Int) {
    var rest = UInt64(max(0, value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number that may be negative: doubled, and the negative ones odd.
  mutating func signed(_ value: Int) {
    let bits = UInt64(bitPattern: Int64(value))
    var rest = (bits << 1) ^ UInt64(bitPattern: Int64(value) >> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a string's length and bytes.
  mutating func string(_ value: String) {
    integer(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes a string as what differs from the one written this way before: addresses of one
  /// article mostly begin alike.
  mutating func address(_ value: String) {
    let next = Array(value.utf8)
    var shared = 0
    while shared < min(next.count, previous.count), next[shared] == previous[shared] { shared += 1 }
    integer(shared)
    integer(next.count - shared)
    bytes.append(contentsOf: next[shared...])
    previous = next
  }
}
