import Prose

/// A verb that may report: "had revealed", "said".
struct ReportingVerb: Hashable, Sendable {
  /// The verb with its auxiliaries and adverbs.
  var group: TokenRange
  /// The verb itself.
  var verb: Int
  /// True for statements.
  var isSpeech: Bool
  /// Of 100 occurrences, how many report.
  var strength: Int
  /// The dictionary form.
  var lemma: WordHash
  /// True behind "was", "has been": whoever stands before it is not the speaker.
  var isPassive: Bool
}

/// Finds reporting verbs outside quotation marks.
struct ReportingVerbs {
  let passage: Passage
  let tags: [PartOfSpeech]
  let cues: CueLexicon
  let grammar: GrammarWords

  private static let being = WordSet(
    ["is", "are", "was", "were", "been", "being", "be"])

  /// The verbs of `range`, in order.
  func verbs(in range: TokenRange) -> [ReportingVerb] {
    range.indices.compactMap { token in
      guard passage.quoteDepth[token] == 0, let info = cues.info(of: passage.words[token]) else {
        return nil
      }
      return verb(at: token, info, from: range.start)
    }
  }

  /// "Doe notes." behind a quotation: a verb whatever the tagger took it for.
  private func endsAttribution(_ token: Int, _ info: CueLexicon.Info, from floor: Int) -> Bool {
    guard info.strength >= 50, token > floor, tags[token - 1].isProper || tags[token - 1] == .prp
    else { return false }
    return token + 1 >= tags.count || tags[token + 1] == .stop || tags[token + 1] == .comma
      || tags[token + 1] == .colon
  }

  private func verb(at token: Int, _ info: CueLexicon.Info, from floor: Int) -> ReportingVerb? {
    guard passage.tokens[token].kind == .word, passage.words[token] != grammar.according,
      tags[token].isVerb || endsAttribution(token, info, from: floor)
    else { return nil }
    var start = token
    var passive = false
    while start > floor, token - start < 6 {
      let previous = start - 1
      let word = passage.words[previous]
      guard tags[previous] == .rb || tags[previous] == .md || grammar.auxiliary.contains(word),
        tags[previous] != .pos || word != WordHash("'s") || tags[token] == .vbn
      else { break }
      passive = passive || tags[token] != .vbg && Self.being.contains(word)
      start = previous
    }
    while start < token, tags[start] == .rb { start += 1 }
    // A bare participle or infinitive reports nothing by itself: "the proposed law", "to say".
    if tags[token] == .vbn, start == token, info.strength < 80 { return nil }
    return ReportingVerb(
      group: TokenRange(start, token + 1), verb: token, isSpeech: info.isSpeech,
      strength: info.strength, lemma: info.lemma, isPassive: passive)
  }
}
