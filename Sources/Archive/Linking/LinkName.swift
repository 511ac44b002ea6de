import Prose

/// A name taken apart for comparison.
struct LinkName: Hashable, Sendable {
  /// Folded, without what does not tell apart: a leading "the", endings such as "Ltd" of things,
  /// "Jr" of people.
  let words: [String]
  /// Ends in "Jr", "II" and the like.
  let suffix: String?
  /// One word of two to six capitals: "NASA", "U.N.".
  let isAcronym: Bool

  /// Takes apart a name of a person.
  init(person name: String) {
    var words = folded(name)
    var suffix: String?
    if words.count > 2, let last = words.last, personSuffixes.contains(last) {
      suffix = last
      words.removeLast()
    }
    self.words = words.count > 1 ? partingInitials(words) : words
    self.suffix = suffix
    isAcronym = false
  }

  /// Takes apart a name of anything else.
  init(thing name: String, _ vocabulary: LinkVocabulary) {
    var words = joiningLetters(folded(name))
    if words.count > 1, words[0] == "the" { words.removeFirst() }
    while words.count > 1, let last = words.last, vocabulary.companyEndings.contains(last) {
      words.removeLast()
    }
    self.words = words
    suffix = nil
    isAcronym =
      words.count == 1 && (2...6).contains(words[0].utf8.count)
      && name.utf8.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x2E || $0 == 0x20 }
  }

  init(_ name: String, of kind: EntityKind, _ vocabulary: LinkVocabulary) {
    self = kind == .person ? LinkName(person: name) : LinkName(thing: name, vocabulary)
  }

  /// Nothing of it can be compared.
  var isEmpty: Bool { words.isEmpty }
  /// The last word of several: of a person the surname.
  var surname: String { words.last ?? "" }
  /// True for a person's single name, and for what is no name.
  var isBare: Bool { words.count < 2 }
}

private let personSuffixes: Set<String> = ["jr", "sr", "junior", "senior", "ii", "iii", "iv"]

/// The folded words of a name; most names are ASCII, and those take the short way.
private func folded(_ name: String) -> [String] {
  guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return foldedWords(of: name) }
  var words: [String] = []
  var word: [UInt8] = []
  for byte in name.utf8 {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: word.append(byte)
    case 0x41...0x5A: word.append(byte + 0x20)
    case 0x27: continue
    default:
      guard !word.isEmpty else { continue }
      words.append(String(decoding: word, as: UTF8.self))
      word.removeAll(keepingCapacity: true)
    }
  }
  if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
  return words
}

/// "u s" of "U.S." as one word.
private func joiningLetters(_ words: [String]) -> [String] {
  var joined: [String] = []
  var isLetters = false
  for word in words {
    let isLetter = word.utf8.count == 1
    if isLetter, isLetters, let last = joined.popLast() {
      joined.append(last + word)
    } else {
      joined.append(word)
    }
    isLetters = isLetter
  }
  return joined
}

/// "h w" for "hw" in "George HW Bush": short words without a vowel are initials.
private func partingInitials(_ words: [String]) -> [String] {
  let isInitials = words.dropLast().map { word in
    (2...3).contains(word.utf8.count) && !word.utf8.contains { vowels.contains($0) }
  }
  guard isInitials.contains(true) else { return words }
  var parted: [String] = []
  for (word, parts) in zip(words, isInitials + [false]) {
    if parts { parted += word.map { String($0) } } else { parted.append(word) }
  }
  return parted
}

private let vowels = Set("aeiouy".utf8)

/// How two full names of people fit together. From `continued` on the more the better; a `clash`
/// is a name that one person cannot bear beside the other: "John A. Smith" and "John B. Smith".
enum NameFit: Int, Comparable, Sendable {
  case clash, none, continued, initial, nickname, middleName, same

  static func < (left: NameFit, right: NameFit) -> Bool { left.rawValue < right.rawValue }
}

extension LinkName {
  /// How this full name of a person fits another one. Surnames must be one, or one name must go on
  /// where the other ends; given names must be one or the short form or the initial of the other;
  /// names between may be missing but not differ, and so may "Jr" where a name between makes the
  /// name a formal one.
  func fit(_ other: LinkName, _ vocabulary: LinkVocabulary) -> NameFit {
    guard words.count > 1, other.words.count > 1 else { return .none }
    guard surname == other.surname else {
      let (short, long) = words.count < other.words.count ? (self, other) : (other, self)
      return long.words.starts(with: short.words) ? .continued : .none
    }
    let given = givenFit(words[0], other.words[0], vocabulary)
    guard given != .none else { return .none }
    guard suffixAgrees(other), middlesAgree(other) else { return .clash }
    if words == other.words { return suffix == other.suffix ? .same : .middleName }
    return given == .same ? .middleName : given
  }

  private func suffixAgrees(_ other: LinkName) -> Bool {
    if suffix == other.suffix { return true }
    guard suffix == nil || other.suffix == nil else { return false }
    return (suffix == nil ? other : self).words.count > 2
  }

  private func givenFit(
    _ left: String, _ right: String, _ vocabulary: LinkVocabulary
  ) -> NameFit {
    if left == right { return .same }
    if left.utf8.count == 1 || right.utf8.count == 1 {
      return left.utf8.first == right.utf8.first ? .initial : .none
    }
    return vocabulary.formalName(left) == vocabulary.formalName(right) ? .nickname : .none
  }

  /// True when one of the two has no names between, or they are the same as far as both go, or
  /// their initials are.
  private func middlesAgree(_ other: LinkName) -> Bool {
    zip(words.dropFirst().dropLast(), other.words.dropFirst().dropLast()).allSatisfy {
      left, right in
      left == right
        || (left.utf8.count == 1 || right.utf8.count == 1) && left.utf8.first == right.utf8.first
    }
  }
}
