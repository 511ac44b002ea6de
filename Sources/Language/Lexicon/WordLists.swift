/// The lists a word, or a phrase of several words, stands in. Case never matters.
///
/// Lists help to decide and decide nothing by themselves: "May" is a month, a surname and a verb.
package struct WordLists: OptionSet, Hashable, Sendable {
  /// A bit for each list.
  package let rawValue: UInt32
  /// The lists with these bits.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A given name that at least a tenth of its bearers have as women; see `maleName`.
  package static let femaleName = WordLists(rawValue: 1 << 0)
  /// A given name that at least a tenth of its bearers have as men. Only one of both bits: sure.
  package static let maleName = WordLists(rawValue: 1 << 1)
  /// A given name borne often: 20,000 births or more in the counts, or in the list of our own.
  package static let commonName = WordLists(rawValue: 1 << 2)
  /// A surname.
  package static let surname = WordLists(rawValue: 1 << 3)
  /// Stands before a person's name: "Mr.", "Sen.", "president", "prime minister".
  package static let personTitle = WordLists(rawValue: 1 << 4)
  /// A common noun for a person ("senator"), by the first senses of WordNet.
  package static let personNoun = WordLists(rawValue: 1 << 5)
  /// A common noun for a group of people or an organisation ("agency").
  package static let groupNoun = WordLists(rawValue: 1 << 6)
  /// A common noun for a place ("village").
  package static let placeNoun = WordLists(rawValue: 1 << 7)
  /// The head of organisations' names: "University", "Committee", "Times".
  package static let organisationWord = WordLists(rawValue: 1 << 8)
  /// The head of places' names: "River", "County", "Street".
  package static let placeWord = WordLists(rawValue: 1 << 9)
  /// A country, in any of its usual forms.
  package static let country = WordLists(rawValue: 1 << 10)
  /// A nationality, adjective or people: "Russian", "Dutch".
  package static let demonym = WordLists(rawValue: 1 << 11)
  /// A city over 15,000 people.
  package static let city = WordLists(rawValue: 1 << 12)
  /// A capital or another city that news often names.
  package static let wellKnownCity = WordLists(rawValue: 1 << 13)
  /// A state, province or other first-level region; US states also by their abbreviations.
  package static let region = WordLists(rawValue: 1 << 14)
  /// A continent, sea, landform, district or building.
  package static let place = WordLists(rawValue: 1 << 15)
  /// A month or its abbreviation.
  package static let month = WordLists(rawValue: 1 << 16)
  /// A day of the week or its abbreviation.
  package static let weekday = WordLists(rawValue: 1 << 17)
  /// A well-known organisation.
  package static let organisation = WordLists(rawValue: 1 << 18)
  /// A newspaper, agency, broadcaster or news site; always with `organisation`.
  package static let newsOrganisation = WordLists(rawValue: 1 << 19)
  /// The name of an event, prize, law, product or faith.
  package static let otherName = WordLists(rawValue: 1 << 20)
  /// Ends a company's name: "Inc.", "Ltd".
  package static let companyEnding = WordLists(rawValue: 1 << 21)
  /// Inside or before a surname: "van", "bin".
  package static let particle = WordLists(rawValue: 1 << 22)
  /// A form of a verb that reports speech.
  package static let reportingVerb = WordLists(rawValue: 1 << 23)
  /// People by party, faith or creed: "Republicans", "Muslim".
  package static let peopleGroup = WordLists(rawValue: 1 << 24)
  /// An abbreviation with its full stop.
  package static let abbreviation = WordLists(rawValue: 1 << 25)
  /// Frequent in reports of matches: "goal", "league", "scored".
  package static let sportWord = WordLists(rawValue: 1 << 26)
  /// Longer phrases of the lexicon begin with these words.
  package static let begins = WordLists(rawValue: 1 << 31)

  /// A given name of either gender.
  package static let firstName: WordLists = [.femaleName, .maleName]
  /// Any name of a place.
  package static let anyPlace: WordLists = [
    .country, .city, .wellKnownCity, .region, .place,
  ]
}
