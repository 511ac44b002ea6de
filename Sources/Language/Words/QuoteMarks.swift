import Prose

/// A stretch between an opening quotation mark and its closing one.
package struct MarkedRegion: Hashable, Sendable {
  /// The opening mark's token.
  package var open: Int
  /// The closing mark's token; nil when the paragraph ends before one comes.
  package var close: Int?
  /// The token behind the last one inside.
  package var end: Int
  /// 0 for a quotation, 1 for one inside it, and so on.
  package var depth: Int
  /// The paragraph both marks stand in.
  package var paragraph: Int
  /// True for ‘…’ and '…'.
  package var isSingle: Bool

  /// The tokens between the marks.
  package var inside: TokenRange { TokenRange(min(open + 1, end), end) }
}

/// Pairs the quotation marks of a paragraph.
///
/// Double marks pair within a paragraph; one left open covers its remainder. Single marks count
/// only where an opening one finds a closing one, so apostrophes stay apostrophes. A repeated
/// opening mark changes nothing. One pass with a stack, linear in the tokens.
struct QuoteMarks {
  private enum Style { case straight, opening, closing, singleOpening, singleClosing, single }

  /// Nesting beyond this is noise, not speech.
  private static let deepest = 8

  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Marks the quote tokens among `tokens[range]` as opening or closing and appends the regions.
  func pair(
    _ tokens: inout [Token], _ range: Range<Int>, paragraph: Int, bounds: TextRange,
    into regions: inout [MarkedRegion]
  ) {
    let marks = range.filter { style(of: tokens[$0]) != nil }
    guard !marks.isEmpty else { return }
    let closers = closingSingles(tokens, marks, bounds)
    let stray = strayMark(tokens, marks)
    var stack: [Int] = []
    for (position, mark) in marks.enumerated() where mark != stray {
      guard let style = style(of: tokens[mark]) else { continue }
      let double = stack.lastIndex { !regions[$0].isSingle }
      switch style {
      case .opening, .straight:
        if let double {
          if style == .straight || closesGerman(tokens[mark], regions[double], tokens) {
            close(double, at: mark, &stack, &regions, &tokens)
          }
        } else if style == .opening || opens(tokens[mark], bounds) {
          open(mark, range, paragraph, single: false, &stack, &regions, &tokens)
        }
      case .closing:
        if let double { close(double, at: mark, &stack, &regions, &tokens) }
      case .single, .singleOpening, .singleClosing:
        if let top = stack.last, regions[top].isSingle, regions[top].close == mark {
          close(stack.count - 1, at: mark, &stack, &regions, &tokens, index: top)
        } else if style != .singleClosing, opensSingle(tokens[mark], bounds),
          let closer = closers[position], stack.count < Self.deepest
        {
          open(mark, range, paragraph, single: true, &stack, &regions, &tokens)
          if let top = stack.last { regions[top].close = closer }
        }
      }
    }
    // A single mark whose partner was swallowed by a closing double one was an apostrophe.
    for index in stack where regions[index].isSingle { regions[index].close = nil }
  }

  /// The straight mark that opens a paragraph quoted as a whole and never closes in it, when curly
  /// pairs stand inside: the pairs tell who speaks, and would be torn apart.
  private func strayMark(_ tokens: [Token], _ marks: [Int]) -> Int? {
    var straight: Int?
    var balance = 0
    var pairs = 0
    for mark in marks {
      switch style(of: tokens[mark]) {
      case .straight:
        guard straight == nil else { return nil }
        straight = mark
      case .opening: balance += 1
      case .closing:
        balance -= 1
        pairs += 1
      default: break
      }
      guard balance == 0 || balance == 1 else { return nil }
    }
    return straight == marks.first && balance == 0 && pairs > 0 ? straight : nil
  }

  // MARK: - The stack

  private func open(
    _ mark: Int, _ range: Range<Int>, _ paragraph: Int, single: Bool, _ stack: inout [Int],
    _ regions: inout [MarkedRegion], _ tokens: inout [Token]
  ) {
    guard stack.count < Self.deepest else { return }
    tokens[mark] = Token(range: tokens[mark].range, kind: .openQuote)
    regions.append(
      MarkedRegion(
        open: mark, close: nil, end: range.upperBound, depth: stack.count, paragraph: paragraph,
        isSingle: single))
    stack.append(regions.count - 1)
  }

  /// Closes the region at `position` of the stack and drops what was opened inside and never closed.
  private func close(
    _ position: Int, at mark: Int, _ stack: inout [Int], _ regions: inout [MarkedRegion],
    _ tokens: inout [Token], index: Int? = nil
  ) {
    let region = index ?? stack[position]
    guard let place = stack.lastIndex(of: region) else { return }
    for inner in stack[(place + 1)...] where regions[inner].isSingle {
      regions[inner].close = nil
      regions[inner].end = mark
    }
    stack.removeSubrange(place...)
    tokens[mark] = Token(range: tokens[mark].range, kind: .closeQuote)
    regions[region].close = mark
    regions[region].end = mark
  }

  // MARK: - What a mark looks like

  private func style(of token: Token) -> Style? {
    guard token.kind == .mark || token.kind == .openQuote || token.kind == .closeQuote else {
      return nil
    }
    let start = token.range.start
    switch (bytes[start], token.range.count) {
    case (0x22, 1), (0x27, 2): return .straight
    case (0x60, 2): return .opening
    case (0x27, 1): return .single
    case (0xC2, 2) where bytes[start + 1] == 0xAB: return .opening
    case (0xC2, 2) where bytes[start + 1] == 0xBB: return .closing
    case (0xE2, 3) where bytes[start + 1] == 0x80:
      switch bytes[start + 2] {
      case 0x98, 0x9A, 0x9B, 0xB9: return .singleOpening
      case 0x99: return .single
      case 0xBA: return .singleClosing
      case 0x9C, 0x9E, 0x9F: return .opening
      case 0x9D: return .closing
      default: return nil
      }
    default: return nil
    }
  }

  /// In „German“ style the mark that opens in English closes.
  private func closesGerman(
    _ token: Token, _ region: MarkedRegion, _ tokens: [Token]
  ) -> Bool {
    let opener = tokens[region.open].range.start
    return bytes[token.range.start] == 0xE2 && bytes[token.range.start + 2] == 0x9C
      && bytes[opener] == 0xE2 && bytes[opener + 2] == 0x9E
  }

  private func before(_ token: Token, _ bounds: TextRange) -> UInt8 {
    token.range.start > bounds.start ? bytes[token.range.start - 1] : 0x20
  }

  private func after(_ token: Token, _ bounds: TextRange) -> UInt8 {
    token.range.end < bounds.end ? bytes[token.range.end] : 0x20
  }

  /// A straight mark with none open opens, unless it stands behind a word and before none: then it
  /// closes a quotation whose beginning is elsewhere, or means inches.
  private func opens(_ token: Token, _ bounds: TextRange) -> Bool {
    before(token, bounds) <= 0x20
      || after(token, bounds) > 0x20
        && !isWordByte(before(token, bounds))
  }

  private func opensSingle(_ token: Token, _ bounds: TextRange) -> Bool {
    let (before, after) = (before(token, bounds), after(token, bounds))
    // Behind a blank, a bracket, a dash or another mark; before a letter or another mark.
    return !isWordByte(before) && before != UInt8(ascii: ".") && before != UInt8(ascii: ",")
      || token.range.start >= 3 && bytes[token.range.start - 3] == 0xE2
        && bytes[token.range.start - 2] == 0x80 && before != 0x99 && before != 0x9D
      ? after > 0x20 && (isWordByte(after) || after == UInt8(ascii: "$")) : false
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  /// For each mark, the single mark that would close a quotation opened there.
  private func closingSingles(
    _ tokens: [Token], _ marks: [Int], _ bounds: TextRange
  ) -> [Int?] {
    var next: Int?
    var second: Int?
    var result = [Int?](repeating: nil, count: marks.count)
    for position in marks.indices.reversed() {
      let token = tokens[marks[position]]
      // "the workers' rights" does not end a quotation that ends properly later.
      if let first = next, let later = second, isPossessive(tokens[first], bounds) {
        result[position] = later
      } else {
        result[position] = next
      }
      guard let style = style(of: token) else { continue }
      switch style {
      case .single, .singleClosing:
        let after = after(token, bounds)
        if before(token, bounds) > 0x20, !isWordByte(after) || isMarkByte(token, bounds) {
          second = next
          next = marks[position]
        }
      case .singleOpening: second = nil
      default: break
      }
    }
    return result
  }

  /// Another curly mark or dash right behind the token.
  private func isMarkByte(_ token: Token, _ bounds: TextRange) -> Bool {
    token.range.end + 2 < bounds.end && bytes[token.range.end] == 0xE2
      && bytes[token.range.end + 1] == 0x80
  }

  private func isPossessive(_ token: Token, _ bounds: TextRange) -> Bool {
    let start = token.range.start
    guard start > bounds.start, bytes[start - 1] | 0x20 == UInt8(ascii: "s"),
      token.range.end + 1 < bounds.end
    else { return false }
    return bytes[token.range.end] == 0x20 && bytes[token.range.end + 1] &- 0x61 < 26
  }
}
