import Foundation
import GRDB
import Prose

/// Finds entities, feeds and tags by what people type.
struct NameSearch {
  private let database: Database

  init(_ database: Database) { self.database = database }

  /// The entities one of whose names has all the words; with a star the last may go on.
  func entities(_ words: QueryWords) throws -> [Int64] {
    let sought = foldedWords(of: words.text)
    guard let last = sought.last else { return [] }
    // The first word leads to few; of the rest each name is asked.
    let byPrefix = words.isPrefix && sought.count == 1
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT DISTINCT entity.id, profile FROM nameWord JOIN entity ON entity.id = entity
        WHERE \(byPrefix ? "word >= ?1 AND word < ?1 || char(1114111)" : "word = ?1")
        """,
      arguments: [byPrefix ? last : sought[0]])
    var found: [Int64] = []
    while let row = try rows.next() {
      if sought.count > 1 {
        guard let profile = EntityProfile(encoded: Array(row["profile"] as Data)),
          words.name(profile.names.map { foldedWords(of: $0.text) })
        else { continue }
      }
      found.append(row["id"])
    }
    return found
  }

  /// Those who are quoted and one of whose names has words that are these, else that begin like
  /// these.
  func speakers(_ typed: String) throws -> [Int64] {
    let whole = try entities(QueryWords(typed))
    let quoted = try Int64.fetchAll(
      database,
      sql: "SELECT id FROM entity WHERE quotes > 0 AND id IN (SELECT value FROM json_each(?))",
      arguments: [jsonArray(whole)])
    if !quoted.isEmpty { return quoted }
    return try NameCompletion(database).entities(typed, kinds: [], isQuoted: true, limit: 100)
      .map(\.id.value)
  }

  /// The feeds in whose name or address the words stand.
  func feeds(_ words: QueryWords) throws -> [Int64] {
    let sought = SearchTerms(words.text)
    return try Row.fetchAll(database, sql: "SELECT id, url, name, title FROM subscription")
      .filter { row in
        [row["name"] ?? row["title"] ?? "", row["url"] as String].contains { text in
          SearchTerms(text).contains(sought, asPrefix: words.isPrefix)
        }
      }.map { $0["id"] }
  }

  /// The tags that are these words; with a star those that begin so.
  func tags(_ words: QueryWords) throws -> [Int64] {
    let sought = SearchTerms(words.text)
    return try Row.fetchAll(database, sql: "SELECT id, name FROM tag")
      .filter { SearchTerms($0["name"] as String).equals(sought, asPrefix: words.isPrefix) }
      .map { $0["id"] }
  }
}
