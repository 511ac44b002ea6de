import Prose
import PullquoteModel

extension TextFlow {
  /// The whole article for those who hear it: each quote begins a row of its own, below a row that
  /// says whose it is, and what follows it begins another.
  package init(spokenArticle index: ArticleIndex) {
    var pen = SpokenBlocks(index)
    for paragraph in index.article.draft.paragraphs { pen.add(paragraph) }
    self.init(index, blocks: pen.blocks)
  }
}

/// Cuts paragraphs where quotes begin and end.
private struct SpokenBlocks {
  private(set) var blocks: [FlowBlock] = []
  private let index: ArticleIndex
  /// The quote whose words came last.
  private var last: Int?

  init(_ index: ArticleIndex) { self.index = index }

  mutating func add(_ paragraph: Paragraph) {
    var place = paragraph.range.start
    var run = index.firstRun(endingAfter: place)
    while run < index.runs.count, index.runs[run].range.start < paragraph.range.end {
      let words = index.runs[run]
      run += 1
      guard words.role == .words else { continue }
      var end = min(words.range.end, paragraph.range.end)
      // The parts in and out of marks are one quote.
      while run < index.runs.count, index.runs[run].range.start == end,
        index.runs[run].quote == words.quote, index.runs[run].role == .words
      {
        end = min(index.runs[run].range.end, paragraph.range.end)
        run += 1
      }
      while end < paragraph.range.end, isStop(index.bytes[end]) { end += 1 }
      let start = max(place, words.range.start)
      guard start < end else { continue }
      add(TextRange(place, start), of: paragraph)
      add(TextRange(start, end), of: paragraph, quote: words.quote)
      place = end
    }
    add(TextRange(place, paragraph.range.end), of: paragraph)
  }

  private mutating func add(_ range: TextRange, of paragraph: Paragraph, quote: Int? = nil) {
    var range = range
    while !range.isEmpty, isBlank(index.bytes[range.start]) {
      range = TextRange(range.start + 1, range.end)
    }
    guard !range.isEmpty else { return }
    let isJoined = range.start > paragraph.range.start
    let opens = quote == nil ? !isJoined : quote != last
    TextFlow.cut(range, in: index.bytes) { piece, isFirst in
      blocks.append(
        FlowBlock(
          range: piece, kind: paragraph.kind, isOpening: opens && isFirst, quote: quote,
          isJoined: isJoined))
    }
    if let quote { last = quote }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// A full stop, a comma and the like, which would look odd at the beginning of a row.
  private func isStop(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x22: true
    default: false
    }
  }
}
