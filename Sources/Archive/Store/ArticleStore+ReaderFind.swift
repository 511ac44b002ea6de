import GRDB
import Prose

extension ArticleStore {
  /// The headlines of the newest articles, each article once.
  package func newestTitles(limit: Int) throws(ArchiveError) -> [TitleLine] {
    try read { database in
      let rows = try Command(
        database,
        """
        SELECT id, title, feed FROM article INDEXED BY articleDate
        WHERE fold IS NULL OR fold = id ORDER BY date DESC, id DESC LIMIT ?1
        """)
      rows.bind(1, limit)
      return try Self.titles(rows)
    }
  }

  /// Headlines that have all these words, of the articles stored last that have them anywhere.
  /// - Parameters:
  ///   - words: each by itself, whole.
  ///   - among: so many articles with the words are looked at.
  package func titles(with words: [String], among: Int = 300) throws(ArchiveError) -> [TitleLine] {
    let terms = words.map { SearchTerms($0) }.filter { !$0.isEmpty }
    let parts = terms.map { term in
      Query.words(QueryWords(term.strings.joined(separator: " ")), in: .anywhere)
    }
    guard !parts.isEmpty, let pattern = SearchPattern(.all(parts)) else { return [] }
    let found = try read { database in
      let rows = try Command(
        database,
        """
        SELECT article.id, title, feed FROM
          (SELECT rowid FROM articleSearch WHERE articleSearch MATCH ?1
            ORDER BY rowid DESC LIMIT ?2) AS listed
          CROSS JOIN article ON article.id = listed.rowid
        WHERE fold IS NULL OR fold = article.id
        """)
      rows.bind(1, pattern.match)
      rows.bind(2, among)
      return try Self.titles(rows)
    }
    return found.filter { line in
      let title = SearchTerms(line.title)
      return terms.allSatisfy { title.contains($0) }
    }
  }

  private static func titles(_ rows: Command) throws -> [TitleLine] {
    var found: [TitleLine] = []
    while try rows.step() {
      found.append(
        TitleLine(
          id: ArticleID(rows.integer(0)), title: rows.string(1) ?? "",
          feed: rows.isNull(2) ? nil : SubscriptionID(rows.integer(2))))
    }
    return found
  }
}
