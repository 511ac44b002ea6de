import Prose

/// Word classes by closed lists and word shape, for reading without a trained tagger.
///
/// Right for about four words in five: enough to tell verbs from names, not to parse.
struct RuleTagger {
  private let closed: [WordHash: PartOfSpeech]
  private let cues: CueLexicon

  init(assets: Assets, cues: CueLexicon) {
    self.cues = cues
    closed = WordList(assets, "languages/en/closed-class.tsv").map { PartOfSpeech(penn: $0) }
  }

  /// The class of every token.
  func tags(of passage: Passage) -> [PartOfSpeech] {
    var tags: [PartOfSpeech] = []
    tags.reserveCapacity(passage.tokens.count)
    for sentence in passage.sentences {
      for token in sentence.tokens.indices {
        let previous = token > sentence.tokens.start ? tags[token - 1] : nil
        tags.append(tag(passage, token, after: previous))
      }
    }
    return tags
  }

  private func tag(
    _ passage: Passage, _ token: Int, after previous: PartOfSpeech?
  ) -> PartOfSpeech {
    switch passage.tokens[token].kind {
    case .number: return .cd
    case .openQuote: return .openQuote
    case .closeQuote: return .closeQuote
    case .symbol: return .sym
    case .mark: return mark(passage, token)
    case .word: break
    }
    let word = passage.words[token]
    if let known = closed[word] { return known }
    if passage.isCapitalised(token), previous != nil || passage.tokens[token].range.count > 2 {
      let startsSentence = previous == nil || previous == .openQuote
      if !startsSentence || cues.info(of: word) == nil { return .nnp }
    }
    let range = passage.tokens[token].range
    let tail = passage.bytes[max(range.start, range.end - 4)..<range.end]
    if previous == .md || previous == .to { return .vb }
    if tail.ends(with: "ly") { return .rb }
    if tail.ends(with: "ing") { return .vbg }
    if cues.info(of: word) != nil, previous.map({ !isNominalContext($0) }) ?? true {
      return tail.ends(with: "s") ? .vbz : .vbd
    }
    if tail.ends(with: "ed") { return .vbd }
    if tail.ends(with: "ous") || tail.ends(with: "ful") || tail.ends(with: "ive")
      || tail.ends(with: "al") || tail.ends(with: "ic") || tail.ends(with: "able")
    {
      return .jj
    }
    return tail.ends(with: "s") ? .nns : .nn
  }

  /// Behind these a form that could be a verb is a noun: "the claims", "his promised".
  private func isNominalContext(_ tag: PartOfSpeech) -> Bool {
    switch tag {
    case .dt, .prpS, .pos, .jj, .in, .cd: true
    default: false
    }
  }

  private func mark(_ passage: Passage, _ token: Int) -> PartOfSpeech {
    switch passage.bytes[passage.tokens[token].range.start] {
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      return passage.tokens[token].range.count > 2 ? .colon : .stop
    case UInt8(ascii: ":"), UInt8(ascii: ";"): return .colon
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .leftBracket
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .rightBracket
    case UInt8(ascii: "-"): return passage.tokens[token].range.count > 1 ? .colon : .hyphen
    case 0xE2: return .colon
    default: return .other
    }
  }
}

extension ArraySlice<UInt8> {
  func ends(with suffix: StaticString) -> Bool {
    guard count >= suffix.utf8CodeUnitCount else { return false }
    return suffix.withUTF8Buffer { zip(self.suffix($0.count), $0).allSatisfy(==) }
  }
}
