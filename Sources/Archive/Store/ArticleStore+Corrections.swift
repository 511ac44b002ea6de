import Foundation
import GRDB
import Prose

extension ArticleStore {
  /// Says who spoke a quote; nil for nobody who is named. Stays so when the text is annotated again,
  /// as long as the quote has the same words.
  package func correct(_ quote: QuoteID, speaker: EntityID?, now: Int) throws(ArchiveError) {
    guard let correction = try read({ try Self.correction(of: quote, speaker: speaker, $0) }) else {
      return
    }
    try apply([correction], now: now)
  }

  /// Takes back what the reader said of a quote: whom the engine found speaks it again.
  package func withdraw(_ quote: QuoteID, now: Int) throws(ArchiveError) {
    guard let correction = try read({ try Self.correction(of: quote, speaker: nil, $0) }) else {
      return
    }
    try apply([.withdrawn(correction)], now: now)
  }

  /// True when the reader has said who spoke a quote.
  package func isCorrected(_ quote: QuoteID) throws(ArchiveError) -> Bool {
    try read { database in
      try Bool.fetchOne(
        database,
        sql: """
          SELECT \(CorrectedQuotes.condition) FROM quote JOIN article ON article.id =
            (SELECT id FROM article WHERE firstQuote <= quote.id ORDER BY firstQuote DESC LIMIT 1)
          WHERE quote.id = ?
          """,
        arguments: [quote.value]) ?? false
    }
  }

  /// Makes one entity of two: the second goes into the first, with all its names.
  /// - Returns: what to hand to `part` to have two again; nil when nothing was done.
  @discardableResult
  package func merge(
    _ kept: EntityID, _ merged: EntityID, now: Int
  ) throws(ArchiveError) -> MergeUndo? {
    let keys = try read { database in
      (try Self.key(of: kept.value, database), try Self.key(of: merged.value, database))
    }
    guard kept != merged, let first = keys.0, let second = keys.1 else { return nil }
    let correction = Correction.merge(first, second)
    var undo: MergeUndo?
    try apply([correction], now: now) { database in
      let changes = EntityChanges(database, self.vocabulary)
      undo = try changes.undo(of: correction, merged.value, into: kept.value)
      try changes.merge(merged.value, into: kept.value)
    }
    return undo
  }

  /// Makes two again of what `merge` made one.
  package func part(_ undo: MergeUndo, now: Int) throws(ArchiveError) {
    try apply([.withdrawn(undo.merge)], now: now) { database in
      try EntityChanges(database, self.vocabulary).part(undo)
    }
  }

  /// Takes a name from an entity: who bears it is another one. The articles that use the name wait
  /// for the annotator again.
  /// - Returns: what to hand to `join` to have it again; nil when somebody else of this name was
  ///   there before, for then nothing tells their articles from those that came to them.
  @discardableResult
  package func split(
    _ name: String, from entity: EntityID, now: Int
  ) throws(ArchiveError) -> SplitUndo? {
    let key = try read { database in
      try EntityChanges(database, self.vocabulary).key(of: entity.value, without: name)
    }
    guard let key else { return nil }
    let correction = Correction.split(key, name: name)
    var undo: SplitUndo?
    try apply([correction], now: now) { database in
      let changes = EntityChanges(database, self.vocabulary)
      let profile = try changes.stored(entity.value)
      let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM entity") ?? 0
      try changes.split(name, from: entity.value, kind: key.kind)
      let bearer = try changes.bearer(of: name, kind: key.kind, besides: entity.value)
      guard bearer > last, let profile else { return }
      undo = SplitUndo(
        split: correction, entity: entity.value, profile: profile, bearer: bearer)
    }
    return undo
  }

  /// Gives a name back that `split` took.
  package func join(_ undo: SplitUndo, now: Int) throws(ArchiveError) {
    try apply([.withdrawn(undo.split)], now: now) { database in
      try EntityChanges(database, self.vocabulary).join(undo)
    }
  }

  /// Writes corrections to the journal, then changes the archive.
  func apply(
    _ corrections: [Correction], now: Int, _ body: ((Database) throws -> Void)? = nil
  ) throws(ArchiveError) {
    try journal.append(corrections, now: now)
    try write { database in
      let replay = try CorrectionReplay(database, vocabulary)
      for correction in corrections {
        try replay.remember(correction)
        if body == nil { try replay.apply(correction) }
      }
      try body?(database)
    }
  }

  static func correction(
    of quote: QuoteID, speaker: EntityID?, _ database: Database
  ) throws -> Correction? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT article.id, article.details, article.item, subscription.url,
          quotedWords(text.text, quote.layout) AS words
        FROM quote JOIN article ON article.id = (SELECT id FROM article
            WHERE firstQuote <= quote.id ORDER BY firstQuote DESC LIMIT 1)
          JOIN text ON text.id = article.id LEFT JOIN subscription ON subscription.id = feed
        WHERE quote.id = ?
        """,
      arguments: [quote.value])
    guard let row, let words: String = row["words"] else { return nil }
    let entity = try speaker.flatMap { try key(of: $0.value, database) }
    if speaker != nil, entity == nil { return nil }
    return .speaker(articleKey(row), words: words, speaker: entity)
  }

  /// The names by which an article of a row with `details`, `item` and its feed's `url` is known
  /// anywhere.
  static func articleKey(_ row: Row) -> ArticleKey {
    var draft = Draft(source: "", text: "", paragraphs: [])
    _ = Details.read(Array(row["details"] as Data), into: &draft)
    let isNamed = !(draft.guid ?? draft.url ?? "").isEmpty
    return ArticleKey(
      feed: row["url"], guid: draft.guid, url: draft.url, text: isNamed ? nil : row["item"])
  }

  static func key(of entity: Int64, _ database: Database) throws -> EntityKey? {
    try Row.fetchOne(
      database, sql: "SELECT name, kind FROM entity WHERE id = ?", arguments: [entity]
    ).map { EntityKey(name: $0["name"], kind: EntityKind(code: $0["kind"]) ?? .other) }
  }
}
