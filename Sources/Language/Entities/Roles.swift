import Prose

/// A description that stands beside a name: "Roscosmos chief", "Russia's space agency".
struct Role {
  /// The name described.
  let use: Int
  /// The words of the description, without a leading "the" or "a".
  let tokens: TokenRange
  /// Its head noun.
  let head: Int
  /// Stands before the name, inside the same phrase.
  let isTitle: Bool
}

/// Finds descriptions beside names: before them ("Roscosmos chief Dmitry Rogozin"), behind a comma
/// ("Angela Merkel, the German chancellor,"), before one ("His wife, Jill,").
struct RoleFinder {
  let context: EntityContext
  let chunker: NominalChunker
  let uses: [NameUse]

  /// All roles, and the noun phrases of those that stand apart from the name. Linear: each name
  /// looks at a bounded number of tokens around it.
  func find() -> (roles: [Role], nominals: [Nominal]) {
    var roles: [Role] = []
    var nominals: [Nominal] = []
    for index in uses.indices {
      if let role = roleBefore(index) { roles.append(role) }
      if let (role, nominal) = apposition(behind: index) ?? apposition(before: index) {
        roles.append(role)
        nominals.append(nominal)
      }
    }
    return (roles, nominals)
  }

  // MARK: - Before the name

  private func roleBefore(_ use: Int) -> Role? {
    let name = uses[use]
    let bounds = context.bounds(name.tokens.start)
    var head = name.tokens.start - 1
    guard head >= bounds.start, chunker.useOfToken[head] < 0 else { return nil }
    if context.classes[head].has(.honorific) { head -= 1 }
    guard head >= bounds.start, fits(head, name.kind), !context.isPluralNoun(head) else {
      return nil
    }
    var start = head
    let floor = max(bounds.start, head - 7)
    while start > floor, isRoleWord(start - 1) { start -= 1 }
    while start < head, context.isPossessive(start) || !context.isWord(start) { start += 1 }
    return Role(use: use, tokens: TokenRange(start, head + 1), head: head, isTitle: true)
  }

  private func isRoleWord(_ token: Int) -> Bool {
    if chunker.useOfToken[token] >= 0 {
      return uses[Int(chunker.useOfToken[token])].kind != .person
        || context.isPossessive(token + 1)
    }
    let word = context.classes[token]
    if word.has(.determiner) || word.has(.preposition) { return false }
    return context.canModify(token) || word.has([.title, .possessive])
  }

  /// True when the word can be the head of a description of such a thing.
  private func fits(_ head: Int, _ kind: EntityKind) -> Bool {
    let word = context.classes[head]
    switch kind {
    case .person: return word.has([.personNoun, .title, .kinship]) && !word.has(.honorific)
    case .organisation: return word.has(.groupNoun)
    // What a finder took for a place may yet be "a teacher" or "a company".
    case .other: return word.has(.describing)
    case .place: return word.has([.placeNoun, .personNoun])
    }
  }

  // MARK: - Beside a comma

  private func apposition(behind use: Int) -> (Role, Nominal)? {
    let name = uses[use]
    let bounds = context.bounds(name.tokens.start)
    var start = name.tokens.end
    guard start < bounds.end, context.isMark(start, ",") else { return nil }
    start += 1
    // "Thomas Sam, 42, a homeopath,"
    if start + 1 < bounds.end, context.passage.tokens[start].kind == .number,
      context.isMark(start + 1, ",")
    {
      start += 2
    }
    guard start < bounds.end, var chunk = chunker.chunk(at: start, limit: bounds.end) else {
      return nil
    }
    // "Trump, the candidate said": a finite verb makes it a clause of its own.
    let next = chunk.tokens.end
    let isClosed =
      next >= bounds.end || !context.isWord(next) || context.isPreposition(next)
      || context.classes[next].has(.conjunction)
      || context.knowledge.words[context.passage.words[next]].isEmpty && !context.isFinite(next)
    guard isClosed, !context.isFinite(next), fits(chunk.head, name.kind) || isLoose(chunk, name)
    else { return nil }
    if next < bounds.end, context.classes[next].has(.conjunction), !isMarked(chunk) { return nil }
    if chunk.isPlural { return nil }
    chunk.use = use
    return (role(use, chunk, bounds), chunk)
  }

  private func apposition(before use: Int) -> (Role, Nominal)? {
    let name = uses[use]
    let bounds = context.bounds(name.tokens.start)
    let comma = name.tokens.start - 1
    guard comma > bounds.start, context.isMark(comma, ","),
      // "After calling his mother, Montalvo was" has no second comma.
      name.tokens.end >= bounds.end || !context.isWord(name.tokens.end),
      fits(comma - 1, name.kind)
    else { return nil }
    // Walk back to where the phrase begins.
    var start = comma - 1
    let floor = max(bounds.start, comma - 8)
    while start > floor, isRoleWord(start - 1) { start -= 1 }
    if start > bounds.start, context.classes[start - 1].has(.determiner) { start -= 1 }
    guard start == bounds.start || !context.isMark(start - 1, ","),
      var chunk = chunker.chunk(at: start, limit: comma), chunk.tokens.end == comma,
      chunk.opening != .indefinite, !chunk.isPlural
    else { return nil }
    chunk.use = use
    return (role(use, chunk, bounds), chunk)
  }

  /// A head the lists do not know, in a phrase that can be nothing else: ", a homeopath,".
  private func isLoose(_ chunk: Nominal, _ name: NameUse) -> Bool {
    guard name.kind == .person, chunk.opening == .indefinite,
      context.classes[chunk.tokens.start].has(.determiner),
      !context.classes[chunk.head].has(.describing)
    else { return false }
    let next = chunk.tokens.end
    return context.isMark(next, ",") || context.isMark(next, ".")
  }

  private func isMarked(_ chunk: Nominal) -> Bool {
    context.classes[chunk.tokens.start].has([.determiner, .possessive])
      || chunk.opening == .possessive
  }

  /// The role of a phrase: without its article, with a following "of ..." up to the next mark.
  private func role(_ use: Int, _ chunk: Nominal, _ bounds: TokenRange) -> Role {
    var start = chunk.tokens.start
    if context.classes[start].has(.determiner), start < chunk.head { start += 1 }
    var end = chunk.tokens.end
    if end < bounds.end, context.isWord(end), context.isPreposition(end) {
      let limit = min(bounds.end, end + 8)
      var last = end + 1
      while last < limit, context.isWord(last), !context.isFinite(last) { last += 1 }
      if last == bounds.end || last < limit && !context.isWord(last) { end = last }
    }
    return Role(use: use, tokens: TokenRange(start, end), head: chunk.head, isTitle: false)
  }
}
