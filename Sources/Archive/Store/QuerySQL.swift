import GRDB
import Prose

/// A piece of SQL and the values for its question marks.
struct Condition {
  /// An expression that is true, false or NULL; NULL counts as false.
  var sql: String
  /// In the order of the question marks.
  var arguments: [any DatabaseValueConvertible & Sendable] = []

  static let always = Condition(sql: "1")
  static let never = Condition(sql: "0")

  static func all(_ parts: [Condition]) -> Condition { join(parts, "AND", otherwise: always) }
  static func any(_ parts: [Condition]) -> Condition { join(parts, "OR", otherwise: never) }

  private static func join(_ parts: [Condition], _ word: String, otherwise: Condition) -> Condition
  {
    guard !parts.isEmpty else { return otherwise }
    return Condition(
      sql: "(" + parts.map(\.sql).joined(separator: " \(word) ") + ")",
      arguments: parts.flatMap(\.arguments))
  }
}

/// Turns queries into SQL about the row `article`, or about the rows `article` and `quote`.
///
/// Names, feeds and tags are looked up first and become lists of rows. Words become terms of the
/// full-text index, which are letters and digits alone: nothing a user types is syntax there.
struct QuerySQL {
  /// Up to so many rows a list is read whole and sorted; beyond, rows are walked in the order of
  /// dates and each is looked up in the list, since a common word fills a page soon.
  static let rare = 4_000

  private let database: Database
  private let names: NameSearch
  private let now: Int
  private let offset: Int
  private let rare: Int

  /// - Parameters:
  ///   - now: seconds since 1970, for `newer:` and `older:`.
  ///   - offset: how many seconds the reader's clock is ahead of UTC.
  ///   - rare: up to so many rows a list is read whole; all are where everything is to be found.
  init(_ database: Database, now: Int, offset: Int, rare: Int = QuerySQL.rare) {
    self.database = database
    self.now = now
    self.offset = offset
    self.rare = rare
    names = NameSearch(database)
  }

  /// What must hold of `article`. Recurses as deep as the query does, which its parser bounds.
  func condition(_ query: Query) throws -> Condition {
    if let pattern = SearchPattern(query) { return try found(pattern) }
    switch query {
    case .all(let parts):
      let ofOneQuote = parts.filter(\.isAboutOneQuote)
      let ofWords = parts.filter { SearchPattern($0) != nil }
      var conditions: [Condition] = []
      if ofWords.count > 1, let pattern = SearchPattern(.all(ofWords)) {
        conditions.append(try found(pattern))
      } else {
        conditions += try ofWords.map(condition)
      }
      if !ofOneQuote.isEmpty { conditions.append(try hasQuote(.all(ofOneQuote))) }
      for part in parts where !part.isAboutOneQuote && SearchPattern(part) == nil {
        conditions.append(try condition(part))
      }
      return .all(conditions)
    case .any(let parts): return .any(try parts.map(condition))
    case .not(let part):
      let inner = try condition(part)
      return Condition(sql: "NOT ifnull(\(inner.sql), 0)", arguments: inner.arguments)
    case .quote: return try hasQuote(query)
    default: return try articleTest(query)
    }
  }

  /// What must hold of `quote` and its `article`.
  func quoteCondition(_ query: Query) throws -> Condition {
    switch query {
    case .all(let parts): return .all(try parts.map(quoteCondition))
    case .any(let parts): return .any(try parts.map(quoteCondition))
    case .not(let part):
      let inner = try quoteCondition(part)
      return Condition(sql: "NOT ifnull(\(inner.sql), 0)", arguments: inner.arguments)
    case .quote(.kind(let kind)):
      return Condition(sql: "quote.flags & 3 = \(QuoteBlob.code(of: kind))")
    case .quote(.speaker(let words)): return spokenBy(try names.entities(words))
    case .quote(.about(let words)): return try about(words)
    case .words(let words, .anywhere):
      // Of a quote one asks for its own words.
      return try about(words)
    default: return try condition(query)
    }
  }

  /// The quote is spoken by one of these.
  func spokenBy(_ entities: [Int64]) -> Condition {
    let list = jsonArray(entities)
    return Condition(
      sql: """
        (quote.speaker IN (SELECT value FROM json_each(?)) OR quote.flags & 8 AND +quote.id IN (
          SELECT quote FROM jointSpeaker WHERE entity IN (SELECT value FROM json_each(?))))
        """,
      arguments: [list, list])
  }

  private func hasQuote(_ query: Query) throws -> Condition {
    let inner = try quoteCondition(query)
    return Condition(
      sql: """
        (article.quotes > 0 AND EXISTS (SELECT 1 FROM quote WHERE quote.id >= article.firstQuote
          AND quote.id < article.firstQuote + article.quotes AND \(inner.sql)))
        """,
      arguments: inner.arguments)
  }

  private func articleTest(_ query: Query) throws -> Condition {
    switch query {
    case .words(let words, .title):
      return .all([try found(SearchPattern(words)), has("article.title", words)])
    case .words(let words, _): return has("article.byline", words)
    case .entity(let words):
      let entities = jsonArray(try names.entities(words))
      // Of somebody who is in the news every day the list is long, and each article is asked.
      return try isRarelyNamed(entities)
        ? Condition(
          sql: """
            article.id IN (SELECT article FROM appearance
              WHERE entity IN (SELECT value FROM json_each(?)))
            """,
          arguments: [entities])
        : Condition(
          sql: """
            EXISTS (SELECT 1 FROM appearance WHERE entity IN (SELECT value FROM json_each(?))
              AND appearance.date = article.date AND appearance.article = article.id)
            """,
          arguments: [entities])
    case .feed(let words):
      return Condition(
        sql: "article.feed IN (SELECT value FROM json_each(?))",
        arguments: [jsonArray(try names.feeds(words))])
    case .tag(let words):
      return Condition(
        sql: """
          article.isTagged = 1 AND article.id IN (SELECT article FROM articleTag
            WHERE tag IN (SELECT value FROM json_each(?)))
          """,
        arguments: [jsonArray(try names.tags(words))])
    case .language(let code):
      return Condition(
        sql: "(article.language = ? OR article.language >= ? AND article.language < ?)",
        arguments: [code, code + "-", code + "."])
    case .state(let state): return Condition(sql: Self.state(state))
    case .published(let test):
      let bounds = test.bounds(now: now, offset: offset)
      return Self.dates(from: bounds.from, until: bounds.until)
    case .all, .any, .not, .quote: return try condition(query)
    }
  }

  private static func state(_ state: ReadingState) -> String {
    switch state {
    case .unread: "article.isRead = 0"
    case .read: "article.isRead = 1"
    case .starred: "article.isStarred = 1"
    case .quoted: "article.quotes > 0"
    }
  }

  /// The article's date is in these bounds, of which `until` is outside.
  static func dates(from: Int?, until: Int?) -> Condition {
    var parts: [Condition] = []
    if let from { parts.append(Condition(sql: "article.date >= ?", arguments: [from])) }
    if let until { parts.append(Condition(sql: "article.date < ?", arguments: [until])) }
    return .all(parts)
  }

  private func has(_ column: String, _ words: QueryWords) -> Condition {
    Condition(
      sql: "hasTerms(\(column), ?, ?)", arguments: [words.text, words.isPrefix])
  }
}

extension QuerySQL {
  /// The words are in the article's full-text index.
  func found(_ pattern: SearchPattern) throws -> Condition {
    guard !pattern.isEmpty else { return .never }
    if try isRare("articleSearch", pattern) {
      return Condition(
        sql: "article.id IN (SELECT rowid FROM articleSearch WHERE articleSearch MATCH ?)",
        arguments: [pattern.match])
    }
    return Condition(
      sql: """
        EXISTS (SELECT 1 FROM articleSearch
          WHERE articleSearch MATCH ? AND articleSearch.rowid = article.id)
        """,
      arguments: [pattern.match])
  }

  /// The words stand in the quote, together and in this order.
  func about(_ words: QueryWords) throws -> Condition {
    let pattern = SearchPattern(words, isPositional: false)
    guard !pattern.isEmpty else { return .never }
    let own = Self.quoteHas([words])
    guard try isRare("quoteSearch", pattern) else { return own }
    let listed = Condition(
      sql: "+quote.id IN (SELECT rowid FROM quoteSearch WHERE quoteSearch MATCH ?)",
      arguments: [pattern.match])
    return pattern.terms > 1 ? .all([listed, own]) : listed
  }

  /// The quote has all these words, looked for in its text.
  static func quoteHas(_ words: [QueryWords]) -> Condition {
    let lines = words.map { String(decoding: SearchTerms($0.text).bytes, as: UTF8.self) }
    return Condition(
      sql: """
        quoteHas((SELECT text FROM text WHERE text.id = article.id), quote.layout, ?, ?)
        """,
      arguments: [lines.joined(separator: "\n"), words.last?.isPrefix ?? false])
  }

  /// True when a pattern has few rows: counted no further than that.
  func isRare(_ table: String, _ pattern: SearchPattern) throws -> Bool {
    guard rare < .max else { return true }
    let count = try Int.fetchOne(
      database,
      sql: """
        SELECT count(*) FROM (
          SELECT rowid FROM \(table) WHERE \(table) MATCH ? LIMIT \(rare + 1))
        """,
      arguments: [pattern.match])
    return (count ?? 0) <= rare
  }
}

/// Rows as a JSON array, which SQL reads with `json_each`: one question mark for any number.
func jsonArray(_ rows: [Int64]) -> String {
  "[" + rows.map(String.init).joined(separator: ",") + "]"
}

extension QuerySQL {
  /// True when few articles name these entities, a JSON array.
  private func isRarelyNamed(_ entities: String) throws -> Bool {
    let count = try Int.fetchOne(
      database,
      sql: "SELECT sum(articles) FROM entity WHERE id IN (SELECT value FROM json_each(?))",
      arguments: [entities])
    return (count ?? 0) <= rare
  }

  /// True when a question about entities, tags or titles leads to few articles.
  func isShort(_ query: Query) throws -> Bool {
    switch query {
    case .entity(let words): return try isRarelyNamed(jsonArray(try names.entities(words)))
    case .tag(let words):
      let count = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM articleTag WHERE tag IN (SELECT value FROM json_each(?))",
        arguments: [jsonArray(try names.tags(words))])
      return (count ?? 0) <= rare
    case .words(let words, .title):
      let pattern = SearchPattern(words)
      return try !pattern.isEmpty && isRare("articleSearch", pattern)
    default: return false
    }
  }
}
