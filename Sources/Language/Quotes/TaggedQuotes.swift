import Prose

/// Makes quotes of the learned labels: contents are joined by the cue nearest to them, the cue leads
/// to its source. What stands whole between quotation marks is the business of `MarkedQuotes`, which
/// is surer of its ends; the labels add what is said outside the marks.
struct TaggedQuotes {
  let passage: Passage
  let phrases: NounPhrases
  let verbs: ReportingVerbs
  let reading: QuoteReading
  var trace: Trace?
  var layers = Layers.all

  /// Contents that share a cue.
  private struct Group {
    var contents: [TokenRange]
    var cue: TokenRange?
    var source: TokenRange?
    /// How probable it is that somebody said about these words.
    var probability: Double
  }

  /// `marked` with what the labels add, and the quotes that only the labels know.
  ///
  /// Quotes of `marked` keep their places at the front, so that what follows them still does.
  func find(beside marked: [ReportedQuote]) -> [ReportedQuote] {
    var quotes = marked
    var owner = [Int32](repeating: -1, count: passage.tokens.count)
    for (index, quote) in marked.enumerated() {
      for piece in quote.pieces {
        // The marks themselves belong to what they enclose.
        for token in max(0, piece.start - 1)..<min(owner.count, piece.end + 1) {
          owner[token] = Int32(index)
        }
      }
    }
    let attributing = attributing(marked)
    for group in groups() {
      // What attributes a quote in marks is not said itself.
      if group.contents.contains(where: { $0.indices.contains { attributing[$0] } }) {
        note(group, .attributing)
        continue
      }
      let shared = group.contents.lazy.flatMap(\.indices).map { owner[$0] }.first { $0 >= 0 }
      if let shared {
        extend(&quotes[Int(shared)], with: group, owner)
        note(group, .joined)
      } else if group.cue == nil, group.source == nil {
        // Of the contents with neither cue nor source, one in five was a quotation.
        note(group, .unattributed)
      } else if layers.has(.doubt), !isLikely(group) {
        note(group, .doubtful)
      } else {
        note(group, .quote)
        quotes.append(quote(of: group))
      }
    }
    return quotes
  }

  /// False for contents too doubtful to show: of what is shown at the limit, about one in three is a
  /// quotation, which serves the balance of found and right best. Thoughts and wishes are shown only
  /// when they are likely to be right, for annotators agree on them less.
  private func isLikely(_ group: Group) -> Bool {
    group.probability >= limit(group)
  }

  private func limit(_ group: Group) -> Double {
    if group.cue.map(isSpeech) ?? true { return 0.25 }
    return group.source == nil ? 0.8 : 0.65
  }

  private func note(_ group: Group, _ fate: TracedLabels.Fate) {
    guard let trace else { return }
    let contents = group.contents.sorted { $0.start < $1.start }
    let labels = TracedLabels(
      contents: contents, cue: group.cue, source: group.source,
      certainty: group.probability, limit: limit(group), fate: fate)
    trace.note(
      .labels(labels), at: TokenRange(contents[0].start, contents[contents.count - 1].end))
  }

  /// For each token, whether it belongs to the source or cue of one of `quotes`.
  private func attributing(_ quotes: [ReportedQuote]) -> [Bool] {
    var result = [Bool](repeating: false, count: passage.tokens.count)
    for range in quotes.lazy.flatMap({ [$0.cue, $0.source] }) {
      for token in range?.indices ?? 0..<0 { result[token] = true }
    }
    return result
  }

  // MARK: - Groups

  private func groups() -> [Group] {
    let runs = QuoteRun.runs(of: reading.labels)
    let cues = runs.filter { $0.part == .cue }
    let sources = runs.filter { $0.part == .source }
    let contents = TaggedContents(passage: passage, grammar: phrases.grammar, reading: reading)
      .settled(runs)
    var groups: [Group] = []
    var groupOfCue: [Int: Int] = [:]
    var (nextCue, nextSource) = (0, 0)
    for content in contents.lazy.compactMap({ $0 }) {
      let cue = nearest(cues, to: content.tokens, from: &nextCue)
      if let index = cue.flatMap({ groupOfCue[$0] }) {
        if isFronted(groups[index], before: content.tokens) {
          groups[index].contents.append(content.tokens)
          groups[index].probability *= Double(content.probability)
          continue
        }
        groups[index].cue = nil
      }
      if let cue { groupOfCue[cue] = groups.count }
      // A cue may stand before one met earlier, and its source with it.
      nextSource = max(0, nextSource - 4)
      let source = nearest(
        sources, to: cue.map { cues[$0].tokens } ?? content.tokens, from: &nextSource)
      groups.append(
        Group(
          contents: [content.tokens], cue: cue.map { cues[$0].tokens },
          source: source.map { sources[$0].tokens }, probability: Double(content.probability)))
    }
    return groups
  }

  /// True unless the group's contents stand before its source and cue without a comma between: "Police
  /// announced the arrest of a man and said a curfew would go on" are two quotes.
  private func isFronted(_ group: Group, before content: TokenRange) -> Bool {
    guard let cue = group.cue, let last = group.contents.last, last.end <= cue.start,
      content.start >= cue.end
    else { return true }
    let isBehindSource = group.source.map { $0.end <= last.start } ?? false
    return !isBehindSource || passage.tags[last.end].isPunctuation
  }

  /// The run that shares a sentence with `tokens` and has the fewest tokens between; the earlier one
  /// of two. `first` moves forward with the text, so that all calls together are linear.
  private func nearest(_ runs: [QuoteRun], to tokens: TokenRange, from first: inout Int) -> Int? {
    let low = passage.sentenceOfToken[tokens.start]
    let high = passage.sentenceOfToken[tokens.end - 1]
    while first < runs.count, passage.sentenceOfToken[runs[first].tokens.end - 1] < low {
      first += 1
    }
    var best: (index: Int, distance: Int)?
    var index = first
    while index < runs.count, passage.sentenceOfToken[runs[index].tokens.start] <= high {
      let run = runs[index].tokens
      let distance = max(run.start - tokens.end, tokens.start - run.end)
      if distance < best?.distance ?? .max { best = (index, distance) }
      index += 1
    }
    return best?.index
  }

  // MARK: - Quotes

  private func quote(of group: Group) -> ReportedQuote {
    let contents = group.contents.sorted { $0.start < $1.start }
    var quote = ReportedQuote(
      pieces: contents, cue: group.cue, source: group.source, rule: .cueBefore,
      confidence: group.probability, origin: .labels)
    quote.isSpeech = group.cue.map(isSpeech) ?? true
    if quote.source == nil, let source = subject(of: group) {
      quote.source = source
      trace?.note(.subject(source), at: quote.extent)
    }
    takeApposition(into: &quote)
    if let rest = restBehindAttribution(quote) { quote.pieces.append(rest) }
    quote.rule = rule(of: quote)
    return quote
  }

  /// "The deal, she said, is dead.": the labels sometimes stop at the attribution. Two commas around
  /// it show that the sentence goes on.
  private func restBehindAttribution(_ quote: ReportedQuote) -> TokenRange? {
    guard quote.pieces.count == 1, let cue = quote.cue, let source = quote.source else {
      return nil
    }
    let first = min(cue.start, source.start)
    let behind = max(cue.end, source.end)
    let sentence = passage.sentence(of: cue.start).tokens
    guard quote.extent.end <= first, first - quote.extent.end <= 1, first > sentence.start,
      passage.tags[first - 1] == .comma, behind + 2 < sentence.end,
      passage.tags[behind] == .comma, !addsRemark(behind + 1),
      abs(cue.start - source.end) <= 1 || abs(source.start - cue.end) <= 1
    else { return nil }
    var end = sentence.end
    while end > behind + 1, passage.tags[end - 1].isPunctuation { end -= 1 }
    let rest = TokenRange(behind + 1, end)
    guard rest.count >= 2, !rest.indices.contains(where: { reading.labels[$0] != .outside }),
      !rest.indices.contains(where: { passage.quoteDepth[$0] > 0 })
    else { return nil }
    return rest
  }

  /// "The deal is dead, she said, shrugging", "..., whose town would pay": a participle or relative
  /// pronoun begins a remark of the writer's.
  private func addsRemark(_ token: Int) -> Bool {
    switch passage.tags[token] {
    case .vbg, .vbn, .wp, .wpS, .wdt: true
    default: false
    }
  }

  /// "According to Ida Berg, an engineer, the bridge will hold": the apposition belongs to the source,
  /// though it stands before the content like a part of it.
  private func takeApposition(into quote: inout ReportedQuote) {
    guard let source = quote.source, let cue = quote.cue, cue.end == source.start,
      passage.words[cue.start] == phrases.grammar.according,
      let first = quote.pieces.first, first.start == source.end + 1,
      let end = phrases.appositionEnd(behind: source, first.end), end < first.end
    else { return }
    quote.source = TokenRange(source.start, end)
    quote.pieces[0] = TokenRange(end + 1, first.end)
  }

  /// Words outside the marks that the labels count as said belong to the quote as well.
  private func extend(_ quote: inout ReportedQuote, with group: Group, _ owner: [Int32]) {
    if quote.source == nil, quote.follows == nil, let source = group.source,
      !quote.pieces.contains(where: { $0.overlaps(source) })
    {
      quote.source = source
      quote.cue = quote.cue ?? group.cue
      quote.rule = rule(of: quote)
      quote.confidence = group.probability
      quote.origin = .labels
    }
    // Captions, pull quotes and turns end where their marks do.
    guard !quote.isVerbatim, quote.rule != .dash else { return }
    for content in group.contents {
      for part in unowned(content, owner)
      where part.indices.count(where: { passage.tokens[$0].kind == .word }) >= 2
        && !overlapsAttribution(part, quote) && !standsAcrossAttribution(part, quote)
      {
        quote.pieces.append(part)
      }
    }
    quote.pieces.sort { $0.start < $1.start }
  }

  /// "...," she said, on what was her first day. Of the price he said, "...": across the attribution
  /// from a quotation in marks stand the writer's words.
  private func standsAcrossAttribution(_ part: TokenRange, _ quote: ReportedQuote) -> Bool {
    guard let cue = quote.cue, let first = quote.pieces.first else { return false }
    return first.end <= cue.start && part.start >= cue.end
      || first.start >= cue.end && part.end <= cue.start
  }

  private func overlapsAttribution(_ part: TokenRange, _ quote: ReportedQuote) -> Bool {
    quote.cue?.overlaps(part) ?? false || quote.source?.overlaps(part) ?? false
  }

  /// The parts of `content` that no marked quote owns.
  private func unowned(_ content: TokenRange, _ owner: [Int32]) -> [TokenRange] {
    var parts: [TokenRange] = []
    var start: Int?
    for token in content.start...content.end {
      let free = token < content.end && owner[token] < 0
      if free, start == nil { start = token }
      if !free, let first = start {
        parts.append(TokenRange(first, token))
        start = nil
      }
    }
    return parts
  }

  /// The grammatical subject of an active cue without a labelled source.
  private func subject(of group: Group) -> TokenRange? {
    guard let cue = group.cue,
      let verb = verbs.verbs(in: cue).first(where: { !$0.isPassive && $0.strength >= 40 }),
      let source = phrases.subject(
        before: verb.group.start, from: passage.sentence(of: cue.start).tokens.start),
      !group.contents.contains(where: { $0.overlaps(source) })
    else { return nil }
    return source
  }

  /// Nouns that report a statement: "her claim that", "in a statement".
  private static let speechNouns = WordSet(
    [
      "statement", "claim", "comment", "remark", "promise", "pledge", "vow", "warning", "call",
      "announcement", "speech", "letter", "tweet", "message", "question", "answer", "request",
      "demand", "suggestion", "assertion", "allegation", "accusation", "criticism", "proposal",
      "according", ":",
    ])

  private func isSpeech(_ cue: TokenRange) -> Bool {
    cue.indices.contains {
      Self.speechNouns.contains(passage.words[$0])
        || verbs.cues.info(of: passage.words[$0])?.isSpeech ?? false
    }
  }

  private func rule(of quote: ReportedQuote) -> AttributionRule {
    guard let cue = quote.cue, let source = quote.source else { return .noun }
    if cue.indices.contains(where: { passage.words[$0] == phrases.grammar.according }) {
      return .accordingTo
    }
    if cue.count == 1, passage.tags[cue.start] == .colon { return .colon }
    if source.count == 1, passage.tags[source.start] == .prp { return .pronoun }
    let verb = cue.indices.last { passage.tags[$0].isVerb }
    guard let verb else { return .noun }
    if passage.tags[verb] == .vbg, cue.count == 1 { return .participle }
    return quote.extent.start < cue.start ? .cueAfter : .cueBefore
  }
}
