import Prose

/// Finds names without a trained model: capitals, lists and context.
///
/// The fallback when no weights are there. Body text is read first; headlines, whose capitals tell
/// nothing, only repeat what the body or the lists know. Linear.
package struct RuleNames: Sendable {
  let lexicon: Lexicon?
  let words: WordClasses

  /// Makes a finder from what is known of words.
  package init(_ knowledge: EntityKnowledge) {
    lexicon = knowledge.lexicon
    words = knowledge.words
  }

  /// The names of a text: sorted, disjoint, each inside one sentence.
  package func find(in passage: Passage) -> [NameSpan] {
    var search = NameSearch(passage, rules: self)
    return search.run()
  }

  func lists(_ word: WordHash) -> WordLists { lexicon?.lists(of: word) ?? [] }
}

/// One reading of a text for names.
private struct NameSearch {
  let passage: Passage
  let rules: RuleNames
  let lists: [WordLists]
  let classes: [WordClass]
  /// Words that stand in lower case somewhere: no names at a sentence's start.
  private var lowered: Set<WordHash> = []
  /// Words that stand capitalised inside a sentence.
  private var raised: Set<WordHash> = []
  /// The kind of each name found so far, and of the surnames of people.
  private var known: [WordHash: EntityKind] = [:]

  init(_ passage: Passage, rules: RuleNames) {
    self.passage = passage
    self.rules = rules
    lists = passage.words.map(rules.lists)
    classes = passage.words.map { rules.words[$0] }
  }

  mutating func run() -> [NameSpan] {
    var headlines: [TokenRange] = []
    var bodies: [TokenRange] = []
    for (index, sentence) in passage.sentences.enumerated() {
      let paragraph = passage.paragraphs[passage.paragraphOfSentence[index]]
      if paragraph.isHeadline || isTitleCase(sentence.tokens) {
        headlines.append(sentence.tokens)
      } else {
        bodies.append(sentence.tokens)
        noteCase(sentence.tokens)
      }
    }
    var found: [NameSpan] = []
    for body in bodies { scan(body, isHeadline: false, into: &found) }
    for headline in headlines { scan(headline, isHeadline: true, into: &found) }
    // Single words that end a person's full name are that person, wherever they stand.
    for index in found.indices where found[index].tokens.count == 1 {
      let kind = known[passage.words[found[index].tokens.start]]
      if kind == .person, found[index].kind != .place { found[index].kind = .person }
    }
    return found.sorted { $0.tokens.start < $1.tokens.start }
  }

  // MARK: - Case

  private func isTitleCase(_ sentence: TokenRange) -> Bool {
    var (high, all) = (0, 0)
    for token in sentence.indices
    where passage.tokens[token].kind == .word && !classes[token].has(.function) {
      all += 1
      if passage.isCapitalised(token) { high += 1 }
    }
    return all >= 4 && high * 5 >= all * 4
  }

  private mutating func noteCase(_ sentence: TokenRange) {
    var isFirst = true
    for token in sentence.indices where passage.tokens[token].kind == .word {
      if !passage.isCapitalised(token) {
        lowered.insert(passage.words[token])
      } else if !isFirst {
        raised.insert(passage.words[token])
      }
      isFirst = false
    }
  }

  // MARK: - Scanning

  private mutating func scan(
    _ sentence: TokenRange, isHeadline: Bool, into found: inout [NameSpan]
  ) {
    var token = sentence.start
    while token < sentence.end {
      guard isCapital(token) else {
        token += 1
        continue
      }
      if let phrase = listed(token, sentence.end),
        endsRun(token + phrase.count, sentence.end)
      {
        found.append(phrase.span)
        token = phrase.span.tokens.end
        continue
      }
      let end = runEnd(token, sentence.end)
      if let span = name(token, end, sentence, isHeadline) {
        found.append(span)
        remember(span)
      }
      token = max(end, token + 1)
    }
  }

  private func isCapital(_ token: Int) -> Bool {
    passage.tokens[token].kind == .word && passage.isCapitalised(token)
  }

  /// True when a name ends before `token`: "US President", "Britain's".
  private func endsRun(_ token: Int, _ end: Int) -> Bool {
    token >= end || !isCapital(token) && !isBridge(token) || classes[token].has(.title)
  }

  private func isBridge(_ token: Int) -> Bool { isMark(token, "-") || isMark(token, "&") }

  /// A name of the lists.
  private func listed(_ token: Int, _ end: Int) -> (span: NameSpan, count: Int)? {
    let wanted: WordLists = [.country, .wellKnownCity, .region, .place, .organisation, .city]
    guard
      let phrase = rules.lexicon?.phrase(in: passage.words, at: token, end: end, wanted: wanted),
      isCapital(token + phrase.count - 1)
    else { return nil }
    let isPlace =
      phrase.lists.isDisjoint(with: .organisation)
      || !phrase.lists.isDisjoint(with: [.country, .region])
    // Small towns have the names of people and of ordinary words.
    if phrase.count == 1, phrase.lists.isDisjoint(with: wanted.subtracting(.city)) { return nil }
    if phrase.count == 1, !phrase.lists.isDisjoint(with: [.firstName, .surname]),
      known[passage.words[token]] == .person
    {
      return nil
    }
    return (
      NameSpan(
        tokens: TokenRange(token, token + phrase.count), kind: isPlace ? .place : .organisation),
      phrase.count
    )
  }

  /// Where the run of capitals that begins at `start` ends; "of" and the like are bridged.
  private func runEnd(_ start: Int, _ limit: Int) -> Int {
    var end = start + 1
    while end < limit {
      if isCapital(end) {
        end += 1
      } else if end + 1 < limit, isCapital(end + 1), bridges(end, after: end - 1) {
        end += 2
      } else if end > start + 1, end + 1 < limit, isMark(end, "-"), isTight(end),
        passage.tokens[end + 1].kind == .word
      {
        // "Lee Cheuk-yan"
        end += 2
      } else if end + 2 < limit, isWord(end, "of"), isWord(end + 1, "the"), isCapital(end + 2),
        lists[end - 1].contains(.organisationWord)
      {
        end += 3
      } else {
        break
      }
    }
    return end
  }

  /// No blank before or behind.
  private func isTight(_ token: Int) -> Bool {
    passage.tokens[token - 1].range.end == passage.tokens[token].range.start
      && passage.tokens[token].range.end == passage.tokens[token + 1].range.start
  }

  private func bridges(_ token: Int, after previous: Int) -> Bool {
    if isMark(token, "-") || isMark(token, "&") || isWord(token, "&") {
      return passage.tokens[previous].range.end == passage.tokens[token].range.start
        || isMark(token, "&") || isWord(token, "&")
    }
    if classes[token].has(.particle) { return !classes[token].has(.function) }
    let head = lists[previous]
    return (isWord(token, "of") || isWord(token, "for"))
      && (!head.isDisjoint(with: [.organisationWord, .placeWord])
        || classes[previous].has(.organisationWord))
  }

  private func isWord(_ token: Int, _ word: StaticString) -> Bool {
    let range = passage.tokens[token].range
    guard range.count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { passage.bytes[range.start..<range.end].elementsEqual($0) }
  }

  private func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    let range = passage.tokens[token].range
    return range.count == 1 && passage.bytes[range.start] == UInt8(truncatingIfNeeded: mark.value)
  }

  // MARK: - Deciding

  private func name(
    _ first: Int, _ end: Int, _ sentence: TokenRange, _ isHeadline: Bool
  ) -> NameSpan? {
    var start = first
    var isTitled = start > sentence.start && classes[start - 1].has(.title)
    while start < end, isNoName(start, isFirst: opens(start, sentence), isHeadline) {
      isTitled = classes[start].has(.title) && !lists[start].contains(.demonym)
      start += 1
    }
    guard start < end else { return nil }
    if isHeadline, end - start > 3 || known[passage.words[end - 1]] == nil { return nil }
    let span = TokenRange(start, end)
    return NameSpan(tokens: span, kind: kind(span, isTitled: isTitled, sentence))
  }

  /// True for the first word of a sentence or quotation: its capital tells nothing.
  private func opens(_ token: Int, _ sentence: TokenRange) -> Bool {
    token == sentence.start
      || passage.tokens[token - 1].kind != .word
        && !isMark(token - 1, ",") && !isMark(token - 1, "-") && !isMark(token - 1, "(")
  }

  /// True for capitals that are no names: titles, months, nationalities, sentence openers.
  private func isNoName(_ token: Int, isFirst: Bool, _ isHeadline: Bool) -> Bool {
    let list = lists[token]
    let word = passage.words[token]
    if classes[token].has(.month) { return true }
    if classes[token].has([.title, .function]) {
      return list.isDisjoint(with: .firstName) || !raised.contains(word)
    }
    if !list.isDisjoint(with: [.month, .weekday, .demonym, .peopleGroup, .otherName]) {
      return true
    }
    if !list.isDisjoint(with: [.firstName, .surname, .anyPlace, .organisation]) { return false }
    guard isFirst || isHeadline else { return false }
    return lowered.contains(word) || !raised.contains(word) && !list.isEmpty
      || !raised.contains(word) && known[word] == nil
  }

  private func kind(_ span: TokenRange, isTitled: Bool, _ sentence: TokenRange) -> EntityKind {
    let last = span.end - 1
    if isTitled { return .person }
    if span.count == 1, let kind = known[passage.words[last]] { return kind }
    if span.indices.contains(where: {
      lists[$0].contains(.organisationWord) || classes[$0].has(.corporateSuffix)
    }) {
      return .organisation
    }
    if lists[last].contains(.placeWord) { return .place }
    if !lists[span.start].isDisjoint(with: .firstName) { return .person }
    if span.count == 1, isAllCapitals(last) { return .organisation }
    if span.count > 1, span.count < 4, !lists[last].isDisjoint(with: .surname) { return .person }
    let before = span.start - 1
    if before >= sentence.start, isWord(before, "in") || isWord(before, "near") { return .place }
    let speaks =
      span.end < sentence.end && classes[span.end].has(.reporting)
      || before >= sentence.start && classes[before].has(.reporting)
    if speaks || !lists[last].isDisjoint(with: .surname) { return .person }
    if before >= sentence.start, isWord(before, "the") || isWord(before, "The") {
      return .organisation
    }
    if span.count == 1 { return .other }
    return span.count < 4 ? .person : .organisation
  }

  private func isAllCapitals(_ token: Int) -> Bool {
    let range = passage.tokens[token].range
    return range.count > 1
      && passage.bytes[range.start..<range.end].allSatisfy { $0 &- 0x41 < 26 || $0 == 0x2E }
  }

  private mutating func remember(_ span: NameSpan) {
    guard span.kind != .other else { return }
    let last = passage.words[span.tokens.end - 1]
    if known[last] == nil || span.tokens.count > 1 && span.kind == .person {
      known[last] = span.kind
    }
  }
}
