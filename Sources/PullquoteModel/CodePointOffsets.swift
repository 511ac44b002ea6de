import Prose

/// Turns byte offsets of a text into code point offsets, which is what other programs count.
///
/// One pass over the text notes the count at every 64th byte; an answer then costs 64 steps at
/// most, in any order of questions. A text of ASCII needs no table.
struct CodePointOffsets {
  private let bytes: ContiguousArray<UInt8>
  /// Code points before byte `64 * index`; empty for ASCII.
  private let marks: ContiguousArray<Int32>

  init(_ text: String) {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else {
      bytes = []
      marks = []
      return
    }
    let bytes = ContiguousArray(text.utf8)
    var marks: ContiguousArray<Int32> = []
    marks.reserveCapacity(bytes.count / 64 + 1)
    var count: Int32 = 0
    for index in bytes.indices {
      if index & 63 == 0 { marks.append(count) }
      if bytes[index] & 0xC0 != 0x80 { count += 1 }
    }
    if bytes.count & 63 == 0 { marks.append(count) }
    self.bytes = bytes
    self.marks = marks
  }

  /// The code points before the byte at `offset`.
  func callAsFunction(_ offset: Int) -> Int {
    guard !marks.isEmpty else { return offset }
    var count = Int(marks[offset / 64])
    for index in (offset & ~63)..<offset where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
