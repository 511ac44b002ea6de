import Foundation
import GRDB
import Prose

/// Changes who is who, inside one transaction.
struct EntityChanges {
  let database: Database
  let vocabulary: LinkVocabulary

  init(_ database: Database, _ vocabulary: LinkVocabulary) {
    self.database = database
    self.vocabulary = vocabulary
  }

  /// Runs a statement, which is prepared once for all changes.
  func run(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }

  /// Makes everything of one entity another's: quotes, appearances, names. The first one is gone
  /// then. Does nothing when one of them is not there.
  func merge(_ merged: Int64, into kept: Int64) throws {
    guard merged != kept, var profile = try stored(kept), let other = try stored(merged)
    else { return }
    profile.merge(other)
    for row in try appearances(of: merged) { try give(row, of: merged, to: kept) }
    for table in ["appearance", "jointSpeaker"] {
      try run("DELETE FROM \(table) WHERE entity = ?", [merged])
    }
    try forgetNames(of: merged, other)
    try run("DELETE FROM entity WHERE id = ?", [merged])
    try save(profile, of: kept)
  }

  /// Makes everything that one entity has in an article another's.
  /// - Parameter row: of the appearance.
  func give(_ row: Row, of old: Int64, to new: Int64) throws {
    let article: Int64 = row["article"]
    try rewriteFindings(of: article, old, new)
    try run(
      """
      INSERT INTO appearance VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
        quotes = quotes + excluded.quotes
      """,
      [
        new, row["date"] as Int, article, row["mentions"] as Int, row["quotes"] as Int,
      ])
    for (table, id, speaker) in [("quote", "id", "speaker"), ("jointSpeaker", "quote", "entity")] {
      try run(
        """
        UPDATE OR IGNORE \(table) SET \(speaker) = ?1 WHERE \(speaker) = ?2
          AND \(id) >= (SELECT firstQuote FROM article WHERE id = ?3)
          AND \(id) < (SELECT firstQuote + quotes FROM article WHERE id = ?3)
        """,
        [new, old, article])
    }
  }

  /// Where an entity is named.
  func appearances(of entity: Int64) throws -> [Row] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "SELECT date, article, mentions, quotes FROM appearance WHERE entity = ?"),
      arguments: [entity])
  }

  /// Takes a name from an entity: who bears it is another one. The articles that use it are to be
  /// annotated again. Does nothing when it is the only name.
  func split(_ name: String, from entity: Int64, kind: EntityKind) throws {
    guard var profile = try stored(entity), profile.names.count > 1,
      profile.names.contains(where: { $0.text == name })
    else { return }
    try forgetNames(of: entity, profile)
    profile.names.removeAll { $0.text == name }
    try save(profile, of: entity)
    _ = try bearer(of: name, kind: kind, besides: entity)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT article, text.text, findings.blob FROM appearance
          JOIN findings ON findings.id = article JOIN text ON text.id = article WHERE entity = ?
        """,
      arguments: [entity])
    for row in rows {
      let text = Array((row["text"] as String).utf8)
      guard let findings = FindingsBlob(Array(row["blob"] as Data), in: text) else { continue }
      let usesName = zip(findings.ids, findings.entities).contains { id, found in
        id == entity && found.aliases.contains(name)
      }
      if usesName { try Deindexer(database).remove(row["article"]) }
    }
  }

  /// What an entity is known by once a name of it is another's; nil when it is not there.
  func key(of entity: Int64, without name: String) throws -> EntityKey? {
    guard var profile = try stored(entity) else { return nil }
    profile.names.removeAll { $0.text == name }
    return EntityKey(name: profile.fullestName(vocabulary), kind: profile.kind)
  }

  /// The entity that a name taken from another one belongs to; it is made where there is none.
  func bearer(of name: String, kind: EntityKind, besides entity: Int64) throws -> Int64 {
    let known = try Int64.fetchOne(
      database, sql: "SELECT id FROM entity WHERE name = ? AND kind = ? AND id <> ? ORDER BY id",
      arguments: [name, kind.code, entity])
    if let known { return known }
    var profile = EntityProfile(kind: kind, articles: 0, firstSeen: 0, lastSeen: 0)
    profile.names = [EntityProfile.Name(text: name, count: 1)]
    try run("INSERT INTO entity (kind, name, profile) VALUES (?, ?, x'')", [kind.code, name])
    let id = database.lastInsertedRowID
    try save(profile, of: id)
    return id
  }

  /// Takes away the rows that lead from names to an entity.
  func forgetNames(of entity: Int64, _ profile: EntityProfile) throws {
    guard let keys = profile.storedKeys(vocabulary) else {
      // No index leads from an entity to its rows: it would be used here alone.
      for table in ["entityKey", "nameWord"] {
        try run("DELETE FROM \(table) WHERE entity = ?", [entity])
      }
      return
    }
    for key in keys {
      try run("DELETE FROM entityKey WHERE key = ? AND entity = ?", [key.value, entity])
    }
    for word in nameWords(of: profile) {
      try run("DELETE FROM nameWord WHERE word = ? AND entity = ?", [word, entity])
    }
  }

  /// What is remembered of an entity; nil when it is not there.
  func stored(_ entity: Int64) throws -> EntityProfile? {
    try Data.fetchOne(
      database.cachedStatement(sql: "SELECT profile FROM entity WHERE id = ?"),
      arguments: [entity]
    ).flatMap { EntityProfile(encoded: Array($0)) }
  }

  /// Writes what is remembered of an entity, its keys, words and counts.
  func save(_ profile: EntityProfile, of entity: Int64) throws {
    for key in profile.linkKeys(vocabulary) {
      try run("INSERT OR IGNORE INTO entityKey VALUES (?, ?)", [key.value, entity])
    }
    for word in nameWords(of: profile) {
      try run("INSERT OR IGNORE INTO nameWord VALUES (?, ?)", [word, entity])
    }
    try run(
      """
      UPDATE entity SET name = ?2, kind = ?3, profile = ?4,
        articles = (SELECT count(*) FROM appearance WHERE entity = ?1),
        quotes = (SELECT ifnull(sum(quotes), 0) FROM appearance WHERE entity = ?1)
      WHERE id = ?1
      """,
      [
        entity, profile.fullestName(vocabulary), profile.kind.code, Data(profile.encoded),
      ])
  }

  /// In an article's findings, one entity becomes another.
  private func rewriteFindings(of article: Int64, _ old: Int64, _ new: Int64) throws {
    guard
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: "SELECT text.text, findings.blob FROM findings JOIN text USING (id) WHERE id = ?"),
        arguments: [article])
    else { return }
    let text = Array((row["text"] as String).utf8)
    guard let findings = FindingsBlob(Array(row["blob"] as Data), in: text) else { return }
    let annotation = Annotation(
      tokens: [], sentences: [], mentions: findings.mentions, entities: findings.entities,
      quotes: [], language: "und", annotator: AnnotatorVersion(""))
    var blob = BlobWriter()
    FindingsBlob.write(
      annotation, findings.ids.map { $0 == old ? new : $0 }, in: text, to: &blob)
    try run("UPDATE findings SET blob = ? WHERE id = ?", [blob.data, article])
  }
}
