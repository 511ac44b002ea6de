import Archive
import Foundation
import Prose
import PullquoteModel

/// Asks every question of the reader many times.
struct ReaderBench {
  var room: Newsroom
  var store: ArticleStore
  var runs: Int
  /// Seconds since 1970.
  var now: Int

  /// The most memory this process ever held, in KB.
  static var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  func run() throws {
    let feeds = try store.feeds().map(\.id)
    let speakers = try store.speakers(limit: 20).map(\.id)
    let entities = try store.entities(limit: 20).map(\.id)
    lists(feeds)
    searches()
    matches()
    people(speakers, entities)
    typing()
    articles()
    changes()
  }

  private func lists(_ feeds: [SubscriptionID]) {
    time("feeds") { _ in .feeds }
    time("headlines") { _ in .headlines(ArticleFilter(), after: nil, limit: 50) }
    pages("headlines, page by page", ArticleFilter())
    time("headlines of a feed") { run in
      .headlines(ArticleFilter(feeds: [feeds[run % feeds.count]]), after: nil, limit: 50)
    }
    time("headlines of 40 feeds") { run in
      let some = ArticleFilter(feeds: Array(feeds.dropFirst(run).prefix(40)))
      return .headlines(some, after: nil, limit: 50)
    }
    time("headlines of all feeds, each named") { _ in
      .headlines(ArticleFilter(feeds: feeds), after: nil, limit: 50)
    }
    time("unread headlines") { _ in
      .headlines(ArticleFilter(unreadOnly: true), after: nil, limit: 50)
    }
    time("count unread of a word") { _ in .count(filter("zephyrlock", unread: true)) }
    time("count unread of a common word") { _ in .count(filter("harbourmaster", unread: true)) }
  }

  private func searches() {
    time("search, 1 in 1000") { _ in .search(filter("zephyrlock"), after: nil, limit: 50) }
    time("search, 1 in 3") { _ in .search(filter("harbourmaster"), after: nil, limit: 50) }
    pages("search, 1 in 3, page by page", filter("harbourmaster"))
    let text = ArchiveBenchText(seed: 1)
    for (label, rank) in [
      ("commonest", 0), ("common", 100), ("middling", 1_000), ("uncommon", 5_000), ("rare", 40_000),
    ] {
      time("search, \(label) words") { run in
        .search(filter(text.word(rank + run)), after: nil, limit: 50)
      }
    }
    time("search, two common words") { run in
      .search(filter("\(text.word(run)) \(text.word(run + 150))"), after: nil, limit: 50)
    }
    time("search, unread common words") { run in
      .search(filter(text.word(100 + run), unread: true), after: nil, limit: 50)
    }
  }

  private func matches() {
    let text = ArchiveBenchText(seed: 1)
    time("articles by a frequent speaker") { run in
      .headlines(filter("speaker:\"\(ArchiveBenchText.name(run))\""), after: nil, limit: 50)
    }
    time("articles by a rare speaker") { run in
      .headlines(filter("speaker:\"\(ArchiveBenchText.name(9_000 + run))\""), after: nil, limit: 50)
    }
    time("articles naming a frequent one") { run in
      .headlines(filter("entity:\"\(ArchiveBenchText.name(run))\""), after: nil, limit: 50)
    }
    time("articles with quotes of a word") { run in
      .headlines(filter("about:\(text.word(3_000 + run))"), after: nil, limit: 50)
    }
    time("articles with quotes of a common word") { run in
      .headlines(filter("about:\(text.word(50 + run))"), after: nil, limit: 50)
    }
  }

  private func people(_ speakers: [EntityID], _ entities: [EntityID]) {
    time("quotes of a speaker") { run in
      .quotes(QuoteQuery(speakers: [speakers[run % speakers.count]]), after: nil, limit: 50)
    }
    time("speaker page") { run in
      .speaker(speakers[run % speakers.count], QuoteQuery(speakers: [speakers[run % 20]]))
    }
    time("speaker page by topic") { run in
      .speaker(
        speakers[run % speakers.count],
        QuoteQuery(speakers: [speakers[run % 20]], about: ArchiveBenchText(seed: 1).word(300)))
    }
    time("entity page") { run in .entity(entities[run % entities.count]) }
    time("mentions") { run in .mentions(entities[run % entities.count], after: nil, limit: 50) }
    let article = (try? store.headlines(in: ArticleSelection(), limit: 1, now: now))?.rows.first?.id
    time("next mention") { run in
      .neighbour(entities[run % entities.count], of: article ?? ArticleID(1), isOlder: true)
    }
    time("tags") { _ in .tags }
    time("problems") { _ in .problems(nil) }
    time("marks") { _ in .marks }
  }

  private func typing() {
    for length in 1...4 {
      time("speakers, \(length) letters") { run in
        .speakers(prefix: String(ArchiveBenchText.name(run * 37).prefix(length)), limit: 20)
      }
      time("entities, \(length) letters") { run in
        .entities(prefix: String(ArchiveBenchText.name(run * 37).prefix(length)), limit: 20)
      }
      time("find, \(length) letters") { run in
        .find(String(ArchiveBenchText.name(run * 37).prefix(length)), limit: 30)
      }
    }
    let text = ArchiveBenchText(seed: 1)
    time("find, two words") { run in
      .find("\(text.word(50 + run)) \(text.word(300 + run))", limit: 30)
    }
  }

  private func articles() {
    var long: ArticleID?
    if case .headlines(let page) = room.answer(
      .headlines(filter("title:paging"), after: nil, limit: 1))
    {
      long = page.rows.first?.id
    }
    time("open the article of 20,000 words") { _ in .article(long ?? ArticleID(1)) }
    time("open an article") { run in .article(ArticleID(Int64(1 + run * 97))) }
  }

  private func changes() {
    var times: [Stretch] = []
    for run in 0..<runs {
      let id = ArticleID(Int64(1 + run * 31))
      let before = Stopwatch()
      _ = room.make(.mark([id], .read))
      times.append(before.elapsed)
      _ = room.make(.mark([id], .unread))
    }
    Self.show("mark as read", times, rows: 1)
  }

  private func filter(_ query: String, unread: Bool = false) -> ArticleFilter {
    ArticleFilter(query: (try? parseQuery(query)) ?? nil, unreadOnly: unread)
  }

  private func pages(_ label: String, _ filter: ArticleFilter) {
    var times: [Stretch] = []
    var cursor: Cursor?
    var rows = 0
    for _ in 0..<runs {
      let before = Stopwatch()
      guard case .headlines(let page) = room.answer(.headlines(filter, after: cursor, limit: 50))
      else { return }
      times.append(before.elapsed)
      rows += page.rows.count
      cursor = page.next
      if cursor == nil { break }
    }
    Self.show(label, times, rows: rows / max(1, times.count))
  }

  private func time(_ label: String, _ question: (Int) -> Question) {
    var times: [Stretch] = []
    var rows = 0
    for run in 0..<runs {
      let asked = question(run)
      let before = Stopwatch()
      let answer = room.answer(asked)
      times.append(before.elapsed)
      rows += answer.rowCount
    }
    Self.show(label, times, rows: rows / max(1, runs))
  }

  /// What `show` prints.
  static let heading =
    "milliseconds".padding(toLength: 40, withPad: " ", startingAt: 0)
    + "  median     p95      CPU  CPU p95  rows   bar"

  /// Prints median and 95th percentile of wall and CPU time in milliseconds: on a busy machine the
  /// second says more.
  /// - Parameter bar: what the 95th percentile should keep under.
  static func show(_ label: String, _ times: [Stretch], rows: Int, bar: Double? = nil) {
    guard !times.isEmpty else { return }
    let columns = [times.map(\.wall), times.map(\.cpu)].flatMap { times -> [Double] in
      let sorted = times.sorted()
      return [sorted[sorted.count / 2], sorted[min(sorted.count - 1, sorted.count * 95 / 100)]]
    }
    print(
      label.padding(toLength: 40, withPad: " ", startingAt: 0)
        + columns.map { String(format: "%8.2f ", $0) }.joined() + " \(rows)"
        + (bar.map { String(format: "   %g%@", $0, columns[1] > $0 ? " is passed" : "") } ?? ""))
  }
}

extension Answer {
  /// How many rows it has; -1 for a failure.
  fileprivate var rowCount: Int {
    switch self {
    case .feeds(let tree): tree.feeds.count
    case .headlines(let page): page.rows.count
    case .hits(let page): page.rows.count
    case .count(let count): count
    case .article(let article): article?.quotes.count ?? 0
    case .quotes(let page): page.rows.count
    case .speaker(let profile): profile?.periods.count ?? 0
    case .entity(let profile): profile?.together.count ?? 0
    case .mentions(let page): page.rows.count
    case .names(let names): names.count
    case .finds(let finds): finds.count
    case .tags(let tags): tags.count
    case .problems(let problems): problems.count
    case .places(let places): places.count
    case .failure: -1
    }
  }
}
