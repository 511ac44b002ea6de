/// Writes JSON into a buffer, byte by byte: no tree, no dictionary, no number formatter.
///
/// The caller is trusted to open and close in pairs and to give each value of an object its key.
package struct JSONWriter: Sendable {
  /// What has been written. Valid UTF-8 without raw control characters.
  package private(set) var bytes: [UInt8] = []
  /// True where a comma must come before the next key or value.
  private var needsComma = false

  /// Makes an empty writer.
  package init() {}

  /// Forgets what was written but keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Writes an object; `body` writes its keys and values.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    bracket("{", "}", body)
  }

  /// Writes an array; `body` writes its values.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    bracket("[", "]", body)
  }

  /// Writes a key; a value must follow.
  package mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    bytes.append(0x20)
    needsComma = false
  }

  /// Writes a string, or null.
  package mutating func string(_ value: String?) {
    guard let value else { return raw("null") }
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 { append(escaping: byte) }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes an integer.
  package mutating func integer(_ value: Int) { raw(String(value)) }

  /// Writes a truth value.
  package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes a share from 0 to 1 with three digits, or null.
  package mutating func share(_ value: Double?) {
    guard let value, value.isFinite else { return raw("null") }
    let thousandths = Int((min(max(value, 0), 1) * 1000).rounded())
    let digits = String(thousandths % 1000)
    raw("\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits)
  }

  /// Writes a value that is JSON already.
  package mutating func raw(_ json: String) {
    separate()
    bytes.append(contentsOf: json.utf8)
    needsComma = true
  }

  /// Ends the line.
  package mutating func newline() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func bracket(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  private mutating func separate() {
    guard needsComma else { return }
    bytes.append(UInt8(ascii: ","))
    bytes.append(0x20)
  }

  private mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 0x0A:
      bytes.append(contentsOf: "\\n".utf8)
    case 0..<0x20, 0x7F:
      escape(UInt32(byte))
    case 0x80...0xBF:
      bytes.append(byte)
      escapeTrailingControl()
    default:
      bytes.append(byte)
    }
  }

  /// Replaces a character just written by its escape when a terminal or editor might obey it
  /// instead of showing it: C1 controls, line separators, marks and changes of writing direction,
  /// and the byte order mark.
  private mutating func escapeTrailingControl() {
    let last = bytes[bytes.count - 1]
    let (third, second) = (bytes[bytes.count - 3], bytes[bytes.count - 2])
    if second == 0xC2, last < 0xA0 {
      bytes.removeLast(2)
      escape(UInt32(last))
    } else if second == 0xD8, last == 0x9C {
      bytes.removeLast(2)
      escape(0x061C)
    } else if third == 0xE2 && second == 0x80 && (0xA8...0xAE).contains(last)
      || third == 0xE2 && second == 0x80 && (0x8E...0x8F).contains(last)
      || third == 0xE2 && second == 0x81 && (0xA6...0xA9).contains(last)
    {
      bytes.removeLast(3)
      escape(0x2000 + UInt32(second & 0x3F) << 6 + UInt32(last & 0x3F))
    } else if third == 0xEF && second == 0xBB && last == 0xBF {
      bytes.removeLast(3)
      escape(0xFEFF)
    }
  }

  private mutating func escape(_ value: UInt32) {
    bytes.append(contentsOf: "\\u".utf8)
    for shift in [12, 8, 4, 0] { bytes.append(hexDigits[Int(value >> UInt32(shift) & 15)]) }
  }
}

private let hexDigits = Array("0123456789abcdef".utf8)
