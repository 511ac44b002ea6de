import Prose

/// An article made ready for looking things up by place and by speaker.
///
/// Made once for each annotation, in time linear in its size but for one sort; every question then
/// costs a binary search, so that a screen can ask anew for each frame.
package struct ArticleIndex: Sendable {
  /// The article asked about.
  package let article: AnnotatedArticle
  /// Its text as bytes: what all offsets count.
  package let bytes: [UInt8]
  /// The stretches of text that belong to a quote, its cue or its source: sorted and disjoint.
  package let runs: [QuoteRun]
  /// Those who are quoted, in the order of their first quote. The position is the speaker's *voice*,
  /// which gives letter and colour.
  package let voices: [EntityIndex]
  /// For each voice its quotes, in the order of the text.
  package let quotesByVoice: [[Int]]
  private let voiceOfEntity: [Int?]

  /// Indexes `article`.
  package init(_ article: AnnotatedArticle) {
    self.article = article
    bytes = Array(article.draft.text.utf8)
    let annotation = article.annotation
    runs = quoteRuns(of: annotation, in: bytes)
    var voices: [EntityIndex] = []
    var quotesByVoice: [[Int]] = []
    var voiceOfEntity = [Int?](repeating: nil, count: annotation.entities.count)
    for (index, quote) in annotation.quotes.enumerated() {
      for speaker in quote.attribution?.speakers ?? [] {
        if let voice = voiceOfEntity[speaker.value] {
          quotesByVoice[voice].append(index)
        } else {
          voiceOfEntity[speaker.value] = voices.count
          voices.append(speaker)
          quotesByVoice.append([index])
        }
      }
    }
    self.voices = voices
    self.quotesByVoice = quotesByVoice
    self.voiceOfEntity = voiceOfEntity
  }

  /// What the engine found.
  package var annotation: Annotation { article.annotation }
  /// The quotes, sorted by first piece.
  package var quotes: [Quote] { article.annotation.quotes }

  /// The voice of an entity, nil when it is not quoted.
  package func voice(of entity: EntityIndex) -> Int? { voiceOfEntity[entity.value] }

  /// The voice of a quote's first speaker, nil when nobody is named.
  package func voice(ofQuote quote: Int) -> Int? {
    quotes[quote].attribution?.speaker.flatMap { voice(of: $0) }
  }

  /// The position in `runs` of the first run that ends behind `offset`.
  package func firstRun(endingAfter offset: Int) -> Int {
    partitionPoint(runs.count) { runs[$0].range.end > offset }
  }

  /// The first quote that begins behind `offset`.
  package func quote(after offset: Int) -> Int? {
    let found = partitionPoint(quotes.count) { quotes[$0].extent.start > offset }
    return found < quotes.count ? found : nil
  }

  /// The last quote that begins before `offset`.
  package func quote(before offset: Int) -> Int? {
    let found = partitionPoint(quotes.count) { quotes[$0].extent.start >= offset }
    return found > 0 ? found - 1 : nil
  }

  /// Whom or what the words at `offset` refer to, nil when they name nobody.
  package func entity(at offset: Int) -> EntityIndex? {
    let mentions = annotation.mentions
    let behind = partitionPoint(mentions.count) { mentions[$0].range.start > offset }
    guard behind > 0, mentions[behind - 1].range.contains(offset) else { return nil }
    return mentions[behind - 1].entity
  }

  /// The quote whose words, else cue or source, are the first inside `range`; for an empty range
  /// those at its start.
  package func quote(in range: TextRange) -> Int? {
    var cue: Int?
    var index = firstRun(endingAfter: range.start)
    while index < runs.count, runs[index].range.start < max(range.end, range.start + 1) {
      if runs[index].role == .words { return runs[index].quote }
      if cue == nil { cue = runs[index].quote }
      index += 1
    }
    return cue
  }
}

/// The first of `count` positions for which `isPast` holds, `count` when none does; all behind it
/// must hold too.
package func partitionPoint(_ count: Int, where isPast: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isPast(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
