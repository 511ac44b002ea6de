import Archive
import Prose

/// The part of a list of articles that is here: so many neighbouring ones at most, however long the
/// list is.
struct HeadlineWindow: Sendable {
  /// How many articles are asked for at once.
  static let page = 200
  /// How many are kept; those furthest from where the reader is go first.
  static let most = 2_000

  /// In the order of the list.
  private(set) var rows: [Headline] = []
  /// The place in the list behind which they begin; nil for its beginning.
  private(set) var anchor: Cursor?
  /// True when nothing comes behind them.
  private(set) var isAtEnd = false

  /// Where the next page begins.
  var end: Cursor? { rows.last.map { Cursor(date: $0.date, row: $0.id.value) } }
  /// Behind what the page before them begins, in the reverse order.
  var start: Cursor? { rows.first.map { Cursor(date: $0.date, row: $0.id.value) } }

  /// Takes rows that follow `anchor` in place of all others.
  mutating func replace(_ rows: [Headline], after anchor: Cursor?, isAtEnd: Bool) {
    self.rows = rows
    self.anchor = anchor
    self.isAtEnd = isAtEnd
  }

  /// Takes the last rows of the list, asked for in the reverse order, in place of all others.
  mutating func replace(reversed page: ResultPage<Headline>) {
    rows = []
    anchor = nil
    prepend(reversed: page)
    isAtEnd = true
  }

  /// Takes the rows that follow.
  /// - Returns: how many went at the beginning to make room.
  mutating func append(_ page: ResultPage<Headline>) -> Int {
    rows += page.rows
    isAtEnd = page.next == nil
    let surplus = max(0, rows.count - Self.most)
    if surplus > 0 {
      let last = rows[surplus - 1]
      anchor = Cursor(date: last.date, row: last.id.value)
      rows.removeFirst(surplus)
    }
    return surplus
  }

  /// Takes the rows before, asked for in the reverse order.
  /// - Returns: how many came.
  @discardableResult
  mutating func prepend(reversed page: ResultPage<Headline>) -> Int {
    var before = Array(page.rows.reversed())
    // The first row of a list that goes on becomes the place behind which the others begin.
    if page.next != nil, before.count > 1 {
      let first = before.removeFirst()
      anchor = Cursor(date: first.date, row: first.id.value)
    } else {
      anchor = nil
    }
    rows = before + rows
    if rows.count > Self.most {
      rows.removeLast(rows.count - Self.most)
      isAtEnd = false
    }
    return before.count
  }

  /// Takes the window as the archive has it now, but keeps what has gone meanwhile and is to stay
  /// until the list is left.
  /// - Parameter staying: a row as it is to be shown on, nil for one that goes.
  mutating func refresh(
    _ page: ResultPage<Headline>, order: ListOrder, staying: (Headline) -> Headline?
  ) {
    let known = Set(page.rows.map(\.id))
    let last = page.next == nil ? nil : page.rows.last
    let kept = rows.filter { !known.contains($0.id) }.compactMap(staying).filter { row in
      last.map { row.comes(before: $0, in: order) } ?? true
    }
    var merged: [Headline] = []
    merged.reserveCapacity(page.rows.count + kept.count)
    var next = 0
    for row in page.rows {
      while next < kept.count, kept[next].comes(before: row, in: order) {
        merged.append(kept[next])
        next += 1
      }
      merged.append(row)
    }
    rows = merged + kept[next...]
    isAtEnd = page.next == nil
  }

  /// Changes rows in place.
  mutating func change(_ ids: Set<ArticleID>, _ change: (inout Headline) -> Void) {
    for place in rows.indices where ids.contains(rows[place].id) { change(&rows[place]) }
  }
}

extension Headline {
  /// True when it stands before another in a list.
  fileprivate func comes(before other: Headline, in order: ListOrder) -> Bool {
    let isOlder = (date, id) < (other.date, other.id)
    return order == .oldest ? isOlder : !isOlder
  }
}

extension ListOrder {
  /// The other way round.
  var reversed: ListOrder { self == .newest ? .oldest : .newest }
}
