import GRDB
import Prose

/// Finds quotes of one speaker that are the same words in several articles, inside one transaction.
struct QuoteGrouper {
  private let database: Database
  private let byKey: Command
  private let insertKey: Command
  private let words: Command
  private let labelOf: Command
  private let insertLabel: Command
  private let recent = Recent()

  /// Of the quotes under one key, so many are compared, the last ones.
  private static let compared = 8
  /// So many keys of a quote are kept.
  private static let kept = 2

  init(_ database: Database) throws {
    self.database = database
    byKey = try Command(
      database,
      """
      SELECT quote FROM quoteKey WHERE key = ?1 AND quote < ?2 ORDER BY quote DESC
      LIMIT \(Self.compared)
      """)
    insertKey = try Command(database, "INSERT OR IGNORE INTO quoteKey VALUES (?1, ?2)")
    words = try Command(
      database,
      """
      SELECT quotedWords(text.text, quote.layout), quote.speaker FROM quote
        JOIN text ON text.id = (SELECT id FROM article WHERE firstQuote <= quote.id
          ORDER BY firstQuote DESC LIMIT 1)
      WHERE quote.id = ?1
      """)
    labelOf = try Command(database, "SELECT label FROM quoteGroup WHERE quote = ?1")
    insertLabel = try Command(database, "INSERT OR REPLACE INTO quoteGroup VALUES (?1, ?2)")
  }

  /// Looks at the next articles with quotes, `limit` of them.
  /// - Returns: how many there were.
  func run(limit: Int) throws -> Int {
    let last = try Int64.fetchOne(database, sql: "SELECT grouped FROM archive") ?? 0
    let articles = try Row.fetchAll(
      database,
      sql: """
        SELECT text.text, firstQuote, quotes FROM article JOIN text USING (id)
        WHERE firstQuote > ? ORDER BY firstQuote LIMIT ?
        """,
      arguments: [last, limit])
    let quotes = try Command(
      database,
      "SELECT id, speaker, layout FROM quote WHERE id >= ?1 AND id < ?2 AND speaker IS NOT NULL")
    for article in articles {
      let text = Array((article["text"] as String).utf8)
      let first: Int64 = article["firstQuote"]
      quotes.bind(1, first)
      quotes.bind(2, first + (article["quotes"] as Int64))
      while try quotes.step() {
        var blob = BlobReader(quotes.bytes(2))
        let pieces = QuoteBlob.pieces(&blob, length: text.count)
        let own = QuoteWords(
          String(decoding: quotedWords(of: pieces, in: text), as: UTF8.self))
        try place(quotes.integer(0), own, speaker: quotes.integer(1), before: first)
      }
    }
    if let next: Int64 = articles.last?["firstQuote"] {
      try database.execute(sql: "UPDATE archive SET grouped = ?", arguments: [next])
    }
    return articles.count
  }

  /// Puts a quote beside those of the same words in articles before its own.
  private func place(_ quote: Int64, _ own: QuoteWords, speaker: Int64, before first: Int64) throws
  {
    let keys = QuoteFingerprint(own).keys.map { key in
      var hash = ContentHash()
      hash.add(speaker)
      hash.add(key)
      return hash.value >> 15
    }
    // Short answers are the same everywhere and tell nothing.
    guard own.count >= QuoteSimilarity.shortest else { return }
    if let twin = try twin(of: own, keys, speaker: speaker, before: first) {
      let label = try label(of: twin) ?? twin
      for member in [twin, quote] {
        insertLabel.bind(1, member)
        insertLabel.bind(2, label)
        try insertLabel.run()
      }
    }
    recent.keep(quote, Recent.Quote(words: own, speaker: speaker))
    for key in keys.prefix(Self.kept) {
      insertKey.bind(1, key)
      insertKey.bind(2, quote)
      try insertKey.run()
    }
  }

  private func twin(of own: QuoteWords, _ keys: [Int64], speaker: Int64, before first: Int64) throws
    -> Int64?
  {
    var seen: Set<Int64> = []
    for key in keys {
      byKey.bind(1, key)
      byKey.bind(2, first)
      var candidates: [Int64] = []
      while try byKey.step() { candidates.append(byKey.integer(0)) }
      for candidate in candidates where seen.insert(candidate).inserted {
        guard let known = try known(candidate) else { continue }
        if known.speaker == speaker, isSameQuote(own, known.words) { return candidate }
      }
    }
    return nil
  }

  /// The words of a quote and who said them. Copies come in the same days, so that most are still at
  /// hand.
  private func known(_ quote: Int64) throws -> Recent.Quote? {
    if let known = recent.quotes[quote] { return known }
    words.bind(1, quote)
    defer { words.finish() }
    guard try words.step() else { return nil }
    let found = Recent.Quote(words: QuoteWords(words.string(0) ?? ""), speaker: words.integer(1))
    recent.keep(quote, found)
    return found
  }

  private func label(of quote: Int64) throws -> Int64? {
    labelOf.bind(1, quote)
    let isThere = try labelOf.step()
    defer { labelOf.finish() }
    return isThere ? labelOf.integer(0) : nil
  }
}

/// Quotes whose words are at hand: reading one again takes its whole article.
private final class Recent {
  struct Quote {
    var words: QuoteWords
    var speaker: Int64
  }

  /// Some 10 MB.
  private static let most = 20_000
  private(set) var quotes: [Int64: Quote] = [:]

  func keep(_ id: Int64, _ quote: Quote) {
    if quotes.count >= Self.most { quotes.removeAll(keepingCapacity: true) }
    quotes[id] = quote
  }
}
