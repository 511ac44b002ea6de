import GRDB
import Prose

/// Takes annotations into the archive inside one transaction.
struct FindingsWriter {
  private let database: Database
  private let vocabulary: LinkVocabulary
  private let linker: EntityLinker
  private let entities: EntityTable
  private let memory: EntityMemory
  private let article: Command
  private let searchArticle: Command
  private let searchQuote: Command
  private let insertQuote: Command
  private let insertFindings: Command
  private let insertAppearance: Command
  private let finish: Command
  private var annotators: [String: Int64] = [:]
  private var appearances: [Appearance] = []
  private var unsearchable: [Unsearchable] = []
  private var nextQuote: Int64
  private var indexed: [Int64] = []
  /// The reader said who is who, or who said what.
  private let hasCorrections: Bool
  private let corrections: LinkCorrections
  /// Entities that an article showed to be one, in the order they came up.
  private var merges: [(merged: Int64, kept: Int64)] = []
  private var blob = BlobWriter()

  private struct Appearance {
    var entity: Int64
    var date: Int
    var article: Int64
    var mentions: Int
    var quotes: Int
  }

  /// An article whose words the full-text indices have still to be given.
  private struct Unsearchable {
    var id: Int64
    var title: String
    var text: String
    var firstQuote: Int64
    var quotes: [Quote]
  }

  /// - Parameter memory: entities as they are in the archive.
  init(_ database: Database, _ vocabulary: LinkVocabulary, _ memory: EntityMemory) throws {
    self.database = database
    self.vocabulary = vocabulary
    self.memory = memory
    linker = EntityLinker(vocabulary)
    hasCorrections =
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM correction WHERE act <> 'mark')") ?? false
    corrections =
      hasCorrections
      ? try CorrectionReplay(database, vocabulary).linkCorrections() : LinkCorrections()
    entities = try EntityTable(database, vocabulary, memory)
    // Indexing writes all over the file; what does not fit here is read again from the file. Only
    // here, since fetching needs little.
    try database.execute(sql: "PRAGMA cache_size = -32768")
    nextQuote = (try Int64.fetchOne(database, sql: "SELECT lastQuote FROM archive") ?? 0) + 1
    article = try Command(
      database,
      """
      SELECT text.text, title, feed, date, annotator FROM article JOIN text USING (id)
      WHERE id = ?
      """)
    searchArticle = try Command(
      database, "INSERT INTO articleSearch (rowid, words) VALUES (?1, ?2)")
    searchQuote = try Command(database, "INSERT INTO quoteSearch (rowid, words) VALUES (?1, ?2)")
    insertQuote = try Command(database, "INSERT INTO quote VALUES (?1, ?2, ?3, ?4)")
    insertFindings = try Command(database, "INSERT INTO findings VALUES (?1, ?2)")
    insertAppearance = try Command(
      database,
      """
      INSERT INTO appearance VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
        quotes = quotes + excluded.quotes
      """)
    finish = try Command(
      database,
      """
      UPDATE article SET annotator = ?2, quotes = ?3, language = ifnull(?4, language),
        firstQuote = ?5
      WHERE id = ?1
      """
    )
  }

  /// Takes the annotation of one article; passes over an article that has gone or has another text
  /// meanwhile.
  mutating func index(_ id: Int64, _ annotated: String, _ annotation: Annotation) throws {
    article.bind(1, id)
    guard try article.step() else { return }
    let text = article.bytes(0)
    // What was found before was taken out before any entity was read.
    guard text.elementsEqual(annotated.utf8), article.isNull(4) else { return article.finish() }
    let title = article.string(1) ?? ""
    let feed = article.isNull(2) ? nil : SubscriptionID(article.integer(2))
    let date = Int(article.integer(3))
    article.finish()

    let quotes = annotation.quotes
    let first = nextQuote
    nextQuote += Int64(quotes.count)
    let ids = try link(annotation, of: id, feed: feed, date: date)
    blob.removeAll()
    FindingsBlob.write(annotation, ids, in: text, to: &blob)
    insertFindings.bind(1, id)
    insertFindings.bind(2, blob.bytes)
    try insertFindings.run()

    for (place, quote) in quotes.enumerated() {
      let row = first + Int64(place)
      blob.removeAll()
      QuoteBlob.write(quote, to: &blob)
      insertQuote.bind(1, row)
      let speakers = (quote.attribution?.speakers ?? []).filter { $0.value < ids.count }
      insertQuote.bind(2, speakers.first.map { ids[$0.value] })
      insertQuote.bind(3, QuoteBlob.flags(of: quote))
      insertQuote.bind(4, blob.bytes)
      try insertQuote.run()
      for speaker in speakers.dropFirst() {
        try database.execute(
          sql: "INSERT OR IGNORE INTO jointSpeaker VALUES (?, ?)",
          arguments: [ids[speaker.value], row])
      }
    }
    unsearchable.append(
      Unsearchable(id: id, title: title, text: annotated, firstQuote: first, quotes: quotes))
    finish.bind(1, id)
    finish.bind(2, try row(of: annotation.annotator))
    finish.bind(3, quotes.count)
    finish.bind(5, quotes.isEmpty ? nil : first)
    finish.bind(4, annotation.language == "und" ? nil : foldedLanguage(annotation.language))
    try finish.run()
    indexed.append(id)
  }

  /// Decides whom the article's entities are over all articles and remembers that it names them.
  private mutating func link(
    _ annotation: Annotation, of article: Int64, feed: SubscriptionID?, date: Int
  ) throws -> [Int64] {
    let linkable = annotation.linkable(from: feed, vocabulary)
    let candidates = try linkable.map { try entities.candidates(for: $0) }
    let decisions = linker.decide(linkable, candidates, corrections: corrections)
    var quotes = [Int](repeating: 0, count: linkable.count)
    for quote in annotation.quotes {
      for speaker in quote.attribution?.speakers ?? [] where speaker.value < quotes.count {
        quotes[speaker.value] += 1
      }
    }
    var ids: [Int64] = []
    for (index, entity) in linkable.enumerated() {
      // Two names of an article may turn out to be one entity's; the article counts once.
      let known = decisions[index].entity?.value
      let id = try entities.note(
        entity, as: known, quotes: quotes[index], date: date,
        isRepeated: known.map(ids.contains) ?? false)
      ids.append(id)
      for other in decisions[index].absorbed { merges.append((other.value, id)) }
      appearances.append(
        Appearance(
          entity: id, date: date, article: article,
          mentions: annotation.entities[index].mentions.count, quotes: quotes[index]))
    }
    return ids
  }

  private mutating func row(of annotator: AnnotatorVersion) throws -> Int64 {
    if let row = annotators[annotator.description] { return row }
    try database.execute(
      sql: "INSERT OR IGNORE INTO annotator (name) VALUES (?)", arguments: [annotator.description])
    let row =
      try Int64.fetchOne(
        database, sql: "SELECT id FROM annotator WHERE name = ?",
        arguments: [annotator.description]) ?? 0
    annotators[annotator.description] = row
    return row
  }

  /// Writes what is better written once for all articles, in the order of the rows.
  /// - Returns: true when the memory of entities says what the archive says now.
  mutating func save() throws -> Bool {
    try entities.save()
    appearances.sort { ($0.entity, $0.date, $0.article) < ($1.entity, $1.date, $1.article) }
    for appearance in appearances {
      insertAppearance.bind(1, appearance.entity)
      insertAppearance.bind(2, appearance.date)
      insertAppearance.bind(3, appearance.article)
      insertAppearance.bind(4, appearance.mentions)
      insertAppearance.bind(5, appearance.quotes)
      try insertAppearance.run()
    }
    appearances = []
    try database.execute(sql: "UPDATE archive SET lastQuote = ?", arguments: [nextQuote - 1])
    try mergeEntities()
    try makeSearchable()
    guard hasCorrections else { return true }
    try correct()
    return false
  }

  /// Gives the full-text indices the words of all articles and their quotes.
  ///
  /// At the end, and in the order of the rows: they gather words until a smaller row comes, or any
  /// statement that may be undone by itself, and then write a segment, to be merged with the others
  /// later: a segment an article otherwise, since articles come newest first.
  private mutating func makeSearchable() throws {
    for article in unsearchable {
      let text = Array(article.text.utf8)
      for (place, quote) in article.quotes.enumerated() {
        searchQuote.bind(1, article.firstQuote + Int64(place))
        searchQuote.bindText(2, quotedWords(of: quote.pieces, in: text))
        try searchQuote.run()
      }
    }
    for article in unsearchable.sorted(by: { $0.id < $1.id }) {
      searchArticle.bind(1, article.id)
      searchArticle.bindText(
        2, searchableWords(of: Array(article.text.utf8), title: article.title))
      try searchArticle.run()
    }
    unsearchable = []
  }

  /// Merges what linking found to be one, now that all rows are written.
  private func mergeEntities() throws {
    var keptFor: [Int64: Int64] = [:]
    for (merged, kept) in merges where keptFor[merged] == nil {
      var last = kept
      while let next = keptFor[last] { last = next }
      guard last != merged else { continue }
      try EntityChanges(database, vocabulary).merge(merged, into: last)
      memory.forget(merged, last, vocabulary)
      keptFor[merged] = last
    }
  }

  /// Brings what the reader said of these articles' quotes, and of who is who, into them.
  private func correct() throws {
    let replay = try CorrectionReplay(database, vocabulary)
    try replay.applyMerges()
    for id in indexed {
      let row = try Row.fetchOne(
        database, sql: "SELECT item, link FROM article WHERE id = ?", arguments: [id])
      guard let row else { continue }
      try replay.apply("speaker", to: id, item: row["item"], link: row["link"])
    }
  }
}

/// The words of a quote as the full-text index has them: its pieces with blanks between.
func quotedWords(of pieces: [TextRange], in text: [UInt8]) -> [UInt8] {
  var words: [UInt8] = []
  for piece in pieces where piece.end <= text.count {
    if !words.isEmpty { words.append(0x20) }
    words += text[piece]
  }
  return words
}

/// What of an article the full-text index has: the text, before it the title where the text does
/// not begin with it. The view `articleWords` says the same.
func searchableWords(of text: [UInt8], title: String) -> [UInt8] {
  text.starts(with: title.utf8) ? text : Array(title.utf8) + [0x0A] + text
}
