import GRDB
import Prose

/// Takes articles into the archive inside one transaction: decides which are new.
struct Intake {
  /// Seconds since 1970. A clock that went back by less than a day does not make articles older
  /// than those that came before; one that went back further was wrong before, and is believed.
  let now: Int
  private let database: Database
  private let byItem: Command
  private let byLink: Command
  private let byContent: Command
  private let isGone: Command
  private let insertArticle: Command
  private let insertText: Command
  private let countInFeed: Command
  private let countUnannotated: Command
  private let hasCorrections: Bool
  private var blob = BlobWriter()

  init(_ database: Database, now: Int) throws {
    self.database = database
    let latest = try Int.fetchOne(database, sql: "SELECT latest FROM archive") ?? 0
    self.now = latest > now && latest - now < 86_400 ? latest : now
    if self.now != latest {
      try database.execute(sql: "UPDATE archive SET latest = ?", arguments: [self.now])
    }
    hasCorrections =
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM correction)") ?? false
    let columns = "id, feed, item, content, fold, isFullText, title, byline, details"
    byItem = try Command(
      database, "SELECT \(columns) FROM article WHERE feed IS ?1 AND item = ?2")
    byLink = try Command(database, "SELECT \(columns) FROM article WHERE link = ?1")
    byContent = try Command(database, "SELECT \(columns) FROM article WHERE content = ?1")
    isGone = try Command(database, "SELECT 1 FROM gone WHERE feed = ?1 AND key IN (?2, ?3)")
    insertArticle = try Command(
      database,
      """
      INSERT INTO article
        (feed, item, link, content, fold, date, fetchedAt, language, title, byline, details)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
      """)
    insertText = try Command(database, "INSERT INTO text VALUES (?1, ?2, ?3)")
    countInFeed = try Command(
      database,
      """
      INSERT INTO feedTally VALUES (?1, ?2, ?2, ?3)
      ON CONFLICT (feed) DO UPDATE SET articles = articles + excluded.articles,
        unread = unread + excluded.unread,
        newest = max(ifnull(newest, excluded.newest), excluded.newest)
      """)
    countUnannotated = try Command(
      database,
      """
      INSERT INTO annotatorTally VALUES (0, ?1)
      ON CONFLICT (annotator) DO UPDATE SET articles = articles + excluded.articles
      """)
  }

  /// Takes the articles of one feed's document.
  mutating func take(_ drafts: [Draft], _ keys: [ItemKeys], of feed: Int64) throws -> StoreOutcome {
    var outcome = StoreOutcome()
    let inDocument = Set(keys.map(\.item))
    var seen: Set<Int64> = []
    var newest = Int.min
    // Rows grow with dates, so that what is newer lies behind what is older.
    let dates = drafts.map { date(of: $0) }
    let order = drafts.indices.sorted { (dates[$0], $1) < (dates[$1], $0) }
    for index in order {
      let (draft, key) = (drafts[index], keys[index])
      guard seen.insert(key.item).inserted else {
        outcome.same += 1
        continue
      }
      if let known = try known(draft, key, of: feed, inDocument) {
        if try update(known, draft, key) {
          outcome.changed.append(ArticleID(known.id))
        } else {
          outcome.same += 1
        }
      } else if try hasGone(key, of: feed) {
        outcome.same += 1
      } else {
        let id = try insert(draft, key, of: feed, date: dates[index])
        outcome.new.append(ArticleID(id))
        newest = max(newest, dates[index])
      }
    }
    try count(outcome.new.count, of: feed, newest: newest)
    return outcome
  }

  /// Takes an article of no feed.
  mutating func takeSingle(_ draft: Draft) throws -> ArticleID {
    let key = ItemKeys(draft)
    byItem.bind(1, nil as Int64?)
    byItem.bind(2, key.item)
    if let known = try rows(of: byItem).first {
      _ = try update(known, draft, key)
      return ArticleID(known.id)
    }
    let date = date(of: draft)
    let id = try insert(draft, key, of: nil, date: date)
    try count(1, of: nil, newest: date)
    return ArticleID(id)
  }

  /// Adds new articles, which nobody has read and no annotator seen, to what `Schema.reader` counts.
  private func count(_ new: Int, of feed: Int64?, newest: Int) throws {
    guard new > 0 else { return }
    countInFeed.bind(1, feed ?? 0)
    countInFeed.bind(2, new)
    countInFeed.bind(3, newest)
    try countInFeed.run()
    countUnannotated.bind(1, new)
    try countUnannotated.run()
  }

  /// When it was published, as far as that can be believed.
  private func date(of draft: Draft) -> Int {
    guard let published = (draft.published ?? draft.updated).flatMap(epochSeconds(ofTimestamp:))
    else { return now }
    return min(published, now)
  }

  /// The article of this feed that the draft is another version of.
  private func known(
    _ draft: Draft, _ key: ItemKeys, of feed: Int64, _ inDocument: Set<Int64>
  ) throws -> KnownArticle? {
    byItem.bind(1, feed)
    byItem.bind(2, key.item)
    if let known = try rows(of: byItem).first { return known }
    // An article whose own identifier is still in the document is another one.
    if let link = key.link, !draft.title.isEmpty {
      byLink.bind(1, link)
      for known in try rows(of: byLink)
      where known.feed == feed && known.title == draft.title && !inDocument.contains(known.item) {
        return known
      }
    }
    byContent.bind(1, key.content)
    for known in try rows(of: byContent)
    where known.feed == feed && !known.differs(from: draft) {
      return known
    }
    return nil
  }

  private func hasGone(_ key: ItemKeys, of feed: Int64) throws -> Bool {
    isGone.bind(1, feed)
    isGone.bind(2, key.item)
    isGone.bind(3, key.content)
    let found = try isGone.step()
    isGone.finish()
    return found
  }

  /// Brings what is known up to date; true when the text changed.
  private mutating func update(_ known: KnownArticle, _ draft: Draft, _ key: ItemKeys) throws
    -> Bool
  {
    blob.removeAll()
    Details.write(draft, to: &blob)
    let isChanged = known.content != key.content
    guard
      isChanged || known.item != key.item || known.title != draft.title
        || known.byline != draft.byline || known.details != blob.bytes
    else { return false }
    if known.title != draft.title { try Deindexer(database).remove(known.id) }
    if isChanged && !known.isFullText {
      try Self.replaceText(of: known.id, with: draft, database)
    }
    try database.execute(
      sql: """
        UPDATE article SET item = ?, link = ?, content = ?, title = ?, byline = ?, details = ?
        WHERE id = ?
        """,
      arguments: [
        key.item, key.link, key.content, draft.title, draft.byline, blob.data, known.id,
      ])
    return isChanged
  }

  private mutating func insert(_ draft: Draft, _ key: ItemKeys, of feed: Int64?, date: Int) throws
    -> Int64
  {
    insertArticle.bind(1, feed)
    insertArticle.bind(2, key.item)
    insertArticle.bind(3, key.link)
    insertArticle.bind(4, key.content)
    insertArticle.bind(5, try twin(of: key, draft, notIn: feed))
    insertArticle.bind(6, date)
    insertArticle.bind(7, now)
    insertArticle.bind(8, draft.language.map(foldedLanguage))
    insertArticle.bind(9, draft.title)
    insertArticle.bind(10, draft.byline)
    blob.removeAll()
    Details.write(draft, to: &blob)
    insertArticle.bind(11, blob.bytes)
    try insertArticle.run()
    let id = database.lastInsertedRowID
    blob.removeAll()
    Layout.write(draft, to: &blob)
    insertText.bind(1, id)
    insertText.bind(2, draft.text)
    insertText.bind(3, blob.bytes)
    try insertText.run()
    if hasCorrections {
      try CorrectionReplay(database, LinkVocabulary())
        .apply("mark", to: id, item: key.item, link: key.link)
    }
    return id
  }

  /// The first of the same article in other feeds, which is told that it has twins; nil for none.
  private func twin(of key: ItemKeys, _ draft: Draft, notIn feed: Int64?) throws -> Int64? {
    var twins: [KnownArticle] = []
    if let link = key.link {
      byLink.bind(1, link)
      twins = try rows(of: byLink)
      // An address that one feed uses for several articles stands for none of them.
      if twins.contains(where: { $0.feed == feed }) { twins = [] }
    }
    if twins.isEmpty, draft.text.utf8.count >= Self.tellingLength {
      byContent.bind(1, key.content)
      twins = try rows(of: byContent).filter { $0.feed != feed }
    }
    guard let twin = twins.first else { return nil }
    let first = twin.fold ?? twin.id
    if twin.fold == nil {
      try database.execute(
        sql: "UPDATE article SET fold = id WHERE id = ?", arguments: [first])
    }
    return first
  }

  /// Bytes a text has at least for its likeness to tell that two articles are one.
  private static let tellingLength = 200

  /// Puts a text in the place of another, which takes its index entries with it.
  static func replaceText(of article: Int64, with draft: Draft, _ database: Database) throws {
    var blob = BlobWriter()
    Layout.write(draft, to: &blob)
    try Deindexer(database).remove(article)
    try database.execute(
      sql: "UPDATE text SET text = ?, layout = ? WHERE id = ?",
      arguments: [draft.text, blob.data, article])
  }

  private func rows(of command: Command) throws -> [KnownArticle] {
    var rows: [KnownArticle] = []
    while try command.step() { rows.append(KnownArticle(command)) }
    return rows
  }
}

/// `en-GB` and `EN_gb` as `en-gb`.
func foldedLanguage(_ language: String) -> String {
  String(
    decoding: language.utf8.prefix(32).map { byte in
      byte == 0x5F ? 0x2D : (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }, as: UTF8.self)
}

/// An article of the archive, as far as telling it from another needs.
private struct KnownArticle {
  let id: Int64
  let feed: Int64?
  let item: Int64
  let content: Int64
  let fold: Int64?
  let isFullText: Bool
  let title: String
  let byline: String?
  let details: [UInt8]

  init(_ row: Command) {
    id = row.integer(0)
    feed = row.isNull(1) ? nil : row.integer(1)
    item = row.integer(2)
    content = row.integer(3)
    fold = row.isNull(4) ? nil : row.integer(4)
    isFullText = row.integer(5) != 0
    title = row.string(6) ?? ""
    byline = row.string(7)
    details = row.bytes(8)
  }

  /// True when the same words were published anew, under another address on another day: the
  /// open thread of every Friday.
  func differs(from draft: Draft) -> Bool {
    var known = Draft(source: "", text: "", paragraphs: [])
    guard Details.read(details, into: &known) else { return false }
    return known.url != draft.url && known.published != draft.published
  }
}
