import Prose
import PullquoteModel
import Screen

/// The text: where it is scrolled to and where the cursor is, both as bytes of the text, so that
/// neither a new width nor new highlights move what is being read.
package struct ArticlePane: Hashable, Sendable {
  /// A byte of the line shown first.
  package private(set) var top = 0
  /// A byte of the line the cursor is on; after a jump, of the word jumped to.
  package private(set) var cursor = 0

  /// Rows kept between the cursor and the edge, where there is text.
  private static let margin = 2

  /// Makes a pane at the beginning of its text.
  package init() {}

  /// Moves the cursor by lines, and the text with it when it reaches the edge.
  mutating func move(by distance: Int, in view: Viewport) {
    cursor = view.offset(cursor, movedBy: distance)
    top = view.top(top, showing: cursor, margin: Self.margin)
  }

  /// Moves text and cursor by lines together, so that the cursor keeps its row.
  mutating func page(by distance: Int, in view: Viewport) {
    let before = cursor
    cursor = view.offset(cursor, movedBy: distance)
    if cursor != before || distance < 0 {
      top = min(view.offset(top, movedBy: distance), view.lastTop())
    }
    top = view.top(top, showing: cursor, margin: Self.margin)
  }

  /// Turns the wheel: moves the text, and the cursor only when it would leave the screen.
  mutating func scroll(by distance: Int, in view: Viewport) {
    top = min(view.offset(top, movedBy: distance), view.lastTop())
    let lines = view.visible(from: top).compactMap { row in
      if case .text(let line) = row { line.range } else { nil }
    }
    guard let first = lines.first, let last = lines.last else { return }
    if cursor < first.start { cursor = first.start }
    if cursor > last.end { cursor = last.start }
  }

  /// Puts the cursor on a place. Unless its line is well on the screen, with room below for what
  /// follows, the text moves until the line stands in the upper third.
  mutating func jump(to place: Int, in view: Viewport) {
    cursor = place
    let target = view.line(at: place)
    let shown = view.visible(from: top)
    let isWellShown = shown.prefix(view.rows * 2 / 3).contains { row in
      if case .text(let line) = row { line == target } else { false }
    }
    guard !isWellShown else { return }
    top = max(
      min(view.top(placing: place, onRow: view.rows / 3), view.lastTop()),
      view.flow.blocks.first?.range.start ?? 0)
  }

  /// Puts the cursor on a place that is on the screen.
  mutating func point(at place: Int) { cursor = place }

  /// To the first line.
  mutating func goToFirst(in view: Viewport) {
    cursor = view.flow.blocks.first?.range.start ?? 0
    top = cursor
  }

  /// To the last line.
  mutating func goToLast(in view: Viewport) {
    cursor = view.line(at: view.flow.blocks.last?.range.end ?? 0)?.range.start ?? 0
    top = view.lastTop()
  }

  /// Brings the cursor back into view after the screen has changed, and not more.
  mutating func settle(in view: Viewport) {
    top = view.top(top, showing: cursor, margin: 0)
  }
}
