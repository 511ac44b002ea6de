/// What a byte of text may begin, for loops that copy most of it as it is.
enum ByteClass {
  /// Copied as it is.
  static let plain: UInt8 = 0
  /// Tab, line feed and blank.
  static let space: UInt8 = 1
  /// `&`
  static let reference: UInt8 = 2
  /// C0 controls and DEL, which are dropped.
  static let control: UInt8 = 3
  /// `<` and `>`, which are escaped where HTML is written.
  static let bracket: UInt8 = 4
  /// The first byte of characters among which some are dropped or folded: C2, E2, EF.
  static let suspect: UInt8 = 5
  /// Form feed and carriage return: white space that is written in another way.
  static let oldSpace: UInt8 = 6

  /// By byte.
  static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
    switch byte {
    case 0x09, 0x0A, 0x20: space
    case 0x0C, 0x0D: oldSpace
    case 0..<0x20, 0x7F: control
    case 0x26: reference
    case 0x3C, 0x3E: bracket
    case 0xC2, 0xE2, 0xEF: suspect
    default: plain
    }
  }
}
