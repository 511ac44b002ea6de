import GRDB
import Prose

/// Gives the quotes of an article the speakers that the reader named. Rows of quotes know those,
/// layouts know whom the engine found.
struct QuoteSpeakers {
  /// Whom the article's entities are over all articles; behind them those only the reader named.
  private(set) var ids: [Int64]
  /// The article's entities, and those.
  private(set) var entities: [Entity]
  /// The quotes that have another speaker than the engine found.
  private(set) var corrected: [Int] = []
  private let database: Database

  init(_ findings: FindingsBlob, _ database: Database) {
    ids = findings.ids
    entities = findings.entities
    self.database = database
  }

  /// A quote with who speaks it.
  /// - Parameters:
  ///   - index: its place among the quotes.
  ///   - speaker: the first speaker of its row; nil for nobody.
  ///   - isCorrected: true when the reader has said so, be it what the engine found as well.
  mutating func corrected(
    _ quote: Quote, _ index: Int, speaker: Int64?, isCorrected: Bool
  ) throws -> Quote {
    let differs = quote.attribution?.speaker.map { ids[$0.value] } != speaker
    if differs { corrected.append(index) }
    guard differs || isCorrected else { return quote }
    return quote.corrected(speaker: try speaker.map { EntityIndex(try place(of: $0)) })
  }

  /// Where an entity stands among those of the article, where it is put when it is not named there.
  private mutating func place(of id: Int64) throws -> Int {
    if let place = ids.firstIndex(of: id) { return place }
    let row = try Row.fetchOne(
      database, sql: "SELECT name, kind FROM entity WHERE id = ?", arguments: [id])
    let name: String = row?["name"] ?? ""
    ids.append(id)
    entities.append(
      Entity(
        kind: EntityKind(code: row?["kind"] ?? 0) ?? .person, name: name, aliases: [name],
        mentions: []))
    return ids.count - 1
  }
}
