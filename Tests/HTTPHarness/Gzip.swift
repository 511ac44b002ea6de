/// Packed bodies made by hand, so that they can be as wrong as a test needs.
package enum Gzip {
  private static let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  /// `body` in blocks that are stored as they are (RFC 1951, 3.2.4), with a right checksum.
  package static func stored(_ body: [UInt8]) -> [UInt8] {
    var bytes = head
    var start = 0
    repeat {
      let end = min(start + 0xFFFF, body.count)
      let size = UInt16(end - start)
      bytes.append(end == body.count ? 1 : 0)
      for value in [size, ~size] { bytes += [UInt8(value & 0xFF), UInt8(value >> 8)] }
      bytes += body[start..<end]
      start = end
    } while start < body.count
    for value in [checksum(body), UInt32(truncatingIfNeeded: body.count)] {
      bytes += (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    return bytes
  }

  /// A small body that unpacks to `size` blanks and more, and has no end.
  package static func bomb(_ size: Int) -> [UInt8] {
    var bits = Bits()
    // A last block with fixed codes; a blank; then "258 bytes back from here by one", ever again.
    bits.append(0b011, 3)
    bits.appendCode(0x30 + 0x20, 8)
    for _ in 0...(size / 258) {
      bits.appendCode(0b1100_0101, 8)
      bits.appendCode(0, 5)
    }
    return head + bits.bytes
  }

  /// CRC-32 of RFC 1952, section 8.
  private static func checksum(_ body: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }

  /// Bits, the lowest of a byte first.
  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func append(_ value: Int, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        let bit = UInt8((value >> bit) & 1)
        bytes[bytes.count - 1] |= bit << UInt8(used)
        used += 1
      }
    }

    /// Codes of Huffman are written from their highest bit.
    mutating func appendCode(_ code: Int, _ count: Int) {
      for bit in (0..<count).reversed() { append((code >> bit) & 1, 1) }
    }
  }
}
