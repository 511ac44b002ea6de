import Prose

/// One place of the text where something is referred to, in reading order.
struct Slot {
  enum Content {
    /// A name, by index of its use.
    case name(Int)
    /// A noun phrase, by index.
    case nominal(Int)
    /// A pronoun, by its word's classes.
    case pronoun(WordClass)
  }

  let content: Content
  let tokens: TokenRange
  let sentence: Int
  let clause: Int32
  /// Before its clause's verb, not behind a preposition, no possessive.
  let isSubject: Bool
  /// A preposition stands before it.
  let isOblique: Bool
  /// "his", "Obama's"
  let isPossessive: Bool
  let isQuoted: Bool
  /// Which referent it was resolved to; -1 for none.
  var referent = -1
}

/// Lays names, noun phrases and pronouns of a text out in order.
struct SlotBuilder {
  let context: EntityContext
  let clauses: Clauses
  let chunker: NominalChunker
  let uses: [NameUse]
  private(set) var slots: [Slot] = []
  private(set) var nominals: [Nominal]

  /// - Parameters:
  ///   - appositions: noun phrases already known to belong to a name.
  ///   - titleHeads: heads of roles that are part of a name's phrase and no mention of their own.
  init(
    _ context: EntityContext, _ chunker: NominalChunker, uses: [NameUse],
    appositions: [Nominal], titleHeads: Set<Int>
  ) {
    self.context = context
    self.chunker = chunker
    self.uses = uses
    clauses = Clauses(context)
    nominals = appositions
    var known: [Int: Int] = [:]
    for (index, nominal) in appositions.enumerated() { known[nominal.tokens.start] = index }
    for sentence in context.passage.sentences {
      lay(sentence.tokens, known, titleHeads)
    }
  }

  private mutating func lay(_ bounds: TokenRange, _ known: [Int: Int], _ titleHeads: Set<Int>) {
    var free = bounds.start
    for token in bounds.indices {
      let word = context.classes[token]
      let use = Int(chunker.useOfToken[token])
      let beginsName = use >= 0 && uses[use].tokens.start == token
      if beginsName { add(.name(use), uses[use].tokens) }
      if use < 0, word.has([.thirdPerson, .firstPerson]) {
        add(.pronoun(word), TokenRange(token, token + 1))
      }
      if let index = known[token] {
        add(.nominal(index), nominals[index].tokens)
        free = nominals[index].tokens.end
        continue
      }
      guard token >= free, use < 0 || beginsName else { continue }
      guard let nominal = chunker.chunk(at: token, limit: bounds.end) else { continue }
      free = nominal.tokens.end
      if let owner = chunker.owner(in: nominal) {
        nominals.append(owner)
        add(.nominal(nominals.count - 1), owner.tokens)
      }
      if titleHeads.contains(nominal.head) { continue }
      nominals.append(nominal)
      add(.nominal(nominals.count - 1), nominal.tokens)
    }
  }

  private mutating func add(_ content: Slot.Content, _ tokens: TokenRange) {
    let before = tokens.start - 1
    var isPossessive = context.isPossessive(tokens.end)
    if case .pronoun(let word) = content {
      isPossessive = word.has([.his, .their, .its, .my, .our]) || isPossessiveHer(word, tokens.end)
    }
    let sentence = context.sentence(tokens.start)
    let isOblique =
      before >= context.passage.sentences[sentence].tokens.start
      && (context.isPreposition(before)
        || context.classes[before].has(.determiner) && before > 0
          && context.isPreposition(before - 1))
    let isObject: Bool
    if case .pronoun(let word) = content {
      isObject = word.has(.objectPronoun)
    } else {
      isObject = false
    }
    slots.append(
      Slot(
        content: content, tokens: tokens, sentence: sentence,
        clause: clauses.ofToken[tokens.start],
        isSubject: !isPossessive && !isOblique && !isObject
          && (clauses.isBeforeVerb(tokens.start) || isInverted(tokens)),
        isOblique: isOblique, isPossessive: isPossessive,
        isQuoted: context.insideQuotes[tokens.start]))
  }

  /// "said Rogozin."
  private func isInverted(_ tokens: TokenRange) -> Bool {
    let before = tokens.start - 1
    guard before >= 0, context.classes[before].has(.reporting) else { return false }
    return tokens.end >= context.count || !context.isWord(tokens.end)
      || context.isPreposition(tokens.end)
  }

  /// "her speech", not "told her that": a word that can begin a noun phrase follows.
  private func isPossessiveHer(_ word: WordClass, _ next: Int) -> Bool {
    guard word.has(.her) else { return false }
    if context.passage.tags.count == context.count, next > 0 {
      return context.passage.tags[next - 1] == .prpS
    }
    return context.canModify(next) && !context.classes[next].has(.function)
  }
}
