import GRDB
import Prose

/// The articles that have some words, the last stored first, without reading the whole list.
///
/// What is asked for is the newest *date*. No article is dated later than it was fetched, and rows
/// are given in the order of fetching: so whoever has enough articles whose dates are not before
/// the fetching of the next row has the newest of all (the threshold rule of Fagin, Lotem and Naor,
/// "Optimal aggregation algorithms for middleware", 2003). Mostly that is after a few rows.
struct WordStream {
  private let database: Database
  private let pattern: SearchPattern

  init(_ database: Database, _ pattern: SearchPattern) {
    self.database = database
    self.pattern = pattern
  }

  /// Hands over rows by portions, which grow, until the list or the need ends.
  /// - Parameter body: takes a portion and gives the oldest date that is still needed, nil when it
  ///   has not found enough.
  func newestFirst(_ body: ([Int64]) throws -> Int?) throws {
    let rows = try Command(
      database, "SELECT rowid FROM articleSearch WHERE articleSearch MATCH ?1 ORDER BY rowid DESC")
    let fetched = try Command(database, "SELECT fetchedAt FROM article WHERE id = ?1")
    rows.bind(1, pattern.match)
    defer { rows.finish() }
    var size = 128
    var isAtEnd = false
    while !isAtEnd {
      var portion: [Int64] = []
      while portion.count < size, !isAtEnd {
        if try rows.step() { portion.append(rows.integer(0)) } else { isAtEnd = true }
      }
      guard let last = portion.last else { return }
      if let needed = try body(portion) {
        fetched.bind(1, last)
        let isThere = try fetched.step()
        let bound = Int(fetched.integer(0))
        fetched.finish()
        if isThere, needed >= bound { return }
      }
      size = min(size * 2, 8_192)
    }
  }
}
