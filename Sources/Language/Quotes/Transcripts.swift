import Prose

/// Finds what is said in transcripts: paragraphs that begin with a name and a colon.
///
/// `DOE: We won.` and `Ann Doe: We won.` need no quotation marks. One such paragraph alone may be
/// anything ("Update: ..."), so a text counts as a transcript when several begin so, or when the
/// label is in capitals and a name. Paragraphs without a label go on with the speaker before.
/// Remarks in brackets and capitals, (CROSSTALK), are nobody's words.
struct Transcripts {
  let passage: Passage
  let phrases: NounPhrases
  /// For each token, true inside a name.
  let inName: [Bool]

  private struct Label {
    var paragraph: Int
    /// Nil for Q and A, which name nobody.
    var name: TokenRange?
    var colon: Int
  }

  /// Court records and interviews: `Q. Whose was it?`
  private static let questionAndAnswer = WordSet(["q.", "a."])

  /// The turns, sorted.
  func find() -> [ReportedQuote] {
    let bounds = paragraphBounds()
    let labels = bounds.compactMap { label($0.paragraph, $0.tokens) }
    guard isTranscript(labels) else { return [] }
    let goesOn = labels.count >= 4 && labels.count * 5 >= bounds.count * 2
    var quotes: [ReportedQuote] = []
    var next = 0
    for (paragraph, tokens) in bounds {
      if next < labels.count, labels[next].paragraph == paragraph {
        let label = labels[next]
        next += 1
        let pieces = spoken(TokenRange(label.colon + 1, tokens.end))
        guard !pieces.isEmpty else { continue }
        quotes.append(
          ReportedQuote(
            pieces: pieces, cue: TokenRange(label.colon, label.colon + 1), source: label.name,
            rule: .colon, confidence: 0.95, isVerbatim: true, origin: .turns))
      } else if goesOn, !quotes.isEmpty, !passage.paragraphs[paragraph].isHeadline,
        next < labels.count
      {
        quotes[quotes.count - 1].pieces += spoken(tokens)
      }
    }
    return quotes
  }

  private func paragraphBounds() -> [(paragraph: Int, tokens: TokenRange)] {
    var bounds: [(paragraph: Int, tokens: TokenRange)] = []
    for (index, sentence) in passage.sentences.enumerated() {
      let paragraph = passage.paragraphOfSentence[index]
      if let last = bounds.last, last.paragraph == paragraph {
        bounds[bounds.count - 1].tokens = TokenRange(last.tokens.start, sentence.tokens.end)
      } else {
        bounds.append((paragraph, sentence.tokens))
      }
    }
    return bounds
  }

  private func label(_ paragraph: Int, _ tokens: TokenRange) -> Label? {
    // A short turn may look like a heading, but the headline's colon is a matter of its own.
    guard passage.paragraphs[paragraph].kind != .title else { return nil }
    // A transcript quoted as a whole opens each turn with a mark.
    let opens = passage.tokens[tokens.start].kind == .openQuote && tokens.count > 2
    let tokens = opens ? TokenRange(tokens.start + 1, tokens.end) : tokens
    if tokens.count > 2, Self.questionAndAnswer.contains(passage.words[tokens.start]) {
      return Label(
        paragraph: paragraph, name: nil, colon: tokens.start)
    }
    let limit = min(tokens.end - 1, tokens.start + 9)
    guard
      let colon = (tokens.start..<max(tokens.start, limit)).first(where: {
        passage.bytes[passage.tokens[$0].range.start] == UInt8(ascii: ":")
      }), colon > tokens.start, passage.tokens[colon + 1].kind != .openQuote
    else { return nil }
    let name = TokenRange(tokens.start, colon)
    // A label is a name with its title, no sentence: no verb, no small words but particles.
    let allowed = name.indices.allSatisfy {
      passage.isCapitalised($0) || passage.tags[$0].isPunctuation
        || passage.tokens[$0].range.count <= 3
    }
    guard allowed, passage.isCapitalised(name.start) else { return nil }
    return Label(paragraph: paragraph, name: name, colon: colon)
  }

  private func isTranscript(_ labels: [Label]) -> Bool {
    let named = labels.count { label in
      guard let name = label.name else { return true }
      return isCapitals(name) || name.indices.contains { inName[$0] }
    }
    return named >= 3
      || named >= 1
        && labels.contains { label in
          label.name.map { isCapitals($0) && inName[$0.start] } ?? false
        }
  }

  private func isCapitals(_ name: TokenRange) -> Bool {
    name.indices.allSatisfy { token in
      let range = passage.tokens[token].range
      return passage.tokens[token].kind != .word
        || range.count > 1
          && !passage.bytes[range.start..<range.end].contains { $0 &- 0x61 < 26 }
    }
  }

  /// The tokens without (CROSSTALK) and its kind.
  private func spoken(_ tokens: TokenRange) -> [TokenRange] {
    var pieces: [TokenRange] = []
    var start = tokens.start
    var index = tokens.start
    while index < tokens.end {
      if passage.tags[index] == .leftBracket,
        let close = (index..<min(tokens.end, index + 12)).first(where: {
          passage.tags[$0] == .rightBracket
        }), index + 1 < close,
        isCapitals(TokenRange(index + 1, close))
          || isLowerRemark(TokenRange(index + 1, close))
      {
        if index > start { pieces.append(TokenRange(start, index)) }
        start = close + 1
        index = close
      }
      index += 1
    }
    if start < tokens.end { pieces.append(TokenRange(start, tokens.end)) }
    return pieces
  }

  static let remarks = WordSet(
    ["applause", "laughter", "crosstalk", "inaudible", "laughs", "cheers", "cheering", "booing"])

  private func isLowerRemark(_ inside: TokenRange) -> Bool {
    inside.count <= 4 && inside.indices.contains { Self.remarks.contains(passage.words[$0]) }
  }
}
