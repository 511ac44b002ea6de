/// One place on the screen.
package struct Cell: Hashable, Sendable {
  /// The character and its marks, unused places zero.
  package var scalars: SIMD4<UInt32>
  /// Columns: 1 or 2, or 0 for the right half of a wide character.
  package var width: UInt8
  /// How it is drawn.
  package var style: Style
  /// Where it leads: a number of `Grid.links`, counted from 1; 0 for nowhere.
  package var link: UInt16 = 0

  /// An empty place.
  package static let blank = Cell(scalars: SIMD4(0x20, 0, 0, 0), width: 1, style: .plain)
}

/// A screenful of cells: what is drawn into, compared in tests and given to the painter.
///
/// Control characters and bidirectional overrides never get in, so no text can drive the terminal;
/// whatever falls outside is cut off.
package struct Grid: Hashable, Sendable {
  /// How many columns.
  package let columns: Int
  /// How many rows.
  package let rows: Int
  /// Row after row.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor rests; nil hides it.
  package var cursor: (row: Int, column: Int)? {
    get { cursorPlace.map { (Int($0.y), Int($0.x)) } }
    set {
      cursorPlace = newValue.flatMap { place in
        guard rows > 0, columns > 0 else { return nil }
        return SIMD2(min(max(0, place.column), columns - 1), min(max(0, place.row), rows - 1))
      }
    }
  }
  private var cursorPlace: SIMD2<Int>?
  /// The addresses cells lead to, by their number less 1.
  package private(set) var links: [String] = []
  /// Pictures over the cells, which should be blank there.
  package private(set) var pictures: [PicturePlace] = []

  /// Makes an empty screen.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    cells = Array(repeating: .blank, count: self.columns * self.rows)
  }

  /// The cell at a place inside the screen.
  package subscript(row: Int, column: Int) -> Cell { cells[row * columns + column] }

  /// Puts one glyph at a place; does nothing when it does not fit before `limit`.
  package mutating func put(
    _ glyph: Glyph, row: Int, column: Int, style: Style, limit: Int? = nil, link: UInt16 = 0
  ) {
    let end = min(limit ?? columns, columns)
    guard row >= 0, row < rows, column >= 0, column + glyph.width <= end else { return }
    let base = width(of: glyph.scalars[0])
    guard base == .narrow || base == .wide else { return }
    for place in column..<(column + glyph.width) { clearPartner(row: row, column: place) }
    let index = row * columns + column
    cells[index] = Cell(
      scalars: glyph.scalars, width: UInt8(glyph.width), style: style, link: link)
    if glyph.width == 2 {
      cells[index + 1] = Cell(scalars: SIMD4(repeating: 0), width: 0, style: style, link: link)
    }
  }

  /// Writes `text` from a place on; what passes `limit` is cut, with an ellipsis.
  /// - Returns: the column behind the last one written.
  @discardableResult
  package mutating func write(
    _ text: String, row: Int, column: Int, style: Style = .plain, limit: Int? = nil,
    link: UInt16 = 0
  ) -> Int {
    let end = min(limit ?? columns, columns)
    var scanner = GlyphScanner(Array(text.utf8), keepsBlanks: true)
    var place = column
    while let glyph = scanner.next() {
      if place + glyph.width > end {
        if place >= end { place = end - 1 }
        // Cutting a wide character in two would leave a gap before the ellipsis.
        if place > column, row >= 0, row < rows, self[row, place].width == 0 { place -= 1 }
        if place >= column {
          let ellipsis = Glyph(0x2026, width: 1, start: 0, end: 0)
          put(ellipsis, row: row, column: place, style: style, link: link)
        }
        return end
      }
      put(glyph, row: row, column: place, style: style, limit: end, link: link)
      place += glyph.width
    }
    return place
  }

  /// Fills a rectangle with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    for row in rect.row..<max(rect.row, min(rect.endRow, rows)) {
      for column in rect.column..<max(rect.column, min(rect.endColumn, columns)) {
        put(Glyph(0x20, width: 1, start: 0, end: 0), row: row, column: column, style: style)
      }
    }
  }

  /// Changes the style of cells that are already there.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    for row in rect.row..<max(rect.row, min(rect.endRow, rows)) {
      for column in rect.column..<max(rect.column, min(rect.endColumn, columns)) {
        cells[row * columns + column].style = change(cells[row * columns + column].style)
      }
    }
  }

  /// Makes cells that are already there lead to an address.
  package mutating func link(_ rect: Rect, to address: String) {
    let number = link(to: address)
    for row in max(0, rect.row)..<max(0, rect.row, min(rect.endRow, rows)) {
      for column in max(0, rect.column)..<max(0, rect.column, min(rect.endColumn, columns)) {
        cells[row * columns + column].link = number
      }
    }
  }

  /// The number for an address, to put glyphs with; 0 for one that no terminal should be given.
  package mutating func link(to address: String) -> UInt16 {
    guard isLinkable(address) else { return 0 }
    if let known = links.firstIndex(of: address) { return UInt16(known + 1) }
    guard links.count < UInt16.max else { return 0 }
    links.append(address)
    return UInt16(links.count)
  }

  /// Lays a picture over cells, cut to the screen; one that has no cell there is left out.
  package mutating func place(_ picture: PictureID, in rect: Rect) {
    let row = max(0, rect.row)
    let column = max(0, rect.column)
    let visible = Rect(
      row: row, column: column, columns: min(rect.endColumn, columns) - column,
      rows: min(rect.endRow, rows) - row)
    guard visible.columns > 0, visible.rows > 0 else { return }
    pictures.append(PicturePlace(picture: picture, rect: visible))
  }

  /// Half a wide character is no character: when one half is overwritten the other becomes blank.
  private mutating func clearPartner(row: Int, column: Int) {
    let index = row * columns + column
    if cells[index].width == 0, column > 0 {
      cells[index - 1] = Cell(
        scalars: Cell.blank.scalars, width: 1, style: cells[index - 1].style)
    } else if cells[index].width == 2, column + 1 < columns {
      cells[index + 1] = Cell(
        scalars: Cell.blank.scalars, width: 1, style: cells[index + 1].style)
    }
  }
}

extension Grid {
  /// True when a row of another grid of the same size looks the same.
  package func hasSameCells(as other: Grid, row: Int) -> Bool {
    let range = row * columns..<(row + 1) * columns
    return cells[range] == other.cells[range]
  }

  /// The rows as text, without blanks at their ends.
  package var lines: [String] {
    (0..<rows).map { row in
      var line = String.UnicodeScalarView()
      for column in 0..<columns {
        let cell = self[row, column]
        guard cell.width > 0 else { continue }
        for place in 0..<4 where cell.scalars[place] != 0 {
          if let scalar = Unicode.Scalar(cell.scalars[place]) { line.append(scalar) }
        }
      }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
