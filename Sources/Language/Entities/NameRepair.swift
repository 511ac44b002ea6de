import Prose

/// Mends what name finders commonly get wrong, where the words themselves show it.
///
/// On the development news of GUM one woman split into two places ("Valeska" "Paris") cost every
/// pronoun of her article.
struct NameRepair {
  let context: EntityContext

  /// The names with nationalities left out, halves of people joined, tails of hyphenated names
  /// taken in. In order, as given.
  func mended(_ names: [NameSpan]) -> [NameSpan] {
    var mended: [NameSpan] = []
    mended.reserveCapacity(names.count)
    for var name in names where !name.tokens.isEmpty && name.tokens.end <= context.count {
      name.tokens = withoutHeadlineVerb(withoutCommonTail(withoutRole(name)), name.kind)
      if name.tokens.isEmpty || isNationality(name) { continue }
      name.tokens = withTail(name)
      if let last = mended.last {
        if last.tokens.end > name.tokens.start { continue }
        if let joined = joined(last, name) {
          mended[mended.count - 1] = joined
          continue
        }
      }
      name.tokens = withFirstName(name, after: mended.last?.tokens.end ?? 0)
      mended += governed(name)
    }
    return mended
  }

  /// "the mayor of Eastport" is no person's mayor; in "Mayor of Eastport Ann Doe" two names stand side
  /// by side.
  private func governed(_ name: NameSpan) -> [NameSpan] {
    let start = name.tokens.start
    guard name.kind == .person, start - 2 >= context.bounds(start).start,
      context.passage.words[start - 1] == Self.of,
      Self.governing.contains(context.passage.words[start - 2])
    else { return [name] }
    if name.tokens.count == 1 { return [NameSpan(tokens: name.tokens, kind: .place)] }
    guard name.tokens.count > 2,
      context.knowledge.genderOfFirstName(context.passage.words[start + 1]) != nil
    else { return [name] }
    return [
      NameSpan(tokens: TokenRange(start, start + 1), kind: .place),
      NameSpan(tokens: TokenRange(start + 1, name.tokens.end), kind: .person),
    ]
  }

  private static let of = WordHash("of")
  private static let governing = WordSet(
    [
      "mayor", "governor", "city", "town", "village", "county", "province", "state", "district",
      "suburb", "port", "outskirts", "streets", "residents", "bishop", "archbishop",
    ])

  /// "Ada Brenner Speaks": in a headline a verb has a capital too.
  private func withoutHeadlineVerb(_ tokens: TokenRange, _ kind: EntityKind) -> TokenRange {
    guard kind == .person, tokens.count >= 3,
      context.passage.paragraph(of: tokens.start).isHeadline,
      context.classes[tokens.end - 1].has([.verb, .reporting, .preposition])
    else { return tokens }
    return TokenRange(tokens.start, tokens.end - 1)
  }

  /// An unknown first name that was left out before a surname found alone.
  private func withFirstName(_ name: NameSpan, after end: Int) -> TokenRange {
    let before = name.tokens.start - 1
    guard name.kind == .person, name.tokens.count == 1, before >= end,
      before >= context.bounds(name.tokens.start).start,
      context.passage.tokens[before].kind == .word, context.passage.isCapitalised(before),
      context.passage.tags[safe: before]?.isProper ?? false, context.classes[before].isEmpty,
      !context.knowledge.isListed(context.passage.words[before])
    else { return name.tokens }
    return TokenRange(before, name.tokens.end)
  }

  /// "PolitiFact Executive Director Ann Doe", "CEO of the Grain Board": from the name on.
  private func withoutRole(_ name: NameSpan) -> NameSpan {
    var start = name.tokens.start
    let last = name.tokens.end - 1
    for token in name.tokens.indices where token < last {
      let word = context.classes[token]
      if context.isMark(token, ":") || word.has(.honorific) && token > start {
        start = token + 1
      } else if name.kind == .person, token > start, last - token >= 2,
        word.has([.title, .personNoun]),
        context.knowledge.genderOfFirstName(context.passage.words[token]) == nil
      {
        start = token + 1
      }
    }
    if name.kind == .organisation, start + 2 < last, context.classes[start].has(.personNoun),
      context.classes[start + 1].has(.preposition)
    {
      start += 2
    }
    return NameSpan(tokens: TokenRange(start, name.tokens.end), kind: name.kind)
  }

  /// "Greek court", "Church describes": ordinary words behind the last capital go. What people
  /// call their own stays: "Brenner campaign".
  private func withoutCommonTail(_ name: NameSpan) -> TokenRange {
    var end = name.tokens.end
    let start = name.tokens.start
    while end > start + 1, context.isMark(end - 1, "-") { end -= 1 }
    while end > start + 1, context.passage.tokens[end - 1].kind == .word,
      !context.passage.isCapitalised(end - 1), !context.classes[end - 1].has(.ownOrganisation),
      !context.isTight(end - 1), context.passage.isCapitalised(start)
    {
      end -= 1
    }
    return TokenRange(start, end)
  }

  /// "Australian", "the French": a people or an adjective, no name of one thing.
  private func isNationality(_ name: NameSpan) -> Bool {
    guard name.tokens.count == 1, name.kind != .organisation else { return false }
    let key = context.key(name.tokens.start..<name.tokens.end)
    let world = context.knowledge.world
    return world.country(demonym: key) != nil && world.entry(key) == nil
      && !(name.kind == .person
        && context.classes[safe: name.tokens.start - 1]?.has(.title) ?? false)
  }

  /// "Lee Cheuk" and "-yan"
  private func withTail(_ name: NameSpan) -> TokenRange {
    let end = name.tokens.end
    guard name.tokens.count >= 2, name.kind != .organisation, end + 1 < context.count,
      context.isMark(end, "-"), context.isTight(end), context.isTight(end + 1),
      context.passage.tokens[end - 1].range.count <= 6,
      // "Obama-era": words of the language follow.
      context.passage.tokens[end + 1].range.count <= 5,
      context.passage.tokens[end + 1].kind == .word, !context.passage.isCapitalised(end + 1),
      context.knowledge.words[context.passage.words[end + 1]].subtracting(.particle).isEmpty
    else { return name.tokens }
    return TokenRange(name.tokens.start, end + 2)
  }

  /// A first name and a surname that were found as two names.
  private func joined(_ left: NameSpan, _ right: NameSpan) -> NameSpan? {
    guard left.tokens.end == right.tokens.start, left.tokens.count == 1, right.tokens.count == 1,
      context.sentence(left.tokens.start) == context.sentence(right.tokens.start),
      left.kind == .person || right.kind == .person || left.kind == right.kind,
      left.kind != .organisation, right.kind != .organisation
    else { return nil }
    let key = context.key(left.tokens.start..<left.tokens.end)
    guard context.knowledge.world.entry(key) == nil,
      left.kind == .person || !context.knowledge.isPlace(context.passage.words[left.tokens.start])
    else { return nil }
    return NameSpan(tokens: TokenRange(left.tokens.start, right.tokens.end), kind: .person)
  }
}

extension EntityContext {
  /// No blank before the token.
  func isTight(_ token: Int) -> Bool {
    token > 0 && passage.tokens[token - 1].range.end == passage.tokens[token].range.start
  }

  /// What speaks for a name being a person's, whatever it was taken for.
  func personEvidence(_ tokens: TokenRange, hasTitle: Bool) -> Double {
    var evidence = 0.0
    let bounds = bounds(tokens.start)
    let next = tokens.end
    if hasTitle { evidence += 1 }
    if next + 2 < bounds.end, isMark(next, ",") {
      // "Valeska Paris, 37, said"
      if passage.tokens[next + 1].kind == .number, passage.tokens[next + 1].range.count == 2,
        isMark(next + 2, ",")
      {
        evidence += 2
      }
      if passage.words[next + 1] == Self.who { evidence += 1 }
    }
    if tokens.count > 1, knowledge.genderOfFirstName(passage.words[tokens.start]) != nil {
      evidence += 0.6
    }
    return evidence
  }

  /// How a bare name behaves: positive like a person ("Paris claims"), negative like a place
  /// ("in Paris").
  func conduct(_ tokens: TokenRange) -> Int {
    let bounds = bounds(tokens.start)
    var conduct = 0
    if tokens.end < bounds.end, classes[tokens.end].has(.reporting) { conduct += 1 }
    if tokens.start > bounds.start {
      let before = tokens.start - 1
      if classes[before].has([.reporting, .title]) { conduct += 1 }
      if Self.placing.contains(passage.words[before]) { conduct -= 1 }
    }
    return conduct
  }

  private static let who = WordHash("who")
  private static let placing = WordSet(["in", "near", "at", "from", "to"])
}

extension Array {
  /// The element at `index`, nil when there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
