import Prose

/// Finds all quotes of a passage: those in quotation marks first, then reported clauses around and
/// between them.
package struct QuoteFinder: Sendable {
  private let cues: CueLexicon
  private let grammar = GrammarWords()

  /// Makes a finder that knows the verbs of `cues`.
  package init(cues: CueLexicon) { self.cues = cues }

  /// The quotes of `passage`, sorted, none overlapping another.
  /// - Precondition: `passage.tags` is filled.
  package func find(
    in passage: Passage, names: [NameSpan], reading: QuoteReading? = nil
  ) -> [ReportedQuote] {
    let phrases = phrases(of: passage)
    var inName = [Bool](repeating: false, count: passage.tokens.count)
    for name in names { for token in name.tokens.indices { inName[token] = true } }
    let turns = Transcripts(passage: passage, phrases: phrases, inName: inName).find()
    let verbs = ReportingVerbs(passage: passage, tags: passage.tags, cues: cues, grammar: grammar)
    let spoken = Set(turns.flatMap { $0.pieces.map { passage.paragraphIndex(of: $0.start) } })
    let inMarks = MarkedQuotes(passage: passage, phrases: phrases, verbs: verbs, grammar: grammar)
      .find(outside: spoken)
      .map { $0.following(by: turns.count) }
    let marked = turns + inMarks
    let known = reading.map {
      TaggedQuotes(passage: passage, phrases: phrases, verbs: verbs, reading: $0)
        .find(beside: marked)
    }
    let clauses = ReportedClauses(
      passage: passage, phrases: phrases, verbs: verbs, grammar: grammar
    ).find(taken: taken(by: known ?? marked, passage.tokens.count))
    guard let known else { return sorted(marked + clauses) }
    // The rules add what the labels missed where the words leave little doubt.
    return sorted(known + clauses.filter { isPlain($0, passage) })
  }

  /// "The agency had asserted that ...": a verb of speech with its subject and "that".
  private func isPlain(_ quote: ReportedQuote, _ passage: Passage) -> Bool {
    passage.words[quote.extent.start] == grammar.that && quote.isSpeech && quote.source != nil
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

  /// In the order of the text; `follows` keeps pointing at the same quote.
  private func sorted(_ all: [ReportedQuote]) -> [ReportedQuote] {
    let order = all.indices.sorted { all[$0].extent.start < all[$1].extent.start }
    var place = [Int](repeating: 0, count: all.count)
    for (position, index) in order.enumerated() { place[index] = position }
    return order.map { index in
      var quote = all[index]
      quote.follows = quote.follows.map { place[$0] }
      return quote
    }
  }
}
