/// True for an address that may be written to a terminal as a link: printable ASCII without blanks,
/// at most 2083 bytes, which is what terminals that set a limit allow, of a scheme that opens in a
/// browser or a mail program.
package func isLinkable(_ address: String) -> Bool {
  let bytes = address.utf8
  guard bytes.count <= 2083, bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
  return ["http://", "https://", "mailto:"].contains { scheme in
    bytes.count > scheme.utf8.count
      && zip(bytes, scheme.utf8).allSatisfy { asciiLowercased($0) == $1 }
  }
}

private func asciiLowercased(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}
