import Foundation
import GRDB
import Prose

/// Reads pages of a list of quotes: the newest article first, its quotes in the order of the text.
struct QuoteList {
  private let database: Database
  private let sql: QuerySQL

  /// Up to so many articles a speaker's list is read whole and sorted.
  private static let few = 4_000
  /// Up to so many speakers are listed each by itself.
  private static let fewSpeakers = 12

  init(_ database: Database, now: Int, offset: Int) {
    self.database = database
    sql = QuerySQL(database, now: now, offset: offset)
  }

  /// Where a list is begun: what is cheapest to walk.
  private enum Start {
    /// For each of a few entities the articles that quote it, by their dates.
    case speakers([Int64])
    /// A short list of articles, to be sorted.
    case articles([Int64])
    /// The articles that have some words, the last stored first.
    case words(SearchPattern)
    /// All articles, by their dates.
    case dates
  }

  /// The quotes that are wanted, at most `limit`.
  func hits(_ query: QuoteQuery, after: Cursor?, limit: Int) throws -> [QuoteHit] {
    try found(query, after: after, limit: limit).compactMap { try hit($0) }
  }

  /// The rows of the quotes that are wanted, at most `limit`.
  func found(_ query: QuoteQuery, after: Cursor?, limit: Int) throws -> [Row] {
    guard let (planned, start) = try plan(query) else { return [] }
    var conditions = planned
    if let after { conditions.append(try behind(after)) }
    let condition = Condition.all(conditions)
    if case .speakers(let ids) = start {
      // Each list is short to begin with; the newest of all begin one of them.
      var found = try ids.flatMap { try rows(condition, .speakers([$0]), limit) }
      found.sort(by: Self.isBefore)
      var seen: Set<Int64> = []
      return Array(found.filter { seen.insert($0["id"]).inserted }.prefix(limit))
    }
    guard case .words(let pattern) = start else { return try rows(condition, start, limit) }
    var found: [Row] = []
    try WordStream(database, pattern).newestFirst { ids in
      // The index is asked once for a portion, whose quotes lie near one another.
      let span = try Row.fetchOne(
        database,
        sql: """
          SELECT min(firstQuote) AS first, max(firstQuote + quotes) AS last FROM article
          WHERE id IN (SELECT value FROM json_each(?))
          """,
        arguments: [jsonArray(ids)])
      guard let first: Int64 = span?["first"], let last: Int64 = span?["last"] else { return nil }
      let listed = Condition(
        sql: """
          +quote.id IN (SELECT rowid FROM quoteSearch
            WHERE quoteSearch MATCH ? AND rowid >= ? AND rowid < ?)
          """,
        arguments: [pattern.match, first, last])
      found += try rows(.all([listed, condition]), .articles(ids), limit)
      found.sort(by: Self.isBefore)
      found = Array(found.prefix(limit))
      return found.count == limit ? found.last?["date"] : nil
    }
    return found
  }

  /// The quotes of the group that a quote is in, the oldest article first.
  func sameQuotes(_ id: Int64) throws -> [QuoteHit] {
    let members = try Int64.fetchAll(
      database,
      sql: """
        SELECT quote FROM quoteGroup WHERE label = (SELECT label FROM quoteGroup WHERE quote = ?)
        """,
      arguments: [id])
    let quotes = members.isEmpty ? [id] : members
    let articles = try quotes.compactMap { quote in
      try Int64.fetchOne(
        database,
        sql: "SELECT id FROM article WHERE firstQuote <= ? ORDER BY firstQuote DESC LIMIT 1",
        arguments: [quote])
    }
    let condition = Condition(
      sql: "quote.id IN (SELECT value FROM json_each(?))", arguments: [jsonArray(quotes)])
    return try rows(condition, .articles(Array(Set(articles))), quotes.count).reversed()
      .compactMap { try hit($0) }
  }

  private static func isBefore(_ left: Row, _ right: Row) -> Bool {
    let (leftDate, rightDate): (Int, Int) = (left["date"], right["date"])
    if leftDate != rightDate { return leftDate > rightDate }
    let (leftArticle, rightArticle): (Int64, Int64) = (left["article"], right["article"])
    if leftArticle != rightArticle { return leftArticle > rightArticle }
    let (leftQuote, rightQuote): (Int64, Int64) = (left["id"], right["id"])
    return leftQuote < rightQuote
  }

  private func rows(_ condition: Condition, _ start: Start, _ limit: Int) throws -> [Row] {
    let from: String
    var order = "article.date DESC, article.id DESC"
    var arguments: [any DatabaseValueConvertible & Sendable] = []
    switch start {
    case .speakers(let ids):
      from = """
        appearance CROSS JOIN article ON article.id = appearance.article
          AND appearance.entity = ? AND appearance.quotes > 0
        """
      arguments.append(ids.first ?? 0)
      order = "appearance.date DESC, appearance.article DESC"
    case .articles(let ids):
      from = "json_each(?) AS listed CROSS JOIN article ON article.id = listed.value"
      arguments.append(jsonArray(ids))
    case .dates, .words: from = "article"
    }
    return try Row.fetchAll(
      database,
      sql: """
        SELECT quote.id, quote.speaker, quote.flags, quote.layout, article.id AS article,
          \(CorrectedQuotes.condition) AS isCorrected,
          article.title, article.details, article.feed, article.date, quoteGroup.label,
          (SELECT count(*) FROM quoteGroup AS other WHERE other.label = quoteGroup.label) AS members,
          ifnull(ifnull(subscription.name, subscription.title), subscription.url) AS feedName
        FROM \(from)
          CROSS JOIN quote ON quote.id >= article.firstQuote
            AND quote.id < article.firstQuote + article.quotes
          LEFT JOIN subscription ON subscription.id = article.feed
          LEFT JOIN quoteGroup ON quoteGroup.quote = quote.id
        WHERE \(condition.sql) ORDER BY \(order), quote.id LIMIT ?
        """,
      arguments: StatementArguments(arguments + condition.arguments + [limit]))
  }

  /// What must hold and where to begin; nil when nothing can be found.
  private func plan(_ query: QuoteQuery) throws -> ([Condition], Start)? {
    var conditions = [QuerySQL.dates(from: query.since, until: query.until)]
    var start = Start.dates
    var speakers = query.speakers.map(\.value)
    if let name = query.speaker { speakers += try NameSearch(database).speakers(name) }
    if query.speaker != nil || !query.speakers.isEmpty {
      guard !speakers.isEmpty else { return nil }
      conditions.append(sql.spokenBy(speakers))
      start = try begin(speakers)
    }
    if let about = query.about {
      let words = SearchTerms(about).strings.map { QueryWords($0) }
      guard !words.isEmpty else { return nil }
      if case .dates = start {
        start = try begin(about: QueryWords(about))
      } else if try areOftenQuoted(speakers),
        case .articles(let ids) = try begin(about: QueryWords(about))
      {
        // Of somebody who speaks every day a rare word leads to fewer articles.
        start = .articles(ids)
      }
      conditions += try has(words, about, start)
    }
    if let filter = query.filter {
      conditions.append(try sql.quoteCondition(filter))
      if case .dates = start { start = try begin(filter) }
    }
    if !query.articles.isEmpty { start = .articles(query.articles.map(\.value)) }
    if !query.kinds.isEmpty {
      let kinds = query.kinds.map { "\(QuoteBlob.code(of: $0))" }.sorted()
      conditions.append(Condition(sql: "quote.flags & 3 IN (\(kinds.joined(separator: ",")))"))
    }
    // A direct quote is a statement, whatever verb reports it.
    if query.speechOnly {
      conditions.append(Condition(sql: "(quote.flags & 4 OR quote.flags & 3 = 0)"))
    }
    if query.attributedOnly { conditions.append(Condition(sql: "quote.speaker IS NOT NULL")) }
    if query.confidence > 0 {
      conditions.append(
        Condition(
          sql: "(confidence(quote.layout) >= ? OR \(CorrectedQuotes.condition))",
          arguments: [query.confidence]))
    }
    if query.feeds.isEmpty {
      if query.articles.isEmpty {
        conditions.append(try sql.folding(query.filter))
      }
    } else {
      conditions.append(
        Condition(
          sql: "article.feed IN (SELECT value FROM json_each(?))",
          arguments: [jsonArray(query.feeds.map(\.value))]))
    }
    return (conditions, start)
  }

  /// True when more articles name these speakers than a short list has.
  private func areOftenQuoted(_ speakers: [Int64]) throws -> Bool {
    let articles = try Int.fetchOne(
      database,
      sql: "SELECT sum(articles) FROM entity WHERE id IN (SELECT value FROM json_each(?))",
      arguments: [jsonArray(speakers)])
    return (articles ?? 0) > Self.few
  }

  private func begin(_ speakers: [Int64]) throws -> Start {
    if speakers.count <= Self.fewSpeakers { return .speakers(speakers) }
    let articles = try Int64.fetchAll(
      database,
      sql: """
        SELECT DISTINCT article FROM appearance
        WHERE entity IN (SELECT value FROM json_each(?)) AND quotes > 0 LIMIT \(Self.few + 1)
        """,
      arguments: [jsonArray(speakers)])
    return articles.count <= Self.few ? .articles(articles) : .dates
  }

  /// Where a filter's parts allow to begin.
  private func begin(_ filter: Query) throws -> Start {
    for part in filter.conjuncts {
      switch part {
      case .quote(.speaker(let words)):
        let start = try begin(try NameSearch(database).entities(words))
        if case .dates = start { continue }
        return start
      case .quote(.about(let words)), .words(let words, .anywhere):
        return try begin(about: words)
      default: continue
      }
    }
    return .dates
  }

  /// All the words stand in the quote, in any order: from the index where that is read anyway, else
  /// from the text.
  private func has(_ words: [QueryWords], _ about: String, _ start: Start) throws -> [Condition] {
    if case .words = start { return [] }
    let pattern = SearchPattern(QueryWords(about), isPositional: false)
    guard try sql.isRare("quoteSearch", pattern) else { return [QuerySQL.quoteHas(words)] }
    return [
      Condition(
        sql: "+quote.id IN (SELECT rowid FROM quoteSearch WHERE quoteSearch MATCH ?)",
        arguments: [pattern.match])
    ]
  }

  /// A rare word leads to its quotes; of a common one nearly all articles have some quote with it.
  private func begin(about words: QueryWords) throws -> Start {
    let pattern = SearchPattern(words, isPositional: false)
    guard !pattern.isEmpty else { return .articles([]) }
    return try sql.isRare("quoteSearch", pattern)
      ? .articles(try articles(withQuotesAbout: pattern)) : .words(pattern)
  }

  func articles(withQuotesAbout pattern: SearchPattern) throws -> [Int64] {
    var articles: Set<Int64> = []
    let rows = try Command(
      database, "SELECT rowid FROM quoteSearch WHERE quoteSearch MATCH ?1 ORDER BY rowid")
    let article = try Command(
      database,
      """
      SELECT id, firstQuote + quotes FROM article WHERE firstQuote <= ?1
      ORDER BY firstQuote DESC LIMIT 1
      """)
    rows.bind(1, pattern.match)
    var end: Int64 = 0
    while try rows.step() {
      let quote = rows.integer(0)
      if quote < end { continue }
      article.bind(1, quote)
      if try article.step() {
        articles.insert(article.integer(0))
        end = article.integer(1)
      }
      article.finish()
    }
    return articles.sorted()
  }

  /// What lies behind the last quote of a page.
  private func behind(_ cursor: Cursor) throws -> Condition {
    let article = try Int64.fetchOne(
      database,
      sql: "SELECT id FROM article WHERE firstQuote <= ? ORDER BY firstQuote DESC LIMIT 1",
      arguments: [cursor.row])
    return Condition(
      sql: """
        (article.date <= ? AND (article.date < ? OR article.id < ?
          OR article.id = ? AND quote.id > ?))
        """,
      arguments: [cursor.date, cursor.date, article ?? 0, article ?? 0, cursor.row])
  }

  private func hit(_ row: Row) throws -> QuoteHit? {
    let text = Array(
      (try String.fetchOne(
        database, sql: "SELECT text FROM text WHERE id = ?", arguments: [row["article"] as Int64])
        ?? "").utf8)
    let layout = Array(row["layout"] as Data)
    guard var quote = QuoteBlob.read(layout, flags: row["flags"], length: text.count) else {
      return nil
    }
    if row["isCorrected"] { quote = quote.corrected(speaker: nil) }
    var draft = Draft(source: "", text: "", paragraphs: [])
    _ = Details.read(Array(row["details"] as Data), into: &draft)
    let words = { (range: TextRange) in String(decoding: text[range], as: UTF8.self) }
    return QuoteHit(
      id: QuoteID(row["id"]), article: ArticleID(row["article"]), quote: quote,
      words: quote.pieces.map(words), cue: quote.cue.map(words),
      source: quote.attribution?.source.map(words), speakers: try speakers(row),
      title: row["title"], url: draft.url, feed: (row["feed"] as Int64?).map(SubscriptionID.init),
      feedName: row["feedName"] ?? "", date: row["date"], also: max(0, (row["members"] ?? 0) - 1),
      group: (row["label"] as Int64?).map(QuoteID.init))
  }

  private func speakers(_ row: Row) throws -> [QuoteHit.Speaker] {
    guard let first: Int64 = row["speaker"] else { return [] }
    var ids = [first]
    if row["flags"] & 8 != 0 {
      ids += try Int64.fetchAll(
        database, sql: "SELECT entity FROM jointSpeaker WHERE quote = ? AND entity <> ?",
        arguments: [row["id"] as Int64, first])
    }
    return try ids.compactMap { id in
      try Row.fetchOne(
        database, sql: "SELECT name, kind FROM entity WHERE id = ?", arguments: [id]
      ).map {
        QuoteHit.Speaker(
          id: EntityID(id), name: $0["name"], kind: EntityKind(code: $0["kind"]) ?? .other)
      }
    }
  }
}
