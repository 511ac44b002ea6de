import Prose

/// A well-known name with its other forms and what writers call it instead.
package struct KnownEntity: Sendable {
  /// The usual full form.
  package let name: String
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
    let places = ["country", "nation", "state"].map { [WordHash($0)] }
    Self.rows(assets, "languages/en/countries.tsv") { fields in
      guard fields.count >= 4 else { return }
      let index = add(String(fields[0]), fields[1], .place, nil, places)
      for demonym in Self.list(fields[2]) where byDemonym[NameKey(demonym)] == nil {
        byDemonym[NameKey(demonym)] = index
      }
      for capital in Self.list(fields[3]) where byCapital[NameKey(capital)] == nil {
        byCapital[NameKey(capital)] = index
      }
    }
    Self.rows(assets, "languages/en/known-entities.tsv") { fields in
      guard fields.count >= 5, let kind = EntityKind(rawValue: String(fields[2])) else { return }
      let phrases = Self.list(fields[4]).map {
        $0.split(separator: " ").map { WordHash(String($0)) }
      }
      _ = add(String(fields[0]), fields[1], kind, byName[NameKey(fields[3])], phrases)
    }
  }

  /// The entry that `name` is a form of.
  package func entry(_ name: NameKey) -> Int? { byName[name] }

  /// The country whose people or adjective `word` is.
  package func country(demonym word: NameKey) -> Int? { byDemonym[word] }

  /// The country whose capital this is: "Moscow" often speaks for Russia.
  package func country(capital name: NameKey) -> Int? { byCapital[name] }

  private mutating func add(
    _ name: String, _ aliases: Substring, _ kind: EntityKind, _ country: Int?,
    _ descriptions: [[WordHash]]
  ) -> Int {
    let index = entries.count
    entries.append(
      KnownEntity(name: name, kind: kind, country: country, descriptions: descriptions))
    for form in [Substring(name)] + Self.list(aliases) where byName[NameKey(form)] == nil {
      byName[NameKey(form)] = index
    }
    return index
  }

  private static func rows(_ assets: Assets, _ path: String, _ body: ([Substring]) -> Void) {
    guard let bytes = assets.bytes(path) else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      body(line.split(separator: "\t", omittingEmptySubsequences: false))
    }
  }

  private static func list(_ field: Substring) -> [Substring] {
    field == "-" ? [] : field.split(separator: "|")
  }
}
