/// A binary asset, checked and read in place: a header, then sections of plain numbers.
///
/// Layout, all little-endian: magic (4 bytes), version (4), size of the file (8), checksum of all
/// that follows it (8), number of sections (4), padding (4), then offset and length of each section
/// (4 + 4); sections begin on multiples of 8. Nothing is parsed or copied, so opening costs one
/// pass of the checksum over the bytes, and nothing for bytes that are trusted.
package struct AssetFile: @unchecked Sendable {
  // Unchecked: the memory belongs to `Assets`, stays for the whole run and is never written.
  private let bytes: UnsafeRawBufferPointer
  private static let headerSize = 32

  /// Checks the header and the checksum of `bytes`.
  ///
  /// - Parameters:
  ///   - path: names the file in errors.
  ///   - magic: the four bytes it begins with.
  ///   - sections: how many sections this version has.
  ///   - isTrusted: true for bytes that are part of the program: the checksum is not taken.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String, magic: String, version: Int, sections: Int,
    isTrusted: Bool = false
  ) throws(AssetError) {
    let found = String(decoding: bytes.prefix(4), as: UTF8.self)
    guard bytes.count >= 4, found == magic else {
      throw .notOurs(path: path, found: found, expected: magic)
    }
    let directoryEnd = Self.headerSize + 8 * sections
    guard bytes.count >= directoryEnd else {
      throw .wrongSize(path: path, found: bytes.count, expected: directoryEnd)
    }
    let foundVersion = Int(Self.load(bytes, 4, as: UInt32.self))
    guard foundVersion == version else {
      throw .wrongVersion(path: path, found: foundVersion, expected: version)
    }
    let size = Int(clamping: Self.load(bytes, 8, as: UInt64.self))
    guard size == bytes.count, size % 8 == 0 else {
      throw .wrongSize(path: path, found: bytes.count, expected: size)
    }
    guard
      isTrusted
        || Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[24...]))
          == Self.load(bytes, 16, as: UInt64.self),
      Self.load(bytes, 24, as: UInt32.self) == UInt32(sections)
    else { throw .damaged(path: path) }
    for section in 0..<sections {
      let offset = Int(Self.load(bytes, Self.headerSize + 8 * section, as: UInt32.self))
      let length = Int(Self.load(bytes, Self.headerSize + 8 * section + 4, as: UInt32.self))
      guard offset >= directoryEnd, offset + length <= size else { throw .damaged(path: path) }
    }
    self.bytes = bytes
  }

  /// The bytes of a section.
  /// - Precondition: `index` is below the number of sections asked for.
  package func section(_ index: Int) -> UnsafeRawBufferPointer {
    let entry = Self.headerSize + 8 * index
    let offset = Int(Self.load(bytes, entry, as: UInt32.self))
    let length = Int(Self.load(bytes, entry + 4, as: UInt32.self))
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
  }

  /// The bytes of a file with these sections, as `init` reads it.
  package static func bytes(magic: String, version: Int, sections: [[UInt8]]) -> [UInt8] {
    var directory: [UInt8] = []
    var body: [UInt8] = []
    let start = (headerSize + 8 * sections.count + 7) & ~7
    for section in sections {
      append(UInt32(start + body.count), to: &directory)
      append(UInt32(section.count), to: &directory)
      body += section
      while body.count % 8 != 0 { body.append(0) }
    }
    var tail: [UInt8] = []
    append(UInt32(sections.count), to: &tail)
    append(UInt32(0), to: &tail)
    tail += directory + body
    var file = Array(magic.utf8.prefix(4))
    append(UInt32(version), to: &file)
    append(UInt64(tail.count + 24), to: &file)
    append(tail.withUnsafeBytes { checksum($0) }, to: &file)
    return file + tail
  }

  /// Appends the bytes of a number, lowest first.
  package static func append<Number: FixedWidthInteger>(
    _ number: Number, to bytes: inout [UInt8]
  ) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  @inline(__always)
  private static func load<Number: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ offset: Int, as type: Number.Type
  ) -> Number {
    Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
  }

  /// FNV-1a over words of eight bytes in four lanes, which take turns: four multiplications are
  /// under way at a time, so that the sum runs at memory speed.
  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var lanes = SIMD4<UInt64>(repeating: 0xcbf2_9ce4_8422_2325)
    let prime: UInt64 = 0x100_0000_01b3
    var offset = 0
    while offset + 32 <= bytes.count {
      let words = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* SIMD4(repeating: prime)
      offset += 32
    }
    var sum = UInt64(bytes.count)
    while offset < bytes.count {
      sum = (sum ^ UInt64(bytes[offset])) &* prime
      offset += 1
    }
    for lane in 0..<4 { sum = (sum ^ lanes[lane] ^ (lanes[lane] >> 29)) &* prime }
    return sum
  }
}
