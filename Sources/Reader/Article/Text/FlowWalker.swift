import Prose
import Screen

/// A row of text on the screen and the block it belongs to.
package struct FlowLine: Hashable, Sendable {
  /// The position in `TextFlow.blocks`.
  package let block: Int
  /// The position among the rows of that block.
  package let row: Int
  /// Its bytes.
  package let range: TextRange
}

/// Walks over the rows of a text, up or down, wrapping one block at a time.
package struct FlowWalker: Sendable {
  private let flow: TextFlow
  private let columns: Int
  private var block: Int
  private var row: Int
  private var rows: [Range<Int>]

  /// Starts on the row that holds `offset`; nil when the text is empty.
  package init?(_ flow: TextFlow, at offset: Int, columns: Int) {
    guard !flow.blocks.isEmpty else { return nil }
    self.flow = flow
    self.columns = columns
    block = flow.block(at: offset)
    rows = flow.rows(of: block, columns: columns)
    row = max(0, (rows.firstIndex { $0.lowerBound > offset } ?? rows.count) - 1)
  }

  /// The row it stands on.
  package var line: FlowLine {
    FlowLine(block: block, row: row, range: TextRange(rows[row].lowerBound, rows[row].upperBound))
  }

  /// Free rows and the speaker's name between the row above and this one.
  package var rowsAbove: Int {
    guard row == 0 else { return 0 }
    return flow.spacing(above: block) + labelRows
  }

  /// 1 when the speaker's name stands right above this row.
  package var labelRows: Int {
    row == 0 && flow.blocks[block].isOpening && flow.blocks[block].quote != nil ? 1 : 0
  }

  /// Goes to the next row; false at the end of the text.
  package mutating func down() -> Bool {
    if row + 1 < rows.count {
      row += 1
      return true
    }
    guard block + 1 < flow.blocks.count else { return false }
    block += 1
    row = 0
    rows = flow.rows(of: block, columns: columns)
    return true
  }

  /// Goes to the row before; false at the beginning of the text.
  package mutating func up() -> Bool {
    if row > 0 {
      row -= 1
      return true
    }
    guard block > 0 else { return false }
    block -= 1
    rows = flow.rows(of: block, columns: columns)
    row = rows.count - 1
    return true
  }
}
