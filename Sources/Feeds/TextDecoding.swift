/// The largest text we read: an offset then still fits 32 bits wherever one is stored.
package let largestText = 256 << 20

/// Decodes a text file of a declared or guessed encoding.
///
/// Nothing is changed but the encoding: line ends and control characters stay, bytes that mean
/// nothing become U+FFFD, and only a byte order mark is left out. Linear.
/// - Throws: `TextError` for what is empty, too large, or not text at all.
package func decodeText(_ bytes: [UInt8]) throws(TextError) -> String {
  guard bytes.count <= largestText else {
    throw .tooLarge(size: bytes.count, limit: largestText)
  }
  let (encoding, markLength) = TextEncoding.detect(bytes)
  if let what = binaryContent(of: bytes, encoding: encoding) { throw .notText(what: what) }
  let text =
    switch encoding {
    case .utf8:
      String(decoding: bytes.dropFirst(markLength), as: UTF8.self)
    case .utf16(let bigEndian):
      String(decoding: units(of: bytes, from: markLength, bigEndian: bigEndian), as: UTF16.self)
    case .utf32(let bigEndian):
      String(decoding: units(of: bytes, from: markLength, bigEndian: bigEndian), as: UTF32.self)
    case .windows1252:
      decodeSingleBytes(bytes, upperHalf: windows1252UpperHalf)
    case .macRoman:
      decodeSingleBytes(bytes, upperHalf: macRomanUpperHalf)
    }
  guard text.utf8.contains(where: { $0 > 0x20 && $0 != 0x7F }) else { throw .empty }
  return text
}

/// The code units of `bytes`; an odd rest at the end counts as one broken unit.
private func units<Unit: FixedWidthInteger>(
  of bytes: [UInt8], from start: Int, bigEndian: Bool
) -> [Unit] {
  let size = Unit.bitWidth / 8
  var units: [Unit] = []
  units.reserveCapacity(bytes.count / size + 1)
  var index = start
  while index + size <= bytes.count {
    var unit: Unit = 0
    for offset in 0..<size {
      let byte = bytes[index + (bigEndian ? offset : size - 1 - offset)]
      unit = unit << 8 | Unit(byte)
    }
    units.append(unit)
    index += size
  }
  if index < bytes.count { units.append(0xFFFD) }
  return units
}

private func decodeSingleBytes(_ bytes: [UInt8], upperHalf: String) -> String {
  let table = upperHalf.unicodeScalars.map { Array(String($0).utf8) }
  var decoded: [UInt8] = []
  decoded.reserveCapacity(bytes.count + bytes.count / 8)
  for byte in bytes {
    if byte < 0x80 {
      decoded.append(byte)
    } else {
      decoded.append(contentsOf: table[Int(byte) - 0x80])
    }
  }
  return String(decoding: decoded, as: UTF8.self)
}

/// Windows-1252 from 0x80 on; the five bytes without a meaning become U+FFFD.
private let windows1252UpperHalf =
  "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ"
  + String(String.UnicodeScalarView((0xA0...0xFF).compactMap(Unicode.Scalar.init)))

/// Mac OS Roman from 0x80 on.
private let macRomanUpperHalf =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø"
  + "¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ"
