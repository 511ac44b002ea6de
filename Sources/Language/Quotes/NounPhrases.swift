import Prose

/// Finds the noun phrase on either side of a verb: who speaks.
///
/// Works on word classes alone, within one sentence, and looks no further than `reach` tokens.
struct NounPhrases {
  let passage: Passage
  let tags: [PartOfSpeech]
  let grammar: GrammarWords

  /// The longest phrase looked for, and the longest apposition stepped over.
  static let reach = 40

  /// The subject of the verb at `verb`: "Ann Doe" in "Ann Doe, the mayor of Aa, also said".
  func subject(before verb: Int, from start: Int) -> TokenRange? {
    let floor = max(start, verb - Self.reach)
    var index = verb - 1
    while index >= floor, skipsBetweenSubjectAndVerb(index) { index -= 1 }
    guard index >= floor else { return nil }
    if tags[index] == .comma || tags[index] == .colon && passage.tokens[index].range.count > 1 {
      // Step over ", the mayor of Aa," or " -- a mayor --".
      let mark = tags[index]
      var back = index - 1
      while back > floor, tags[back] != mark, passage.tokens[back].kind != .closeQuote { back -= 1 }
      guard back > floor, tags[back] == mark, back < index - 1 else { return nil }
      index = back - 1
    }
    if tags[index] == .rightBracket {
      while index > floor, tags[index] != .leftBracket { index -= 1 }
      index -= 1
    }
    guard index >= floor else { return nil }
    if grammar.objective.contains(passage.words[index]) || tags[index].isVerb {
      // "the officials who met him said"
      guard let relative = (max(floor, index - 10)..<index).last(where: { isRelative($0) }),
        relative > floor
      else { return nil }
      return phrase(endingAt: relative - 1, floor)
    }
    return phrase(endingAt: index, floor)
  }

  /// The phrase whose last word is at `end`.
  func phrase(endingAt end: Int, _ floor: Int) -> TokenRange? {
    if isRelative(end) || tags[end] == .prp { return TokenRange(end, end + 1) }
    guard isPhraseWord(end), tags[end] != .dt || passage.words[end] == grammar.that else {
      return tags[end] == .dt ? TokenRange(end, end + 1) : nil
    }
    var start = end
    var sawDeterminer = false
    while start > floor {
      let previous = start - 1
      if joins(previous), previous - 1 >= floor,
        isPhraseWord(previous - 1) || tags[previous - 1] == .prp
      {
        start = previous - 1
        sawDeterminer = false
      } else if tags[previous] == .cc, passage.words[previous] == grammar.and,
        previous - 1 >= floor,
        let left = coordinated(endingAt: previous - 1, floor)
      {
        start = left
        break
      } else if sawDeterminer {
        if tags[previous] == .pdt { start = previous }
        break
      } else if isPhraseWord(previous), !grammar.time.contains(passage.words[previous]) {
        start = previous
        sawDeterminer = tags[previous] == .dt || tags[previous] == .prpS
      } else {
        break
      }
    }
    while start < end, tags[start] == .rb || tags[start] == .vbg && start == floor { start += 1 }
    return TokenRange(start, end + 1)
  }

  /// The start of a first conjunct, when it begins the clause: "Ann Doe and her aides said".
  private func coordinated(endingAt end: Int, _ floor: Int) -> Int? {
    var start = end
    guard isPhraseWord(end) else { return nil }
    while start > floor,
      isPhraseWord(start - 1) || joins(start - 1)
        || tags[start - 1] == .comma && isPhraseWord(max(floor, start - 2))
          && tags[max(floor, start - 2)].isProper
    {
      start -= 1
    }
    guard start == floor || startsClause(start - 1) else { return nil }
    return start
  }

  /// The phrase that begins at `start`: "Ann Doe of the Aa Herald" behind "said".
  func phrase(startingAt start: Int, _ ceiling: Int) -> TokenRange? {
    guard start < ceiling else { return nil }
    if tags[start] == .prp { return TokenRange(start, start + 1) }
    guard isPhraseWord(start), !grammar.time.contains(passage.words[start]) else { return nil }
    var end = start + 1
    let limit = min(ceiling, start + Self.reach)
    while end < limit {
      if isPhraseWord(end), !grammar.time.contains(passage.words[end]), tags[end] != .vbg,
        tags[end] != .dt || tags[end - 1] == .pdt, tags[end] != .prpS,
        passage.words[end] != grammar.that
      {
        end += 1
      } else if passage.words[end] == grammar.of
        || joins(end) && tags[end] != .to && !timeFollows(end),
        end + 1 < limit, isPhraseWord(end + 1)
      {
        end += 2
      } else if passage.words[end] == grammar.and, end + 1 < limit,
        tags[end + 1].isProper || tags[end + 1] == .dt || tags[end + 1] == .prpS
      {
        end += 2
      } else {
        break
      }
    }
    while end > start + 1,
      tags[end - 1] == .dt || tags[end - 1] == .jj && end < ceiling && tags[end] == .in
    { end -= 1 }
    return (start..<end).contains { tags[$0].isNoun || tags[$0] == .cd || tags[$0] == .jj }
      ? TokenRange(start, end) : nil
  }

  /// Where the apposition behind a name ends: before the second comma in "Ida Berg, an engineer at Aa,
  /// the bridge will hold". Nil unless a clause of its own follows before `limit`: the first words of
  /// "Ida Berg, the bridge and the road, like the dam, will hold" might be its subject.
  func appositionEnd(behind name: TokenRange, _ limit: Int) -> Int? {
    let start = name.end + 1
    guard start < limit, tags[name.end] == .comma, tags[name.end - 1].isProper,
      let apposition = phrase(startingAt: start, limit), apposition.end + 2 < limit,
      tags[apposition.end] == .comma
    else { return nil }
    let clause = apposition.end + 1
    guard tags[clause] == .prp || tags[clause] == .ex || isPhraseWord(clause),
      let subject = tags[clause] == .ex
        ? TokenRange(clause, clause + 1) : phrase(startingAt: clause, limit)
    else { return nil }
    var verb = subject.end
    while verb < limit, tags[verb] == .rb { verb += 1 }
    return verb < limit && tags[verb].isFinite ? apposition.end : nil
  }

  /// The last word of the phrase proper, before "of", "in", "who": the one that says who.
  func head(of phrase: TokenRange) -> Int {
    var head = phrase.start
    for token in phrase.indices {
      if tags[token] == .in || tags[token] == .to || tags[token] == .comma || isRelative(token)
        || tags[token] == .leftBracket || tags[token] == .colon
      {
        if token > phrase.start, tags[head].isNoun || tags[head] == .prp { break }
        continue
      }
      if tags[token].isNoun || tags[token] == .prp || tags[token] == .cd || isRelative(phrase.start)
      {
        head = token
      }
    }
    return head
  }

  func isRelative(_ token: Int) -> Bool { tags[token] == .wp || tags[token] == .wdt }

  /// True when a clause can begin behind this token.
  func startsClause(_ token: Int) -> Bool {
    switch tags[token] {
    case .comma, .colon, .openQuote, .closeQuote, .stop, .leftBracket, .cc: true
    default:
      passage.words[token] == grammar.that || grammar.subordinating.contains(passage.words[token])
    }
  }

  private func timeFollows(_ token: Int) -> Bool {
    ((token + 1)..<min(token + 3, tags.count)).contains {
      grammar.time.contains(passage.words[$0]) || grammar.spokenNouns.contains(passage.words[$0])
        || tags[$0] == .cd
    }
  }

  private func joins(_ token: Int) -> Bool { grammar.joining.contains(passage.words[token]) }

  private func skipsBetweenSubjectAndVerb(_ token: Int) -> Bool {
    switch tags[token] {
    case .rb, .rbr, .md: true
    case .vbd, .vbz, .vbp, .vb, .vbn, .pos: grammar.auxiliary.contains(passage.words[token])
    case .nn, .nnp, .nns: grammar.time.contains(passage.words[token])
    default: false
    }
  }

  /// A word that can stand inside a noun phrase.
  func isPhraseWord(_ token: Int) -> Bool {
    switch tags[token] {
    case .nn, .nns, .nnp, .nnps, .jj, .jjr, .jjs, .dt, .pdt, .pos, .prpS, .cd, .fw, .hyphen, .sym:
      true
    case .vbn, .vbg:
      // "the proposed law", "a leading expert"
      token + 1 < tags.count && tags[token + 1].isNoun && token > 0
        && [.dt, .jj, .prpS, .pos].contains(tags[token - 1])
    default: false
    }
  }
}
