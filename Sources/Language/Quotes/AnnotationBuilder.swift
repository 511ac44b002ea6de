import Prose

/// Joins what the stages found into one annotation: token ranges become byte ranges, sources become
/// mentions, mentions lead to speakers.
struct AnnotationBuilder {
  let passage: Passage
  let phrases: NounPhrases
  let mentions: [Mention]
  let entities: [Entity]
  let classes: WordClasses
  let table: ConfidenceTable
  var trace: Trace?

  /// The annotation that holds `reported`.
  func annotation(
    of reported: [ReportedQuote], language: String, annotator: AnnotatorVersion
  ) -> Annotation {
    let speakers = SpeakerResolver(
      passage: passage, phrases: phrases, mentions: mentions, entities: entities,
      roles: RoleMemory(entities, classes))
    var quotes: [Quote] = []
    for quote in reported {
      defer { note(quote, quotes) }
      let before = quote.follows.flatMap { $0 < quotes.count ? quotes[$0].attribution : nil }
      quotes.append(self.quote(quote, speakers, before))
    }
    return Annotation(
      tokens: passage.tokens, sentences: passage.sentences, mentions: mentions, entities: entities,
      quotes: quotes, language: language, annotator: annotator)
  }

  private func quote(
    _ reported: ReportedQuote, _ speakers: SpeakerResolver, _ before: Attribution?
  ) -> Quote {
    let pieces = reported.pieces.compactMap(trimmed)
    let share = table.share(reported.confidence, reported.origin)
    var attribution: Attribution?
    if let source = reported.source {
      let found = speakers.speaker(of: source, trace)
      attribution = Attribution(
        source: passage.span(source), mention: found.mention, speakers: found.speakers,
        rule: reported.rule, confidence: share * found.certainty)
    } else if let before {
      attribution = Attribution(
        source: before.source, mention: before.mention, speakers: before.speakers,
        rule: .sameSpeaker, confidence: min(share, before.confidence))
    }
    return Quote(
      pieces: pieces.isEmpty ? [passage.span(reported.extent)] : pieces,
      kind: reported.isVerbatim ? .direct : kind(of: reported.pieces),
      cue: reported.cue.map(passage.span),
      isSpeech: reported.isSpeech, attribution: attribution)
  }

  /// Notes what the last of `quotes` owes to its step and to the way to its speaker.
  private func note(_ reported: ReportedQuote, _ quotes: [Quote]) {
    guard let trace, let attribution = quotes.last?.attribution else { return }
    if reported.source == nil { trace.note(.carried, at: reported.extent) }
    let step = table.share(reported.confidence, reported.origin)
    trace.note(
      .confidence(
        TracedConfidence(
          quote: quotes.count - 1, step: step,
          speaker: step > 0 ? attribution.confidence / step : 1, given: attribution.confidence)),
      at: reported.extent)
  }

  /// The piece without marks of its own at either end.
  private func trimmed(_ piece: TokenRange) -> TextRange? {
    var (start, end) = (piece.start, piece.end)
    while start < end,
      passage.tokens[start].kind == .openQuote || passage.tokens[start].kind == .closeQuote
    {
      start += 1
    }
    while end > start,
      passage.tokens[end - 1].kind == .openQuote || passage.tokens[end - 1].kind == .closeQuote
    {
      end -= 1
    }
    return start < end ? passage.span(TokenRange(start, end)) : nil
  }

  private func kind(of pieces: [TokenRange]) -> Quote.Kind {
    var (marked, all) = (0, 0)
    for piece in pieces {
      for token in piece.indices
      where passage.tokens[token].kind == .word || passage.tokens[token].kind == .number {
        all += 1
        if passage.quoteDepth[token] > 0 { marked += 1 }
      }
    }
    return marked == all ? .direct : marked == 0 ? .indirect : .mixed
  }
}
