import Prose

/// Finds quotations that stand on their own between quotation marks, and who says each.
///
/// One pass over the regions in the order of the text. A region stands on its own when its clause
/// is whole: it begins where a quotation can begin and ends with punctuation inside the marks, or an
/// attribution stands beside it. Anything else in marks is a part of the sentence around it: a
/// scare quote, a title, or a few words quoted inside a reported clause.
struct MarkedQuotes {
  let passage: Passage
  let phrases: NounPhrases
  let verbs: ReportingVerbs
  let grammar: GrammarWords
  let attributions: Attributions
  /// What the learned labels say; nil without them.
  let reading: QuoteReading?
  var trace: Trace?
  var layers = Layers.all

  private var tags: [PartOfSpeech] { phrases.tags }

  /// All quotations in marks, sorted, but for those in the paragraphs `spoken`.
  func find(outside spoken: Set<Int>) -> [ReportedQuote] {
    var quotes: [ReportedQuote] = []
    // The region before, and the last one that became part of a quote.
    var previous: MarkedRegion?
    var last: MarkedRegion?
    for region in passage.regions where region.depth == 0 && !spoken.contains(region.paragraph) {
      defer { previous = region }
      guard !region.inside.isEmpty else { continue }
      guard standsAlone(region) else {
        trace?.note(.marks(.part), at: region.inside)
        continue
      }
      if let previous, let before = last, let quote = quotes.last,
        goesOn(previous, region)
          || isAlike(before, region) && fillsNextParagraph(region, after: quote)
          || before.paragraph == region.paragraph && isMore(region, of: quote, after: before)
      {
        quotes[quotes.count - 1].pieces.append(region.inside)
        trace?.note(.marks(.goesOn), at: region.inside)
      } else if let found = attribution(of: region, in: neighbourhood(of: region)) {
        var quote = ReportedQuote(pieces: [region.inside], rule: found.rule, confidence: 0)
        apply(found, to: &quote)
        quotes.append(quote)
        trace?.note(.marks(.attributed), at: region.inside)
      } else if layers.has(.carrying),
        let found = carriedOn(region, from: quotes.last.map { (quotes.count - 1, $0) })
      {
        quotes.append(found)
        trace?.note(.marks(.carried), at: region.inside)
      } else if isLongEnough(region) {
        quotes.append(
          ReportedQuote(pieces: [region.inside], rule: .sameSpeaker, confidence: 0.3))
        trace?.note(.marks(.unattributed), at: region.inside)
      } else {
        trace?.note(.marks(.tooShort), at: region.inside)
        continue
      }
      last = region
    }
    return quotes
  }

  private func apply(_ found: Attributor, to quote: inout ReportedQuote) {
    quote.cue = found.cue
    quote.source = found.source
    quote.rule = found.rule
    quote.confidence = found.confidence
  }

  // MARK: - What stands alone

  private func words(_ region: MarkedRegion) -> Int {
    region.inside.indices.prefix(12).count { passage.tokens[$0].kind == .word }
  }

  private func isLongEnough(_ region: MarkedRegion) -> Bool {
    words(region) >= 4
  }

  private func endsWhole(_ region: MarkedRegion) -> Bool {
    guard let close = region.close else { return true }
    let last = close - 1
    if [.comma, .stop, .colon].contains(tags[last]) || passage.tokens[last].kind == .closeQuote {
      return true
    }
    // British style: "words", said Ann. and the end of a paragraph.
    guard close + 1 < tags.count,
      passage.sentenceOfToken[close + 1] == passage.sentenceOfToken[close]
    else { return true }
    if tags[close + 1] == .comma || tags[close + 1] == .stop { return true }
    let bounds = TokenRange(region.open, passage.sentence(of: close).tokens.end)
    return attributions.named(behind: close, bounds) != nil
  }

  private func beginsWhole(_ region: MarkedRegion) -> Bool {
    let sentence = passage.sentence(of: region.open).tokens
    guard region.open > sentence.start else { return true }
    let before = region.open - 1
    if tags[before] == .comma || tags[before] == .colon || tags[before] == .closeQuote {
      return true
    }
    if passage.words[before] == grammar.that { return false }
    return verbs.cues.info(of: passage.words[before]) != nil && tags[before].isVerb
  }

  private func standsAlone(_ region: MarkedRegion) -> Bool {
    guard beginsWhole(region), endsWhole(region), !continuesContent(region) else { return false }
    if words(region) >= 2 { return true }
    // "That," she added, "is all."
    if let close = region.close, tags[close - 1] == .comma,
      passage.sentence(of: region.open).tokens.start == region.open,
      attributions.behind(close + 1, until: passage.sentence(of: close).tokens.end) != nil
    {
      return true
    }
    // One word is a quotation when it is a sentence: “No.”
    return region.inside.count >= 2 && tags[region.inside.end - 1] == .stop
      && passage.sentence(of: region.open).tokens.start == region.open
  }

  /// True when the labels say that what is reported begins before the mark, in the same sentence:
  /// the court believed "that the law is clear."
  private func continuesContent(_ region: MarkedRegion) -> Bool {
    guard let reading, region.open > passage.sentence(of: region.open).tokens.start else {
      return false
    }
    return reading.labels[region.open - 1].part == .content
      && reading.labels[region.inside.start] == .insideContent
  }

  // MARK: - Joining

  /// True when both begin with the same mark: of two kinds of marks one quotes within the other.
  private func isAlike(_ before: MarkedRegion, _ region: MarkedRegion) -> Bool {
    let marks = [before, region].map { passage.tokens[$0.open].range }
    return marks[0].count == marks[1].count
      && passage.bytes[marks[0].start] == passage.bytes[marks[1].start]
      && passage.bytes[marks[0].end - 1] == passage.bytes[marks[1].end - 1]
  }

  /// The mark reopens in the next paragraph behind one left open.
  private func goesOn(_ before: MarkedRegion, _ region: MarkedRegion) -> Bool {
    before.close == nil && region.paragraph == before.paragraph + 1 && isAlike(before, region)
      && passage.sentence(of: region.open).tokens.start == region.open
  }

  /// A paragraph that is nothing but a quotation goes on with the quote of the paragraph before
  /// (in 35 of 44 such places in the training articles), unless that introduces it with a colon.
  private func fillsNextParagraph(_ region: MarkedRegion, after quote: ReportedQuote) -> Bool {
    guard startsParagraph(region), region.open > 0, tags[region.open - 1] != .colon,
      passage.paragraphIndex(of: quote.extent.end - 1) == region.paragraph - 1
    else { return false }
    return endsParagraph(region.close ?? region.end - 1)
  }

  private func endsParagraph(_ token: Int) -> Bool {
    token + 1 >= tags.count
      || passage.paragraphIndex(of: token + 1) != passage.paragraphIndex(of: token)
  }

  /// More of the same quote, behind its attribution: nothing attributes `region` to anybody else.
  private func isMore(
    _ region: MarkedRegion, of quote: ReportedQuote, after before: MarkedRegion
  ) -> Bool {
    guard let close = before.close else { return false }
    let bounds = neighbourhood(of: region)
    let own =
      after(region, bounds)
      ?? attributions.before(region.open, from: max(bounds.start, close + 1))
    // "..., she said, referring to the vote, "...": still her words.
    guard let own, own.cue != quote.cue, own.rule != .participle || own.isSpeech else {
      return true
    }
    return false
  }

  // MARK: - Attribution

  /// The tokens in which an attribution of the region may stand: its sentences, not beyond other
  /// quotations of the paragraph.
  private func neighbourhood(of region: MarkedRegion) -> TokenRange {
    let first = passage.sentence(of: region.open).tokens
    let last = passage.sentence(of: region.close ?? max(region.open, region.end - 1)).tokens
    var end = last.end
    if let close = region.close, close + 1 == last.end, let next = sentence(startingAt: last.end),
      passage.paragraph(of: next.start) == passage.paragraph(of: close),
      followsAsAttribution(next) || next.count <= 14 && attributions.isDash(next.start)
    {
      end = next.end
    }
    return TokenRange(first.start, end)
  }

  private func sentence(startingAt token: Int) -> TokenRange? {
    guard token < tags.count else { return nil }
    return passage.sentence(of: token).tokens
  }

  /// `"It is over." Ann Doe said.`: a short sentence that only reports.
  private func followsAsAttribution(_ sentence: TokenRange) -> Bool {
    guard sentence.count <= 14 else { return false }
    return verbs.verbs(in: sentence).contains {
      $0.isSpeech && sentence.end - $0.verb <= 4 && $0.strength >= 60
    }
  }

  private func after(_ region: MarkedRegion, _ bounds: TokenRange) -> Attributor? {
    region.close.flatMap { attributions.behind($0 + 1, until: bounds.end) }
  }

  private func attribution(of region: MarkedRegion, in bounds: TokenRange) -> Attributor? {
    looked(.behind, region, after(region, bounds))
      ?? looked(.before, region, attributions.before(region.open, from: bounds.start))
      ?? looked(.accordingTo, region, attributions.accordingTo(in: bounds))
      ?? looked(.caption, region, region.close.flatMap { attributions.named(behind: $0, bounds) })
  }

  private func looked(
    _ place: AttributionPlace, _ region: MarkedRegion, _ found: Attributor?
  ) -> Attributor? {
    trace?.note(.looked(place, found: found?.traced), at: region.inside)
    return found
  }

  // MARK: - No attribution of its own

  /// A quotation without words that attribute it: the sentence or quote before tells.
  private func carriedOn(
    _ region: MarkedRegion, from last: (Int, ReportedQuote)?
  ) -> ReportedQuote? {
    let paragraph = region.paragraph
    let sentence = Int(passage.sentenceOfToken[region.open])
    let before = sentence > 0 ? passage.sentences[sentence - 1].tokens : TokenRange(0, 0)
    let there = sentence > 0 ? passage.paragraphOfSentence[sentence - 1] : paragraph
    if !before.isEmpty, tags[before.end - 1] == .colon, there >= paragraph - 1,
      !passage.paragraphs[there].isHeadline,
      let found = attributions.before(before.end, from: before.start)
    {
      var quote = ReportedQuote(pieces: [region.inside], rule: found.rule, confidence: 0)
      apply(found, to: &quote)
      return quote
    }
    if let (index, quote) = last {
      let there = passage.paragraphIndex(of: quote.extent.end - 1)
      if there == paragraph
        || there == paragraph - 1 && startsParagraph(region) && isLongEnough(region)
      {
        return ReportedQuote(
          pieces: [region.inside], rule: .sameSpeaker, confidence: there == paragraph ? 0.8 : 0.7,
          follows: index)
      }
    }
    guard isLongEnough(region), there == paragraph,
      let verb = before.indices.first(where: { tags[$0].isFinite && passage.quoteDepth[$0] == 0 }),
      let source = phrases.subject(before: verb, from: before.start)
    else { return nil }
    return ReportedQuote(
      pieces: [region.inside], source: source, rule: .sameSpeaker, confidence: 0.6)
  }

  private func startsParagraph(_ region: MarkedRegion) -> Bool {
    let sentence = Int(passage.sentenceOfToken[region.open])
    return passage.sentences[sentence].tokens.start == region.open
      && (sentence == 0 || passage.paragraphOfSentence[sentence - 1] != region.paragraph)
  }
}
