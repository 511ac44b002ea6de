import Prose
import PullquoteModel
import Screen

/// A stretch of text that is wrapped by itself: a paragraph, or a part of a very long one.
package struct FlowBlock: Hashable, Sendable {
  /// Bytes of the article's text.
  package let range: TextRange
  /// How it is shown.
  package let kind: Paragraph.Kind
  /// False for the later parts of a long paragraph and the later pieces of a quote.
  package let isOpening: Bool
  /// In the list of quotes, and where words stand for signs: whose words these are.
  package let quote: Int?
  /// True when it follows the block before without a free row.
  package var isJoined = false
}

/// The text of an article as blocks in the order of reading.
///
/// Nothing is wrapped ahead of time: each screen wraps the few blocks it shows, so that the size of
/// the article never matters, and a resize costs no more than a key.
package struct TextFlow: Sendable {
  /// The text that all ranges point into.
  package let bytes: [UInt8]
  /// Sorted and disjoint.
  package let blocks: [FlowBlock]
  /// The numbers shown behind links, in the order of the text.
  package let marks: [LinkMark]

  /// A paragraph longer than this (a whole file on one line) is cut at a blank into several blocks.
  static let longestBlock = 4096

  /// The whole article.
  package init(article index: ArticleIndex) {
    bytes = index.bytes
    marks = LinkMark.marks(of: index.article.draft.links)
    var blocks: [FlowBlock] = []
    for paragraph in index.article.draft.paragraphs {
      TextFlow.cut(paragraph.range, in: bytes) { range, isFirst in
        blocks.append(
          FlowBlock(range: range, kind: paragraph.kind, isOpening: isFirst, quote: nil))
      }
    }
    self.blocks = blocks
  }

  /// The words of its quotes only, each under the name of its speaker.
  package init(quotesOf index: ArticleIndex) {
    bytes = index.bytes
    marks = LinkMark.marks(of: index.article.draft.links)
    var blocks: [FlowBlock] = []
    var last: Int?
    for run in index.runs where run.role == .words {
      // The parts of a mixed quote in and out of marks are one piece.
      if let open = blocks.last, open.quote == run.quote, open.range.end == run.range.start,
        open.range.count + run.range.count <= TextFlow.longestBlock
      {
        blocks[blocks.count - 1] = FlowBlock(
          range: open.range.union(run.range), kind: .body, isOpening: open.isOpening,
          quote: run.quote)
        continue
      }
      let isFirst = run.quote != last
      TextFlow.cut(run.range, in: bytes) { range, opens in
        blocks.append(
          FlowBlock(range: range, kind: .body, isOpening: isFirst && opens, quote: run.quote))
      }
      last = run.quote
    }
    self.blocks = blocks
  }

  /// The article in blocks that were cut elsewhere.
  init(_ index: ArticleIndex, blocks: [FlowBlock]) {
    bytes = index.bytes
    marks = LinkMark.marks(of: index.article.draft.links)
    self.blocks = blocks
  }

  /// The block that `offset` is in, or else the last one before it; 0 before the first.
  package func block(at offset: Int) -> Int {
    max(0, partitionPoint(blocks.count) { blocks[$0].range.start > offset } - 1)
  }

  /// The rows of a block when the pane is `columns` wide.
  package func rows(of block: Int, columns: Int) -> [Range<Int>] {
    let range = blocks[block].range.start..<blocks[block].range.end
    let width = max(1, columns - blocks[block].kind.indent)
    let isCode = blocks[block].kind == .code
    let links = MarkedLine.marks(marks, in: blocks[block].range)
    let rows: [Range<Int>]
    if links.isEmpty {
      rows =
        isCode
        ? wrapLines(bytes, in: range, columns: width) : wrap(bytes, in: range, columns: width)
    } else {
      let text = SplicedText(bytes, in: blocks[block].range, marks: links)
      let all = 0..<text.bytes.count
      rows = text.rows(
        isCode
          ? wrapLines(text.bytes, in: all, columns: width)
          : wrap(text.bytes, in: all, columns: width))
    }
    return rows.isEmpty ? [range] : rows
  }

  /// How many rows stand free above a block that is not the first on the screen.
  package func spacing(above block: Int) -> Int {
    guard block > 0, blocks[block].isOpening, !blocks[block].isJoined else { return 0 }
    switch (blocks[block - 1].kind, blocks[block].kind) {
    case (.item, .item), (.title, .byline): return 0
    default: return 1
    }
  }

  static func cut(
    _ range: TextRange, in bytes: [UInt8], into add: (TextRange, Bool) -> Void
  ) {
    var start = range.start
    while range.end - start > longestBlock {
      var end = start + longestBlock
      let earliest = start + longestBlock / 2
      while end > earliest, bytes[end] != 0x20, bytes[end] != 0x0A { end -= 1 }
      if end == earliest {
        end = start + longestBlock
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
      }
      add(TextRange(start, end), start == range.start)
      start = end
    }
    if start < range.end { add(TextRange(start, range.end), start == range.start) }
  }
}

extension Paragraph.Kind {
  /// Columns left free before each row.
  var indent: Int {
    switch self {
    case .quotation, .code: 2
    case .item(let depth): 2 * max(1, min(depth, 6))
    default: 0
    }
  }
}
