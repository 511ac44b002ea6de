import Prose

/// Finds all quotes of a passage: those in quotation marks first, then reported clauses around and
/// between them.
package struct QuoteFinder: Sendable {
  private let cues: CueLexicon
  private let grammar = GrammarWords()
  private let layers: Layers

  /// Makes a finder that knows the verbs of `cues`.
  package init(cues: CueLexicon, layers: Layers = .all) {
    self.cues = cues
    self.layers = layers
  }

  /// The quotes of `passage`, sorted, none overlapping another.
  /// - Precondition: `passage.tags` is filled.
  package func find(
    in passage: Passage, names: [NameSpan], reading: QuoteReading? = nil, trace: Trace? = nil
  ) -> [ReportedQuote] {
    let phrases = phrases(of: passage)
    let verbs = ReportingVerbs(passage: passage, tags: passage.tags, cues: cues, grammar: grammar)
    var inName = [Bool](repeating: false, count: passage.tokens.count)
    for name in names { for token in name.tokens.indices { inName[token] = true } }
    let attributions = Attributions(
      passage: passage, phrases: phrases, verbs: verbs, grammar: grammar, trace: trace,
      layers: layers)
    let turns =
      layers.has(.turns)
      ? Transcripts(passage: passage, phrases: phrases, inName: inName).find()
        + DashDialogue(passage: passage, attributions: attributions).find() : []
    for turn in turns { trace?.note(.turn, at: turn.extent) }
    let spoken = Set(turns.flatMap { $0.pieces.map { passage.paragraphIndex(of: $0.start) } })
    let inMarks =
      layers.has(.marks)
      ? MarkedQuotes(
        passage: passage, phrases: phrases, verbs: verbs, grammar: grammar,
        attributions: attributions, reading: reading, trace: trace, layers: layers
      ).find(outside: spoken)
        .map { $0.following(by: turns.count) } : []
    let marked = turns + inMarks
    let known = reading.map { reading in
      TaggedQuotes(
        passage: passage, phrases: phrases, verbs: verbs, reading: reading, trace: trace,
        layers: layers
      ).find(beside: marked).map { weighed($0, by: reading, passage) }
    }
    let taken = taken(by: known ?? marked, passage.tokens.count)
    let clauses =
      layers.has(.clauses)
      ? ReportedClauses(
        passage: passage, phrases: phrases, verbs: verbs, grammar: grammar,
        attributions: attributions
      ).find(taken: taken) : []
    // The rules add what the labels missed where the words leave little doubt: "The agency had
    // asserted that ...", a verb of speech with its subject.
    let kept = clauses.filter { known == nil || $0.isSpeech && $0.source != nil }
    if let trace { note(clauses, kept: Set(kept), in: trace) }
    let quotes = sorted((known ?? marked) + kept, passage, trace)
    if let trace { noteVerbs(of: quotes, verbs, in: trace) }
    return quotes
  }

  private func note(
    _ clauses: [ReportedQuote], kept: Set<ReportedQuote>, in trace: Trace
  ) {
    for clause in clauses {
      let found = TracedAttribution(
        cue: clause.cue, source: clause.source, rule: clause.rule, confidence: clause.confidence)
      trace.note(.clause(found, isKept: kept.contains(clause)), at: clause.extent)
    }
  }

  private func noteVerbs(of quotes: [ReportedQuote], _ verbs: ReportingVerbs, in trace: Trace) {
    for cue in quotes.compactMap(\.cue) {
      for verb in verbs.verbs(in: cue) {
        trace.note(.verb(strength: verb.strength, isSpeech: verb.isSpeech), at: verb.group)
      }
    }
  }

  /// The quote, surer where rules and labels agree on its source, less sure where they do not.
  private func weighed(
    _ quote: ReportedQuote, by reading: QuoteReading, _ passage: Passage
  ) -> ReportedQuote {
    guard quote.origin == .marks else { return quote }
    let isSaid = quote.pieces[0].indices.count { reading.labels[$0].part == .content }
    var weighed = quote
    if isSaid * 2 < quote.pieces[0].count { weighed.confidence -= 0.2 }
    if let source = quote.source {
      let agrees = source.indices.contains { reading.labels[$0].part == .source }
      let others = passage.sentence(of: source.start).tokens.indices
        .contains { reading.labels[$0].part == .source }
      weighed.confidence += agrees ? 0.04 : others ? -0.3 : -0.1
    }
    weighed.confidence = min(max(weighed.confidence, 0), 1)
    return weighed
  }

  /// The title of a book, film or programme: a few capitalised words in marks that make no sentence.
  private func isTitle(_ quote: ReportedQuote, _ passage: Passage) -> Bool {
    guard quote.pieces.count == 1, !quote.isVerbatim, quote.extent.count <= 8 else { return false }
    var capitalised = 0
    for token in quote.extent.indices {
      guard passage.quoteDepth[token] > 0 || passage.tokens[token].kind != .word else {
        return false
      }
      switch passage.tags[token] {
      case .stop: return false
      case .dt, .in, .cc, .to, .prpS, .pos: continue
      default: break
      }
      guard passage.tokens[token].kind == .word else { continue }
      let range = passage.tokens[token].range
      guard passage.isCapitalised(token),
        range.count == 1 || passage.bytes[range.end - 1] &- 0x41 >= 26
      else { return false }
      capitalised += 1
    }
    return capitalised >= 2
  }

  /// For each token, whether it is quoted or attributes a quote.
  private func taken(by quotes: [ReportedQuote], _ count: Int) -> [Bool] {
    var taken = [Bool](repeating: false, count: count)
    for quote in quotes {
      for piece in quote.pieces { for token in piece.indices { taken[token] = true } }
      if let cue = quote.cue { for token in cue.indices { taken[token] = true } }
    }
    return taken
  }

  /// The phrase finder over `passage`.
  func phrases(of passage: Passage) -> NounPhrases {
    NounPhrases(passage: passage, tags: passage.tags, grammar: grammar)
  }

  /// The quotations in marks alone, for a language whose words are not known: no cue, no source.
  package func findMarked(in passage: Passage) -> [ReportedQuote] {
    passage.regions.filter { $0.depth == 0 && $0.inside.count >= 2 }.map {
      ReportedQuote(pieces: [$0.inside], rule: .sameSpeaker, confidence: 0)
    }
  }

  /// Without titles, in the order of the text; `follows` keeps pointing at the same quote.
  private func sorted(
    _ all: [ReportedQuote], _ passage: Passage, _ trace: Trace?
  ) -> [ReportedQuote] {
    let order = all.indices.filter { index in
      guard layers.has(.titles), isTitle(all[index], passage) else { return true }
      trace?.note(.title, at: all[index].extent)
      return false
    }
    .sorted { all[$0].extent.start < all[$1].extent.start }
    var place = [Int?](repeating: nil, count: all.count)
    for (position, index) in order.enumerated() { place[index] = position }
    return order.map { index in
      var quote = all[index]
      quote.follows = quote.follows.flatMap { place[$0] }
      return quote
    }
  }
}
