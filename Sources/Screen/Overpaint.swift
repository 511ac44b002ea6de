/// Writes over what a screen library has painted the cells it cannot express.
///
/// ncurses has no place for links, nor for colours terminfo knows nothing of; and it trusts that every
/// terminal gives a character as many columns as the C library. So it is given each cell as far as it
/// goes (`underneath`), and after each of its frames the others are written again on the rows it may
/// have touched. Places are always given absolutely, styles always whole. A character whose width
/// terminals disagree on is drawn on blanks of the library, and what stands behind it is written
/// again: at worst the character looks odd, never the row.
package struct Overpaint: Sendable {
  /// What stands in for the terminal's own colours; plain leaves them.
  package var canvas = Style.plain
  /// The colours the library can ask the terminal for, as far as they are wanted.
  package let libraryDepth: ColorDepth
  private let display: Display
  private var bytes: [UInt8] = []
  private var style: Style?
  private var link: UInt16 = 0
  private var place: (row: Int, column: Int)?

  /// Prepares for one terminal.
  /// - Parameter libraryDepth: the colours the library can ask for.
  package init(for display: Display, libraryDepth: ColorDepth) {
    self.display = display
    self.libraryDepth = min(libraryDepth, display.depth)
  }

  /// What the library is to paint at a place, in the nearest colours it has: without a link, and a
  /// blank for what is drawn here later.
  package func underneath(_ grid: Grid, row: Int, column: Int) -> Cell {
    let cell = grid[row, column]
    let style = onCanvas(cell.style)
    guard display.isECMA, lead(grid, row: row, column: column).isOfDisputedWidth else {
      return Cell(scalars: cell.scalars, width: cell.width, style: style)
    }
    return Cell(scalars: Cell.blank.scalars, width: 1, style: style)
  }

  /// What the library is to paint in a row.
  package func underneath(_ grid: Grid, row: Int) -> [Cell] {
    (0..<grid.columns).map { underneath(grid, row: row, column: $0) }
  }

  /// What is to be written after the library has painted `grid`; empty when it could all.
  /// - Parameters:
  ///   - rows: those the library may have touched.
  ///   - last: the grid of the frame before; nil when the library has cleared the screen.
  package mutating func encode(
    _ grid: Grid, rows: some Sequence<Int>, since last: Grid?
  ) -> [UInt8] {
    guard display.isECMA else { return [] }
    bytes.removeAll(keepingCapacity: true)
    style = nil
    link = 0
    place = nil
    for row in rows where row < grid.rows { encode(grid, row: row, since: last) }
    guard !bytes.isEmpty else { return [] }
    // The library believes the terminal as it left it.
    apply(.plain)
    apply(link: 0, of: grid)
    let cursor = grid.cursor ?? (0, 0)
    move(to: cursor.row, cursor.column)
    return Array("\u{1B}[?25l".utf8) + bytes + (grid.cursor == nil ? "" : "\u{1B}[?25h").utf8
  }

  private mutating func encode(_ grid: Grid, row: Int, since last: Grid?) {
    // Most rows hold nothing of the kind.
    guard
      hasCellsBeyondLibrary(grid, row: row)
        || last.map({ hasCellsBeyondLibrary($0, row: row) }) ?? false
    else { return }
    var mustWrite = false
    for column in 0..<grid.columns {
      let cell = grid[row, column]
      guard cell.width > 0 else { continue }
      // What was written over once, the library does not know to take away.
      let isWanted =
        mustWrite || isBeyondLibrary(grid, row: row, column: column)
        || last.map { isBeyondLibrary($0, row: row, column: column) } ?? false
      mustWrite = false
      let isCorner = row == grid.rows - 1 && column + Int(cell.width) >= grid.columns
      if isWanted, !(isCorner && display.scrollsAtCorner) {
        mustWrite = write(cell, row: row, column: column, of: grid)
      }
    }
  }

  private func isBeyondLibrary(_ grid: Grid, row: Int, column: Int) -> Bool {
    let cell = lead(grid, row: row, column: column)
    return display.hasLinks && cell.link != 0 || cell.isOfDisputedWidth
      || isBeyondLibrary(cell.style)
  }

  private func hasCellsBeyondLibrary(_ grid: Grid, row: Int) -> Bool {
    guard row < grid.rows else { return false }
    // Neighbours mostly have one style.
    var known = (style: Style.plain, isBeyond: isBeyondLibrary(.plain))
    for column in 0..<grid.columns {
      let cell = grid[row, column]
      if cell.link != 0 && display.hasLinks || cell.isOfDisputedWidth { return true }
      if cell.style != known.style { known = (cell.style, isBeyondLibrary(cell.style)) }
      if known.isBeyond { return true }
    }
    return false
  }

  private func isBeyondLibrary(_ style: Style) -> Bool {
    guard display.depth > libraryDepth else { return false }
    let style = onCanvas(style)
    return isBeyondLibrary(style.foreground) || isBeyondLibrary(style.background)
  }

  private func isBeyondLibrary(_ color: Color) -> Bool {
    switch (color, libraryDepth) {
    case (.standard, _), (_, .direct), (.palette, .palette): false
    case (.palette(let index), .sixteen): index >= 16
    case (.palette(let index), .eight): index >= 8
    default: true
    }
  }

  /// The cell that the character at a place begins in.
  private func lead(_ grid: Grid, row: Int, column: Int) -> Cell {
    let cell = grid[row, column]
    return cell.width == 0 && column > 0 ? grid[row, column - 1] : cell
  }

  private func onCanvas(_ style: Style) -> Style {
    Style(
      style.foreground == .standard ? canvas.foreground : style.foreground,
      on: style.background == .standard ? canvas.background : style.background, style.attributes)
  }
}

extension Overpaint {
  /// - Returns: true when the cell behind it must be written again.
  private mutating func write(_ cell: Cell, row: Int, column: Int, of grid: Grid) -> Bool {
    if place?.row != row || place?.column != column { move(to: row, column) }
    apply(onCanvas(cell.style))
    apply(link: cell.link, of: grid)
    let isRisky = cell.isOfDisputedWidth
    if isRisky, cell.width == 2 {
      append("  ")
      move(to: row, column)
    }
    for index in 0..<4 where cell.scalars[index] != 0 { append(scalar: cell.scalars[index]) }
    let next = column + Int(cell.width)
    // Behind the last column a terminal waits with the wrap: where the cursor is then is disputed.
    place = isRisky || next >= grid.columns ? nil : (row, next)
    return isRisky
  }

  private mutating func move(to row: Int, _ column: Int) {
    append("\u{1B}[")
    append(number: row + 1)
    append(";")
    append(number: column + 1)
    append("H")
    place = (row, column)
  }

  private mutating func apply(link number: UInt16, of grid: Grid) {
    guard display.hasLinks, number != link else { return }
    link = number
    guard number > 0, Int(number) <= grid.links.count else { return append("\u{1B}]8;;\u{1B}\\") }
    let address = grid.links[Int(number) - 1]
    // With an identity the rows of one link are underlined together.
    append("\u{1B}]8;id=\(String(identity(of: address), radix: 36));\(address)\u{1B}\\")
  }

  /// FNV-1a, which differs enough for what is on one screen.
  private func identity(of address: String) -> UInt32 {
    address.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}

extension Overpaint {
  private mutating func apply(_ wanted: Style) {
    guard wanted != style else { return }
    style = wanted
    append("\u{1B}[0")
    var attributes = wanted.attributes.intersection(display.attributes)
    let foreground = wanted.foreground.reduced(to: display.depth)
    let background = wanted.background.reduced(to: display.depth)
    if foreground != .standard || background != .standard {
      attributes.subtract(display.colorlessAttributes)
    }
    if attributes.contains(.bold) { append(";1") }
    if attributes.contains(.dim) { append(";2") }
    if attributes.contains(.italic) { append(";3") }
    if attributes.contains(.underline) { append(";4") }
    if attributes.contains(.reverse) { append(";7") }
    append(foreground, base: 30)
    append(background, base: 40)
    append("m")
  }

  private mutating func append(_ color: Color, base: Int) {
    switch color {
    case .standard: return
    case .palette(let index) where index < 8:
      append(";")
      append(number: base + Int(index))
    case .palette(let index) where index < 16 && display.depth == .sixteen:
      append(";")
      append(number: base + 60 + Int(index) - 8)
    case .palette(let index):
      append(";")
      append(number: base + 8)
      append(";5;")
      append(number: Int(index))
    case .rgb(let red, let green, let blue):
      append(";")
      append(number: base + 8)
      append(";2")
      for component in [red, green, blue] {
        append(";")
        append(number: Int(component))
      }
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(number: Int) {
    if number >= 10 { append(number: number / 10) }
    bytes.append(UInt8(0x30 + number % 10))
  }

  private mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if let encoded = Unicode.Scalar(scalar).flatMap(UTF8.encode) {
      bytes.append(contentsOf: encoded)
    }
  }
}

extension Cell {
  /// True for characters that not all terminals give as many columns as we do: those with marks or
  /// joined, emoji, scripts in which letters combine, private use. The alphabets, the usual
  /// punctuation, boxes, and the wide characters of East Asia are agreed on.
  fileprivate var isOfDisputedWidth: Bool {
    let scalar = scalars[0]
    if scalar < 0x7F { return scalars[1] != 0 }
    if scalars[1] != 0 { return true }
    switch scalar {
    case 0xA0..<0x300, 0x370..<0x530, 0x2010..<0x2060, 0x20A0..<0x20C0, 0x2500..<0x25A0:
      return false
    case 0x3001..<0x3040, 0x3041..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4, 0xFF01..<0xFF61:
      return false
    default: return true
    }
  }
}
