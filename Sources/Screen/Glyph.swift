/// What one cell shows: a character and up to three marks on it.
package struct Glyph: Hashable, Sendable {
  /// The scalars, base first, unused places zero. More than three marks are not shown: terminal
  /// libraries stop at about as many, and stacked marks are a way to deface a screen.
  package var scalars: SIMD4<UInt32>
  /// Columns: 1 or 2.
  package var width: Int
  /// The first byte in the text it was read from.
  package var start: Int
  /// The byte behind its last one, ignored scalars included.
  package var end: Int

  /// True for white space, which is where lines may break.
  package var isBlank: Bool { scalars[0] == 0x20 }

  /// Makes a glyph of one scalar.
  package init(_ scalar: UInt32, width: Int, start: Int, end: Int) {
    scalars = SIMD4(scalar, 0, 0, 0)
    self.width = width
    self.start = start
    self.end = end
  }
}

/// Reads glyphs from UTF-8 bytes: the one place that decides what of a text reaches the screen.
package struct GlyphScanner: Sendable {
  private let bytes: [UInt8]
  private let end: Int
  private let keepsBlanks: Bool
  /// The next byte to read.
  package private(set) var position: Int

  /// Scans `range` of `bytes`, which are valid UTF-8; all of them without a range.
  /// - Parameter keepsBlanks: false makes any run of white space one blank.
  package init(_ bytes: [UInt8], in range: Range<Int>? = nil, keepsBlanks: Bool = false) {
    self.bytes = bytes
    self.position = range?.lowerBound ?? 0
    self.end = range?.upperBound ?? bytes.count
    self.keepsBlanks = keepsBlanks
  }

  /// The next glyph, nil at the end.
  package mutating func next() -> Glyph? {
    while position < end {
      let start = position
      let byte = bytes[position]
      if isBlank(byte) {
        position += 1
        if !keepsBlanks { skipBlanks() }
        return Glyph(0x20, width: 1, start: start, end: position)
      }
      let scalar = decode()
      switch Screen.width(of: scalar) {
      case .ignored:
        // A line separator still separates words.
        if scalar == 0x2028 || scalar == 0x2029 {
          return Glyph(0x20, width: 1, start: start, end: position)
        }
      case .combining: break
      case .refused:
        return Glyph(0xFFFD, width: 1, start: start, end: position)
      case .narrow where isRegional(scalar):
        return withMarks(flag(Glyph(scalar, width: 1, start: start, end: position)))
      case .narrow:
        return withMarks(Glyph(scalar, width: 1, start: start, end: position))
      case .wide:
        return withMarks(Glyph(scalar, width: 2, start: start, end: position))
      }
    }
    return nil
  }

  private func isRegional(_ scalar: UInt32) -> Bool { (0x1F1E6...0x1F1FF).contains(scalar) }

  /// A flag is two letters of a kind of their own. Whether a terminal joins them or not, both take two
  /// columns; kept together they are not cut in two.
  private mutating func flag(_ letter: Glyph) -> Glyph {
    let before = position
    guard position < end, bytes[position] == 0xF0, case let second = decode(), isRegional(second)
    else {
      position = before
      return letter
    }
    var glyph = Glyph(letter.scalars[0], width: 2, start: letter.start, end: position)
    glyph.scalars[1] = second
    return glyph
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private mutating func skipBlanks() {
    while position < end, isBlank(bytes[position]) { position += 1 }
  }

  private mutating func withMarks(_ base: Glyph) -> Glyph {
    var glyph = base
    var count = base.scalars[1] == 0 ? 1 : 2
    // Every mark and ignored scalar lies above U+00A0: an ASCII byte ends the search at once.
    while position < end, bytes[position] >= 0x80 {
      let before = position
      let scalar = decode()
      let width = Screen.width(of: scalar)
      if width == .combining {
        if count < 4 { glyph.scalars[count] = scalar }
        count += 1
      } else if width != .ignored || scalar == 0x2028 || scalar == 0x2029 {
        position = before
        break
      }
    }
    glyph.end = position
    return glyph
  }

  private mutating func decode() -> UInt32 {
    let lead = bytes[position]
    position += 1
    if lead < 0x80 { return UInt32(lead) }
    let more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1
    var scalar = UInt32(lead) & (0x3F >> UInt32(more))
    for _ in 0..<more where position < end {
      scalar = scalar << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    return scalar
  }
}
