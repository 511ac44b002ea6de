/// The selected entry of a list and the first one on the screen.
package struct ListCursor: Hashable, Sendable {
  /// The selected entry.
  package var selected = 0
  /// The first row shown, counted from the first row of the list.
  package var top = 0

  /// Moves the selection, stopping at the ends.
  mutating func move(by distance: Int, count: Int) {
    selected = min(max(0, selected + distance), max(0, count - 1))
  }

  /// Scrolls as little as needed to show the rows of the selected entry, given where they are.
  mutating func show(_ rows: Range<Int>, height: Int) {
    if rows.upperBound > top + height { top = rows.upperBound - height }
    if rows.lowerBound < top { top = rows.lowerBound }
    top = max(0, top)
  }

  /// Scrolls without moving the selection.
  mutating func scroll(by distance: Int, rows: Int, height: Int) {
    top = min(max(0, top + distance), max(0, rows - height))
  }
}
