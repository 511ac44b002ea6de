import Prose

/// A noun phrase without a name of its own: "the agency", "his wife", "two officials".
struct Nominal {
  /// From the determiner to the head.
  var tokens: TokenRange
  /// The head noun.
  var head: Int
  /// What the head is: person, group, place; empty for other things.
  var classes: WordClass
  var isPlural: Bool
  /// How the phrase begins.
  var opening: Opening
  /// The description stands beside a name and belongs to it.
  var use: Int?

  enum Opening {
    /// "the", "this"
    case definite
    /// "his", "the company's"
    case possessive
    /// "a", "some", or nothing
    case indefinite
  }

  var gender: Gender? {
    if classes.has(.feminine) { return .feminine }
    return classes.has(.masculine) ? .masculine : nil
  }
}

/// Cuts noun phrases out of a sentence, left to right.
///
/// A chunk is a determiner or possessive, modifiers, and nouns; it ends before the next name, so
/// that "the US space agency" is one chunk whose modifiers hold a name, and "Roscosmos chief
/// Dmitry Rogozin" leaves the chunk before the person's name to `Roles`.
struct NominalChunker {
  let context: EntityContext
  /// For each token, the index of the name use it belongs to, -1 for none.
  let useOfToken: [Int32]
  private static let longest = 12

  /// The chunk that begins at `start`, if one does.
  func chunk(at start: Int, limit: Int) -> Nominal? {
    var index = start
    var opening = Nominal.Opening.indefinite
    let here = context.classes[start]
    if here.has(.determiner) {
      if here.has(.definite) { opening = .definite }
      // "that" and "this" are mostly other things.
      if here.has(.demonstrative), !isPhraseWord(start + 1, limit) { return nil }
      index += 1
    } else if here.has(.possessive) {
      opening = .possessive
      index += 1
    } else if useOfToken[start] >= 0 {
      // "Russia's space agency", "US officials"
      index = nameEnd(start)
      if context.isPossessive(index) {
        opening = .possessive
        index += 1
      }
    }
    var head = -1
    let end = min(limit, start + Self.longest)
    while index < end {
      if useOfToken[index] >= 0 {
        let next = nameEnd(index)
        // A name ends the chunk unless nouns follow it.
        guard next < end, context.isPossessive(next) || isPhraseWord(next, end) else { break }
        index = context.isPossessive(next) ? next + 1 : next
        if context.isPossessive(next) {
          opening = .possessive
          head = -1
        }
        continue
      }
      guard context.canModify(index) else { break }
      if context.isPossessive(index) {
        opening = .possessive
        head = -1
      } else if context.isNoun(index) || context.classes[index].has(.describing) {
        head = index
      }
      index += 1
    }
    guard head >= 0, useOfToken[head] < 0 else { return nil }
    let classes = context.classes[head]
    return Nominal(
      tokens: TokenRange(start, head + 1), head: head,
      classes: classes.intersection(Self.kept),
      isPlural: context.isPluralNoun(head), opening: opening, use: nil)
  }

  /// "the nation" in "the nation's leadership".
  func owner(in nominal: Nominal) -> Nominal? {
    let start = nominal.tokens.start
    guard context.classes[start].has(.definite) else { return nil }
    guard
      let mark = (start + 2..<max(start + 2, nominal.head)).first(where: context.isPossessive),
      useOfToken[mark - 1] < 0, context.classes[mark - 1].has(.describing)
    else { return nil }
    let classes = context.classes[mark - 1]
    return Nominal(
      tokens: TokenRange(start, mark), head: mark - 1,
      classes: classes.intersection(Self.kept), isPlural: context.isPluralNoun(mark - 1),
      opening: .definite, use: nil)
  }

  /// What of a head noun's classes is kept.
  private static let kept: WordClass = [.describing, .kinship, .masculine, .feminine, .plural]

  private func isPhraseWord(_ token: Int, _ limit: Int) -> Bool {
    token < limit && (useOfToken[token] >= 0 || context.canModify(token))
  }

  /// The token behind the name that holds `token`.
  func nameEnd(_ token: Int) -> Int {
    var end = token + 1
    while end < useOfToken.count, useOfToken[end] == useOfToken[token] { end += 1 }
    return end
  }
}

extension EntityContext {
  func isPluralNoun(_ token: Int) -> Bool {
    if passage.tags.count == count {
      return passage.tags[token] == .nns || passage.tags[token] == .nnps
    }
    return classes[token].has(.plural)
  }
}
