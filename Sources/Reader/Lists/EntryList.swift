import Screen

/// A list on the screen: which entry is selected, what is scrolled to, how high each entry is.
///
/// It knows nothing of what the entries are, so that every list moves, scrolls and is clicked alike.
package struct EntryList: Hashable, Sendable {
  /// The selected entry; 0 in an empty list.
  package private(set) var selected = 0
  /// The first row shown, counted from the first row of the list.
  package private(set) var top = 0
  /// Where each entry begins, in rows, and behind the last one the number of rows in all.
  private var starts = [0]

  /// An empty list.
  package init() {}

  /// How many entries there are.
  package var count: Int { starts.count - 1 }
  /// How many rows they take.
  package var rows: Int { starts[starts.count - 1] }

  /// Puts other entries in place of those there are; the selection stays where it is, as far as it
  /// can.
  package mutating func set(heights: some Sequence<Int>) {
    starts = [0]
    append(heights: heights)
    selected = min(selected, max(0, count - 1))
  }

  /// Adds entries at the end.
  package mutating func append(heights: some Sequence<Int>) {
    for height in heights { starts.append(rows + max(1, height)) }
  }

  /// How many rows below the top of the window the selected entry begins; negative above it.
  package var selectedRow: Int { starts[min(selected, count)] - top }

  /// Puts other entries in place, one of them selected, so many rows below the top of the window:
  /// what was read stays where it was on the screen.
  package mutating func set(
    heights: some Sequence<Int>, selected entry: Int, atRow row: Int, in rect: Rect
  ) {
    set(heights: heights)
    select(entry)
    top = max(0, starts[min(selected, count)] - row)
    settle(in: rect)
  }

  /// The row of the grid in which the last line of the selected entry is drawn.
  package func lastRow(ofSelectedIn rect: Rect) -> Int? {
    count > 0 ? rect.row + starts[selected + 1] - 1 - top : nil
  }

  /// How many rows an entry takes.
  package func height(of entry: Int) -> Int { starts[entry + 1] - starts[entry] }

  /// Selects an entry; one that is not there is passed over.
  package mutating func select(_ entry: Int) {
    if entry >= 0, entry < count { selected = entry }
  }

  /// Does what a moving command asks for.
  /// - Returns: false for every other command.
  package mutating func perform(_ command: Command, count times: Int?, in rect: Rect) -> Bool {
    let times = times ?? 1
    switch command {
    case .down: move(by: times)
    case .up: move(by: -times)
    case .halfPageDown: page(by: max(1, rect.rows / 2) * times)
    case .halfPageUp: page(by: -max(1, rect.rows / 2) * times)
    case .pageDown: page(by: max(1, rect.rows - 1) * times)
    case .pageUp: page(by: -max(1, rect.rows - 1) * times)
    case .first: selected = 0
    case .last: selected = max(0, count - 1)
    default: return false
    }
    settle(in: rect)
    return true
  }

  /// Moves the selection by entries, stopping at the ends.
  package mutating func move(by distance: Int) {
    selected = min(max(0, selected + distance), max(0, count - 1))
  }

  /// Moves selection and window by rows.
  private mutating func page(by rows: Int) {
    guard count > 0 else { return }
    let row = min(max(0, starts[selected] + rows), self.rows - 1)
    let found = entry(atRow: row)
    // Entries higher than the page must not hold it up.
    selected = found == selected ? min(max(0, selected + rows.signum()), count - 1) : found
    top = max(0, top + rows)
  }

  /// Scrolls without moving the selection out of sight more than needed.
  package mutating func scroll(by rows: Int, in rect: Rect) {
    top = min(max(0, top + rows), max(0, self.rows - rect.rows))
    guard count > 0 else { return }
    if starts[selected] < top { selected = min(count - 1, entry(atRow: top + rect.rows / 4)) }
    if starts[selected + 1] > top + rect.rows {
      selected = entry(atRow: max(0, top + rect.rows - 1 - rect.rows / 4))
    }
  }

  /// Selects the entry in a row of the screen.
  /// - Returns: true when it was selected already, nil when there is none.
  package mutating func click(row: Int, in rect: Rect) -> Bool? {
    let place = top + row - rect.row
    guard place >= 0, place < rows, rect.row <= row, row < rect.endRow else { return nil }
    let found = entry(atRow: place)
    defer { selected = found }
    return found == selected
  }

  /// Scrolls as little as is needed to show the selected entry.
  package mutating func settle(in rect: Rect) {
    guard count > 0 else {
      top = 0
      return
    }
    top = min(top, max(0, rows - rect.rows))
    if starts[selected + 1] > top + rect.rows { top = starts[selected + 1] - rect.rows }
    if starts[selected] < top { top = starts[selected] }
    top = max(0, top)
  }

  /// The rows on the screen: for each the entry, which of its rows it is, and the row of the grid.
  package func visible(in rect: Rect) -> [(entry: Int, line: Int, row: Int)] {
    guard count > 0, top < rows else { return [] }
    var entry = entry(atRow: top)
    var found: [(entry: Int, line: Int, row: Int)] = []
    for row in 0..<min(rect.rows, rows - top) {
      if top + row >= starts[entry + 1] { entry += 1 }
      found.append((entry, top + row - starts[entry], rect.row + row))
    }
    return found
  }

  private func entry(atRow row: Int) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= row { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
