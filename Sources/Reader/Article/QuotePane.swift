import Prose
import PullquoteModel
import Screen

/// The list of the article's quotes: who, how, and the first words.
package struct QuotePane: Sendable {
  /// The quotes listed, in the order of the text.
  package private(set) var quotes: [Int] = []
  /// Whose quotes are listed; nil lists all.
  package private(set) var speaker: EntityIndex?
  /// What is selected, as a position in `quotes`.
  package private(set) var list = ListCursor()
  private static let rowsEach = 2

  /// Makes an empty list.
  package init() {}

  /// Lists the quotes of an article, of one speaker when one is given.
  mutating func show(_ index: ArticleIndex, speaker: EntityIndex? = nil) {
    self.speaker = speaker
    if let speaker {
      quotes = index.voice(of: speaker).map { index.quotesByVoice[$0] } ?? []
    } else {
      quotes = Array(index.quotes.indices)
    }
    list = ListCursor()
  }

  /// The selected quote, nil in an empty list.
  package var selected: Int? {
    quotes.indices.contains(list.selected) ? quotes[list.selected] : nil
  }

  /// Selects a quote, or the last one before it when it is not listed.
  mutating func select(_ quote: Int) {
    let found = partitionPoint(quotes.count) { quotes[$0] > quote }
    list.selected = max(0, found - 1)
  }

  /// Moves the selection.
  mutating func move(by distance: Int) { list.move(by: distance, count: quotes.count) }

  /// Scrolls as the wheel does.
  mutating func scroll(by distance: Int, in rect: Rect) {
    list.scroll(by: distance, rows: quotes.count * Self.rowsEach, height: rect.rows)
  }

  /// Selects what was clicked on.
  /// - Returns: true when it was selected before: a second click.
  mutating func click(row: Int, in rect: Rect) -> Bool {
    let position = (list.top + row - rect.row) / Self.rowsEach
    guard quotes.indices.contains(position) else { return false }
    defer { list.selected = position }
    return list.selected == position
  }

  /// Brings the selection into view.
  mutating func settle(in rect: Rect) {
    let row = list.selected * Self.rowsEach
    list.show(row..<(row + Self.rowsEach), height: rect.rows)
  }

  /// Draws the list.
  func render(into grid: inout Grid, rect: Rect, frame: Frame) {
    if quotes.isEmpty {
      grid.write(
        frame.isAnnotating ? "looking for quotes…" : "no quotes found", row: rect.row,
        column: rect.column + 1, style: frame.theme.faint, limit: rect.endColumn)
    }
    for row in 0..<rect.rows {
      let position = (list.top + row) / Self.rowsEach
      guard quotes.indices.contains(position) else { return }
      if (list.top + row) % Self.rowsEach == 0 {
        renderSpeaker(of: position, into: &grid, row: rect.row + row, rect: rect, frame: frame)
      } else {
        renderWords(of: position, into: &grid, row: rect.row + row, rect: rect, frame: frame)
      }
      if position == list.selected, frame.focus == .quotes {
        let bar = Rect(row: rect.row + row, column: rect.column, columns: rect.columns, rows: 1)
        grid.restyle(bar) { frame.theme.selected($0) }
      }
    }
  }

  private func renderSpeaker(
    of position: Int, into grid: inout Grid, row: Int, rect: Rect, frame: Frame
  ) {
    let quote = quotes[position]
    let voice = frame.index.voice(ofQuote: quote)
    if position == list.selected {
      grid.write(Signs.selected, row: row, column: rect.column + 1, limit: rect.endColumn)
      if frame.focus == .quotes { grid.cursor = (row, rect.column + 5) }
    }
    if !frame.usesWords {
      let letter = frame.index.letter(ofQuote: quote)
      grid.write(
        letter, row: row, column: rect.column + 2, style: frame.theme.voice(voice, .bold),
        limit: rect.column + 5)
      if frame.chosen.contains(quote) {
        grid.write(Signs.chosen, row: row, column: rect.column, style: frame.theme.title)
      }
    }
    let kind = frame.index.quotes[quote].kind
    let chosen = frame.usesWords && frame.chosen.contains(quote) ? "chosen: " : ""
    let doubt = frame.usesWords && !frame.index.isSure(ofQuote: quote) ? "probably " : ""
    let name = chosen + doubt + frame.index.speakerText(of: quote)
    let end = rect.endColumn - 1 - kind.rawValue.count
    grid.write(
      kind.rawValue, row: row, column: end, style: frame.theme.faint, limit: rect.endColumn)
    grid.write(
      name, row: row, column: rect.column + 5, style: frame.theme.voice(voice, .bold),
      limit: end - 1)
  }

  private func renderWords(
    of position: Int, into grid: inout Grid, row: Int, rect: Rect, frame: Frame
  ) {
    let quote = frame.index.quotes[quotes[position]]
    let voice = frame.index.voice(ofQuote: quotes[position])
    let attributes = quote.kind == .direct ? frame.theme.direct : frame.theme.indirect
    if !frame.usesWords {
      grid.write(
        Signs.bar(quote.kind), row: row, column: rect.column + 3,
        style: frame.theme.voice(voice, []), limit: rect.endColumn)
    }
    let words = frame.index.text(of: quote.pieces[0], limit: 4 * max(1, rect.columns))
    let column = grid.write(
      frame.index.lead(ofQuote: quotes[position]), row: row, column: rect.column + 5,
      style: frame.theme.text.with(frame.theme.cue), limit: rect.endColumn - 1)
    grid.write(
      words, row: row, column: column, style: frame.theme.voice(voice, attributes),
      limit: rect.endColumn - 1)
  }
}
