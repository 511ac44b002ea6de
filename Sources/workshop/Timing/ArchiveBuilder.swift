import Archive
import Foundation
import Prose

/// Fills an archive with made-up articles, as refreshes of many months would, or as one import.
struct ArchiveBuilder {
  var articles: Int
  var feeds = 200
  /// Quotes of an article, about.
  var quotes = 10
  /// Bytes of text of an article, about.
  var length = 3_200
  /// True for an archive whose feeds were all fetched in the same hour, one whole feed after the
  /// other, so that rows do not grow with dates.
  var isAtOnce = false
  /// What the annotations say made them.
  var annotator = AnnotatorVersion("bench-1")
  /// True puts planted words and a long article in.
  var isPlanted = false

  /// The last article of the first feed, which is to be long.
  private var long: Int?

  /// CPU seconds.
  private(set) var storing = 0.0
  /// CPU seconds.
  private(set) var indexing = 0.0

  /// Seconds since 1970.
  static let start = 1_740_000_000
  /// Seconds from one article to the next.
  private static let step = 300
  private static let perFeed = 50
  /// Bytes of 20,000 words, about.
  private static let longLength = 118_000

  /// A builder; what is not said is as `bench-archive` has always built.
  init(articles: Int) { self.articles = articles }

  /// When the last article was published, in seconds since 1970.
  var end: Int { Self.start + articles * Self.step }

  /// Fills `store`, which is new.
  /// - Parameter text: makes the articles.
  mutating func fill(_ store: ArticleStore, _ text: inout ArchiveBenchText) throws {
    try store.follow((0..<feeds).map { Subscription(url: Self.url(of: $0)) })
    let ids = try store.feeds().map(\.id)
    var number = 0
    long = isPlanted ? (0..<articles).last { feed(of: $0) == 0 } : nil
    while number < articles {
      var deliveries: [ArticleStore.Delivery] = []
      var annotations: [String: Annotation] = [:]
      let now = isAtOnce ? end : Self.start + number * Self.step
      for _ in 0..<10 where number < articles {
        var drafts: [Draft] = []
        let feed = feed(of: number)
        for _ in 0..<Self.perFeed where number < articles {
          let (draft, annotation) = article(number, now, &text)
          annotations[draft.guid ?? ""] = annotation
          drafts.append(draft)
          number += 1
        }
        let title = feed == 0 ? "Norness Technology 0000" : "Site \(feed) Courier"
        let report = FetchReport(status: 200, title: title, nextDue: end + 30 * 86_400)
        deliveries.append((ids[feed], drafts, report))
      }
      try take(deliveries, annotations, now, store)
    }
  }

  private mutating func take(
    _ deliveries: [ArticleStore.Delivery], _ annotations: [String: Annotation], _ now: Int,
    _ store: ArticleStore
  ) throws {
    var before = clock()
    _ = try store.store(deliveries, now: now)
    storing += cpuSeconds(since: before)
    before = clock()
    while case let next = try store.unindexed(limit: 250, annotator: annotator), !next.isEmpty {
      try store.index(
        next.compactMap { article in
          annotations[article.draft.guid ?? ""].map { (article.id, article.draft, $0) }
        })
    }
    indexing += cpuSeconds(since: before)
  }

  /// The feed of an article: 50 of one, then 50 of the next; at once, all of one, then all of the
  /// next.
  private func feed(of number: Int) -> Int {
    guard isAtOnce else { return number / Self.perFeed % feeds }
    let share = (articles + feeds - 1) / feeds
    // Whole portions, each of which is one feed's.
    return min(feeds - 1, number / max(Self.perFeed, share / Self.perFeed * Self.perFeed))
  }

  private func article(_ number: Int, _ now: Int, _ text: inout ArchiveBenchText)
    -> (Draft, Annotation)
  {
    // At once, every feed has articles of the whole time.
    let age = isAtOnce ? (number &* 7_919) % articles * Self.step : (number % 977 + 1) * 60
    let isLong = number == long
    var (draft, annotation) = text.article(
      number, length: isLong ? Self.longLength : length, quotes: isLong ? 350 : quotes,
      published: timestamp(isLong ? now : now - age))
    annotation.annotator = annotator
    if isLong { draft.title = "Long article for paging" }
    if isPlanted {
      if number % 1_000 == 77 { Self.plant("zephyrlock", in: &draft) }
      if number % 3 == 0 { Self.plant("harbourmaster", in: &draft) }
    }
    return (draft, annotation)
  }

  private static func plant(_ word: String, in draft: inout Draft) {
    draft.text += "\n\n"
    let start = draft.text.utf8.count
    draft.text += "So much for the \(word)."
    draft.paragraphs.append(
      Paragraph(range: TextRange(start, draft.text.utf8.count), kind: .body))
  }

  /// The address of a feed, by its number.
  static func url(of feed: Int) -> String { "https://site\(feed).example/feed" }

  private func timestamp(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }
}

/// CPU seconds since a reading of `clock()`.
func cpuSeconds(since before: clock_t) -> Double {
  Double(clock() - before) / Double(CLOCKS_PER_SEC)
}
