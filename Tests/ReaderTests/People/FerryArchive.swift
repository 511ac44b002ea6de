import Archive
import Prose
import PullquoteModel
import Reader
import Screen

/// An archive of three invented articles that answers the questions of articles and pages.
struct FerryArchive {
  /// Monday, 23 November 2026, 16:00 UTC.
  static let now = 1_795_449_600
  static let ferry = ArticleID(7)
  static let older = ArticleID(5)
  static let board = EntityID(71)
  static let mara = EntityID(73)
  static let tomas = EntityID(74)

  var articles: [ArticleID: OpenedArticle]
  var quotes: [QuoteHit] = FerryArchive.said
  var mentions: [MentionHit] = []
  var places: [Place] = []
  var names: [EntityCount] = []
  /// What was changed.
  var changes: [Change] = []

  init() {
    articles = [
      Self.ferry: Self.opened(Self.ferry, FerryArticle.marked, date: Self.now - 3_600),
      Self.older: Self.opened(Self.older, Self.olderText, date: Self.now - 500_000),
    ]
    mentions = [
      MentionHit(
        headline: Self.headline(Self.ferry, "Harbour board backs away from ferry cuts", age: 3_600),
        snippet: Snippet(
          text: "will keep the late ferry running, its chair Mara Ellison announced on Tuesday",
          marks: [TextRange(44, 56)], isCutBefore: true, isCutAfter: true),
        place: 40, mentions: 3),
      MentionHit(
        headline: Self.headline(Self.older, "A chair for the harbour", age: 500_000),
        snippet: Snippet(
          text: "Mara Ellison takes the chair", marks: [TextRange(0, 12)], isCutBefore: false,
          isCutAfter: false),
        place: 25, mentions: 1),
    ]
    names = [
      EntityCount(id: Self.mara, name: "Mara Ellison", kind: .person, quotes: 41, articles: 30),
      EntityCount(id: EntityID(90), name: "Marten Holt", kind: .person, quotes: 4, articles: 3),
    ]
  }

  static let olderText = """
    A chair for the harbour
    {p:Mara Ellison} takes the chair. “<1d|I will listen,>” <1s|{p:Mara Ellison|she}> <1c|said>.
    Nobody at the {o:harbour board} spoke against {p:Mara Ellison|Ellison}.
    """

  /// An article as the archive gives it; entities have the numbers from 70 on in the ferry article,
  /// and the same names have the same numbers in the other.
  static func opened(
    _ id: ArticleID, _ marked: String, date: Int, isRead: Bool = false, isStarred: Bool = false,
    tags: [String] = [], place: Int? = nil, isPending: Bool = false
  ) -> OpenedArticle {
    var article = MarkedArticle.article(marked)
    article.draft.url = "https://tidewater.example/\(id.value)"
    if isPending { article = MarkedArticle.withoutAnnotation(article) }
    let known = FerryArticle.index.annotation.entities.map(\.name)
    let entities = article.annotation.entities.enumerated().map { place, entity in
      EntityID(Int64(70 + (known.firstIndex(of: entity.name) ?? 20 + place)))
    }
    let mentioned = zip(entities, article.annotation.entities).map { number, entity in
      EntityCount(
        id: number, name: entity.name, kind: entity.kind,
        quotes: entity.kind == .person ? 41 : 0, articles: 30)
    }
    return OpenedArticle(
      stored: StoredArticle(
        id: id, draft: article.draft, feed: SubscriptionID(1), date: date, fetchedAt: date,
        isRead: isRead, isStarred: isStarred, tags: tags, isFullText: false,
        annotation: isPending ? nil : article.annotation, entities: isPending ? [] : entities,
        copies: [], corrected: []),
      index: ArticleIndex(article), feedName: "Tidewater Courier",
      quotes: article.annotation.quotes.indices.map { QuoteID(id.value * 100 + Int64($0)) },
      counts: isPending ? [] : mentioned, place: place, isPending: isPending)
  }

  static func headline(_ id: ArticleID, _ title: String, age: Int) -> Headline {
    Headline(
      id: id, feed: SubscriptionID(1), feedName: "Tidewater Courier", title: title,
      url: "https://tidewater.example/\(id.value)", date: now - age, fetchedAt: now - age,
      isRead: false, isStarred: false, tags: [], copies: 0)
  }

  /// What Mara Ellison said in a fortnight.
  static let said: [QuoteHit] = [
    quote(
      1, "We heard the nurses and the bakers, and we heard the numbers too", age: 3_600, also: 2),
    quote(2, "keep the late ferry running through the winter", .indirect, age: 3_700),
    quote(3, "A boat that nobody can catch is not a saving", age: 90_000, sure: 0.4),
    quote(4, "a pier, a bakery and a promise", .mixed, age: 700_000, feed: 2),
  ]

  static func quote(
    _ id: Int64, _ words: String, _ kind: Quote.Kind = .direct, age: Int, feed: Int64 = 1,
    also: Int = 0, sure: Double = 0.9
  ) -> QuoteHit {
    QuoteHit(
      id: QuoteID(id), article: ferry,
      quote: Quote(
        pieces: [TextRange(60, 60 + words.utf8.count)], kind: kind,
        attribution: Attribution(source: nil, rule: .cueAfter, confidence: sure)),
      words: [words], cue: "said",
      speakers: [QuoteHit.Speaker(id: mara, name: "Mara Ellison", kind: .person)],
      title: "Harbour board backs away from ferry cuts", url: "https://tidewater.example/7",
      feed: SubscriptionID(feed), feedName: feed == 1 ? "Tidewater Courier" : "The Lamplighter",
      date: now - age, also: also, group: also > 0 ? QuoteID(id) : nil)
  }

  static let copy: QuoteHit = {
    var copy = quote(
      11, "We heard the nurses and the bakers, and then we heard the numbers", age: 5_000, feed: 2)
    copy.title = "Ferry stays"
    return copy
  }()

  private static var profile: SpeakerProfile {
    SpeakerProfile(
      record: EntityRecord(
        count: EntityCount(id: mara, name: "Mara Ellison", kind: .person, quotes: 41, articles: 30),
        names: ["Mara Ellison", "Ellison"], roles: ["chair of the harbour board"],
        gender: .feminine, first: now - 9_000_000, last: now - 3_600),
      periods: (0..<15).map { week in
        PeriodCount(start: now - (15 - week) * 604_800, quotes: [0, 1, 4, 2, 7][week % 5])
      },
      isMonthly: false,
      outlets: [
        OutletCount(feed: SubscriptionID(1), name: "Tidewater Courier", quotes: 33),
        OutletCount(feed: SubscriptionID(2), name: "The Lamplighter", quotes: 8),
      ],
      alongside: [
        EntityCount(id: tomas, name: "Tomas Reiter", kind: .person, quotes: 9, articles: 6),
        EntityCount(id: EntityID(76), name: "Olga Brandt", kind: .person, quotes: 2, articles: 2),
      ])
  }

  /// What the archive says.
  func answer(_ question: Question) -> Answer? {
    switch question {
    case .article(let id): return .article(articles[id])
    case .neighbour(_, let id, let isOlder):
      let row = isOlder && id == Self.ferry ? [mentions[1]] : []
      return .mentions(
        ResultPage(rows: !isOlder && id == Self.older ? [mentions[0]] : row, next: nil))
    case .quotes(let query, _, _):
      let rows = quotes.filter { hit in
        (query.feeds.isEmpty || hit.feed.map(query.feeds.contains) ?? false)
          && query.filter.map { Self.fits($0, hit) } ?? true
      }
      return .quotes(ResultPage(rows: rows, next: nil))
    case .copies: return .quotes(ResultPage(rows: [quotes[0], Self.copy], next: nil))
    case .speaker: return .speaker(Self.profile)
    case .entity(let id):
      guard id == Self.board || id == Self.mara else { return .entity(nil) }
      return .entity(
        EntityProfilePage(
          record: EntityRecord(
            count: EntityCount(
              id: id, name: "harbour board", kind: .organisation, quotes: 1, articles: 12),
            names: ["harbour board"], roles: [], first: Self.now - 800_000, last: Self.now),
          together: Self.profile.alongside, quotesAbout: 3))
    case .mentions: return .mentions(ResultPage(rows: mentions, next: nil))
    case .speakers(let prefix, _), .entities(let prefix, _):
      return .names(names.filter { $0.name.lowercased().hasPrefix(prefix.lowercased()) })
    case .marks: return .places(places)
    default: return nil
    }
  }

  private static func fits(_ query: Query, _ hit: QuoteHit) -> Bool {
    switch query {
    case .quote(.about(let words)): hit.words[0].contains(words.text)
    case .quote(.kind(let kind)): hit.quote.kind == kind
    case .all(let parts): parts.allSatisfy { fits($0, hit) }
    default: true
    }
  }
}

/// A reader and the archive it asks.
struct PageReader {
  var state: State
  var archive: FerryArchive
  /// What was asked of the world that is no question.
  var effects: [Effect] = []
  /// What was asked of the archive.
  var asks: [Ask] = []

  init(
    _ archive: FerryArchive = FerryArchive(), columns: Int = 120, rows: Int = 36,
    settings: Settings = Settings(), _ view: (Room) -> any View
  ) {
    let size = Size(columns: columns, rows: rows)
    let room = Room(size: size, settings: settings, now: FerryArchive.now, offset: 0)
    state = State(view(room), size: size, settings: settings, now: FerryArchive.now, offset: 0)
    self.archive = archive
    obey(state.begin())
  }

  /// The ferry article of the archive.
  static func ferry(
    _ archive: FerryArchive = FerryArchive(), columns: Int = 120, rows: Int = 36,
    settings: Settings = Settings()
  ) -> PageReader {
    PageReader(archive, columns: columns, rows: rows, settings: settings) {
      ArticleView(FerryArchive.ferry, title: "Harbour board", in: $0)
    }
  }

  /// The page of Mara Ellison.
  static func mara(
    _ archive: FerryArchive = FerryArchive(), columns: Int = 120, rows: Int = 36,
    settings: Settings = Settings()
  ) -> PageReader {
    PageReader(archive, columns: columns, rows: rows, settings: settings) {
      SpeakerView(archive.names[0], in: $0)
    }
  }

  /// The page of the harbour board.
  static func board(
    _ archive: FerryArchive = FerryArchive(), columns: Int = 120, rows: Int = 36,
    settings: Settings = Settings()
  ) -> PageReader {
    PageReader(archive, columns: columns, rows: rows, settings: settings) {
      EntityView(
        EntityCount(
          id: FerryArchive.board, name: "harbour board", kind: .organisation, quotes: 0,
          articles: 12),
        in: $0)
    }
  }

  /// Types keys and answers what is asked.
  @discardableResult
  mutating func type(_ keys: String) -> [Effect] {
    effects = []
    for key in Key.sequence(keys) ?? [] { obey(state.handle(.key(key))) }
    return effects
  }

  /// Types text as it is, and Return.
  @discardableResult
  mutating func write(_ text: String) -> [Effect] {
    effects = []
    for character in text { obey(state.handle(.key(.character(character)))) }
    obey(state.handle(.key(.enter)))
    return effects
  }

  mutating func handle(_ event: Event) {
    effects = []
    obey(state.handle(event))
  }

  private mutating func obey(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .ask(let ask):
        asks.append(ask)
        if let answer = archive.answer(ask.question) {
          obey(state.handle(.answered(ask, answer)))
        }
      case .change(let change):
        self.effects.append(effect)
        archive.changes.append(change)
        obey(state.handle(.changed(change, ChangeOutcome(message: ""))))
      case .title: break
      default: self.effects.append(effect)
      }
    }
  }

  var lines: [String] { state.rendered().lines }
  var text: String { lines.joined(separator: "\n") }
  var article: ArticleView { state.view }
  var status: String { state.status }
}
