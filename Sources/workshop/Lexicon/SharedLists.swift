import Language

/// The lists that come with the training data: countries, cities, regions, given names, nouns.
extension LexiconCompiler {
  mutating func addSharedLists(data: String) throws {
    try addCountries(data)
    try addGivenNames(data)
    try addNouns(data)
    for row in try rows("\(data)/cities.tsv") { add(row[0], to: .city) }
    for row in try rows("\(data)/regions.tsv") { add(row[0], to: .region) }
    for row in try rows("\(data)/us_officials_surnames.tsv") { add(row[0], to: .surname) }
    for row in try rows("\(data)/us_states.tsv") {
      add(row[0], to: [.region, .wellKnownCity])
      if row.count > 2, !row[2].isEmpty { add(row[2], to: [.region, .abbreviation]) }
    }
  }

  private mutating func addCountries(_ data: String) throws {
    for (country, row) in try rows("\(data)/countries.tsv").enumerated() where row.count > 4 {
      let name = words(of: row[0])
      builder.add(name, to: .country)
      builder.link(name, to: CountryLink(country: country, role: .name))
      for alias in row[2].split(separator: "|") {
        builder.add(words(of: alias), to: .country)
        builder.link(words(of: alias), to: CountryLink(country: country, role: .name))
      }
      for people in row[3].split(separator: "|") {
        // "Russian" and "Russians"; "Dutch" and "Japanese" have no plural.
        let plural = people.hasSuffix("n") || people.hasSuffix("i") ? ["\(people)s"] : []
        for form in [String(people)] + plural {
          builder.add(words(of: form), to: .demonym)
          builder.link(words(of: form), to: CountryLink(country: country, role: .people))
        }
      }
      for capital in row[4].split(separator: "|") {
        builder.add(words(of: capital), to: [.city, .wellKnownCity])
        builder.link(words(of: capital), to: CountryLink(country: country, role: .capital))
      }
    }
  }

  private mutating func addGivenNames(_ data: String) throws {
    for row in try rows("\(data)/first_names.tsv") where row.count > 2 {
      guard let girls = Int(row[1]), let boys = Int(row[2]) else { continue }
      let total = girls + boys
      // Rarer names are no evidence against what the list of our own says.
      guard total >= 1000, !builder[words(of: row[0])].contains(.commonName) else { continue }
      var lists: WordLists = total >= 20_000 ? .commonName : []
      if girls * 10 >= total { lists.insert(.femaleName) }
      if boys * 10 >= total { lists.insert(.maleName) }
      add(row[0], to: lists)
    }
  }

  /// The class of a noun is that of its first sense, and of the second where both agree.
  private mutating func addNouns(_ data: String) throws {
    for row in try rows("\(data)/nouns_person_group_place.tsv") where row.count > 1 {
      switch row[1].split(separator: "|").first {
      case "person": add(row[0], to: .personNoun)
      case "group": add(row[0], to: .groupNoun)
      case "place": add(row[0], to: .placeNoun)
      default: continue
      }
    }
  }
}
