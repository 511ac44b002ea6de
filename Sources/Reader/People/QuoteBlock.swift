import Archive
import Prose
import Screen

/// The words of a quote cut into rows.
struct QuoteBlock: Hashable, Sendable {
  /// The words as they are shown.
  let bytes: [UInt8]
  /// The bytes of each row.
  let rows: [Range<Int>]
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
    differing = []
    isCut = false
  }

  /// Wraps the words of a quote.
  /// - Parameter other: another wording; what differs from it is marked.
  init(_ hit: QuoteHit, against other: QuoteHit? = nil, columns: Int) {
    let words = shownLine(of: hit.words.joined(separator: " … "))
    let mark = hit.quote.kind == .direct
    bytes = Array((mark ? "“\(words)”" : words).utf8.prefix(Self.most.bytes))
    let lead = mark ? "“".utf8.count : 0
    if let other {
      let others = shownLine(of: other.words.joined(separator: " … "))
      let count = bytes.count
      differing = differingWords(QuoteWords(words), QuoteWords(others)).first.compactMap { range in
        range.end + lead <= count ? TextRange(range.start + lead, range.end + lead) : nil
      }
    } else {
      differing = []
    }
    let all = wrap(bytes, in: 0..<bytes.count, columns: max(10, columns - QuoteBoard.margin - 1))
    rows = Array(all.prefix(Self.most.rows))
    isCut = all.count > rows.count
  }
}
