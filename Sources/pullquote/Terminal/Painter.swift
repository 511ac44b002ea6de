import CursesShim
import Screen

/// Hands grids to ncurses, and what it cannot paint to `Overpaint`.
@UI
struct Painter {
  private struct Pair: Hashable {
    let foreground: Color
    let background: Color
  }

  /// What stands in for the terminal's own colours; plain leaves them.
  var canvas: Style {
    get { overpaint.canvas }
    set {
      if newValue != canvas { redraw() }
      overpaint.canvas = newValue
    }
  }

  private let display: Display
  private let isDirect: Bool
  private var overpaint: Overpaint
  private var last: Grid?
  private var spoiledRows: Set<Int> = []
  private var pairs: [Pair: Int32] = [Pair(foreground: .standard, background: .standard): 0]
  private var buffer: [pq_cell] = []

  /// Paints on the terminal that is open.
  init(for display: Display) {
    self.display = display
    let colors = Int(pq_colors())
    // With fewer than 2^24 a number is an index, however many there are.
    isDirect = colors >= 1 << 24
    overpaint = Overpaint(
      for: display, libraryDepth: isDirect ? .direct : min(.palette, ColorDepth(colors: colors)))
  }

  /// Has every cell written anew the next time: something else has written to the terminal.
  mutating func redraw() {
    last = nil
    pq_redraw()
  }

  /// Has the rows of a rectangle written anew the next time.
  mutating func redraw(_ rect: Rect) {
    for row in rect.row..<rect.endRow {
      spoiledRows.insert(row)
      pq_redraw_row(Int32(row))
    }
  }

  /// True when the next `paint` clears the screen first.
  func paintsEverything(of grid: Grid) -> Bool {
    last.map { $0.columns != grid.columns || $0.rows != grid.rows } ?? true
  }

  /// The rows whose cells `paint` will write.
  func changedRows(of grid: Grid) -> [Int] {
    guard let last, !paintsEverything(of: grid) else { return Array(0..<grid.rows) }
    return (0..<grid.rows).filter {
      spoiledRows.contains($0) || !grid.hasSameCells(as: last, row: $0)
    }
  }

  /// Shows `grid`.
  /// - Parameters:
  ///   - rows: its `changedRows`.
  ///   - bytes: what is written with it; it leaves no attributes, and the cursor anywhere.
  mutating func paint(_ grid: Grid, rows: [Int], with bytes: [UInt8]) {
    if paintsEverything(of: grid) { redraw() }
    var known = (style: Style.plain, pair: pair(of: .plain))
    for row in rows {
      buffer.removeAll(keepingCapacity: true)
      for cell in overpaint.underneath(grid, row: row) {
        // Neighbours mostly have one style.
        if cell.style != known.style { known = (cell.style, pair(of: cell.style)) }
        buffer.append(self.cell(cell, pair: known.pair))
      }
      pq_put_row(Int32(row), buffer, Int32(buffer.count))
    }
    var over = overpaint.encode(grid, rows: touchedRows(of: grid, changed: rows), since: last)
    if !bytes.isEmpty {
      let cursor = grid.cursor ?? (0, 0)
      over += bytes
      over += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H".utf8
    }
    // A terminal that can shows all of it at once.
    let isWhole = display.isLikeXterm && !(rows.isEmpty && over.isEmpty)
    if isWhole { write("\u{1B}[?2026h".utf8) }
    pq_show(Int32(grid.cursor?.row ?? -1), Int32(grid.cursor?.column ?? -1))
    if isWhole { over += "\u{1B}[?2026l".utf8 }
    write(over)
    last = grid
    spoiledRows = []
  }

  private func write(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    pq_write(bytes, bytes.count)
  }

  /// The rows ncurses may write to: on its way it moves the cursor by writing what it believes to be
  /// there, too.
  private func touchedRows(of grid: Grid, changed: [Int]) -> [Int] {
    guard let last, changed.count < grid.rows else { return changed }
    if display.hasLinks, last.links != grid.links { return Array(0..<grid.rows) }
    let isStill =
      changed.isEmpty && last.cursor?.row == grid.cursor?.row
      && last.cursor?.column == grid.cursor?.column
    return isStill ? [] : Set(changed + [grid.cursor?.row ?? 0]).sorted()
  }

  private func cell(_ cell: Cell, pair: Int32) -> pq_cell {
    let scalars = cell.scalars
    return pq_cell(
      scalars: (scalars[0], scalars[1], scalars[2], scalars[3]), pair: pair, width: cell.width,
      attributes: cell.style.attributes.rawValue)
  }

  private mutating func pair(of style: Style) -> Int32 {
    let wanted = Pair(foreground: style.foreground, background: style.background)
    if let known = pairs[wanted] { return known }
    let nearest = Pair(
      foreground: wanted.foreground.reduced(to: overpaint.libraryDepth),
      background: wanted.background.reduced(to: overpaint.libraryDepth))
    let number =
      pairs[nearest]
      ?? pq_pair(
        nearest.foreground.number(isDirect: isDirect),
        nearest.background.number(isDirect: isDirect))
    pairs[nearest] = number
    pairs[wanted] = number
    return number
  }
}

extension Color {
  /// As ncurses counts, where -1 is the terminal's own colour.
  /// - Parameter isDirect: the terminal has 2^24 colours, of which at least the first 8 numbers, at
  ///   most the first 256, are its palette.
  fileprivate func number(isDirect: Bool) -> Int32 {
    switch self {
    case .standard: return -1
    case .palette(let index) where index < 8 || !isDirect: return Int32(index)
    case .palette, .rgb:
      guard let (red, green, blue) = components else { return -1 }
      // Above the palette; of green, 1 in 255 is not seen.
      return Int32(red) << 16 | Int32(red | green == 0 ? 1 : green) << 8 | Int32(blue)
    }
  }
}
