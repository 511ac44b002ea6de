/// Turns grids into what is written to a terminal: only what has changed since the last one.
///
/// The sequences are those of ECMA-48, which every terminal of today knows: places are always given
/// absolutely, styles always whole, so that nothing is left to what a terminal may think of what came
/// before. A character whose width terminals disagree on is drawn on blanks, and the place of the
/// next one is given again: at worst the character looks odd, never the row.
package struct FrameEncoder: Sendable {
  /// What stands in for the terminal's own colours; plain leaves them.
  package var canvas = Style.plain {
    didSet { if canvas != oldValue { last = nil } }
  }
  private let display: Display
  private var last: Grid?
  private var bytes: [UInt8] = []
  private var style: Style?
  private var link: UInt16 = 0
  private var place: (row: Int, column: Int)?

  /// Encodes for one terminal, of whose screen nothing is known yet.
  package init(for display: Display) { self.display = display }

  /// Has every cell written anew the next time: something else has written to the terminal.
  package mutating func forget() { last = nil }

  /// Has some cells written anew the next time.
  package mutating func forget(_ rect: Rect) {
    // Refused by every comparison: no text gets a control character into a cell.
    last?.spoil(rect)
  }

  /// True when the next `encode` clears the screen first.
  package func writesEverything(of grid: Grid) -> Bool {
    last.map { $0.columns != grid.columns || $0.rows != grid.rows } ?? true
  }

  /// What brings `grid` on the screen after the one before.
  package mutating func encode(_ grid: Grid) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    style = nil
    link = 0
    place = nil
    if let last, !writesEverything(of: grid) {
      let linksChanged = display.hasLinks && last.links != grid.links
      for row in 0..<grid.rows where linksChanged || !grid.hasSameCells(as: last, row: row) {
        encodeChanges(of: grid, row: row, since: last, linksChanged: linksChanged)
      }
    } else {
      apply(.plain)
      append("\u{1B}[2J")
      var blank = Grid(columns: grid.columns, rows: grid.rows)
      if !erasesInColor {
        blank.spoil(Rect(row: 0, column: 0, columns: grid.columns, rows: grid.rows))
      }
      for row in 0..<grid.rows {
        encodeChanges(of: grid, row: row, since: blank, linksChanged: false)
      }
    }
    let isUnchanged = bytes.isEmpty
    if !isUnchanged {
      apply(.plain)
      apply(link: 0, of: grid)
    }
    let cursorMoved =
      !isUnchanged || last?.cursor?.row != grid.cursor?.row
      || last?.cursor?.column != grid.cursor?.column
    if let cursor = grid.cursor, cursorMoved { move(to: cursor.row, cursor.column) }
    let cursorSwitched = last == nil || (last?.cursor == nil) != (grid.cursor == nil)
    last = grid
    return framed(
      isUnchanged: isUnchanged, showsCursor: grid.cursor != nil, cursorSwitched: cursorSwitched)
  }

  /// Hides the cursor while the cells are written, and has a terminal that can show them at once.
  private func framed(isUnchanged: Bool, showsCursor: Bool, cursorSwitched: Bool) -> [UInt8] {
    let show = "\u{1B}[?25h"
    let hide = "\u{1B}[?25l"
    if isUnchanged {
      return cursorSwitched ? bytes + Array((showsCursor ? show : hide).utf8) : bytes
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 32)
    if display.isLikeXterm { result += "\u{1B}[?2026h".utf8 }
    result += hide.utf8
    result += bytes
    if showsCursor { result += show.utf8 }
    if display.isLikeXterm { result += "\u{1B}[?2026l".utf8 }
    return result
  }

  private mutating func encodeChanges(
    of grid: Grid, row: Int, since last: Grid, linksChanged: Bool
  ) {
    let tail = grid.blankTail(row: row)
    let lastTail = last.blankTail(row: row)
    var column = 0
    var mustWrite = false
    while column < grid.columns {
      let cell = grid[row, column]
      let old = last[row, column]
      if column >= tail, lastTail - column > 4, erasesInColor {
        begin(row: row, column: column, cell, of: grid)
        append("\u{1B}[K")
        return
      }
      let isChanged =
        mustWrite || cell != old || linksChanged && (cell.link != 0 || old.link != 0)
      mustWrite = false
      let isCorner = row == grid.rows - 1 && column + Int(cell.width) >= grid.columns
      if isChanged, cell.width > 0, !(isCorner && display.scrollsAtCorner) {
        mustWrite = write(cell, row: row, column: column, of: grid)
      }
      column += max(1, Int(cell.width))
    }
  }

  /// Not all terminals fill what they erase with the colour behind the text.
  private var erasesInColor: Bool { canvas.background == .standard }

  private mutating func begin(row: Int, column: Int, _ cell: Cell, of grid: Grid) {
    if place?.row != row || place?.column != column { move(to: row, column) }
    apply(cell.style)
    apply(link: cell.link, of: grid)
  }

  /// - Returns: true when the cell behind it must be written again.
  private mutating func write(_ cell: Cell, row: Int, column: Int, of grid: Grid) -> Bool {
    begin(row: row, column: column, cell, of: grid)
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

extension FrameEncoder {
  private mutating func apply(_ wanted: Style) {
    guard wanted != style else { return }
    style = wanted
    append("\u{1B}[0")
    var attributes = wanted.attributes.intersection(display.attributes)
    let foreground = (wanted.foreground == .standard ? canvas : wanted).foreground
      .reduced(to: display.depth)
    let background = (wanted.background == .standard ? canvas : wanted).background
      .reduced(to: display.depth)
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

extension Grid {
  fileprivate func hasSameCells(as other: Grid, row: Int) -> Bool {
    let range = row * columns..<(row + 1) * columns
    return cells[range] == other.cells[range]
  }

  /// The column from which the row has nothing but plain blanks.
  fileprivate func blankTail(row: Int) -> Int {
    var column = columns
    while column > 0, self[row, column - 1] == .blank { column -= 1 }
    return column
  }
}
