/// A name without what may vary in writing: case, blanks, hyphens, apostrophes, full stops.
///
/// "U.S." and "US" are one key, so are "al-Qaeda" and "Al Qaeda". FNV-1a over the letters and
/// digits; as with `WordHash`, two names of one hash count as one.
package struct NameKey: Hashable, Sendable {
  /// The hash.
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The key of nothing.
  package init() {}

  /// The key of a name written in a list.
  package init(_ name: some StringProtocol) {
    let bytes = Array(name.utf8)
    bytes.withUnsafeBufferPointer { append($0, 0, bytes.count) }
  }

  /// Adds the letters and digits of `bytes[start..<end]`.
  @inline(__always)
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var hash = value
    var index = start
    while index < end {
      var byte = bytes[index]
      index += 1
      if byte < 0x80 {
        if byte &- 0x41 < 26 {
          byte |= 0x20
        } else if !(byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x26) {
          continue
        }
      } else if byte == 0xE2, index + 1 < end, bytes[index] == 0x80 {
        // Curly apostrophes, dashes and the like.
        index += 2
        continue
      } else if byte == 0xC3, index < end, bytes[index] < 0x9F {
        hash = (hash ^ 0xC3) &* 0x100_0000_01b3
        byte = bytes[index] | 0x20
        index += 1
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    value = hash
  }
}
