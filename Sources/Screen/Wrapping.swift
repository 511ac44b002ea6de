/// Breaks UTF-8 text into rows of at most `columns` columns.
///
/// Breaks at white space, behind hyphens and dashes inside words, and around wide characters;
/// a word longer than a row is cut. Linear in the size of `range`.
/// - Returns: the bytes of each row without the blanks around it, in order; a blank range has none.
package func wrap(_ bytes: [UInt8], in range: Range<Int>, columns: Int) -> [Range<Int>] {
  var wrapper = Wrapper(columns: max(1, columns), start: range.lowerBound)
  var scanner = GlyphScanner(bytes, in: range)
  while let glyph = scanner.next() { wrapper.add(glyph) }
  wrapper.finish()
  return wrapper.rows
}

/// Breaks preformatted UTF-8 text into rows: at line ends, and where a line is too long.
package func wrapLines(_ bytes: [UInt8], in range: Range<Int>, columns: Int) -> [Range<Int>] {
  var rows: [Range<Int>] = []
  var start = range.lowerBound
  while start < range.upperBound {
    let end = bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
    var scanner = GlyphScanner(bytes, in: start..<end, keepsBlanks: true)
    var rowStart = start
    var column = 0
    while let glyph = scanner.next() {
      if column + glyph.width > columns, column > 0 {
        rows.append(rowStart..<glyph.start)
        rowStart = glyph.start
        column = 0
      }
      column += glyph.width
    }
    rows.append(rowStart..<end)
    start = end + 1
  }
  return rows
}

/// Puts glyphs into rows. A row's last chance to break is remembered, so that nothing is read twice.
private struct Wrapper {
  let columns: Int
  var rows: [Range<Int>] = []
  private var rowStart: Int
  private var rowEnd: Int
  private var column = 0
  private var chance: Chance?
  private var previous: Glyph?

  private struct Chance {
    let end: Int
    let next: Int
    let column: Int
  }

  init(columns: Int, start: Int) {
    self.columns = columns
    rowStart = start
    rowEnd = start
  }

  mutating func add(_ glyph: Glyph) {
    defer { previous = glyph }
    if glyph.isBlank {
      if column == 0 {
        rowStart = glyph.end
        return
      }
      if previous?.isBlank != true {
        chance = Chance(end: rowEnd, next: glyph.end, column: column + 1)
      }
      column += 1
      return
    }
    if column > 0, let previous, !previous.isBlank, canBreak(between: previous, and: glyph) {
      chance = Chance(end: glyph.start, next: glyph.start, column: column)
    }
    while column + glyph.width > columns, column > 0 { breakRow(before: glyph) }
    if column == 0 { rowStart = glyph.start }
    column += glyph.width
    rowEnd = glyph.end
  }

  private mutating func breakRow(before glyph: Glyph) {
    if let chance {
      rows.append(rowStart..<chance.end)
      rowStart = chance.next
      column -= chance.column
    } else {
      rows.append(rowStart..<glyph.start)
      column = 0
    }
    chance = nil
  }

  mutating func finish() {
    if column > 0, rowStart < rowEnd { rows.append(rowStart..<rowEnd) }
  }

  private func canBreak(between left: Glyph, and right: Glyph) -> Bool {
    let scalar = right.scalars[0]
    if left.width == 2 || right.width == 2 { return !Self.closers.contains(scalar) }
    switch left.scalars[0] {
    case 0x2D, 0x2010, 0x2013, 0x2014:
      return scalar >= 0x80 ? !Self.closers.contains(scalar) : isLetter(scalar)
    default: return false
    }
  }

  private func isLetter(_ scalar: UInt32) -> Bool {
    (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar)
  }

  /// Closing marks that never begin a row: 、。」』】）！，．：；？ and the curly closing marks.
  private static let closers: Set<UInt32> = [
    0x3001, 0x3002, 0x300D, 0x300F, 0x3011, 0xFF09, 0xFF01, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
    0x2019, 0x201D, 0xBB, 0x2C, 0x2E, 0x21, 0x3F, 0x29, 0x3A, 0x3B, 0x22, 0x27, 0x2026,
  ]
}
