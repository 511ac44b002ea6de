import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// Of so many of the newest articles companions are counted: who stands beside somebody is asked
  /// of the present, and must not take longer the more was written.
  package static let companionArticles = 400

  /// How many quotes of a speaker stand in which month and feed, the oldest month first.
  package func spoken(by id: EntityID) throws(ArchiveError) -> [SpokenCount] {
    try read { database in
      let rows = try Command(
        database,
        """
        SELECT month, feed, quotes FROM spoken WHERE entity = ?1 AND quotes > 0
        ORDER BY month, feed
        """)
      rows.bind(1, id.value)
      var found: [SpokenCount] = []
      while try rows.step() {
        let feed = rows.integer(1)
        found.append(
          SpokenCount(
            month: Int(rows.integer(0)), feed: feed == 0 ? nil : SubscriptionID(feed),
            quotes: Int(rows.integer(2))))
      }
      return found
    }
  }

  /// How many quotes of a speaker the articles of each date have from a time on, the oldest first.
  package func spoken(by id: EntityID, since: Int) throws(ArchiveError)
    -> [(date: Int, quotes: Int)]
  {
    try read { database in
      let rows = try Command(
        database,
        """
        SELECT date, sum(quotes) FROM appearance WHERE entity = ?1 AND date >= ?2 AND quotes > 0
        GROUP BY date ORDER BY date
        """)
      rows.bind(1, id.value)
      rows.bind(2, since)
      var found: [(date: Int, quotes: Int)] = []
      while try rows.step() { found.append((Int(rows.integer(0)), Int(rows.integer(1)))) }
      return found
    }
  }

  /// All quotes that are wanted, for counting: as `quotes(_:)` finds them, without their words.
  package func spokenPlaces(_ query: QuoteQuery, now: Int, offset: Int = 0) throws(ArchiveError)
    -> [SpokenPlace]
  {
    try read { try QuoteList($0, now: now, offset: offset).places(query, limit: .max) }
  }

  /// The date of the `count`th newest article that quotes somebody; nil where there are not as many.
  package func begin(ofNewest count: Int, quoting id: EntityID) throws(ArchiveError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT date FROM appearance WHERE entity = ? AND quotes > 0
          ORDER BY date DESC LIMIT 1 OFFSET ?
          """,
        arguments: [id.value, count])
    }
  }

  /// Who else speaks in the newest articles that quote somebody, the most often first; `quotes` are
  /// the articles shared.
  package func alongside(_ id: EntityID, limit: Int = 12) throws(ArchiveError) -> [EntityCount] {
    try read { database in
      let rows = try Command(
        database,
        """
        SELECT article, quote.speaker FROM (SELECT article, date FROM appearance
            WHERE entity = ?1 AND quotes > 0 ORDER BY date DESC LIMIT \(Self.companionArticles))
          CROSS JOIN article ON article.id = article
          CROSS JOIN quote ON quote.id >= article.firstQuote
            AND quote.id < article.firstQuote + article.quotes
        WHERE quote.speaker IS NOT NULL
        """)
      rows.bind(1, id.value)
      var shared = SharedArticles(besides: id.value)
      while try rows.step() { shared.add(rows.integer(1), in: rows.integer(0)) }
      return try shared.most(limit, database) { $0.quotes = $1 }
    }
  }

  /// Who and what occurs in the newest articles that name somebody, the most often first;
  /// `articles` are those shared.
  package func together(_ id: EntityID, limit: Int = 20) throws(ArchiveError) -> [EntityCount] {
    try read { database in
      let rows = try Command(
        database,
        """
        SELECT findings.id, findings.blob FROM (SELECT article FROM appearance
            WHERE entity = ?1 ORDER BY date DESC LIMIT \(Self.companionArticles)) AS named
          CROSS JOIN findings ON findings.id = named.article
        """)
      rows.bind(1, id.value)
      var shared = SharedArticles(besides: id.value)
      while try rows.step() {
        for other in FindingsBlob.ids(rows.bytes(1)) { shared.add(other, in: rows.integer(0)) }
      }
      return try shared.most(limit, database) { $0.articles = $1 }
    }
  }

  /// How many quotes have all words of a name.
  /// - Parameter most: counting ends here.
  package func quotes(about name: String, most: Int = 10_000) throws(ArchiveError) -> Int {
    let pattern = SearchPattern(QueryWords(name), isPositional: false)
    guard !pattern.isEmpty else { return 0 }
    return try read { database in
      try Int.fetchOne(
        database,
        sql: """
          SELECT count(*) FROM (
            SELECT rowid FROM quoteSearch WHERE quoteSearch MATCH ? LIMIT ?)
          """,
        arguments: [pattern.match, most]) ?? 0
    }
  }

  /// What the archive counts for each of some entities; nil for what is not there.
  package func counts(of ids: [EntityID]) throws(ArchiveError) -> [EntityCount?] {
    try read { database in
      let entity = try Command(
        database, "SELECT name, kind, quotes, articles FROM entity WHERE id = ?1")
      return try ids.map { id in
        entity.bind(1, id.value)
        defer { entity.finish() }
        guard try entity.step() else { return nil }
        return EntityCount(
          id: id, name: entity.string(0) ?? "",
          kind: EntityKind(code: Int(entity.integer(1))) ?? .other,
          quotes: Int(entity.integer(2)), articles: Int(entity.integer(3)))
      }
    }
  }
}

/// In how many articles others stand beside one.
private struct SharedArticles {
  private let one: Int64
  private var counts: [Int64: (articles: Int, last: Int64)] = [:]

  init(besides one: Int64) { self.one = one }

  /// Counts an article once for each; those of one article must come together.
  mutating func add(_ other: Int64, in article: Int64) {
    guard other != one else { return }
    let known = counts[other]
    if known?.last != article { counts[other] = ((known?.articles ?? 0) + 1, article) }
  }

  /// The most frequent.
  func most(
    _ limit: Int, _ database: Database, _ set: (inout EntityCount, Int) -> Void
  ) throws -> [EntityCount] {
    let first = counts.sorted { ($1.value.articles, $0.key) < ($0.value.articles, $1.key) }
    return try first.prefix(limit).compactMap { id, shared in
      try Row.fetchOne(
        database, sql: "SELECT id, name, kind, quotes, articles FROM entity WHERE id = ?",
        arguments: [id]
      ).map { row in
        var count = EntityCount(row)
        set(&count, shared.articles)
        return count
      }
    }
  }
}
