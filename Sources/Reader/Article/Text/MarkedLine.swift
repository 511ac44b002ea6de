import Prose
import PullquoteModel
import Screen

/// The number of a link, shown behind its words: "[3]".
package struct LinkMark: Hashable, Sendable {
  /// The byte behind the words that lead somewhere.
  package let end: Int
  /// What is shown there.
  package let text: [UInt8]

  /// The marks of links, in the order of the text; numbers begin at 1.
  static func marks(of links: [Link]) -> [LinkMark] {
    links.enumerated().filter { !$1.range.isEmpty }
      .map { LinkMark(end: $1.range.end, text: Array("[\($0 + 1)]".utf8)) }
      .sorted { $0.end < $1.end }
  }
}

/// The glyphs of one row of text, with the numbers of links among them.
///
/// A glyph of a number has no bytes of its own: it begins and ends where the link's words end.
struct MarkedLine {
  private var scanner: GlyphScanner
  private var waiting: Glyph?
  private var isAtEnd = false
  private var marks: ArraySlice<LinkMark>
  private var mark: (scanner: GlyphScanner, place: Int)?
  /// True when the glyph given last belongs to the number of a link.
  private(set) var isMark = false

  /// - Parameter marks: those of the whole text.
  init(_ bytes: [UInt8], in range: TextRange, marks: [LinkMark], keepsBlanks: Bool) {
    scanner = GlyphScanner(bytes, in: range.start..<range.end, keepsBlanks: keepsBlanks)
    self.marks = MarkedLine.marks(marks, in: range)
  }

  /// Those that are shown in a stretch of text.
  static func marks(_ marks: [LinkMark], in range: TextRange) -> ArraySlice<LinkMark> {
    guard !marks.isEmpty else { return [] }
    let first = partitionPoint(marks.count) { marks[$0].end > range.start }
    let last = partitionPoint(marks.count) { marks[$0].end > range.end }
    return marks[first..<last]
  }

  /// The next glyph, nil at the end of the row.
  mutating func next() -> Glyph? {
    if var open = mark {
      if let glyph = open.scanner.next() {
        mark = open
        isMark = true
        return glyph.standing(at: open.place)
      }
      mark = nil
    }
    if waiting == nil, !isAtEnd {
      waiting = scanner.next()
      isAtEnd = waiting == nil
    }
    if let first = marks.first, waiting.map({ $0.start >= first.end }) ?? true {
      marks.removeFirst()
      mark = (GlyphScanner(first.text), first.end)
      return next()
    }
    isMark = false
    defer { waiting = nil }
    return waiting
  }
}

extension Glyph {
  fileprivate func standing(at place: Int) -> Glyph {
    var glyph = self
    glyph.start = place
    glyph.end = place
    return glyph
  }
}

/// A stretch of text with the numbers of its links written into it, and the way back.
struct SplicedText {
  /// With the numbers.
  private(set) var bytes: [UInt8] = []
  private let start: Int
  private var places: [(at: Int, count: Int)] = []

  init(_ source: [UInt8], in range: TextRange, marks: ArraySlice<LinkMark>) {
    start = range.start
    var from = range.start
    for mark in marks {
      bytes += source[from..<mark.end]
      from = mark.end
      places.append((bytes.count, mark.text.count))
      bytes += mark.text
    }
    bytes += source[from..<range.end]
  }

  /// The rows of the source, given those of the spliced text. A row of nothing but a number, which
  /// only a word without end can have, is left to the row before it.
  func rows(_ rows: [Range<Int>]) -> [Range<Int>] {
    rows.map { offset(of: $0.lowerBound)..<offset(of: $0.upperBound) }.filter { !$0.isEmpty }
  }

  private func offset(of place: Int) -> Int {
    var added = 0
    for (at, count) in places {
      guard at < place else { break }
      added += min(count, place - at)
    }
    return start + place - added
  }
}
