/// Bodies in the brotli format (RFC 7932), as a server would send them.
package enum Brotli {
  /// `body` in blocks that are stored as they are (section 9.2).
  package static func stored(_ body: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    for start in stride(from: 0, to: body.count, by: 0x10000) {
      let block = body[start..<min(start + 0x10000, body.count)]
      // From the lowest bit: a window of 64 KB, said once at the beginning; not the last block; its
      // length less one in sixteen bits; stored.
      let first = start == 0 ? 1 : 0
      let head = UInt32(block.count - 1) << (3 + first) | 1 << (19 + first)
      bytes += (0..<3).map { UInt8(truncatingIfNeeded: head >> ($0 * 8)) }
      bytes += block
    }
    // The last block, and an empty one.
    return bytes + [0b11]
  }
}
