/// Collects words, phrases and country links and writes them as `Lexicon` reads them.
///
/// The same entries give the same bytes, in whatever order they came.
package struct LexiconBuilder {
  private var entries: [WordHash: WordLists] = [:]
  private var links: [UInt32: CountryLink] = [:]

  /// Starts empty.
  package init() {}

  /// How many words, phrases and beginnings of phrases there are.
  package var count: Int { entries.count }

  /// The lists of a phrase so far.
  package subscript(phrase: [WordHash]) -> WordLists {
    guard let hash = Self.hash(phrase) else { return [] }
    return entries[hash] ?? []
  }

  /// Adds a word or a phrase of up to twelve words to `lists`.
  package mutating func add(_ phrase: [WordHash], to lists: WordLists) {
    guard let first = phrase.first, phrase.count <= 12 else { return }
    var hash = first
    for next in phrase.dropFirst() {
      entries[hash, default: []].insert(.begins)
      hash = hash.followed(by: next)
    }
    entries[hash, default: []].formUnion(lists)
  }

  /// Ties a word or phrase to a country; the first tie counts.
  package mutating func link(_ phrase: [WordHash], to link: CountryLink) {
    guard let hash = Self.hash(phrase) else { return }
    let print = Lexicon.linkPrint(of: hash)
    if links[print] == nil { links[print] = link }
  }

  /// The bytes of the file.
  package func bytes() -> [UInt8] {
    let slotCount = max(8, entries.count * 4 / 3 + 1)
    var slots = [UInt64](repeating: 0, count: slotCount)
    for (word, lists) in entries.sorted(by: { $0.key.value < $1.key.value }) {
      var (index, print) = Lexicon.place(of: word, slotCount: UInt64(slotCount))
      while slots[index] != 0, UInt32(truncatingIfNeeded: slots[index]) != print {
        index = (index + 1) % slotCount
      }
      slots[index] |= UInt64(lists.rawValue) << 32 | UInt64(print)
    }
    var table: [UInt8] = []
    for slot in slots { AssetFile.append(slot, to: &table) }
    var countries: [UInt8] = []
    for (print, link) in links.sorted(by: { $0.key < $1.key }) {
      AssetFile.append(print, to: &countries)
      AssetFile.append(UInt16(link.country), to: &countries)
      AssetFile.append(link.role.rawValue, to: &countries)
    }
    return AssetFile.bytes(
      magic: Lexicon.magic, version: Lexicon.formatVersion, sections: [table, countries])
  }

  private static func hash(_ phrase: [WordHash]) -> WordHash? {
    guard let first = phrase.first else { return nil }
    return phrase.dropFirst().reduce(first) { $0.followed(by: $1) }
  }
}
