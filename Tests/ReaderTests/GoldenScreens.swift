import Archive
import PullquoteModel
import Reader
import Screen

/// A screen that is recorded: a reader with something in it, and what is typed then.
struct GoldenScreen: Sendable {
  /// The name of its files, before the size.
  let name: String
  /// Whether it is recorded with words in place of signs, too.
  var hasWords = false
  /// The reader after all that.
  let state: @Sendable (Size, Settings) -> State
}

extension GoldenScreen {
  /// Every view and everything that can lie over one.
  static let all = file + lists + beginnings + stored + pages

  /// An article of a file.
  private static let file = [
    ("opening", ""), ("second quote", "}}"), ("end", "G"), ("names", "<tab>jj"),
    ("walk", "<tab><enter><enter>"), ("quote list", "'j"), ("quotes only", "z}"),
    ("dimmed", "D}"), ("speaker prompt", "\"r"), ("speaker quotes", "\"reit<enter>"),
    ("help", "?"), ("help search", "?/quote<enter>"), ("balance of a file", "B"),
  ].map { name, keys in
    GoldenScreen(name: name) { size, settings in
      State.ferry(size.columns, size.rows, settings: settings).typing(keys)
    }
  }

  /// Lists and what opens from them.
  private static let lists = [
    ("feeds", "", true), ("feeds folded", "jjjjjj<enter>", false),
    ("feeds failing", "G<enter>kk", false), ("articles", "<enter>", true),
    ("articles marked", "<enter>jj*W", false), ("search", "/ferry", true),
    ("search quotes", "/ferry<enter><tab>j", false), ("searches", "Vj", false),
    ("problems", "!j", false), ("follow", "^agazette.example", false),
    ("query error", "/kind:loud", false), ("filter", "<enter>Fspeaker:elli", false),
    ("order", "<enter>S", true), ("tag", "<enter>jjt", false), ("confirmation", "X", false),
    ("mark everything", "<enter>C", false), ("finder", "^pharb", true),
    ("command line", ":th", false), ("set mark", "<enter><enter>m", false),
    ("macros", ",", false), ("no unread", "<enter>agnN", false),
  ].map { name, keys, hasWords in
    GoldenScreen(name: name, hasWords: hasWords) { size, settings in
      var reader = ListReader(
        { FeedsView(in: $0) }, columns: size.columns, rows: size.rows, settings: settings)
      // Feeds can be unfollowed, searches and folders not.
      reader.type(name == "confirmation" ? "jjjjj" + keys : keys)
      return reader.state
    }
  }

  /// What a person sees first, and feeds to choose from.
  private static let beginnings = [("welcome", ""), ("tour", "T"), ("feed choice", "")].map {
    name, keys in
    GoldenScreen(name: name) { size, settings in
      var empty = Archived()
      empty.feeds = []
      let found = [
        FoundSubscriptions(
          program: "newsboat", path: "/home/ines/.newsboat/urls", feeds: 31, searches: 2)
      ]
      let samples = [
        SampleArticle(name: "ferry", title: "Harbour board backs away from ferry cuts") {
          FerryArticle.index
        }
      ]
      var reader = ListReader(
        { WelcomeView(found: found, samples: samples, in: $0) }, empty, columns: size.columns,
        rows: size.rows, settings: settings)
      reader.type(keys)
      if name == "feed choice" {
        let feeds = [
          OfferedFeed(url: "https://gazette.example/feed.xml", title: "Harbour Gazette"),
          OfferedFeed(url: "https://gazette.example/letters/feed.xml", title: nil),
        ]
        reader.handle(.opened(FeedChoiceView(feeds, of: "https://gazette.example/", into: [])))
      }
      return reader.state
    }
  }

  /// An article of the archive and what lies over it.
  private static let stored = [
    ("stored", "}}v", true), ("correct", "}}cma", true), ("balance", "Bj", true),
    ("marks", "`", true), ("links", "u", false), ("speakers", "<tab>&mar", false),
    ("save", "s", false),
  ].map { name, keys, hasWords in
    GoldenScreen(name: name, hasWords: hasWords) { size, settings in
      var archive = FerryArchive()
      archive.places = [
        Place(
          letter: "a", article: FerryArchive.ferry,
          title: "Harbour board backs away from ferry cuts", offset: 60),
        Place(
          letter: "b", article: FerryArchive.older, title: "A chair for the harbour", offset: 4),
      ]
      return .typing(
        keys, in: .ferry(archive, columns: size.columns, rows: size.rows, settings: settings))
    }
  }

  /// Pages of people and bodies.
  private static let pages: [GoldenScreen] = [
    GoldenScreen(name: "speaker page", hasWords: true) {
      .typing("j<enter>j", in: .mara(columns: $0.columns, rows: $0.rows, settings: $1))
    },
    GoldenScreen(name: "speaker side", hasWords: true) {
      .typing("<tab>j", in: .mara(columns: $0.columns, rows: $0.rows, settings: $1))
    },
    GoldenScreen(name: "speaker filter") {
      .typing("Fkind:", in: .mara(columns: $0.columns, rows: $0.rows, settings: $1))
    },
    GoldenScreen(name: "entity page", hasWords: true) {
      .typing("j", in: .board(columns: $0.columns, rows: $0.rows, settings: $1))
    },
    GoldenScreen(name: "entity quotes", hasWords: true) {
      .typing("<tab><tab>", in: .board(columns: $0.columns, rows: $0.rows, settings: $1))
    },
    GoldenScreen(name: "quotes", hasWords: true) { size, settings in
      .typing(
        "j",
        in: PageReader(columns: size.columns, rows: size.rows, settings: settings) {
          QuotesView("ellison on the ferry", QuoteQuery(about: "ferry"), in: $0)
        })
    },
  ]
}

extension State {
  /// A reader of pages after typing keys.
  fileprivate static func typing(_ keys: String, in reader: PageReader) -> State {
    var reader = reader
    reader.type(keys)
    return reader.state
  }
}
