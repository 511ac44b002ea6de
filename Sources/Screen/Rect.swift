/// Rows and columns of something.
package struct Size: Hashable, Sendable {
  /// Columns, at least 0.
  package var columns: Int
  /// Rows, at least 0.
  package var rows: Int

  /// Makes a size; less than nothing counts as nothing.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells, counted from the upper left corner of the screen.
package struct Rect: Hashable, Sendable {
  /// The first row.
  package let row: Int
  /// The first column.
  package let column: Int
  /// How many columns.
  package let columns: Int
  /// How many rows.
  package let rows: Int

  /// Makes a rectangle; less than nothing counts as nothing.
  package init(row: Int, column: Int, columns: Int, rows: Int) {
    self.row = row
    self.column = column
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The column behind the last one.
  package var endColumn: Int { column + columns }
  /// The row behind the last one.
  package var endRow: Int { row + rows }

  /// True when the cell is inside.
  package func contains(row: Int, column: Int) -> Bool {
    self.row <= row && row < endRow && self.column <= column && column < endColumn
  }

  /// The first `count` columns and the rest.
  package func split(left count: Int) -> (Rect, Rect) {
    let left = min(max(0, count), columns)
    return (
      Rect(row: row, column: column, columns: left, rows: rows),
      Rect(row: row, column: column + left, columns: columns - left, rows: rows)
    )
  }

  /// The first `count` rows and the rest.
  package func split(top count: Int) -> (Rect, Rect) {
    let top = min(max(0, count), rows)
    return (
      Rect(row: row, column: column, columns: columns, rows: top),
      Rect(row: row + top, column: column, columns: columns, rows: rows - top)
    )
  }
}
