/// What the first bytes of a picture say of it, read without decoding anything.
struct PictureHeader: Equatable, Sendable {
  /// A kind of picture that can be shown.
  enum Kind: Equatable, Sendable {
    case png, jpeg, gif
  }

  let kind: Kind
  /// Pixels.
  let width: Int
  /// Pixels.
  let height: Int

  /// Reads the header; nil for what is no picture of these kinds, or is cut off before its size.
  init?(_ bytes: [UInt8]) {
    func number(at place: Int, bigEndian: Bool, bytes count: Int) -> Int? {
      guard place >= 0, place + count <= bytes.count else { return nil }
      let digits = bytes[place..<(place + count)]
      return (bigEndian ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      guard let width = number(at: 16, bigEndian: true, bytes: 4),
        let height = number(at: 20, bigEndian: true, bytes: 4)
      else { return nil }
      (kind, self.width, self.height) = (.png, width, height)
    } else if bytes.starts(with: "GIF8".utf8) {
      guard let width = number(at: 6, bigEndian: false, bytes: 2),
        let height = number(at: 8, bigEndian: false, bytes: 2)
      else { return nil }
      (kind, self.width, self.height) = (.gif, width, height)
    } else if bytes.starts(with: [0xFF, 0xD8]) {
      // Segments, each with its length, up to the one that begins a frame (SOF0 to SOF15 but for
      // three of them that are tables).
      var place = 2
      while let marker = number(at: place, bigEndian: true, bytes: 2), marker > 0xFF00 {
        if marker == 0xFFFF {
          place += 1
          continue
        }
        let isFrame =
          (0xFFC0...0xFFCF).contains(marker) && ![0xFFC4, 0xFFC8, 0xFFCC].contains(marker)
        guard let length = number(at: place + 2, bigEndian: true, bytes: 2), length >= 2 else {
          return nil
        }
        if isFrame {
          guard let height = number(at: place + 5, bigEndian: true, bytes: 2),
            let width = number(at: place + 7, bigEndian: true, bytes: 2)
          else { return nil }
          (kind, self.width, self.height) = (.jpeg, width, height)
          return
        }
        place += 2 + length
      }
      return nil
    } else {
      return nil
    }
  }
}
