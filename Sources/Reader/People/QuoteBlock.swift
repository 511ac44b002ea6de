import Archive
import Prose
import Screen

/// The words of a quote cut into rows.
struct QuoteBlock: Hashable, Sendable {
  /// The words as they are shown.
  let bytes: [UInt8]
  /// The bytes of each row.
  let rows: [Range<Int>]
  /// Bytes before the words: the verb that reports them.
  let lead: Int
  /// Bytes that another wording does not have.
  let differing: [TextRange]
  /// True when there is more than is shown.
  let isCut: Bool

  /// A quote that is longer is read in its article.
  private static let most = (rows: 8, bytes: 8_192)

  /// No words.
  init() {
    bytes = []
    rows = []
    lead = 0
    differing = []
    isCut = false
  }

  /// Wraps the words of a quote.
  /// - Parameters:
  ///   - other: another wording; what differs from it is marked.
  ///   - usesWords: whether that is done with brackets rather than by look.
  init(_ hit: QuoteHit, against other: QuoteHit? = nil, columns: Int, usesWords: Bool) {
    let verb = hit.lead
    let words = verb + hit.shownWords
    var text = Array(words.utf8)
    var lead = verb.utf8.count
    var marks: [TextRange] = []
    if let other {
      // Who denied it here may have doubted it there: the verb is compared as well.
      marks = differingWords(QuoteWords(words), QuoteWords(other.lead + other.shownWords)).first
    }
    if usesWords {
      for range in marks.reversed() {
        text.insert(UInt8(ascii: "]"), at: range.end)
        text.insert(UInt8(ascii: "["), at: range.start)
        if range.start < verb.utf8.count { lead += 2 }
      }
      marks = []
    }
    if hit.quote.kind == .direct {
      let mark = Array("“".utf8)
      marks = marks.map { TextRange($0.start + mark.count, $0.end + mark.count) }
      text = mark + text + Array("”".utf8)
    }
    bytes = text
    self.lead = lead
    differing = marks
    let shown = 0..<min(text.count, Self.most.bytes)
    let all = wrap(text, in: shown, columns: max(10, columns - QuoteBoard.margin - 1))
    rows = Array(all.prefix(Self.most.rows))
    isCut = all.count > rows.count
  }
}

extension QuoteHit {
  /// The words on one line, what lies between its pieces as an ellipsis.
  fileprivate var shownWords: String { shownLine(of: words.joined(separator: " … ")) }
}
