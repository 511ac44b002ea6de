import GRDB
import Prose

extension ArticleStore {
  /// A page of the articles that a query finds; all of them without a query.
  ///
  /// Of the same article in several feeds the first is shown. Words are found in indexed articles
  /// only.
  /// - Parameters:
  ///   - after: where the page before ended.
  ///   - now: seconds since 1970, for `newer:` and `older:`.
  ///   - offset: how many seconds the reader's clock is ahead of UTC.
  package func headlines(
    _ query: Query? = nil, order: ListOrder = .newest, after: Cursor? = nil, limit: Int = 50,
    now: Int, offset: Int = 0
  ) throws(ArchiveError) -> ResultPage<Headline> {
    try read { database in
      let list = ArticleList(database, now: now, offset: offset)
      let rows = try list.rows(query, order, after: after, limit: limit + 1)
      let headlines = try rows.prefix(limit).map(list.headline)
      return ResultPage(rows: headlines, next: rows.count > limit ? headlines.last?.cursor : nil)
    }
  }

  /// As `headlines`, each with the words around what was asked for.
  package func search(
    _ query: Query, order: ListOrder = .newest, after: Cursor? = nil, limit: Int = 50, now: Int,
    offset: Int = 0
  ) throws(ArchiveError) -> ResultPage<SearchHit> {
    let sought = query.soughtWords
    return try read { database in
      let list = ArticleList(database, now: now, offset: offset)
      let rows = try list.rows(query, order, after: after, limit: limit + 1)
      let hits = try rows.prefix(limit).map { row in
        let headline = try list.headline(row)
        let text = try String.fetchOne(
          database, sql: "SELECT text FROM text WHERE id = ?", arguments: [headline.id.value])
        let body = Self.body(of: text ?? "", title: headline.title)
        return SearchHit(headline: headline, snippet: Snippet(of: body, around: sought))
      }
      return ResultPage(rows: hits, next: rows.count > limit ? hits.last?.headline.cursor : nil)
    }
  }

  /// The text behind the title, which the headline shows already.
  static func body(of text: String, title: String) -> Substring {
    guard !title.isEmpty, text.hasPrefix(title) else { return text[...] }
    let body = text.dropFirst(title.count).drop { $0.isNewline }
    return body.isEmpty ? text[...] : body
  }
}

extension Headline {
  /// Where the page that ends with it is continued.
  var cursor: Cursor { Cursor(date: date, row: id.value) }
}
