import Prose

/// Finds the words that attribute a quotation: those behind it, before it or beside it.
struct Attributions {
  let passage: Passage
  let phrases: NounPhrases
  let verbs: ReportingVerbs
  let grammar: GrammarWords
  var trace: Trace?
  var layers = Layers.all

  private var tags: [PartOfSpeech] { phrases.tags }

  /// `"...," she said` / `"...," said May`
  func behind(_ token: Int, until limit: Int) -> Attributor? {
    var start = token
    while start < limit,
      tags[start] == .comma || tags[start] == .rb || tags[start] == .hyphen
        || tags[start] == .colon && passage.tokens[start].range.count > 1
    {
      start += 1
    }
    let end = min(limit, start + 45, nextOpening(from: start, limit))
    guard start < end else { return nil }
    for verb in verbs.verbs(in: TokenRange(start, end)) where !verb.isPassive {
      // "she said": the attribution begins right behind the mark.
      if let source = phrases.subject(before: verb.group.start, from: start),
        source.start <= start + 1
      {
        return Attributor(
          cue: verb.group, source: source, rule: tags[source.start] == .prp ? .pronoun : .cueAfter,
          isSpeech: true, confidence: 0.95)
      }
      // "said May"; "added, smiling" has no phrase behind it.
      if verb.verb <= start + 1, tags[verb.verb] != .vbg,
        let source = phrases.phrase(startingAt: verb.verb + 1, end)
      {
        return Attributor(
          cue: verb.group, source: source, rule: .cueAfter, isSpeech: true, confidence: 0.95)
      }
    }
    return nil
  }

  private func nextOpening(from start: Int, _ end: Int) -> Int {
    (start..<max(start, end)).first { passage.tokens[$0].kind == .openQuote } ?? end
  }

  /// The attribution that introduces what begins at `open`: `She said: "..."`, `Ann told reporters on
  /// Monday, "..."`, `In a statement: "..."`
  func before(_ open: Int, from floor: Int) -> Attributor? {
    guard open > floor else { return nil }
    let start = max(floor, lastClosing(before: open, floor))
    guard start < open else { return nil }
    let last = open - 1
    let range = TokenRange(start, open)
    let introduces = tags[last] == .colon || tags[last] == .comma || tags[last].isVerb
    guard introduces else { return nil }
    let found = verbs.verbs(in: range)
    for verb in found.reversed() where isIntroduction(from: verb.verb + 1, to: open) {
      if let source = speaker(of: verb, from: start) {
        return Attributor(
          cue: verb.group, source: source.0, rule: source.1, isSpeech: verb.isSpeech,
          confidence: 0.93)
      }
      return Attributor(cue: verb.group, source: nil, rule: .cueBefore, confidence: 0.6)
    }
    guard tags[last] == .colon, passage.tokens[last].range.count == 1 else { return nil }
    // "Doe was blunt:", "In his statement:": whoever the sentence is about.
    if let verb = range.indices.first(where: { tags[$0].isFinite }),
      let source = phrases.subject(before: verb, from: start)
    {
      return Attributor(
        cue: TokenRange(last, last + 1), source: source, rule: .colon, confidence: 0.8)
    }
    if last > start, let source = phrases.phrase(endingAt: last - 1, start) {
      return Attributor(
        cue: TokenRange(last, last + 1), source: source, rule: .colon, confidence: 0.85)
    }
    return nil
  }

  private func lastClosing(before open: Int, _ floor: Int) -> Int {
    ((floor..<open).last { passage.tokens[$0].kind == .closeQuote }).map { $0 + 1 } ?? floor
  }

  /// Between verb and mark stands only whom it was said to, when and where: no other clause.
  private func isIntroduction(from start: Int, to open: Int) -> Bool {
    guard open - start < 20 else { return false }
    return !(start..<open).contains { tags[$0].isFinite || passage.words[$0] == grammar.that }
  }

  /// The subject of the verb, or of the clause it hangs on: "Doe shrugged, saying: ...".
  func speaker(of verb: ReportingVerb, from start: Int) -> (TokenRange, AttributionRule)? {
    if tags[verb.verb] != .vbg || verb.group.count > 1 {
      if let source = phrases.subject(before: verb.group.start, from: start), !verb.isPassive {
        return (source, tags[source.start] == .prp ? .pronoun : .cueBefore)
      }
    }
    let main = (start..<max(start, verb.group.start)).last {
      tags[$0].isFinite && passage.quoteDepth[$0] == 0
    }
    guard let main, let source = phrases.subject(before: main, from: start) else { return nil }
    return (source, .participle)
  }

  /// `..., according to the police`
  func accordingTo(in bounds: TokenRange) -> Attributor? {
    for token in bounds.indices.dropLast()
    where passage.words[token] == grammar.according && passage.quoteDepth[token] == 0
      && passage.words[token + 1] == grammar.to
    {
      guard let source = phrases.phrase(startingAt: token + 2, bounds.end) else { return nil }
      return Attributor(
        cue: TokenRange(token, token + 2), source: source, rule: .accordingTo, confidence: 0.9)
    }
    return nil
  }

  /// `"words": Name`, `"words" - Name`: a caption or pull quote, the name ends the paragraph.
  func named(behind close: Int, _ bounds: TokenRange) -> Attributor? {
    guard layers.has(.captions), close + 2 < tags.count, close + 2 < bounds.end else { return nil }
    let isColon = passage.bytes[passage.tokens[close + 1].range.start] == UInt8(ascii: ":")
    guard isColon || isDash(close + 1),
      let source = phrases.phrase(startingAt: close + 2, bounds.end),
      source.end >= bounds.end - 1 || tags[source.end] == .comma || isCaption(close),
      passage.isCapitalised(source.start)
    else { return nil }
    return Attributor(
      cue: TokenRange(close + 1, close + 2), source: source, rule: isColon ? .colon : .dash,
      confidence: 0.85)
  }

  /// Captions and headlines go on behind the name: `Photo: "words" - Ann Doe with her scales.`
  private func isCaption(_ close: Int) -> Bool {
    let paragraph = passage.paragraph(of: close)
    return paragraph.kind == .caption || paragraph.isHeadline
  }

  /// -, --, –, —, ― or ~
  func isDash(_ token: Int) -> Bool {
    let range = passage.tokens[token].range
    switch passage.bytes[range.start] {
    case UInt8(ascii: "-"), UInt8(ascii: "~"): return true
    case 0xE2: return range.count == 3 && (0x90...0x95).contains(passage.bytes[range.start + 2])
    default: return false
    }
  }
}
