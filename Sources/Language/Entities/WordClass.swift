import Prose

/// What the entity stages know of a word: a set of classes, from `languages/en/word-classes.txt`.
package struct WordClass: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  // Pronouns by family, possessives apart.
  package static let he = WordClass(bit: 0)
  package static let his = WordClass(bit: 1)
  package static let she = WordClass(bit: 2)
  package static let her = WordClass(bit: 3)
  package static let they = WordClass(bit: 4)
  package static let their = WordClass(bit: 5)
  package static let it = WordClass(bit: 6)
  package static let its = WordClass(bit: 7)
  package static let i = WordClass(bit: 8)
  package static let my = WordClass(bit: 9)
  package static let we = WordClass(bit: 10)
  package static let our = WordClass(bit: 11)
  package static let reflexive = WordClass(bit: 12)
  package static let objectPronoun = WordClass(bit: 13)
  // Words beside and in names.
  package static let title = WordClass(bit: 14)
  package static let honorific = WordClass(bit: 15)
  package static let nameSuffix = WordClass(bit: 16)
  package static let particle = WordClass(bit: 17)
  package static let organisationWord = WordClass(bit: 18)
  package static let corporateSuffix = WordClass(bit: 19)
  package static let placeWord = WordClass(bit: 20)
  // Heads of descriptions.
  package static let personNoun = WordClass(bit: 21)
  package static let kinship = WordClass(bit: 22)
  package static let groupNoun = WordClass(bit: 23)
  package static let placeNoun = WordClass(bit: 24)
  package static let plural = WordClass(bit: 25)
  // Grammar, for texts without word classes.
  package static let determiner = WordClass(bit: 26)
  package static let definite = WordClass(bit: 27)
  package static let preposition = WordClass(bit: 28)
  package static let conjunction = WordClass(bit: 29)
  package static let be = WordClass(bit: 30)
  package static let auxiliary = WordClass(bit: 31)
  package static let verb = WordClass(bit: 32)
  package static let reporting = WordClass(bit: 33)
  package static let modifier = WordClass(bit: 34)
  package static let month = WordClass(bit: 35)
  package static let function = WordClass(bit: 36)
  // Gender, of titles and person nouns.
  package static let masculine = WordClass(bit: 37)
  package static let feminine = WordClass(bit: 38)
  package static let demonstrative = WordClass(bit: 39)
  // "campaign": what an organisation of a person's own is called.
  package static let ownOrganisation = WordClass(bit: 40)
  // "group": stands for any organisation.
  package static let genericGroup = WordClass(bit: 41)
  // "town"
  package static let settlement = WordClass(bit: 42)

  // "-led": an ordinary word behind a hyphen.
  package static let compoundTail = WordClass(bit: 43)

  /// Any third person pronoun.
  package static let thirdPerson: WordClass = [.he, .his, .she, .her, .they, .their, .it, .its]
  /// Any first person pronoun.
  package static let firstPerson: WordClass = [.i, .my, .we, .our]
  /// A pronoun that stands before a noun. "her" may also be an object.
  package static let possessive: WordClass = [.his, .her, .their, .its, .my, .our]
  /// The head of a description of a person, an organisation or a place.
  package static let describing: WordClass = [.personNoun, .groupNoun, .placeNoun]

  /// True when at least one class is shared.
  @inline(__always)
  package func has(_ other: WordClass) -> Bool { rawValue & other.rawValue != 0 }

  /// The class of a section of the file; nil for one this version does not know.
  init?(section: Substring) {
    guard let found = Self.sections[section] else { return nil }
    self = found
  }

  private static let sections: [Substring: WordClass] = [
    "pronoun.he": .he, "pronoun.his": .his, "pronoun.she": .she, "pronoun.her": .her,
    "pronoun.they": .they, "pronoun.their": .their, "pronoun.it": .it, "pronoun.its": .its,
    "pronoun.i": .i, "pronoun.my": .my, "pronoun.we": .we, "pronoun.our": .our,
    "pronoun.reflexive": .reflexive, "pronoun.object": .objectPronoun,
    "title": .title, "title.masculine": [.title, .masculine],
    "title.feminine": [.title, .feminine],
    "honorific": .honorific, "suffix": .nameSuffix, "particle": .particle,
    "organisation.word": .organisationWord, "corporate.suffix": .corporateSuffix,
    "place.word": .placeWord,
    "person": .personNoun, "person.masculine": [.personNoun, .masculine],
    "person.feminine": [.personNoun, .feminine], "kinship": .kinship,
    "group": .groupNoun, "place": .placeNoun,
    "determiner": .determiner, "definite": .definite, "demonstrative": .demonstrative,
    "preposition": .preposition, "conjunction": .conjunction, "be": .be,
    "auxiliary": .auxiliary, "verb": .verb, "reporting": .reporting, "modifier": .modifier,
    "month": .month, "function": .function, "people.organisation": .ownOrganisation,
    "generic.group": .genericGroup, "settlement": .settlement,
    "compound.tail": .compoundTail,
  ]
}
