import Foundation
import GRDB
import Prose

/// Finds whom the first letters of a name may mean.
struct NameCompletion {
  private let database: Database

  /// Words that begin so are counted up to here; where there are more, the most quoted entities are
  /// asked one after the other, among whom some must soon be found.
  private static let many = 2_000

  init(_ database: Database) { self.database = database }

  /// The entities whose names have words that begin like those typed, the most quoted or named
  /// first.
  func entities(_ typed: String, kinds: Set<EntityKind>, isQuoted: Bool, limit: Int) throws
    -> [EntityCount]
  {
    let sought = foldedWords(of: typed)
    let column = isQuoted ? "quotes" : "articles"
    var filter = isQuoted ? "quotes > 0" : "articles > 0"
    if !kinds.isEmpty {
      let codes = kinds.map { "\($0.code)" }.sorted().joined(separator: ",")
      filter += " AND kind IN (\(codes))"
    }
    let columns = "entity.id, kind, entity.name, articles, quotes, profile"
    // The longest word leads to the fewest.
    guard let longest = sought.max(by: { $0.utf8.count < $1.utf8.count }) else {
      return try take(
        limit, sought: [],
        "SELECT \(columns) FROM entity WHERE \(filter) ORDER BY \(column) DESC, name, id", [])
    }
    let words = "word >= ?1 AND word < ?1 || char(1114111)"
    let count = try Int.fetchOne(
      database,
      sql: "SELECT count(*) FROM (SELECT 1 FROM nameWord WHERE \(words) LIMIT \(Self.many + 1))",
      arguments: [longest])
    if (count ?? 0) > Self.many {
      return try take(
        limit, sought: sought,
        "SELECT \(columns) FROM entity WHERE \(filter) ORDER BY \(column) DESC, name, id", [])
    }
    return try take(
      limit, sought: sought.count > 1 ? sought : [],
      """
      SELECT \(columns) FROM entity
      WHERE id IN (SELECT entity FROM nameWord WHERE \(words)) AND \(filter)
      ORDER BY +\(column) DESC, name, id
      """, [longest])
  }

  /// The first rows of which one name has all words that are sought.
  private func take(
    _ limit: Int, sought: [String], _ sql: String, _ arguments: StatementArguments
  ) throws -> [EntityCount] {
    let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
    var found: [EntityCount] = []
    while found.count < limit, let row = try rows.next() {
      if !sought.isEmpty {
        guard let profile = EntityProfile(encoded: Array(row["profile"] as Data)),
          profile.names.contains(where: { Self.fits(foldedWords(of: $0.text), sought) })
        else { continue }
      }
      found.append(EntityCount(row))
    }
    return found
  }

  /// Every word that is sought begins a word of the name.
  static func fits(_ name: [String], _ sought: [String]) -> Bool {
    sought.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
  }
}
