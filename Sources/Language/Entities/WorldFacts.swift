import Prose

/// A well-known name with its other forms and what writers call it instead.
package struct KnownEntity: Sendable {
  /// Person, organisation or place.
  package let kind: EntityKind
  /// The country it belongs to, as an index into the same table.
  package var country: Int?
  /// Each a phrase of one or two words, the head noun last: "space agency", "agency".
  package let descriptions: [[WordHash]]
}

/// Facts of the world that tie different names and descriptions to one thing: "US" and "America",
/// "the Fed" and "the US central bank", "French" and France. Only facts that age slowly: no office
/// holders.
package struct WorldFacts: Sendable {
  /// In the order of the file; `KnownEntity.country` counts in it.
  package private(set) var entries: [KnownEntity] = []
  private var byName: [NameKey: Int] = [:]
  private var byDemonym: [NameKey: Int] = [:]
  private var byCapital: [NameKey: Int] = [:]

  /// Reads `languages/en/countries.tsv` and `languages/en/known-entities.tsv`; what is missing is
  /// not known.
  package init(assets: Assets) {
    byName.reserveCapacity(2_048)
    byDemonym.reserveCapacity(1_024)
    byCapital.reserveCapacity(512)
    if let bytes = assets.bytes("languages/en/countries.tsv") { readCountries(ListText(bytes)) }
    if let bytes = assets.bytes("languages/en/known-entities.tsv") { readEntities(ListText(bytes)) }
  }

  /// The entry that `name` is a form of.
  package func entry(_ name: NameKey) -> Int? { byName[name] }

  /// The country whose people or adjective `word` is.
  package func country(demonym word: NameKey) -> Int? { byDemonym[word] }

  /// The country whose capital this is: "Moscow" often speaks for Russia.
  package func country(capital name: NameKey) -> Int? { byCapital[name] }

  private mutating func readCountries(_ text: ListText) {
    let places = ["country", "nation", "state"].map { [WordHash($0)] }
    text.forEachLine { line in
      let fields = text.fields(of: line)
      guard fields.count >= 4 else { return }
      let index = add(text, fields, .place, nil, places)
      Self.forEachItem(of: text, fields[2]) { Self.note(text.name($0), index, in: &byDemonym) }
      Self.forEachItem(of: text, fields[3]) { Self.note(text.name($0), index, in: &byCapital) }
    }
  }

  private mutating func readEntities(_ text: ListText) {
    text.forEachLine { line in
      let fields = text.fields(of: line)
      guard fields.count >= 5, let kind = EntityKind(rawValue: text.string(fields[2])) else {
        return
      }
      var phrases: [[WordHash]] = []
      Self.forEachItem(of: text, fields[4]) { item in
        var phrase: [WordHash] = []
        text.forEach(in: item, between: " ") { phrase.append(text.word($0)) }
        phrases.append(phrase)
      }
      _ = add(text, fields, kind, byName[text.name(fields[3])], phrases)
    }
  }

  /// Adds an entry whose name and aliases are the first two fields.
  private mutating func add(
    _ text: ListText, _ fields: [Range<Int>], _ kind: EntityKind, _ country: Int?,
    _ descriptions: [[WordHash]]
  ) -> Int {
    let index = entries.count
    entries.append(KnownEntity(kind: kind, country: country, descriptions: descriptions))
    Self.note(text.name(fields[0]), index, in: &byName)
    Self.forEachItem(of: text, fields[1]) { Self.note(text.name($0), index, in: &byName) }
    return index
  }

  /// The first entry of a name keeps it.
  private static func note(_ key: NameKey, _ index: Int, in table: inout [NameKey: Int]) {
    if table[key] == nil { table[key] = index }
  }

  /// Calls `body` with the items of a field, which a dash says to be none.
  private static func forEachItem(
    of text: ListText, _ field: Range<Int>, _ body: (Range<Int>) -> Void
  ) {
    if field.count == 1, text.bytes[field.lowerBound] == UInt8(ascii: "-") { return }
    text.forEach(in: field, between: "|", body)
  }
}
