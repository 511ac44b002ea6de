import Prose

/// What the entity stages know of a word: a set of classes, from `languages/en/word-classes.txt`.
package struct WordClass: OptionSet, Hashable, Sendable {
  /// A bit for each class.
  package let rawValue: UInt64
  /// The classes with these bits.
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(bit: UInt64) { rawValue = 1 << bit }

  // Pronouns by family, possessives apart.
  /// "he", "him".
  package static let he = WordClass(bit: 0)
  /// "his".
  package static let his = WordClass(bit: 1)
  /// "she", "hers".
  package static let she = WordClass(bit: 2)
  /// "her", as an object or before a noun.
  package static let her = WordClass(bit: 3)
  /// "they", "them".
  package static let they = WordClass(bit: 4)
  /// "their".
  package static let their = WordClass(bit: 5)
  /// "it".
  package static let it = WordClass(bit: 6)
  /// "its".
  package static let its = WordClass(bit: 7)
  /// "I", "me", "I'm".
  package static let i = WordClass(bit: 8)
  /// "my".
  package static let my = WordClass(bit: 9)
  /// "we", "us".
  package static let we = WordClass(bit: 10)
  /// "our".
  package static let our = WordClass(bit: 11)
  /// "himself", "itself".
  package static let reflexive = WordClass(bit: 12)
  /// "him", "them".
  package static let objectPronoun = WordClass(bit: 13)
  // Words beside and in names.
  /// "Dr", "president": before a name.
  package static let title = WordClass(bit: 14)
  /// "Mr", "Lady": titles that name no office.
  package static let honorific = WordClass(bit: 15)
  /// "Jr.", "PhD": behind a name.
  package static let nameSuffix = WordClass(bit: 16)
  /// "de", "van", "bin": small words inside names.
  package static let particle = WordClass(bit: 17)
  /// "Inc", "Bank": in names of organisations.
  package static let organisationWord = WordClass(bit: 18)
  /// "Inc", "Ltd": what a name goes without as well.
  package static let corporateSuffix = WordClass(bit: 19)
  /// "River", "Island": in names of places.
  package static let placeWord = WordClass(bit: 20)
  // Heads of descriptions.
  /// "woman", "minister".
  package static let personNoun = WordClass(bit: 21)
  /// "father", "niece".
  package static let kinship = WordClass(bit: 22)
  /// "agency", "company".
  package static let groupNoun = WordClass(bit: 23)
  /// "country", "town".
  package static let placeNoun = WordClass(bit: 24)
  /// More than one: "officials".
  package static let plural = WordClass(bit: 25)
  // Grammar, for texts without word classes.
  /// "the", "a", "those".
  package static let determiner = WordClass(bit: 26)
  /// "the", "this".
  package static let definite = WordClass(bit: 27)
  /// "of", "in".
  package static let preposition = WordClass(bit: 28)
  /// "and", "but".
  package static let conjunction = WordClass(bit: 29)
  /// "is", "became".
  package static let be = WordClass(bit: 30)
  /// "has", "would".
  package static let auxiliary = WordClass(bit: 31)
  /// "said", "announced".
  package static let verb = WordClass(bit: 32)
  /// Verbs that report what was said: "told", "wrote".
  package static let reporting = WordClass(bit: 33)
  /// "former", "deputy".
  package static let modifier = WordClass(bit: 34)
  /// "March".
  package static let month = WordClass(bit: 35)
  /// Words of grammar, which are no names: "the", "he".
  package static let function = WordClass(bit: 36)
  // Gender, of titles and person nouns.
  /// Of men: "Mr", "uncle".
  package static let masculine = WordClass(bit: 37)
  /// Of women: "Mrs", "niece".
  package static let feminine = WordClass(bit: 38)
  /// "this", "that".
  package static let demonstrative = WordClass(bit: 39)
  /// "campaign": what an organisation of a person's own is called.
  package static let ownOrganisation = WordClass(bit: 40)
  /// "group": stands for any organisation.
  package static let genericGroup = WordClass(bit: 41)
  /// "town", "village".
  package static let settlement = WordClass(bit: 42)

  /// "-led": an ordinary word behind a hyphen.
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
