import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// Who is said to speak a quote, the first of several, as a list of at most one; nil when the quote
  /// is not there.
  package func speakers(of quote: QuoteID) throws(ArchiveError) -> [EntityID]? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT speaker FROM quote WHERE id = ?", arguments: [quote.value]
      ).map { row in (row["speaker"] as Int64?).map { [EntityID($0)] } ?? [] }
    }
  }

  /// The person, else body, of a typed name, where that is clear: the only one of the quote's own
  /// article with these words in a name, else the only one of all with exactly these words.
  package func bearer(of name: String, near quote: QuoteID) throws(ArchiveError) -> EntityID? {
    try read { database in
      let sought = foldedWords(of: name)
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT id, kind, profile, EXISTS (SELECT 1 FROM appearance WHERE entity = entity.id
            AND date = near.date AND article = near.article) AS isNear
          FROM entity, (SELECT id AS article, date FROM article WHERE firstQuote <= ?2
            ORDER BY firstQuote DESC LIMIT 1) AS near
          WHERE entity.id IN (SELECT value FROM json_each(?1))
          """,
        arguments: [
          jsonArray(try NameSearch(database).entities(QueryWords(name))), quote.value,
        ])
      let whole = rows.filter { row in
        EntityProfile(encoded: Array(row["profile"] as Data))?.names
          .contains { foldedWords(of: $0.text) == sought } ?? false
      }
      let near = rows.filter { $0["isNear"] }
      for candidates in [near.filter(whole.contains), near, whole] {
        let people = candidates.filter { $0["kind"] == EntityKind.person.code }
        if people.count == 1 { return EntityID(people[0]["id"]) }
        if people.isEmpty, candidates.count == 1 { return EntityID(candidates[0]["id"]) }
        if !candidates.isEmpty { return nil }
      }
      return nil
    }
  }

  /// Says who spoke a quote by the name of a person, who is made where there is none of just this
  /// name.
  package func correct(_ quote: QuoteID, speakerNamed name: String, now: Int) throws(ArchiveError) {
    let found = try read { try Self.correction(of: quote, speaker: nil, $0) }
    guard case .speaker(let article, let words, _) = found else { return }
    try apply(
      [.speaker(article, words: words, speaker: EntityKey(name: name, kind: .person))], now: now)
  }

  /// Takes back what `mark` did, at once for any number of articles.
  /// - Returns: what to hand to `undo` to have it again.
  package func takeBack(_ undo: MarkUndo, now: Int) throws(ArchiveError) -> MarkUndo {
    let mark = undo.mark.opposite
    guard !mark.isKept else { return try self.mark(undo.changed, mark, now: now) }
    let isRead = mark == .read
    let changed = try write { database in
      try Int64.fetchAll(
        database,
        sql: """
          UPDATE article SET isRead = ?1 WHERE isRead <> ?1
            AND id IN (SELECT value FROM json_each(?2)) RETURNING id
          """,
        arguments: [isRead, jsonArray(undo.changed.map(\.value))])
    }
    return MarkUndo(mark: mark, changed: changed.map(ArticleID.init))
  }
}
