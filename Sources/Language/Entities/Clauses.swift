import Prose

/// A rough cut of sentences into clauses: enough to tell subjects from other noun phrases.
///
/// A clause begins with its sentence, behind a relative or "that", behind a mark once a verb has
/// been seen, and behind a conjunction once a verb has been seen and another subject follows.
struct Clauses {
  /// For each token, its clause.
  private(set) var ofToken: [Int32] = []
  /// For each clause, its first finite verb; -1 when it has none.
  private(set) var firstVerb: [Int32] = []

  private static let openers = WordSet(
    [
      "that", "who", "which", "when", "where", "while", "because", "although", "though", "if",
      "unless", "whether", "whom", "whose", "what", "why", "how",
    ])

  init(_ context: EntityContext) {
    ofToken.reserveCapacity(context.count)
    for sentence in context.passage.sentences {
      open()
      for token in sentence.tokens.indices {
        let hasVerb = (firstVerb.last ?? -1) >= 0
        if Self.openers.contains(context.passage.words[token]) {
          open()
        } else if hasVerb, context.beginsClause(token, in: sentence.tokens) {
          open()
        } else if !context.isWord(token) {
          if hasVerb && !context.isPossessive(token) && !context.isMark(token, "-") { open() }
        } else if hasVerb, context.classes[token].has(.conjunction),
          context.beginsSubject(token + 1)
        {
          open()
        }
        if firstVerb[firstVerb.count - 1] < 0, context.isFinite(token) {
          firstVerb[firstVerb.count - 1] = Int32(token)
        }
        ofToken.append(Int32(firstVerb.count - 1))
      }
    }
  }

  private mutating func open() { firstVerb.append(-1) }

  /// True when no verb of the clause stands before `token`.
  func isBeforeVerb(_ token: Int) -> Bool {
    let verb = Int(firstVerb[Int(ofToken[token])])
    return verb < 0 || token < verb
  }

  /// True when the clause has a verb.
  func hasVerb(_ token: Int) -> Bool { firstVerb[Int(ofToken[token])] >= 0 }
}

extension EntityContext {
  /// True for "he" behind a verb, and for what follows a reporting verb: "said the company had".
  func beginsClause(_ token: Int, in bounds: TokenRange) -> Bool {
    let word = classes[token]
    if word.has([.he, .she, .they, .i, .we]), !word.has([.objectPronoun, .reflexive]) {
      return true
    }
    guard token > bounds.start, classes[token - 1].has(.reporting), isWord(token) else {
      return false
    }
    // "said Rogozin." and "said the minister," keep the subject of their verb.
    return word.has([.it, .his, .her, .its, .their]) || hasVerbSoon(after: token, in: bounds)
  }

  /// True when a finite verb follows before the next mark, within eight tokens.
  private func hasVerbSoon(after token: Int, in bounds: TokenRange) -> Bool {
    var index = token
    while index < min(bounds.end, token + 8), isWord(index) || isPossessive(index) {
      if isFinite(index) { return index > token }
      index += 1
    }
    return false
  }

  /// True when a pronoun or determiner stands there: the subject of another clause, most likely.
  func beginsSubject(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    let word = classes[token]
    return word.has([.he, .she, .they, .it, .i, .we, .determiner]) && !word.has(.objectPronoun)
  }
}
