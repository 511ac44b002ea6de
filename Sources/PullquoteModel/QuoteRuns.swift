import Prose

/// A stretch of text that belongs to one quote.
package struct QuoteRun: Hashable, Sendable {
  /// What the words are to the quote.
  package enum Role: Hashable, Sendable {
    /// The words quoted, their quotation marks included.
    case words
    /// The words that report it: "said".
    case cue
    /// The words that name who spoke.
    case source
  }

  /// Where.
  package var range: TextRange
  /// The position in `Annotation.quotes`.
  package var quote: Int
  /// What the words are to it.
  package var role: Role
  /// True for words that stand in quotation marks: all of a direct quote, some of a mixed one.
  package var isInMarks = false
}

/// The words, cues and sources of all quotes as disjoint runs in the order of the text. Where they
/// overlap, the innermost (which begins last) wins: a quotation inside another keeps its own look.
///
/// A sweep over the sorted pieces with a stack: n log n for the sort, linear after it, however deep
/// the nesting.
func quoteRuns(of annotation: Annotation, in bytes: [UInt8]) -> [QuoteRun] {
  var open: [QuoteRun] = []
  var runs: [QuoteRun] = []
  var position = 0

  func emit(until end: Int) {
    guard let top = open.last, position < end else { return }
    if let last = runs.last, last.quote == top.quote, last.role == top.role,
      last.isInMarks == top.isInMarks, last.range.end == position
    {
      runs[runs.count - 1].range = TextRange(last.range.start, end)
    } else {
      var run = top
      run.range = TextRange(position, end)
      runs.append(run)
    }
    position = end
  }

  func close(until start: Int) {
    while let top = open.last, top.range.end <= start {
      emit(until: top.range.end)
      open.removeLast()
    }
  }

  for piece in sortedPieces(of: annotation, in: bytes) {
    close(until: piece.range.start)
    emit(until: piece.range.start)
    position = max(position, piece.range.start)
    open.append(piece)
  }
  close(until: bytes.count)
  return runs
}

private func sortedPieces(of annotation: Annotation, in bytes: [UInt8]) -> [QuoteRun] {
  var pieces: [QuoteRun] = []
  pieces.reserveCapacity(annotation.quotes.count * 3)
  for (index, quote) in annotation.quotes.enumerated() {
    for piece in quote.pieces {
      // Around the writer's own words a mark is an apostrophe or somebody else's.
      let range = quote.kind == .indirect ? piece : withMarks(piece, in: bytes)
      pieces.append(
        QuoteRun(range: range, quote: index, role: .words, isInMarks: quote.kind == .direct))
      if quote.kind == .mixed {
        pieces += markedParts(of: range, in: annotation.tokens).map {
          QuoteRun(range: $0, quote: index, role: .words, isInMarks: true)
        }
      }
    }
    if let cue = quote.cue { pieces.append(QuoteRun(range: cue, quote: index, role: .cue)) }
    if let source = quote.attribution?.source {
      pieces.append(QuoteRun(range: source, quote: index, role: .source))
    }
  }
  // An enclosing piece comes before what it encloses.
  pieces.sort {
    ($0.range.start, -$0.range.end, $0.quote) < ($1.range.start, -$1.range.end, $1.quote)
  }
  return pieces
}

/// The parts of a mixed piece that stand in quotation marks, the marks included.
private func markedParts(of piece: TextRange, in tokens: [Token]) -> [TextRange] {
  var parts: [TextRange] = []
  var open: Int?
  var index = partitionPoint(tokens.count) { tokens[$0].range.end > piece.start }
  while index < tokens.count, tokens[index].range.start < piece.end {
    let token = tokens[index]
    index += 1
    if token.kind == .openQuote, open == nil { open = max(piece.start, token.range.start) }
    if token.kind == .closeQuote, let start = open {
      parts.append(TextRange(start, min(piece.end, token.range.end)))
      open = nil
    }
  }
  return parts
}

/// A piece with the quotation mark before and behind it, which belong to its look but not to it.
private func withMarks(_ piece: TextRange, in bytes: [UInt8]) -> TextRange {
  var start = piece.start
  var end = piece.end
  for mark in quotationMarks {
    if piece.start >= mark.count,
      bytes[(piece.start - mark.count)..<piece.start].elementsEqual(mark)
    {
      start = piece.start - mark.count
      break
    }
  }
  for mark in quotationMarks where piece.end + mark.count <= bytes.count {
    if bytes[piece.end..<(piece.end + mark.count)].elementsEqual(mark) {
      end = piece.end + mark.count
      break
    }
  }
  return TextRange(start, end)
}

private let quotationMarks: [[UInt8]] = [
  "''", "``", "\"", "'", "“", "”", "„", "‘", "’", "«", "»", "‹", "›",
].map { Array($0.utf8) }
