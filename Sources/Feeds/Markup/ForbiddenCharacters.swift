/// The length of the character at `index` when no text may hold it: C1 controls, U+202D and U+202E,
/// U+FEFF and the two that are no characters; 0 for all others.
func forbiddenLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
  guard index + 1 < bytes.count else { return 0 }
  let second = bytes[index + 1]
  if bytes[index] == 0xC2 { return second < 0xA0 ? 2 : 0 }
  guard index + 2 < bytes.count else { return 0 }
  switch (bytes[index], second, bytes[index + 2]) {
  case (0xE2, 0x80, 0xAD), (0xE2, 0x80, 0xAE), (0xEF, 0xBB, 0xBF), (0xEF, 0xBF, 0xBE),
    (0xEF, 0xBF, 0xBF):
    return 3
  default: return 0
  }
}

/// False for what no text may hold: control characters but tab and line ends, U+202D, U+202E,
/// U+FEFF, U+FFFE and U+FFFF.
func isTextScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: true
  case 0..<0x20, 0x7F..<0xA0, 0x202D, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF: false
  default: true
  }
}
