/// Some rows of a list and where the rest begins.
package struct ResultPage<Row: Sendable>: Sendable {
  /// In the order asked for.
  package var rows: [Row]
  /// Ask for what is behind it; nil when nothing is.
  package var next: Cursor?

  /// Makes a page.
  package init(rows: [Row], next: Cursor?) {
    self.rows = rows
    self.next = next
  }
}

extension ResultPage: Equatable where Row: Equatable {}

/// A place in a list that stays where it is when rows are added or go.
package struct Cursor: Hashable, Sendable {
  /// The date of the last row seen, in seconds since 1970.
  package var date: Int
  /// The row itself, for rows of one date.
  package var row: Int64

  /// Makes a place behind the row `row` of `date`.
  package init(date: Int, row: Int64) {
    self.date = date
    self.row = row
  }
}

/// The order of a list of articles.
package enum ListOrder: String, Hashable, Sendable, CaseIterable {
  /// The newest date first.
  case newest
  /// The oldest date first.
  case oldest
}
