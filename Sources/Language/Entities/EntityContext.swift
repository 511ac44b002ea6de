import Prose

/// A passage with what the entity stages look up of each token, once: word classes and grammar.
struct EntityContext {
  let passage: Passage
  let knowledge: EntityKnowledge
  /// For each token, the classes of its word.
  let classes: [WordClass]
  let insideQuotes: [Bool]

  init(_ passage: Passage, _ knowledge: EntityKnowledge, insideQuotes: [Bool]) {
    self.passage = passage
    self.knowledge = knowledge
    self.insideQuotes = insideQuotes
    classes = passage.words.map { knowledge.words[$0] }
  }

  var count: Int { passage.tokens.count }
  private var hasTags: Bool { passage.tags.count == passage.tokens.count }

  /// The first byte of a token; 0 behind the end.
  @inline(__always)
  func byte(_ token: Int) -> UInt8 {
    guard passage.tokens.indices.contains(token) else { return 0 }
    return passage.bytes[passage.tokens[token].range.start]
  }

  /// True for a mark of one byte, such as a comma.
  @inline(__always)
  func isMark(_ token: Int, _ mark: Unicode.Scalar) -> Bool {
    token >= 0 && token < count && passage.tokens[token].range.count == 1
      && byte(token) == UInt8(truncatingIfNeeded: mark.value)
  }

  /// True for words and numbers.
  @inline(__always)
  func isWord(_ token: Int) -> Bool {
    guard token >= 0, token < count else { return false }
    let kind = passage.tokens[token].kind
    return kind == .word || kind == .number
  }

  /// The possessive ending `'s`, or the bare apostrophe behind a plural.
  func isPossessive(_ token: Int) -> Bool {
    guard token >= 0, token < count else { return false }
    if hasTags && passage.tags[token] == .pos { return true }
    let range = passage.tokens[token].range
    let first = passage.bytes[range.start]
    guard first == 0x27 || first == 0xE2 else { return false }
    let last = passage.bytes[range.end - 1] | 0x20
    return last == 0x73 && range.count <= 4
      || range.count == 1 && passage.tokens[token].kind == .mark
  }

  /// True when the word stands before nouns in a phrase: adjective, noun, number, participle.
  func canModify(_ token: Int) -> Bool {
    guard isWord(token) || isMark(token, "-") || isPossessive(token) else { return false }
    if hasTags {
      switch passage.tags[token] {
      case .nn, .nns, .nnp, .nnps, .jj, .jjr, .jjs, .cd, .vbn, .vbg, .pos, .hyphen: return true
      default: return classes[token].has([.modifier, .describing]) && !passage.tags[token].isVerb
      }
    }
    return !classes[token].has([.function, .verb, .auxiliary, .preposition, .determiner])
      || isPossessive(token)
  }

  /// True for a noun, as far as one can tell.
  func isNoun(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    if hasTags { return passage.tags[token].isNoun }
    return classes[token].has(.describing)
  }

  /// True for a verb form that makes a clause.
  func isFinite(_ token: Int) -> Bool {
    guard isWord(token) || isPossessive(token) else { return false }
    if hasTags { return passage.tags[token].isFinite }
    return classes[token].has([.verb, .auxiliary])
  }

  func isPreposition(_ token: Int) -> Bool {
    guard isWord(token) else { return false }
    return classes[token].has(.preposition)
  }

  /// A preposition or a participle: "In his speech,", "Discussing his plans,".
  func opensPhrase(_ token: Int) -> Bool {
    isPreposition(token) || hasTags && passage.tags[token] == .vbg
  }

  func isDefinite(_ token: Int) -> Bool {
    token >= 0 && token < count && classes[token].has(.definite)
  }

  /// The key of several tokens' letters and digits.
  func key(_ range: Range<Int>) -> NameKey {
    passage.bytes.withUnsafeBufferPointer { buffer in
      var key = NameKey()
      for token in range {
        let bytes = passage.tokens[token].range
        key.append(buffer, bytes.start, bytes.end)
      }
      return key
    }
  }

  /// The word, or the one it is an office's other name for.
  func office(_ token: Int) -> WordHash { knowledge.words.office(passage.words[token]) }

  func sentence(_ token: Int) -> Int { Int(passage.sentenceOfToken[token]) }

  func bounds(_ token: Int) -> TokenRange { passage.sentence(of: token).tokens }
}

/// What the entity stages know before they read a text.
package struct EntityKnowledge: Sendable {
  let words: WordClasses
  let world: WorldFacts
  let lexicon: Lexicon?

  /// Reads word classes and world facts; first names are looked up in `lexicon`.
  package init(assets: Assets, lexicon: Lexicon?) {
    words = WordClasses(assets: assets)
    world = WorldFacts(assets: assets)
    self.lexicon = lexicon
  }

  /// The gender most bearers of a first name have; nil when it is no first name or tells nothing.
  func genderOfFirstName(_ word: WordHash) -> Gender? {
    guard let lists = lexicon?.lists(of: word), !lists.isDisjoint(with: .firstName) else {
      return nil
    }
    if lists.isSuperset(of: .firstName) { return nil }
    return lists.contains(.maleName) ? .masculine : .feminine
  }

  /// True for people of a nation, party or faith, and for the adjective: "Republican".
  func isPeople(_ word: WordHash) -> Bool {
    guard let lists = lexicon?.lists(of: word) else { return false }
    return !lists.isDisjoint(with: [.demonym, .peopleGroup])
  }

  /// True when the word is known to be anything but a first name or surname.
  func isListed(_ word: WordHash) -> Bool {
    guard let lists = lexicon?.lists(of: word) else { return false }
    return !lists.subtracting([.firstName, .commonName, .surname, .begins]).isEmpty
  }

  /// True when a list of places has the word.
  func isPlace(_ word: WordHash) -> Bool {
    guard let lists = lexicon?.lists(of: word) else { return false }
    return !lists.isDisjoint(with: .anyPlace)
  }
}
