/// Remembers where the bytes that end quoted values, comments and sections come next.
///
/// A hostile document opens many and closes none. Each search begins where the last one ended, so
/// that all of them together read the document once.
struct NextOccurrences {
  private var bytesAt = [Int](repeating: -1, count: 128)
  private var commentAt = -1
  private var sectionAt = -1

  /// The first `byte`, an ASCII one, at or behind `start`; nil when there is none.
  mutating func byte(_ byte: UInt8, from start: Int, in bytes: [UInt8]) -> Int? {
    let slot = Int(byte & 0x7F)
    if bytesAt[slot] < start {
      bytesAt[slot] = bytes[min(start, bytes.count)...].firstIndex(of: byte) ?? bytes.count
    }
    return bytesAt[slot] < bytes.count ? bytesAt[slot] : nil
  }

  /// The first `-->` at or behind `start`.
  mutating func commentEnd(from start: Int, in bytes: [UInt8]) -> Int? {
    if commentAt < start { commentAt = Self.end(UInt8(ascii: "-"), from: start, in: bytes) }
    return commentAt < bytes.count ? commentAt : nil
  }

  /// The first `]]>` at or behind `start`.
  mutating func sectionEnd(from start: Int, in bytes: [UInt8]) -> Int? {
    if sectionAt < start { sectionAt = Self.end(UInt8(ascii: "]"), from: start, in: bytes) }
    return sectionAt < bytes.count ? sectionAt : nil
  }

  /// The first place of `sign` twice and `>`.
  private static func end(_ sign: UInt8, from start: Int, in bytes: [UInt8]) -> Int {
    let span = bytes.span
    var index = start + 2
    while index < span.count {
      if span[index] == UInt8(ascii: ">"), span[index - 1] == sign, span[index - 2] == sign {
        return index - 2
      }
      index += 1
    }
    return span.count
  }
}
