/// A word without its case: 64 bits of FNV-1a over the folded UTF-8 bytes.
///
/// Two words of one hash count as one word. With 2^64 values and lists of 10^5 words a clash is
/// not expected in the life of the program, and would cost one wrong feature.
/// ASCII and Latin-1 letters are folded to lower case, curly apostrophes to straight ones.
package struct WordHash: Hashable, Sendable {
  /// The hash.
  package let value: UInt64

  /// A hash read from a file.
  package init(value: UInt64) { self.value = value }

  /// Hashes a word written in the code or in a list.
  package init(_ word: String) {
    let bytes = Array(word.utf8)
    self = bytes.withUnsafeBufferPointer { WordHash(folding: $0, 0, bytes.count) }
  }

  /// Hashes `bytes[start..<end]`.
  @inline(__always)
  package init(folding bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var index = start
    while index < end {
      var byte = bytes[index]
      if byte < 0x80 {
        if byte &- 0x41 < 26 { byte |= 0x20 }
      } else if byte == 0xC3, index + 1 < end, bytes[index + 1] &- 0x80 < 0x1F,
        bytes[index + 1] != 0x97
      {
        // À...Þ to à...þ, but not the multiplication sign.
        hash = (hash ^ 0xC3) &* 0x100_0000_01b3
        byte = bytes[index + 1] | 0x20
        index += 1
      } else if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80,
        bytes[index + 2] == 0x99 || bytes[index + 2] == 0x98
      {
        byte = 0x27
        index += 2
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      index += 1
    }
    value = hash
  }

  /// The hash of this word followed by another one, for lists of several words.
  @inline(__always)
  package func followed(by next: WordHash) -> WordHash {
    WordHash(value: (value ^ (next.value &* 0x9E37_79B9_7F4A_7C15)) &* 0x100_0000_01b3)
  }
}
