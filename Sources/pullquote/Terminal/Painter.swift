import CursesShim
import Screen

/// Hands a grid to ncurses, which finds out what has changed.
@UI
struct Painter {
  private struct Pair: Hashable {
    let foreground: Color
    let background: Color
  }

  private var pairs: [Pair: Int32] = [Pair(foreground: .standard, background: .standard): 0]
  private var buffer: [pq_cell] = []
  private var lastStyle = Style.plain
  private var lastPair: Int32 = 0

  /// Shows `grid`.
  mutating func paint(_ grid: Grid) {
    for row in 0..<grid.rows {
      buffer.removeAll(keepingCapacity: true)
      for column in 0..<grid.columns { buffer.append(cell(grid[row, column])) }
      pq_put_row(Int32(row), buffer, Int32(buffer.count))
    }
    let cursor = grid.cursor
    pq_show(Int32(cursor?.row ?? -1), Int32(cursor?.column ?? -1))
  }

  private mutating func cell(_ cell: Cell) -> pq_cell {
    let scalars = cell.scalars
    return pq_cell(
      scalars: (scalars[0], scalars[1], scalars[2], scalars[3]), pair: pair(of: cell.style),
      width: cell.width, attributes: cell.style.attributes.rawValue)
  }

  private mutating func pair(of style: Style) -> Int32 {
    if style == lastStyle { return lastPair }
    let wanted = Pair(foreground: style.foreground, background: style.background)
    let number =
      pairs[wanted] ?? pq_pair(style.foreground.number, style.background.number)
    pairs[wanted] = number
    lastStyle = style
    lastPair = number
    return number
  }
}

extension Color {
  /// As ncurses counts, where -1 is the terminal's own colour.
  fileprivate var number: Int32 {
    switch self {
    case .standard: -1
    case .palette(let index): Int32(index)
    }
  }
}
