import Prose

/// Finds dialogue whose turns begin with a dash instead of a quotation mark:
///
///     — Two hundred, said the fishmonger.
///     — I am going to ring it, she said. — Every morning.
///
/// One such paragraph alone may be a list item; two make a dialogue.
struct DashDialogue {
  let passage: Passage
  let attributions: Attributions

  /// The turns, sorted.
  func find() -> [ReportedQuote] {
    let turns = paragraphs().filter { $0.count >= 3 && attributions.isDash($0.start) }
    guard turns.count >= 2 else { return [] }
    let found = turns.compactMap(turn)
    // A list with dashes attributes nothing to anybody.
    return found.contains { $0.source != nil } ? found : []
  }

  private func paragraphs() -> [TokenRange] {
    var ranges: [TokenRange] = []
    var last = -1
    for (index, sentence) in passage.sentences.enumerated() {
      let paragraph = passage.paragraphOfSentence[index]
      if paragraph == last, let before = ranges.popLast() {
        ranges.append(TokenRange(before.start, sentence.tokens.end))
      } else {
        ranges.append(sentence.tokens)
      }
      last = paragraph
    }
    return ranges
  }

  private func turn(_ paragraph: TokenRange) -> ReportedQuote? {
    let start = paragraph.start + 1
    for token in (start + 1)..<max(start + 1, paragraph.end - 2) where mayEndContent(token) {
      let end = passage.sentence(of: token + 1).tokens.end
      guard let found = attributions.behind(token + 1, until: min(end, paragraph.end)),
        let cue = found.cue, let source = found.source, min(cue.start, source.start) <= token + 2
      else { continue }
      var pieces = [TokenRange(start, token)]
      let behind = max(cue.end, source.end)
      if let dash = (behind..<paragraph.end).first(where: attributions.isDash),
        dash + 1 < paragraph.end
      {
        pieces.append(TokenRange(dash + 1, paragraph.end))
      }
      return ReportedQuote(
        pieces: pieces, cue: cue, source: source, rule: found.rule, confidence: 0.85,
        isVerbatim: true, origin: .turns)
    }
    return ReportedQuote(
      pieces: [TokenRange(start, paragraph.end)], rule: .dash, confidence: 0.5, isVerbatim: true,
      origin: .turns)
  }

  /// A comma, question or exclamation mark: what stands before "said Ann".
  private func mayEndContent(_ token: Int) -> Bool {
    [UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!")].contains(
      passage.bytes[passage.tokens[token].range.start])
  }
}
