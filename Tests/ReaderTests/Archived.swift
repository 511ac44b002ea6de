import Feeds
import Prose
import PullquoteModel
import Reader
import Screen

@testable import Archive

/// An archive of invented feeds and articles that answers the questions of the lists.
struct Archived {
  /// Monday, 23 November 2026, 16:00 UTC.
  static let now = 1_795_449_600

  var feeds: [FeedState] = []
  var headlines: [Headline] = []
  var queries: [SavedQuery] = []
  var problems: [FeedProblem] = []
  var hits: [SearchHit] = []
  var quotes: [QuoteHit] = []
  var names: [EntityCount] = []
  var tags: [TagCount] = []

  /// A few feeds in folders with a week of news.
  static let week: Archived = {
    var archived = Archived()
    archived.feeds = [
      feed(1, "Harbour Gazette", ["News", "Coast"], articles: 1_204, unread: 12),
      feed(2, "The Lamplighter", ["News", "Coast"], articles: 88, unread: 0),
      feed(3, "City Desk", ["News"], articles: 431, unread: 3),
      feed(
        4, "Slow Science", ["Science"], articles: 57, unread: 57,
        failure: "the server does not answer within 30 seconds"),
      feed(5, "Notes from a small bakery", [], articles: 9, unread: 1, tags: ["bread"]),
      feed(6, "Closed Paper", [], articles: 20, unread: 2, isFollowed: false),
    ]
    archived.queries = [
      query(.search, "Ferry money", "ferry about:budget"), query(.watch, nil, "speaker:ellison"),
      query(.mute, nil, "about:football"),
    ]
    let titles = [
      "Harbour board backs away from ferry cuts", "Bakers ask for an earlier boat",
      "A bridge nobody ordered", "Fog closes the strait for a second day",
      "Engineers find rust in the new pier", "Council counts its lighthouses",
      "The last keeper of Skarholm", "Fares to rise by two per cent",
      "Deckhands vote on the winter timetable", "Letters: the chair who opens them all",
    ]
    for (place, title) in titles.enumerated() {
      archived.headlines.append(
        headline(
          100 - place, title, feed: place % 3 + 1, age: place * 9 * 3_600 + 1_200,
          isRead: place % 4 == 1, isStarred: place == 2, quotes: place == 3 ? nil : place,
          copies: place == 4 ? 2 : 0, tags: place == 2 ? ["bridge", "money"] : []))
    }
    archived.problems = [
      FeedProblem(
        feed: SubscriptionID(4), name: "Slow Science", date: now - 700,
        reason: "the server does not answer within 30 seconds"),
      FeedProblem(
        feed: SubscriptionID(3), name: "City Desk", date: now - 90_000,
        reason: "status 503: the server is overloaded; it is asked again later"),
      FeedProblem(
        feed: SubscriptionID(4), name: "Slow Science", date: now - 180_000,
        reason: "no address is known for slow.example; check the spelling"),
    ]
    archived.hits = archived.headlines.prefix(4).map { headline in
      let text = "said the ferry would run through the winter, whatever the weather"
      return SearchHit(
        headline: headline,
        snippet: Snippet(
          text: text, marks: [TextRange(9, 14)], isCutBefore: true, isCutAfter: true))
    }
    archived.quotes = [
      quote(1, "We heard the nurses and the bakers", by: "Mara Ellison", also: 2),
      quote(2, "Ask me again in January", by: "Olga Brandt", also: 0),
    ]
    archived.names = [name("Mara Ellison"), name("Marten Holt")]
    archived.tags = [TagCount(name: "bridge", articles: 1), TagCount(name: "money", articles: 4)]
    return archived
  }()

  /// As many articles as asked for, one a minute, the newest first.
  static func long(_ count: Int, unread: (Int) -> Bool = { _ in true }) -> Archived {
    var archived = week
    archived.headlines = (0..<count).map { place in
      headline(
        count - place, "Article \(count - place)", feed: 1, age: place * 60,
        isRead: !unread(count - place))
    }
    return archived
  }

  static func feed(
    _ id: Int, _ title: String, _ folder: [String], articles: Int, unread: Int,
    failure: String? = nil, isFollowed: Bool = true, tags: [String] = []
  ) -> FeedState {
    FeedState(
      id: SubscriptionID(Int64(id)),
      subscription: Subscription(
        url: "https://feed\(id).example/rss", folder: folder, tags: tags),
      isFollowed: isFollowed, title: title, homePage: "https://feed\(id).example/",
      articles: articles, unread: unread, newest: now - 3_600, etag: nil, lastModified: nil,
      fetchedAt: now - 300, status: failure == nil ? 200 : 0, failure: failure,
      failures: failure == nil ? 0 : 2, nextDue: nil, interval: nil, movedTo: nil, sightings: 0)
  }

  static func query(_ use: StandingQuery.Use, _ name: String?, _ text: String) -> SavedQuery {
    SavedQuery(
      standing: StandingQuery(use: use, name: name, text: text),
      query: (try? parseQuery(text)) ?? nil, unread: nil)
  }

  static func headline(
    _ id: Int, _ title: String, feed: Int, age: Int, isRead: Bool = false,
    isStarred: Bool = false, quotes: Int? = 2, copies: Int = 0, tags: [String] = []
  ) -> Headline {
    Headline(
      id: ArticleID(Int64(id)), feed: SubscriptionID(Int64(feed)),
      feedName: ["Harbour Gazette", "The Lamplighter", "City Desk"][(feed - 1) % 3], title: title,
      byline: "Ines Calloway", url: "https://feed\(feed).example/\(id)", date: now - age,
      fetchedAt: now - 60, language: "en", isRead: isRead, isStarred: isStarred, tags: tags,
      copies: copies, quotes: quotes)
  }

  private static func quote(_ id: Int, _ words: String, by who: String, also: Int) -> QuoteHit {
    QuoteHit(
      id: QuoteID(Int64(id)), article: ArticleID(100),
      quote: Quote(pieces: [TextRange(40, 40 + words.utf8.count)], kind: .direct), words: [words],
      cue: "said", source: who,
      speakers: [.init(id: EntityID(Int64(id)), name: who, kind: .person)],
      title: "Harbour board backs away from ferry cuts", url: "https://feed1.example/100",
      feed: SubscriptionID(1), feedName: "Harbour Gazette", date: now - 1_200, also: also,
      group: nil)
  }

  private static func name(_ name: String) -> EntityCount {
    EntityCount(id: EntityID(7), name: name, kind: .person, quotes: 4, articles: 3)
  }

  /// What the archive says.
  func answer(_ question: Question) -> Answer? {
    switch question {
    case .feeds: .feeds(FeedTree(feeds: feeds, queries: queries, pending: 4))
    case .headlines(let filter, let after, let limit):
      .headlines(page(of: matching(filter), filter.order, after, limit) { $0 })
    case .search(let filter, let after, let limit):
      .hits(page(of: hits, filter.order, after, limit, \.headline))
    case .quotes: .quotes(ResultPage(rows: quotes, next: nil))
    case .count(let filter): .count(matching(filter).count)
    case .speakers(let prefix, _), .entities(let prefix, _):
      .names(names.filter { $0.name.lowercased().hasPrefix(prefix.lowercased()) })
    case .article(let id): .article(article(id))
    case .tags: .tags(tags)
    case .find(let typed, _): .finds(finds(typed))
    case .problems(let feed): .problems(problems.filter { feed == nil || $0.feed == feed })
    default: nil
    }
  }

  /// Feeds, names and headlines that hold what was typed.
  private func finds(_ typed: String) -> [Find] {
    let typed = typed.lowercased()
    let feeds = feeds.filter { $0.name.lowercased().contains(typed) }
    let headlines = headlines.filter { $0.title.lowercased().contains(typed) }
    return feeds.map { .feed($0.id, name: $0.name) }
      + names.filter { $0.name.lowercased().contains(typed) }.map { .entity($0) }
      + headlines.map { .article($0.id, title: $0.title, feedName: $0.feedName) }
  }

  /// Every article has the same text below its headline.
  private func article(_ id: ArticleID) -> OpenedArticle? {
    guard let headline = headlines.first(where: { $0.id == id }) else { return nil }
    let index = MarkedArticle.index("\(headline.title)\nOne ferry runs. No ferry is late.")
    return OpenedArticle(
      stored: .bare(headline, index), index: index, feedName: headline.feedName, quotes: [],
      counts: [], place: nil, isPending: false)
  }

  private func matching(_ filter: ArticleFilter) -> [Headline] {
    headlines.filter { headline in
      if filter.unreadOnly, headline.isRead { return false }
      if !filter.feeds.isEmpty, headline.feed.map({ !filter.feeds.contains($0) }) ?? true {
        return false
      }
      return filter.query.map { Self.fits($0, headline) } ?? true
    }
  }

  /// As much of the query language as the tests need: words of titles, states.
  private static func fits(_ query: Query, _ headline: Headline) -> Bool {
    switch query {
    case .words(let words, _): headline.title.lowercased().contains(words.text.lowercased())
    case .state(.unread): !headline.isRead
    case .state(.starred): headline.isStarred
    case .all(let parts): parts.allSatisfy { fits($0, headline) }
    case .quote(.speaker): headline.id.value == 100
    default: true
    }
  }

  private func page<Row: Sendable>(
    of rows: [Row], _ order: ListOrder, _ after: Cursor?, _ limit: Int,
    _ headline: (Row) -> Headline
  ) -> ResultPage<Row> {
    var rows = order == .newest ? rows : rows.reversed()
    if let after {
      rows = rows.filter { row in
        let place = (headline(row).date, headline(row).id.value)
        return order == .newest ? place < (after.date, after.row) : place > (after.date, after.row)
      }
    }
    let page = Array(rows.prefix(limit))
    let last = page.last.map { Cursor(date: headline($0).date, row: headline($0).id.value) }
    return ResultPage(rows: page, next: rows.count > limit ? last : nil)
  }

  /// Marks articles as the archive would.
  mutating func make(_ change: Change) {
    if case .markAll(let filter, _) = change {
      make(.mark(matching(filter).map(\.id), .read))
    }
    guard case .mark(let ids, let mark) = change else { return }
    for place in headlines.indices where ids.contains(headlines[place].id) {
      switch mark {
      case .read: headlines[place].isRead = true
      case .unread: headlines[place].isRead = false
      case .star: headlines[place].isStarred = true
      case .unstar: headlines[place].isStarred = false
      case .tag(let name): headlines[place].tags.append(name)
      case .untag(let name): headlines[place].tags.removeAll { $0 == name }
      }
    }
  }
}

extension StoredArticle {
  /// An article nobody has marked.
  static func bare(_ headline: Headline, _ index: ArticleIndex) -> StoredArticle {
    StoredArticle(
      id: headline.id, draft: index.article.draft, feed: nil, date: headline.date,
      fetchedAt: headline.fetchedAt, isRead: headline.isRead, isStarred: false, tags: [],
      isFullText: false,
      annotation: index.annotation, entities: [], copies: [], corrected: [])
  }
}

/// A reader and the archive it asks.
struct ListReader {
  var state: State
  var archived: Archived
  /// What was asked of the world that is no question.
  var effects: [Effect] = []
  /// Every question that was asked.
  var asks: [Ask] = []

  init(
    _ view: (Room) -> any View, _ archived: Archived = .week, columns: Int = 80, rows: Int = 24,
    settings: Settings = Settings()
  ) {
    let size = Size(columns: columns, rows: rows)
    let room = Room(size: size, settings: settings, now: Archived.now, offset: 3_600)
    state = State(
      view(room), size: size, settings: settings, now: Archived.now, offset: 3_600)
    self.archived = archived
    obey(state.begin())
  }

  /// Types keys and answers what is asked.
  @discardableResult
  mutating func type(_ keys: String) -> [Effect] {
    effects = []
    for key in Key.sequence(keys) ?? [] { obey(state.handle(.key(key))) }
    return effects
  }

  /// Types text with blanks, which the table of keys cannot write.
  mutating func write(_ text: String) {
    for character in text { obey(state.handle(.key(.character(character)))) }
  }

  mutating func handle(_ event: Event) {
    obey(state.handle(event))
  }

  private mutating func obey(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .ask(let ask):
        asks.append(ask)
        if let answer = archived.answer(ask.question) {
          obey(state.handle(.answered(ask, answer)))
        }
      case .change(let change):
        self.effects.append(effect)
        archived.make(change)
        obey(state.handle(.changed(change, ChangeOutcome(message: ""))))
      case .title: break
      default: self.effects.append(effect)
      }
    }
  }

  var lines: [String] { state.rendered().lines }

  /// The row the cursor is on.
  var cursorLine: String {
    let grid = state.rendered()
    return grid.cursor.map { grid.lines[$0.row] } ?? ""
  }

  var status: String { state.status }
}
