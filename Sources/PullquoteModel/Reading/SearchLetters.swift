import Prose

/// A name as a finder compares it: words in small letters without accents, a blank between two.
struct SearchLetters: Hashable, Sendable {
  let bytes: [UInt8]

  /// Folds a name. Linear.
  init(_ name: String) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    var name = name
    let isPlain = name.withUTF8 { utf8 in
      for byte in utf8 {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
        case 0x41...0x5A: bytes.append(byte + 0x20)
        case 0x27: continue
        case 0x80...: return false
        default: if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
        }
      }
      return true
    }
    if isPlain {
      if bytes.last == 0x20 { bytes.removeLast() }
      self.bytes = bytes
    } else {
      self.bytes = Array(foldedWords(of: name).joined(separator: " ").utf8)
    }
  }
}
