/// Names and values as `application/x-www-form-urlencoded` writes them (WHATWG URL, 5.2), blanks as
/// `%20`, which queries and forms both read.
struct WebForm {
  private(set) var bytes: [UInt8] = []

  init(_ fields: [(String, String)]) {
    for (name, value) in fields {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "&")) }
      append(name)
      bytes.append(UInt8(ascii: "="))
      append(value)
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func append(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x2A: bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
      }
    }
  }
}
