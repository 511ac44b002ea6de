import Foundation
import GRDB
import Prose

/// Brings what the reader said into the archive, once or whenever what it is about comes back.
struct CorrectionReplay {
  private let database: Database
  private let vocabulary: LinkVocabulary

  init(_ database: Database, _ vocabulary: LinkVocabulary) throws {
    self.database = database
    self.vocabulary = vocabulary
  }

  /// Keeps a correction for later: the last one of each article and subject. One that is withdrawn
  /// is forgotten.
  func remember(_ correction: Correction) throws {
    if case .withdrawn(let former) = correction { return try forget(CorrectionSubject(former)) }
    let subject = CorrectionSubject(correction)
    try forget(subject)
    let record = try JSONEncoder().encode(CorrectionRecord(correction, at: 0))
    try database.execute(
      sql: "INSERT INTO correction (act, item, link, subject, record) VALUES (?, ?, ?, ?, ?)",
      arguments: [
        subject.act, subject.item, subject.link, subject.hash,
        String(decoding: record, as: UTF8.self),
      ])
  }

  private func forget(_ subject: CorrectionSubject) throws {
    try database.execute(
      sql: "DELETE FROM correction WHERE act = ? AND item IS ? AND link IS ? AND subject = ?",
      arguments: [subject.act, subject.item, subject.link, subject.hash])
  }

  /// Does what a correction says with what is there now.
  func apply(_ correction: Correction) throws {
    switch correction {
    case .mark(let key, let mark):
      for article in try articles(key) { _ = try ArticleStore.set(mark, of: article, database) }
    case .speaker(let key, let words, let speaker):
      for article in try articles(key) { try setSpeaker(of: words, in: article, speaker) }
    case .merge(let kept, let merged):
      guard let first = try entity(kept), let second = try entity(merged) else { return }
      try EntityChanges(database, vocabulary).merge(second, into: first)
    case .split(let key, let name):
      guard let entity = try entity(key) else { return }
      try EntityChanges(database, vocabulary).split(name, from: entity, kind: key.kind)
    case .withdrawn(.speaker(let key, let words, _)):
      for article in try articles(key) { try setFoundSpeakers(of: words, in: article) }
    // Who knows how it was before does the rest.
    case .withdrawn: break
    }
  }

  /// What is remembered of one article, applied to it: it is new, or annotated anew.
  /// - Parameter act: `mark` or `speaker`.
  func apply(_ act: String, to article: Int64, item: Int64, link: Int64?) throws {
    let records = try String.fetchAll(
      database,
      sql: """
        SELECT record FROM correction
        WHERE act = ?1 AND (item = ?2 OR ?3 IS NOT NULL AND link = ?3) ORDER BY id
        """,
      arguments: [act, item, link])
    for record in records {
      let decoded = try? JSONDecoder().decode(CorrectionRecord.self, from: Data(record.utf8))
      switch decoded?.correction {
      case .mark(_, let mark): _ = try ArticleStore.set(mark, of: article, database)
      case .speaker(_, let words, let speaker): try setSpeaker(of: words, in: article, speaker)
      default: continue
      }
    }
  }

  /// Merges anew what the reader merged: an annotation may have brought the other one back.
  func applyMerges() throws {
    let records = try String.fetchAll(
      database, sql: "SELECT record FROM correction WHERE act = 'merge' ORDER BY id")
    for record in records {
      let decoded = try? JSONDecoder().decode(CorrectionRecord.self, from: Data(record.utf8))
      if let correction = decoded?.correction { try apply(correction) }
    }
  }

  /// For names that the reader took from an entity, who bears them, never to be merged again.
  func linkCorrections() throws -> LinkCorrections {
    let records = try String.fetchAll(
      database, sql: "SELECT record FROM correction WHERE act = 'split' ORDER BY id")
    var corrections = LinkCorrections()
    for record in records {
      let decoded = try? JSONDecoder().decode(CorrectionRecord.self, from: Data(record.utf8))
      guard case .split(let key, let name) = decoded?.correction else { continue }
      let former = try entity(key) ?? 0
      let bearer = try EntityChanges(database, vocabulary)
        .bearer(of: name, kind: key.kind, besides: former)
      corrections.pinned[name] = EntityID(bearer)
      corrections.apart.insert([EntityID(bearer), EntityID(former)])
    }
    return corrections
  }

  private func articles(_ key: ArticleKey) throws -> [Int64] {
    let keys = CorrectionSubject.keys(of: key)
    let byItem = try Int64.fetchAll(
      database,
      sql: """
        SELECT article.id FROM article LEFT JOIN subscription ON subscription.id = feed
        WHERE item = ? AND subscription.url IS ?
        """,
      arguments: [keys.item, key.feed])
    guard byItem.isEmpty, let link = keys.link else { return byItem }
    return try Int64.fetchAll(
      database, sql: "SELECT id FROM article WHERE link = ? LIMIT 1", arguments: [link])
  }

  private func entity(_ key: EntityKey) throws -> Int64? {
    try Int64.fetchOne(
      database,
      sql: """
        SELECT id FROM entity WHERE name = ? AND kind = ? ORDER BY articles DESC, id LIMIT 1
        """,
      arguments: [key.name, key.kind.code])
  }

  /// Gives a quote of these words another speaker, who is made where nobody has the name: the reader
  /// may know whom no article names.
  private func setSpeaker(of words: String, in article: Int64, _ speaker: EntityKey?) throws {
    let spoken = try quotes(of: words, in: article)
    guard !spoken.isEmpty else { return }
    let id = try speaker.map { key in
      try entity(key)
        ?? EntityChanges(database, vocabulary).bearer(of: key.name, kind: key.kind, besides: 0)
    }
    for row in spoken { try setSpeaker(of: row, in: article, id) }
  }

  /// Gives a quote of these words back to those whom the engine found.
  private func setFoundSpeakers(of words: String, in article: Int64) throws {
    for row in try quotes(of: words, in: article) {
      let text = Array((row["text"] as String).utf8)
      let layout = Array(row["layout"] as Data)
      guard let findings = FindingsBlob(Array(row["blob"] as Data), in: text),
        let quote = QuoteBlob.read(layout, flags: row["flags"], length: text.count)
      else { continue }
      let ids = (quote.attribution?.speakers ?? []).filter { $0.value < findings.ids.count }
        .map { findings.ids[$0.value] }
      try setSpeaker(of: row, in: article, ids.first)
      for id in ids.dropFirst() {
        try database.execute(
          sql: "INSERT OR IGNORE INTO jointSpeaker VALUES (?, ?)",
          arguments: [id, row["id"] as Int64])
        try count(id, row["date"], article, by: 1)
      }
    }
  }

  private func setSpeaker(of row: Row, in article: Int64, _ speaker: Int64?) throws {
    let (quote, date): (Int64, Int) = (row["id"], row["date"])
    let old: Int64? = row["speaker"]
    try removeJointSpeakers(of: quote, in: article, date)
    guard old != speaker else { return }
    try database.execute(
      sql: "UPDATE quote SET speaker = ? WHERE id = ?", arguments: [speaker, quote])
    if let old { try count(old, date, article, by: -1) }
    if let speaker { try count(speaker, date, article, by: 1) }
  }

  /// The quotes of an article with just these words.
  private func quotes(of words: String, in article: Int64) throws -> [Row] {
    let sought = SearchTerms(words)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT quote.id, speaker, flags, quote.layout, article.date, text.text, findings.blob,
          quotedWords(text.text, quote.layout) AS words
        FROM article JOIN quote ON quote.id >= firstQuote AND quote.id < firstQuote + quotes
          JOIN text ON text.id = article.id JOIN findings ON findings.id = article.id
        WHERE article.id = ?
        """,
      arguments: [article])
    return rows.filter { SearchTerms($0["words"] ?? "") == sought }
  }

  /// Whoever the engine heard beside the first speaker: the reader's word is the whole answer.
  private func removeJointSpeakers(of quote: Int64, in article: Int64, _ date: Int) throws {
    let others = try Int64.fetchAll(
      database, sql: "SELECT entity FROM jointSpeaker WHERE quote = ?", arguments: [quote])
    guard !others.isEmpty else { return }
    try database.execute(sql: "DELETE FROM jointSpeaker WHERE quote = ?", arguments: [quote])
    for other in others { try count(other, date, article, by: -1) }
  }

  private func count(_ entity: Int64, _ date: Int, _ article: Int64, by change: Int) throws {
    try database.execute(
      sql: """
        INSERT INTO appearance VALUES (?, ?, ?, 0, max(0, ?))
        ON CONFLICT DO UPDATE SET quotes = max(0, quotes + ?)
        """,
      arguments: [entity, date, article, change, change])
    try database.execute(
      sql: """
        UPDATE entity SET articles = (SELECT count(*) FROM appearance WHERE entity = ?1),
          quotes = (SELECT ifnull(sum(quotes), 0) FROM appearance WHERE entity = ?1)
        WHERE id = ?1
        """,
      arguments: [entity])
  }
}
