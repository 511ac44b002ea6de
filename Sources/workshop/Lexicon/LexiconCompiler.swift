import Foundation
import Language
import Prose

/// Turns lists of words into entries of the lexicon, cut into tokens as the reader cuts a text.
struct LexiconCompiler {
  let rules: ReadingRules
  var builder = LexiconBuilder()

  init(rules: ReadingRules) { self.rules = rules }

  /// Adds one line of a list.
  mutating func add(_ phrase: some StringProtocol, to lists: WordLists) {
    builder.add(words(of: phrase), to: lists)
  }

  /// The words of a phrase, cut by the tokenizer the reader uses.
  func words(of phrase: some StringProtocol) -> [WordHash] {
    let text = phrase.trimmingCharacters(in: .whitespaces)
    guard !text.isEmpty else { return [] }
    let paragraph = Paragraph(range: TextRange(0, text.utf8.count), kind: .body)
    return Passage(text, paragraphs: [paragraph], rules: rules).words
  }

  /// The lines of a list, split at tabs; lines that begin with `#` are left out.
  func rows(_ path: String) throws -> [[Substring]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}

extension LexiconCompiler {
  /// Lists of `Assets/languages/en`, by file name.
  private static let own: [(file: String, lists: WordLists)] = [
    ("titles.txt", .personTitle), ("surnames.txt", .surname), ("surnames-world.txt", .surname),
    ("months.txt", .month),
    ("weekdays.txt", .weekday), ("particles.txt", .particle),
    ("organisation-words.txt", .organisationWord), ("company-endings.txt", .companyEnding),
    ("place-words.txt", .placeWord), ("organisations.txt", .organisation),
    ("news-organisations.txt", [.organisation, .newsOrganisation]), ("places.txt", .place),
    ("cities.txt", .wellKnownCity), ("other-names.txt", .otherName),
    ("groups-of-people.txt", .peopleGroup), ("abbreviations.txt", .abbreviation),
    ("sport-words.txt", .sportWord),
  ]

  /// Adds the project's own lists.
  mutating func addOwnLists(assets: String) throws {
    let folder = "\(assets)/languages/en"
    for (file, lists) in Self.own {
      for row in try rows("\(folder)/\(file)") { add(row[0], to: lists) }
    }
    try addGivenNames("\(folder)/given-names.tsv", .commonName)
    try addGivenNames("\(folder)/given-names-world.tsv", [])
    for row in try rows("\(folder)/cues.tsv") where row.count > 3 && row[1] == "speech" {
      guard let strength = Int(row[2]), strength >= 30 else { continue }
      for form in row[3].split(separator: " ") { add(form, to: .reportingVerb) }
    }
  }

  private mutating func addGivenNames(_ path: String, _ common: WordLists) throws {
    for row in try rows(path) where row.count > 1 {
      var lists = common
      if row[1].contains("f") { lists.insert(.femaleName) }
      if row[1].contains("m") { lists.insert(.maleName) }
      add(row[0], to: lists)
    }
  }
}
