import Archive
import Foundation
import Prose

/// Builds an archive of the size asked for and measures what it costs to build, to keep and to ask.
struct ArchiveBench {
  var articles: Int
  /// Quotes of an article, about.
  var quotes: Int
  /// Bytes of text of an article, about.
  var length: Int
  var path: String

  private static let perFeed = 50
  private static let start = 1_740_000_000

  func run() throws {
    var text = ArchiveBenchText(seed: 1)
    let store = try ArticleStore(path: path)
    let feeds = 200
    try store.follow((0..<feeds).map { Subscription(url: "https://site\($0).example/feed") })
    let ids = try store.feeds().map(\.id)
    var stored = 0.0
    var indexed = 0.0
    var number = 0
    while number < articles {
      // Ten feeds at a time, as a refresh brings them; then what is new is indexed.
      var deliveries: [ArticleStore.Delivery] = []
      var annotations: [String: Annotation] = [:]
      let now = Self.start + number * 300
      for _ in 0..<10 where number < articles {
        var drafts: [Draft] = []
        let feed = (number / Self.perFeed) % feeds
        for _ in 0..<Self.perFeed where number < articles {
          let date = timestamp(now - (number % 977) * 60)
          let (draft, annotation) = text.article(
            number, length: length, quotes: quotes, published: date)
          annotations[draft.guid ?? ""] = annotation
          drafts.append(draft)
          number += 1
        }
        deliveries.append((ids[feed], drafts, FetchReport(status: 200)))
      }
      var before = clock()
      _ = try store.store(deliveries, now: now)
      stored += seconds(since: before)
      before = clock()
      let version = AnnotatorVersion("bench-1")
      while case let next = try store.unindexed(limit: 250, annotator: version), !next.isEmpty {
        try store.index(
          next.compactMap { article in
            annotations[article.draft.guid ?? ""].map { (article.id, article.draft, $0) }
          })
      }
      indexed += seconds(since: before)
    }
    print(
      "stored \(articles) articles in \(rounded(stored)) CPU s "
        + "(\(Int(Double(articles) / stored)) a second), "
        + "indexed them in \(rounded(indexed)) CPU s (\(Int(Double(articles) / indexed)) a second)")
    var before = clock()
    while try store.groupQuotes() > 0 {}
    print("grouped quotes in \(rounded(seconds(since: before))) CPU s")
    try printSizes(of: store, "as built")
    before = clock()
    try store.vacuum()
    print("vacuum \(rounded(seconds(since: before))) CPU s")
    try printSizes(of: store, "after vacuum")
    try ArchiveBenchQueries(store: store, text: text, now: Self.start + articles * 300).run()
  }

  private func printSizes(of store: ArticleStore, _ when: String) throws {
    let text = try store.textSize()
    let sizes = try store.sizes()
    let total = sizes.reduce(0) { $0 + $1.bytes }
    print(
      "\(when): \(total >> 20) MB for \(text >> 20) MB of text: "
        + "\(rounded(Double(total) / Double(text))) times the text")
    for (name, bytes) in sizes where bytes * 100 > total {
      print("  \(name) \(bytes >> 10) KB, \(rounded(Double(bytes) / Double(text)))")
    }
  }

  private func timestamp(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}

/// CPU seconds since a reading of `clock()`.
private func seconds(since before: clock_t) -> Double {
  Double(clock() - before) / Double(CLOCKS_PER_SEC)
}

private func rounded(_ number: Double) -> String { String(format: "%.2f", number) }
