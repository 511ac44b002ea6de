import GRDB
import Prose

/// The articles that have some words, in the order of their dates.
///
/// A rare word's list is read whole and sorted by dates. Of a common one a page is soon full: the
/// rows stored last are tried first, since they are mostly the newest (`WordStream`); where they are
/// not, as in an archive that was filled at once, articles are walked by their dates and the index
/// is asked about each. Only a word that is common and yet in none of the newest articles is looked
/// for in its whole list.
struct ArticleWordWalk {
  private let walk: ArticleWalk
  private let pattern: SearchPattern
  private let isUnread: Bool

  private let limits: Limits

  /// How far each way is tried.
  struct Limits {
    /// Up to so many articles a word's list is read whole.
    var few = 16_000
    /// So many of the rows stored last are tried.
    var recent = 1_024
    /// So many articles are asked about in the order of dates.
    var patience = 6_000
    /// Articles asked about at once.
    var block = 128
  }

  init(_ walk: ArticleWalk, _ pattern: SearchPattern, isUnread: Bool, limits: Limits = Limits()) {
    self.walk = walk
    self.pattern = pattern
    self.isUnread = isUnread
    self.limits = limits
  }

  /// The rows of a page that fulfil a condition.
  func rows(_ condition: Condition, _ page: ArticleWalk.Page) throws -> [Row] {
    guard !pattern.isEmpty else { return [] }
    let matches = try Command(
      walk.database,
      "SELECT rowid FROM articleSearch WHERE articleSearch MATCH ?1 ORDER BY rowid DESC")
    matches.bind(1, pattern.match)
    defer { matches.finish() }
    var ids: [Int64] = []
    var isAtEnd = try !read(matches, into: &ids, until: limits.recent)
    if !isAtEnd, page.order == .newest, page.after == nil,
      let rows = try newest(of: ids, condition, page)
    {
      return rows
    }
    if !isAtEnd { isAtEnd = try !read(matches, into: &ids, until: limits.few) }
    if !isAtEnd {
      if let rows = try byDates(condition, page) { return rows }
      _ = try read(matches, into: &ids, until: .max)
    }
    return try walk.listed(ids.reversed(), condition, page)
  }

  /// Reads on until there are so many rows; false at the end of the list.
  private func read(_ matches: Command, into ids: inout [Int64], until count: Int) throws -> Bool {
    while ids.count < count {
      guard try matches.step() else { return false }
      ids.append(matches.integer(0))
    }
    return true
  }

  /// The first of the rows stored last, where they are surely the newest of all; else nil.
  private func newest(of ids: [Int64], _ condition: Condition, _ page: ArticleWalk.Page) throws
    -> [Row]?
  {
    let fetched = try Command(walk.database, "SELECT fetchedAt FROM article WHERE id = ?1")
    var found: [Row] = []
    var start = 0
    var size = limits.block
    while start < ids.count {
      let end = min(ids.count, start + size)
      found += try walk.rows(Array(ids[start..<end]), condition, page)
      found.sort { page.isBefore(($0["date"], $0["id"]), ($1["date"], $1["id"])) }
      found = Array(found.prefix(page.limit))
      fetched.bind(1, ids[end - 1])
      let isThere = try fetched.step()
      let bound = Int(fetched.integer(0))
      fetched.finish()
      if isThere, found.count == page.limit, let last = found.last, last["date"] as Int >= bound {
        return found
      }
      start = end
      size *= 2
    }
    return nil
  }

  /// Asks about article after article in the order of dates; nil where that takes too long.
  private func byDates(_ condition: Condition, _ page: ArticleWalk.Page) throws -> [Row]? {
    let sign = page.order == .newest ? "<" : ">"
    let dates = try Command(
      walk.database,
      """
      SELECT id FROM article INDEXED BY \(isUnread ? "articleUnread" : "articleDate")
      WHERE (date, id) \(sign) (?1, ?2)\(isUnread ? " AND isRead = 0" : "")
      ORDER BY date \(page.direction), id \(page.direction)
      """)
    let isNewest = page.order == .newest
    dates.bind(1, page.after.map { Int64($0.date) } ?? (isNewest ? .max : .min))
    dates.bind(2, page.after?.row ?? (isNewest ? .max : .min))
    defer { dates.finish() }
    var found: [Row] = []
    var asked = 0
    while asked < limits.patience {
      var block: [Int64] = []
      let isMore = try read(dates, into: &block, until: limits.block)
      asked += block.count
      found += try walk.rows(try matching(block), condition, page)
      if found.count >= page.limit { return Array(found.prefix(page.limit)) }
      if !isMore { return found }
    }
    return nil
  }

  /// Those of a block of articles that have the words.
  private func matching(_ block: [Int64]) throws -> [Int64] {
    guard let low = block.min(), let high = block.max() else { return [] }
    // Articles of one day are mostly stored near one another: then one question answers for all.
    if high - low < Int64(limits.block) * 8 {
      let wanted = Set(block)
      let span = try Command(
        walk.database,
        """
        SELECT rowid FROM articleSearch
        WHERE articleSearch MATCH ?1 AND rowid >= ?2 AND rowid <= ?3
        """)
      span.bind(1, pattern.match)
      span.bind(2, low)
      span.bind(3, high)
      var found: [Int64] = []
      while try span.step() {
        if wanted.contains(span.integer(0)) { found.append(span.integer(0)) }
      }
      return found
    }
    let one = try Command(
      walk.database, "SELECT 1 FROM articleSearch WHERE articleSearch MATCH ?1 AND rowid = ?2")
    one.bind(1, pattern.match)
    return try block.filter { id in
      one.bind(2, id)
      defer { one.finish() }
      return try one.step()
    }
  }
}
