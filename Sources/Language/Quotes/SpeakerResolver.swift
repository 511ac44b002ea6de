import Prose

/// The second hop: from the words that name a source to the entity that speaks.
struct SpeakerResolver {
  /// Who speaks, through which mention, and how certain that is.
  struct Found: Equatable {
    var mention: MentionIndex?
    var speakers: [EntityIndex] = []
    var certainty = 1.0
  }

  let passage: Passage
  let phrases: NounPhrases
  /// Sorted by range.
  let mentions: [Mention]
  let entities: [Entity]
  let roles: RoleMemory

  /// Things that speak for whoever made them: "a report by the Aa Institute".
  private static let documents = WordSet(
    [
      "report", "poll", "survey", "study", "statement", "analysis", "editorial", "article", "story",
      "release", "letter", "filing", "tweet", "memo", "column", "website", "page", "review", "data",
      "figures", "research", "paper", "newspaper", "magazine", "account",
      "piece", "ad", "advertisement", "spot", "video", "average", "index", "forecast", "complaint",
      "lawsuit", "brief", "post", "op-ed", "documentary", "broadcast", "polls", "surveys",
      "reports",
      "documents", "estimates", "estimate", "guidelines", "bulletin",
    ])

  /// The speaker named by the words of `source`.
  func speaker(of source: TokenRange, _ trace: Trace? = nil) -> Found {
    let found = found(source)
    if let trace {
      let speaker = TracedSpeaker(
        head: phrases.head(of: source),
        candidates: mentions(in: source).filter { mentions[$0].tokens.overlaps(source) }
          .map(MentionIndex.init),
        mention: found.mention, speakers: found.speakers, certainty: found.certainty)
      trace.note(.speaker(speaker), at: source)
    }
    return found
  }

  private func found(_ source: TokenRange) -> Found {
    let head = phrases.head(of: source)
    if phrases.isRelative(source.start) { return antecedent(of: source.start) }
    let inside = mentions(in: source)
    let heads = [head] + conjunctHeads(source, after: head)
    var found = Found()
    for head in heads {
      guard let index = best(inside, covering: head), let entity = mentions[index].entity else {
        continue
      }
      found.mention = found.mention ?? MentionIndex(index)
      if !found.speakers.contains(entity) { found.speakers.append(entity) }
      switch mentions[index].form {
      case .name: break
      case .nominal: found.certainty = min(found.certainty, 0.7)
      case .pronoun: found.certainty = min(found.certainty, 0.85)
      }
    }
    if !found.speakers.isEmpty { return found }
    if source.count == 1, passage.words[head] == Self.it { return organisation(before: head) }
    let beside = besideHead(head, inside)
    return beside.speakers.isEmpty ? described(source, head) : beside
  }

  private static let it = WordHash("it")

  /// "It also said": the organisation named last, in this sentence or the two before.
  private func organisation(before pronoun: Int) -> Found {
    var index = firstMention(from: passage.tokens[pronoun].range.start) - 1
    while index >= 0 {
      let mention = mentions[index]
      guard passage.sentenceOfToken[pronoun] - passage.sentenceOfToken[mention.tokens.start] <= 2
      else { break }
      if let entity = mention.entity, mention.form != .pronoun,
        entities[entity.value].kind == .organisation
      {
        return Found(mention: MentionIndex(index), speakers: [entity], certainty: 0.6)
      }
      index -= 1
    }
    return Found()
  }

  private static let indefinite = WordSet(
    ["a", "an", "one", "some", "any", "another", "no", "each", "every", "several", "many", "most"])

  /// Whom a definite description means by a role named elsewhere. Headlines leave the article out.
  private func described(_ source: TokenRange, _ head: Int) -> Found {
    let first = passage.words[source.start]
    let isDefinite =
      first == Self.the || passage.paragraph(of: head).isHeadline
      || source.indices.contains { passage.tags[$0] == .pos && $0 < head }
    guard isDefinite, !Self.indefinite.contains(first), passage.tags[source.start] != .prpS,
      passage.tags[head] == .nn || passage.tags[head] == .nnp
    else { return Found() }
    let modifiers = (source.start..<max(source.start, head)).filter {
      passage.tokens[$0].kind == .word && passage.tags[$0] != .pos
    }
    guard
      let entity = roles.entity(
        head: passage.words[head], modifiers: modifiers.map { passage.words[$0] })
    else { return Found() }
    return Found(mention: nil, speakers: [entity], certainty: 0.6)
  }

  private static let the = WordHash("the")

  /// A name that stands for a head that is no name itself: "a spokeswoman, Ann Doe", "a poll by X".
  private func besideHead(_ head: Int, _ inside: Range<Int>) -> Found {
    let isDocument = Self.documents.contains(passage.words[head])
    for index in inside where mentions[index].form == .name {
      guard let entity = mentions[index].entity else { continue }
      let kind = entities[entity.value].kind
      let tokens = mentions[index].tokens
      // "her deputy, Aa County Judge Ann Doe": the title stands between.
      var before = tokens.start - 1
      while before > head, tokens.start - before <= 4, phrases.isPhraseWord(before) { before -= 1 }
      let apposed = before > head && passage.tags[before] == .comma
      if apposed && kind == .person || isDocument && kind == .organisation {
        return Found(mention: MentionIndex(index), speakers: [entity], certainty: 0.85)
      }
    }
    return Found()
  }

  /// Whom "who" stands for: the mention right before it.
  private func antecedent(of relative: Int) -> Found {
    let start = passage.tokens[relative].range.start
    let position = firstMention(from: start)
    for index in stride(from: position - 1, through: max(0, position - 3), by: -1) {
      guard let entity = mentions[index].entity, mentions[index].form != .pronoun,
        mentions[index].tokens.end <= relative, relative - mentions[index].tokens.end <= 1
      else { continue }
      return Found(mention: MentionIndex(index), speakers: [entity], certainty: 0.9)
    }
    return Found()
  }

  /// The heads of further names joined by "and".
  private func conjunctHeads(_ source: TokenRange, after head: Int) -> [Int] {
    source.indices.filter {
      $0 > head && passage.words[$0] == phrases.grammar.and && $0 + 1 < source.end
        && $0 > source.start && passage.tags[$0 - 1].isProper
    }.map { phrases.head(of: TokenRange($0 + 1, source.end)) }
  }

  // MARK: - Looking up mentions

  private func firstMention(from offset: Int) -> Int {
    var (low, high) = (0, mentions.count)
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func mentions(in source: TokenRange) -> Range<Int> {
    let span = passage.span(source)
    // A mention may begin a little before the phrase: a title taken as part of it.
    var first = firstMention(from: span.start)
    if first > 0, mentions[first - 1].tokens.end > source.start { first -= 1 }
    var end = first
    while end < mentions.count, mentions[end].range.start < span.end { end += 1 }
    return first..<end
  }

  /// Of the mentions that hold the head, a name before a description.
  private func best(_ candidates: Range<Int>, covering head: Int) -> Int? {
    let holding = candidates.filter {
      mentions[$0].tokens.contains(head) && mentions[$0].entity != nil
    }
    return holding.first { mentions[$0].form == .name } ?? holding.first
  }
}
