import GRDB
import Prose

/// Finds quotes of one speaker that are the same words in several articles, inside one transaction.
///
/// Looks up the keys of many articles' quotes in their order, not in that of the text: each would be
/// sought in another corner of the table, and that took longer than all comparing.
struct QuoteGrouper {
  private let database: Database
  private let byKey: Command
  private let insertKey: Command
  private let words: Command
  private let labelOf: Command
  private let insertLabel: Command
  /// The quotes looked at, by their rows.
  private var batch: [GroupableQuote] = []
  /// Quotes of articles before those, as far as they were read: that takes a whole article each.
  private var earlier: [Int64: GroupableQuote] = [:]

  /// Of the quotes under one key, so many are compared, the last ones.
  private static let compared = 8
  /// So many keys of a quote are kept.
  private static let kept = 2
  /// Once there are so many quotes no further article is read; some 10 MB.
  private static let most = 20_000

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
      SELECT text.text, quote.layout, quote.speaker FROM quote
        JOIN text ON text.id = (SELECT id FROM article WHERE firstQuote <= quote.id
          ORDER BY firstQuote DESC LIMIT 1)
      WHERE quote.id = ?1
      """)
    labelOf = try Command(database, "SELECT label FROM quoteGroup WHERE quote = ?1")
    insertLabel = try Command(database, "INSERT OR REPLACE INTO quoteGroup VALUES (?1, ?2)")
  }

  /// Looks at the next articles with quotes, `limit` of them or fewer.
  /// - Returns: how many there were; 0 when none are left.
  mutating func run(limit: Int) throws -> Int {
    let last = try Int64.fetchOne(database, sql: "SELECT grouped FROM archive") ?? 0
    let (count, next) = try read(after: last, limit: limit)
    guard count > 0 else { return 0 }
    var lists = try candidates()[...]
    for (index, quote) in batch.enumerated() {
      let end = lists.firstIndex { $0.index != index } ?? lists.endIndex
      if let twin = try twin(of: quote, among: lists[..<end]) { try join(quote.id, twin) }
      lists = lists[end...]
    }
    try database.execute(sql: "UPDATE archive SET grouped = ?", arguments: [next])
    return count
  }

  /// Reads the quotes of the next articles.
  /// - Returns: how many articles there were, and the first quote of the last one.
  private mutating func read(after last: Int64, limit: Int) throws -> (count: Int, next: Int64) {
    let articles = try Command(
      database,
      """
      SELECT text.text, firstQuote, quotes FROM article JOIN text USING (id)
      WHERE firstQuote > ?1 ORDER BY firstQuote LIMIT ?2
      """)
    let quotes = try Command(
      database,
      "SELECT id, speaker, layout FROM quote WHERE id >= ?1 AND id < ?2 AND speaker IS NOT NULL")
    articles.bind(1, last)
    articles.bind(2, limit)
    defer { articles.finish() }
    var (count, next) = (0, last)
    while batch.count < Self.most, try articles.step() {
      let text = articles.bytes(0)
      count += 1
      next = articles.integer(1)
      quotes.bind(1, next)
      quotes.bind(2, next + articles.integer(2))
      while try quotes.step() {
        let quote = GroupableQuote(
          id: quotes.integer(0), speaker: quotes.integer(1), article: next,
          layout: quotes.bytes(2), of: text)
        // Short answers are the same everywhere and tell nothing.
        if quote.words.count >= QuoteSimilarity.shortest { batch.append(quote) }
      }
    }
    return (count, next)
  }

  /// Quotes that share a key with one of the batch, the last ones first.
  private struct Candidates {
    /// Which of the batch.
    var index: Int
    /// Which of its keys.
    var key: Int
    var quotes: [Int64]
  }

  /// Looks up all keys and enters those of the batch.
  /// - Returns: the lists in the order of the batch and of each quote's keys, few of them empty.
  private func candidates() throws -> [Candidates] {
    guard let first = batch.first?.id else { return [] }
    var keys: [(value: Int64, index: Int, key: Int)] = []
    for (index, quote) in batch.enumerated() {
      for (key, value) in quote.keys.enumerated() { keys.append((value, index, key)) }
    }
    keys.sort { ($0.value, $0.index) < ($1.value, $1.index) }
    var lists: [Candidates] = []
    var start = 0
    while start < keys.count {
      let value = keys[start].value
      byKey.bind(1, value)
      byKey.bind(2, first)
      var known: [Int64] = []
      while try byKey.step() { known.append(byKey.integer(0)) }
      var kept: [Int64] = []
      while start < keys.count, keys[start].value == value {
        let (_, index, key) = keys[start]
        let quote = batch[index]
        start += 1
        if !kept.isEmpty || !known.isEmpty {
          let before = kept.reversed().drop { $0 >= quote.article }
          let quotes = Array((Array(before.prefix(Self.compared)) + known).prefix(Self.compared))
          lists.append(Candidates(index: index, key: key, quotes: quotes))
        }
        guard key < Self.kept else { continue }
        kept.append(quote.id)
        insertKey.bind(1, value)
        insertKey.bind(2, quote.id)
        try insertKey.run()
      }
    }
    return lists.sorted { ($0.index, $0.key) < ($1.index, $1.key) }
  }

  /// The first of the candidates that has the same words by the same speaker.
  private mutating func twin(of quote: GroupableQuote, among lists: ArraySlice<Candidates>) throws
    -> Int64?
  {
    var seen: Set<Int64> = []
    for candidate in lists.lazy.flatMap(\.quotes) where seen.insert(candidate).inserted {
      guard let known = try known(candidate) else { continue }
      if known.speaker == quote.speaker, isSameQuote(quote.words, known.words) { return candidate }
    }
    return nil
  }

  /// Puts a quote into the group of another one.
  private func join(_ quote: Int64, _ twin: Int64) throws {
    let label = try label(of: twin) ?? twin
    for member in [twin, quote] {
      insertLabel.bind(1, member)
      insertLabel.bind(2, label)
      try insertLabel.run()
    }
  }

  /// A quote of the batch or of an earlier article; nil when it is gone.
  private mutating func known(_ id: Int64) throws -> GroupableQuote? {
    if let first = batch.first, id >= first.id {
      var (low, high) = (0, batch.count)
      while low < high {
        let middle = (low + high) / 2
        if batch[middle].id < id { low = middle + 1 } else { high = middle }
      }
      return low < batch.count && batch[low].id == id ? batch[low] : nil
    }
    if let known = earlier[id] { return known }
    words.bind(1, id)
    defer { words.finish() }
    guard try words.step() else { return nil }
    let found = GroupableQuote(
      id: id, speaker: words.integer(2), article: 0, layout: words.bytes(1), of: words.bytes(0))
    if earlier.count >= Self.most { earlier.removeAll() }
    earlier[id] = found
    return found
  }

  private func label(of quote: Int64) throws -> Int64? {
    labelOf.bind(1, quote)
    let isThere = try labelOf.step()
    defer { labelOf.finish() }
    return isThere ? labelOf.integer(0) : nil
  }
}

/// A quote with what it is compared by.
private struct GroupableQuote {
  var id: Int64
  var speaker: Int64
  /// The first quote of its article.
  var article: Int64
  var words: QuoteWords

  init(id: Int64, speaker: Int64, article: Int64, layout: [UInt8], of text: [UInt8]) {
    self.id = id
    self.speaker = speaker
    self.article = article
    var blob = BlobReader(layout)
    let pieces = QuoteBlob.pieces(&blob, length: text.count)
    words = QuoteWords(String(decoding: quotedWords(of: pieces, in: text), as: UTF8.self))
  }

  /// The keys of its fingerprint, which are its speaker's alone.
  var keys: [Int64] {
    QuoteFingerprint(words).keys.map { key in
      var hash = ContentHash()
      hash.add(speaker)
      hash.add(key)
      return hash.value >> 15
    }
  }
}
