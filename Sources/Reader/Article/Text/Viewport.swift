import Prose
import Screen

/// What stands on one row of the article pane.
package enum FlowRow: Hashable, Sendable {
  /// Nothing.
  case blank
  /// The name of whoever speaks the quote below.
  case label(quote: Int)
  /// Text.
  case text(FlowLine)
}

/// A window on a text: so many columns and rows. Answers where lines fall; remembers nothing.
package struct Viewport: Sendable {
  /// The text looked at.
  package let flow: TextFlow
  /// Columns for text.
  package let columns: Int
  /// Rows to fill.
  package let rows: Int

  /// Makes a window.
  package init(flow: TextFlow, columns: Int, rows: Int) {
    self.flow = flow
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }

  /// The row of text that holds `offset`, nil in an empty text.
  package func line(at offset: Int) -> FlowLine? {
    FlowWalker(flow, at: offset, columns: columns)?.line
  }

  /// What is on the screen when the line that holds `top` stands first.
  package func visible(from top: Int) -> [FlowRow] {
    guard var walker = FlowWalker(flow, at: top, columns: columns) else { return [] }
    var found: [FlowRow] = []
    var isFirst = true
    repeat {
      if !isFirst {
        for _ in 0..<(walker.rowsAbove - walker.labelRows) { found.append(.blank) }
      }
      if walker.labelRows > 0, let quote = flow.blocks[walker.line.block].quote {
        found.append(.label(quote: quote))
      }
      found.append(.text(walker.line))
      isFirst = false
    } while found.count < rows && walker.down()
    return Array(found.prefix(rows))
  }

  /// Where the line `count` below (or above) the one that holds `offset` begins; stops at the ends.
  package func offset(_ offset: Int, movedBy count: Int) -> Int {
    guard var walker = FlowWalker(flow, at: offset, columns: columns) else { return offset }
    var left = abs(count)
    while left > 0, count > 0 ? walker.down() : walker.up() { left -= 1 }
    return left == abs(count) ? offset : walker.line.range.start
  }

  /// Where the top line begins that puts the line of `offset` on `row`, or nearer to the first row
  /// when the text begins before.
  package func top(placing offset: Int, onRow row: Int) -> Int {
    guard var walker = FlowWalker(flow, at: offset, columns: columns) else { return 0 }
    var used = walker.labelRows
    var top = walker.line.range.start
    while true {
      let above = walker.rowsAbove - walker.labelRows
      guard walker.up() else { return top }
      used += above + 1 + walker.labelRows
      if used > row { return top }
      top = walker.line.range.start
    }
  }

  /// The top that lets as much text be seen as there is, when `offset` is at its end.
  package func lastTop() -> Int {
    top(placing: flow.blocks.last?.range.end ?? 0, onRow: rows - 1)
  }

  /// The top that brings `offset` into view with the least movement, `margin` rows from the edges.
  package func top(_ top: Int, showing offset: Int, margin: Int) -> Int {
    let margin = min(margin, (rows - 1) / 2)
    guard let target = line(at: offset)?.range.start else { return 0 }
    let shown = visible(from: top)
    let place = shown.firstIndex { row in
      if case .text(let line) = row { line.range.start == target } else { false }
    }
    guard let place else {
      let first = line(at: top)?.range.start ?? 0
      return min(
        self.top(placing: offset, onRow: target < first ? margin : rows - 1 - margin), lastTop())
    }
    if place < margin { return self.top(placing: offset, onRow: margin) }
    let isAtEnd = shown.count < rows
    if place > rows - 1 - margin, !isAtEnd {
      return min(self.top(placing: offset, onRow: rows - 1 - margin), lastTop())
    }
    return top
  }
}
