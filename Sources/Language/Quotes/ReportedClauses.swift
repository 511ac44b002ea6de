import Prose

/// Finds reported speech outside quotation marks by rules on word classes: "She said that ...",
/// "..., the agency said", "according to ...". Some of its words may be in marks.
///
/// Works sentence by sentence, from the outermost report inwards; what is inside a report belongs to
/// it and is not looked at again.
struct ReportedClauses {
  let passage: Passage
  let phrases: NounPhrases
  let verbs: ReportingVerbs
  let grammar: GrammarWords
  let attributions: Attributions

  private var tags: [PartOfSpeech] { phrases.tags }

  /// All reports, sorted. `taken` tells the tokens that are quoted or attribute a quote already.
  func find(taken: [Bool]) -> [ReportedQuote] {
    var found: [ReportedQuote] = []
    for (index, sentence) in passage.sentences.enumerated() {
      guard !passage.paragraphs[passage.paragraphOfSentence[index]].isHeadline else { continue }
      found += reports(in: sentence.tokens, taken)
    }
    return found
  }

  private func reports(in sentence: TokenRange, _ taken: [Bool]) -> [ReportedQuote] {
    if let quote = accordingTo(sentence, taken) { return [quote] }
    let candidates = verbs.verbs(in: sentence).filter { !taken[$0.verb] && !$0.isPassive }
    guard !candidates.isEmpty else { return [] }
    if let quote = candidates.lazy.compactMap({ trailing($0, sentence, taken) }).first {
      return [quote]
    }
    var quotes: [ReportedQuote] = []
    var end = sentence.start
    for verb in candidates where verb.verb >= end {
      guard let quote = leading(verb, sentence, taken) else { continue }
      quotes.append(quote)
      end = quote.extent.end
    }
    return quotes
  }

  // MARK: - "..., she said."

  private func trailing(
    _ verb: ReportingVerb, _ sentence: TokenRange, _ taken: [Bool]
  ) -> ReportedQuote? {
    guard verb.isSpeech, verb.strength >= 45, tags[verb.verb] != .vbg else { return nil }
    var source: TokenRange?
    var first = verb.group.start
    if let subject = phrases.subject(before: verb.group.start, from: sentence.start),
      subject.start > sentence.start, tags[subject.start - 1] == .comma
    {
      source = subject
      first = subject.start
    } else if verb.group.start > sentence.start, tags[verb.group.start - 1] == .comma {
      source = phrases.phrase(startingAt: verb.verb + 1, sentence.end)
    }
    guard let source, first - 1 > sentence.start + 1, !taken[first - 2] else { return nil }
    // Behind the attribution comes the sentence's end, a comma, or when and where it was said.
    let behind = max(verb.verb + 1, source.end)
    guard endsAttribution(behind, sentence) else { return nil }
    let body = TokenRange(sentence.start, first - 1)
    guard body.indices.contains(where: { tags[$0].isFinite }), startsWithOwnClause(body) else {
      return nil
    }
    var pieces = [body]
    if let more = continuation(behind, sentence) { pieces.append(more) }
    return ReportedQuote(
      pieces: pieces, cue: verb.group, source: source,
      rule: tags[source.start] == .prp ? .pronoun : .cueAfter, isSpeech: verb.isSpeech,
      confidence: 0.9, origin: .clauses)
  }

  /// No attribution follows a clause that cannot stand alone: "When he left, she said no."
  private func startsWithOwnClause(_ body: TokenRange) -> Bool {
    if grammar.subordinating.contains(passage.words[body.start]),
      passage.words[body.start] != WordHash("but")
    {
      // "When X, Y" before the comma: a whole sentence; "When X" alone: only a condition.
      return body.indices.contains { tags[$0] == .comma }
    }
    return true
  }

  private func endsAttribution(_ token: Int, _ sentence: TokenRange) -> Bool {
    guard token < sentence.end else { return true }
    let word = passage.words[token]
    return tags[token].isPunctuation || tags[token] == .in && word != grammar.that
      || grammar.time.contains(word) || tags[token] == .rb && endsAttribution(token + 1, sentence)
  }

  /// `The deal, she said, is dead.`: the part behind the attribution.
  private func continuation(_ token: Int, _ sentence: TokenRange) -> TokenRange? {
    var start = token
    while start < sentence.end, tags[start] != .comma { start += 1 }
    guard start + 2 < sentence.end else { return nil }
    let end = contentEnd(from: start + 1, sentence)
    guard end > start + 3, (start + 1..<min(end, start + 4)).contains(where: { tags[$0].isFinite })
    else { return nil }
    return TokenRange(start + 1, end)
  }

  // MARK: - "She said that ..."

  private func leading(
    _ verb: ReportingVerb, _ sentence: TokenRange, _ taken: [Bool]
  ) -> ReportedQuote? {
    guard let start = contentStart(verb, sentence) else { return nil }
    guard !taken[start] || passage.words[start] == grammar.that else { return nil }
    var end = contentEnd(from: start, sentence)
    if let other = taken[start..<end].firstIndex(of: true), passage.quoteDepth[other] == 0 {
      end = other
    }
    guard end > start + 1 else { return nil }
    guard let (source, rule) = attributions.speaker(of: verb, from: sentence.start) else {
      return nil
    }
    return ReportedQuote(
      pieces: [TokenRange(start, end)], cue: verb.group, source: source, rule: rule,
      isSpeech: verb.isSpeech, confidence: rule == .participle ? 0.75 : 0.88,
      origin: .clauses)
  }

  /// Where the content begins behind the verb; nil when the verb reports nothing here.
  private func contentStart(_ verb: ReportingVerb, _ sentence: TokenRange) -> Int? {
    var index = verb.verb + 1
    let limit = min(sentence.end - 1, verb.verb + 24)
    while index < limit, tags[index] == .rb || grammar.time.contains(passage.words[index]) {
      index += 1
    }
    if grammar.addressing.contains(verb.lemma), index < limit,
      let addressee = phrases.phrase(startingAt: index, limit) ?? objectPronoun(index)
    {
      index = addressee.end
    }
    // "on Tuesday", "in a statement to reporters"
    var start = index
    while start < limit,
      tags[start] == .in && passage.words[start] != grammar.that
        || tags[start] == .to && !(start + 1 < tags.count && tags[start + 1] == .vb)
    {
      guard
        let object = phrases.phrase(startingAt: start + 1, limit) ?? timePhrase(start + 1, limit)
      else { break }
      start = object.end
    }
    if start < limit, tags[start] == .comma, start > index { start += 1 }
    guard start < limit else { return nil }
    if passage.words[start] == grammar.that,
      tags[start] == .in || clauseBegins(start + 1, sentence, within: 40)
    {
      return verb.strength >= 15 ? start : nil
    }
    if passage.words[index] == grammar.that { return verb.strength >= 15 ? index : nil }
    if verb.isSpeech, verb.strength >= 40, clauseBegins(start, sentence) { return start }
    return nil
  }

  private func objectPronoun(_ token: Int) -> TokenRange? {
    tags[token] == .prp ? TokenRange(token, token + 1) : nil
  }

  private func timePhrase(_ token: Int, _ limit: Int) -> TokenRange? {
    guard token < limit, grammar.time.contains(passage.words[token]) || tags[token] == .cd else {
      return nil
    }
    return TokenRange(token, token + 1)
  }

  /// True when a subject and a finite verb follow.
  private func clauseBegins(
    _ start: Int, _ sentence: TokenRange, within reach: Int = 18
  ) -> Bool {
    guard start < sentence.end else { return false }
    let first = tags[start]
    let opens =
      first.isNoun || first == .dt || first == .prp || first == .prpS || first == .ex
      || first == .jj || first == .cd || first == .openQuote || first == .vbg || first == .in
      || first == .jjs || first == .jjr || first == .wp || first == .wrb
    guard opens, !grammar.time.contains(passage.words[start]) else { return false }
    return (start..<min(sentence.end, start + reach)).contains { tags[$0].isFinite }
  }

  /// Where the content ends: the sentence's end, or before another attribution or clause of the
  /// writer's own.
  private func contentEnd(from start: Int, _ sentence: TokenRange) -> Int {
    var end = sentence.end
    while end > start,
      tags[end - 1] == .stop
        || passage.tokens[end - 1].kind == .closeQuote
          && !opensInside(end - 1, start)
    {
      end -= 1
    }
    var index = start + 1
    while index + 1 < end {
      defer { index += 1 }
      guard passage.quoteDepth[index] == 0 else { continue }
      if passage.tokens[index].range.count == 1, tags[index] == .colon,
        passage.bytes[passage.tokens[index].range.start] == UInt8(ascii: ";")
      {
        return index
      }
      guard tags[index] == .comma else { continue }
      let next = index + 1
      let word = passage.words[next]
      if word == grammar.according { return index }
      if let info = verbs.cues.info(of: word), tags[next] == .vbg, info.isSpeech { return index }
      // ", but Doe said ..." and ", and she added ..."
      if tags[next] == .cc, let verb = verbs.verbs(in: TokenRange(next, min(end, next + 12))).first,
        verb.isSpeech,
        phrases.subject(before: verb.group.start, from: next).map({ $0.start <= next + 1 })
          ?? (verb.verb <= next + 2)
      {
        return index
      }
    }
    return end
  }

  private func opensInside(_ mark: Int, _ start: Int) -> Bool {
    (start..<mark).last {
      passage.tokens[$0].kind == .openQuote || passage.tokens[$0].kind == .closeQuote
    }.map { passage.tokens[$0].kind == .openQuote } ?? false
  }

  // MARK: - According to

  private func accordingTo(_ sentence: TokenRange, _ taken: [Bool]) -> ReportedQuote? {
    for token in sentence.indices.dropLast()
    where passage.words[token] == grammar.according && passage.words[token + 1] == grammar.to
      && passage.quoteDepth[token] == 0 && !taken[token]
    {
      guard var source = phrases.phrase(startingAt: token + 2, sentence.end) else { continue }
      if let end = phrases.appositionEnd(behind: source, sentence.end) {
        source = TokenRange(source.start, end)
      }
      let cue = TokenRange(token, token + 2)
      if token <= sentence.start + 1 {
        // According to X, CLAUSE.
        guard let comma = (source.end..<sentence.end).first(where: { tags[$0] == .comma }) else {
          continue
        }
        let end = contentEnd(from: comma + 1, sentence)
        guard end > comma + 3, !taken[comma + 1] else { continue }
        return ReportedQuote(
          pieces: [TokenRange(comma + 1, end)], cue: cue, source: source, rule: .accordingTo,
          confidence: 0.9, origin: .clauses)
      }
      let last = tags[token - 1] == .comma ? token - 1 : token
      guard last > sentence.start + 2, !taken[sentence.start + 1] else { continue }
      return ReportedQuote(
        pieces: [TokenRange(sentence.start, last)], cue: cue, source: source, rule: .accordingTo,
        confidence: 0.9, origin: .clauses)
    }
    return nil
  }
}
