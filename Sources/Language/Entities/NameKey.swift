import Prose

/// A name without what may vary in writing: case, full stops of initials, accents kept, blanks.
///
/// "U.S." and "US" are one key; "The Hague" keeps its article, callers strip leading ones.
package struct NameKey: Hashable, Sendable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The key of nothing.
  package init() {}

  /// The key of a name written in a list.
  package init(_ name: some StringProtocol) {
    for word in name.split(separator: " ") {
      let bytes = Array(word.utf8)
      // The text's tokens split hyphens, apostrophes and commas off; the key ignores all of them.
      bytes.withUnsafeBufferPointer { append(NameKey.word($0, 0, bytes.count)) }
    }
  }

  /// Adds a word; marks alone change nothing.
  @inline(__always)
  package mutating func append(_ word: UInt64) {
    guard word != Self.empty else { return }
    value = (value ^ word) &* 0x100_0000_01b3
    value ^= value >> 29
  }

  private static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Hashes the letters and digits of a word, folded.
  @inline(__always)
  package static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64
  {
    var hash = empty
    for index in start..<end {
      var byte = bytes[index]
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          byte |= 0x20
        } else if !(byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x26) {
          continue
        }
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return hash
  }
}
