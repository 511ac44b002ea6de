import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// An article with everything known about it; nil when there is none of this row.
  package func article(_ id: ArticleID) throws(ArchiveError) -> StoredArticle? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT article.*, text.text, text.layout FROM article JOIN text USING (id) WHERE id = ?
          """,
        arguments: [id.value])
      return try row.map { try Self.storedArticle($0, database) }
    }
  }

  /// Every article, the first stored first, one at a time: `body` may stop it by throwing.
  ///
  /// All are of one moment, however long it takes.
  package func forEachArticle(_ body: (StoredArticle) throws -> Void) throws(ArchiveError) {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT article.*, text.text, text.layout FROM article JOIN text USING (id) ORDER BY id
          """)
      while let row = try rows.next() { try body(Self.storedArticle(row, database)) }
    }
  }

  /// How many articles there are.
  package func count() throws(ArchiveError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM article") ?? 0 }
  }

  static func storedArticle(_ row: Row, _ database: Database) throws -> StoredArticle {
    let id: Int64 = row["id"]
    let fold: Int64? = row["fold"]
    let copies =
      try fold.map { fold in
        try Int64.fetchAll(
          database, sql: "SELECT id FROM article WHERE fold = ? AND id <> ? ORDER BY id",
          arguments: [fold, id])
      } ?? []
    let draft = draft(row)
    let findings = try findings(of: row, in: draft.text, database)
    return StoredArticle(
      id: ArticleID(id), draft: draft, feed: (row["feed"] as Int64?).map(SubscriptionID.init),
      date: row["date"], fetchedAt: row["fetchedAt"], isRead: row["isRead"],
      isStarred: row["isStarred"], tags: row["isTagged"] ? try tags(of: id, database) : [],
      isFullText: row["isFullText"], annotation: findings?.annotation,
      entities: findings?.entities ?? [],
      copies: copies.map(ArticleID.init), corrected: findings?.corrected ?? [])
  }

  /// What was found in the article of a row; nil before it is indexed, and where it is damaged.
  private static func findings(of row: Row, in text: String, _ database: Database) throws
    -> (annotation: Annotation, entities: [EntityID], corrected: [Int])?
  {
    guard let annotator: Int64 = row["annotator"],
      let name = try String.fetchOne(
        database, sql: "SELECT name FROM annotator WHERE id = ?", arguments: [annotator]),
      let blob = try Data.fetchOne(
        database, sql: "SELECT blob FROM findings WHERE id = ?", arguments: [row["id"] as Int64]),
      case let bytes = Array(text.utf8), let findings = FindingsBlob(Array(blob), in: bytes)
    else { return nil }
    var quotes: [Quote] = []
    var speakers = QuoteSpeakers(findings, database)
    let subjects = try CorrectedQuotes.subjects(of: row["id"], database)
    if let first: Int64 = row["firstQuote"] {
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT speaker, flags, layout FROM quote WHERE id >= ? AND id < ? ORDER BY id",
        arguments: [first, first + (row["quotes"] as Int64)])
      while let quote = try rows.next() {
        let layout = Array(quote["layout"] as Data)
        guard
          let found = QuoteBlob.read(layout, flags: quote["flags"], length: bytes.count),
          found.attribution?.speakers.allSatisfy({ $0.value < findings.entities.count }) ?? true
        else { return nil }
        let isCorrected =
          !subjects.isEmpty
          && subjects.contains(
            CorrectedQuotes.subject(
              of: String(decoding: quotedWords(of: found.pieces, in: bytes), as: UTF8.self)))
        quotes.append(
          try speakers.corrected(
            found, quotes.count, speaker: quote["speaker"], isCorrected: isCorrected))
      }
    }
    let annotation = Annotation(
      tokens: [], sentences: [], mentions: findings.mentions, entities: speakers.entities,
      quotes: quotes, language: row["language"] ?? "und", annotator: AnnotatorVersion(name))
    return (annotation, speakers.ids.map(EntityID.init), speakers.corrected)
  }

  /// The draft of a row of `article` and `text`. A damaged blob costs what it held, never the text:
  /// each line is a paragraph then. `check` finds it.
  static func draft(_ row: Row) -> Draft {
    var draft = Draft(
      source: "", title: row["title"], byline: row["byline"], text: row["text"], paragraphs: [])
    _ = Details.read(Array(row["details"] as Data), into: &draft)
    if let layout = Layout(Array(row["layout"] as Data), length: draft.text.utf8.count) {
      draft.paragraphs = layout.paragraphs
      draft.links = layout.links
      draft.pictures = layout.pictures
    } else {
      draft.paragraphs = Paragraph.lines(of: draft.text)
    }
    return draft
  }

  static func tags(of article: Int64, _ database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: "SELECT name FROM articleTag JOIN tag ON id = tag WHERE article = ? ORDER BY name",
      arguments: [article])
  }
}
