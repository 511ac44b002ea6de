/// Where we are in the row of a table.
struct RowState {
  /// True between the begin and end of a cell.
  var isOpen = false
  /// How many cells the paragraph being written holds.
  var cells = 0
  /// True when a new cell begins before the next word.
  var isParted = false
  /// True when a block ended inside the cell.
  var isBroken = false
  /// True when a cell of the row held several paragraphs.
  var isLayout = false
  /// Where the words of the cell begin.
  var cellStart = 0
}

extension FlowBuilder {
  /// Cells of data are short. A longer one is prose that a table only puts in its place.
  private static let longestCell = 300

  /// A cell begins.
  mutating func beginCell() {
    row.isOpen = true
    if isWriting { row.isParted = true } else { row.cells = 1 }
    row.isBroken = false
    row.cellStart = text.count
  }

  /// A cell ends; its words wait for those of the next one.
  mutating func endCell() {
    row.isOpen = false
    if isWriting, row.isBroken || text.count - row.cellStart > Self.longestCell {
      // What broke the cell was its last block when no words came behind it.
      row.isBroken = false
      if text.count - row.cellStart > Self.longestCell { endParagraph() }
    }
    hasBlank = false
    breaks = 0
  }

  /// Words come behind the border of a cell, or behind a block in it.
  mutating func crossCell() {
    if row.isParted, !row.isLayout {
      text.append(contentsOf: " | ".utf8)
      row.cells += 1
      row.cellStart = text.count
      hasBlank = false
      breaks = 0
    } else {
      // Two paragraphs in one cell: the table only puts things in their places.
      row.isLayout = true
      endParagraph()
    }
    row.isParted = false
    row.isBroken = false
  }
}
