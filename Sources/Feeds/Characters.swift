/// True for ASCII digits.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// The value of a hexadecimal digit, nil for other bytes.
func digitValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

/// True for ASCII letters and digits.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte)
}

/// True for ASCII letters.
func isLetter(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20)
}

/// True for what HTML counts as white space.
func isMarkupSpace(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B
}

/// An ASCII capital as a small letter.
func lowered(_ byte: UInt8) -> UInt8 {
  (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
}

/// The digits of an escaped byte of an address.
let upperHexDigits = Array("0123456789ABCDEF".utf8)
