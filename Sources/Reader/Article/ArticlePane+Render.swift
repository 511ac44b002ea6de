import Prose
import PullquoteModel
import Screen

/// Where the parts of the article pane stand: sign, letter and bar in the margin, then the text.
struct ArticleFrame {
  /// The column of the selection sign; letter and bar follow.
  let margin: Int
  /// The first column of text.
  let text: Int
  /// Columns for text.
  let columns: Int

  private static let marginColumns = 6

  /// Places text of at most `width` columns in the middle of a pane.
  init(_ rect: Rect, width: Int) {
    columns = max(1, min(width, rect.columns - Self.marginColumns - 1))
    margin = rect.column + max(0, (rect.columns - Self.marginColumns - 1 - columns) / 2)
    text = margin + Self.marginColumns
  }
}

extension ArticlePane {
  /// Draws the visible text.
  func render(into grid: inout Grid, rect: Rect, frame: Frame, view: Viewport, width: Int) {
    let place = ArticleFrame(rect, width: width)
    let cursorLine = view.line(at: cursor)
    let current = cursorLine.flatMap { currentQuote(in: frame.index, line: $0) }
    for (offset, row) in view.visible(from: top).enumerated() {
      let gridRow = rect.row + offset
      switch row {
      case .blank: break
      case .label(let quote):
        let voice = frame.index.voice(ofQuote: quote)
        if !frame.usesWords {
          grid.write(
            frame.index.letter(ofQuote: quote), row: gridRow, column: place.margin + 1,
            style: frame.theme.voice(voice, .bold))
        }
        let chosen = frame.chosen.contains(quote) ? "chosen: " : ""
        let end = grid.write(
          frame.usesWords
            ? chosen + frame.index.label(ofQuote: quote) : frame.index.speakerText(of: quote),
          row: gridRow, column: place.text, style: frame.theme.voice(voice, .bold),
          limit: rect.endColumn)
        let lead = frame.isQuotesOnly ? frame.index.lead(ofQuote: quote) : ""
        if !lead.isEmpty {
          grid.write(
            (frame.usesWords ? " " : " · ") + lead, row: gridRow, column: end,
            style: frame.theme.text.with(frame.theme.cue), limit: rect.endColumn)
        }
      case .text(let line):
        let isCursor = line == cursorLine
        let pen = LinePen(frame: frame, view: view, line: line, place: place, current: current)
        pen.drawMargin(into: &grid, row: gridRow, isCursor: isCursor)
        pen.drawText(into: &grid, row: gridRow, limit: rect.endColumn)
        if isCursor, frame.focus == .article {
          grid.cursor = (gridRow, pen.column(of: cursor))
        }
      }
    }
  }

  /// The quote the cursor is in, else the first on its line.
  func currentQuote(in index: ArticleIndex, line: FlowLine) -> Int? {
    index.quote(in: TextRange(cursor, cursor))
      ?? index.quote(in: TextRange(min(cursor, line.range.end), line.range.end))
      ?? index.quote(in: line.range)
  }

  /// The byte shown at a place in the pane; nil below the text.
  func offset(row: Int, column: Int, rect: Rect, view: Viewport, width: Int) -> Int? {
    let rows = view.visible(from: top)
    let place = ArticleFrame(rect, width: width)
    guard rows.indices.contains(row - rect.row) else { return nil }
    guard case .text(let line) = rows[row - rect.row] else { return nil }
    let kind = view.flow.blocks[line.block].kind
    var scanner = MarkedLine(
      view.flow.bytes, in: line.range, marks: view.flow.marks, keepsBlanks: kind == .code)
    var reached = place.text + kind.indent
    var offset = line.range.start
    while reached <= column, let glyph = scanner.next() {
      offset = glyph.start
      reached += glyph.width
    }
    return offset
  }
}
