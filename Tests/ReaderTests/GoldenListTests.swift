import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct GoldenListTests {
  static let views: [(name: String, keys: String)] = [
    ("feeds", ""), ("feeds folded", "jjjjjj<enter>"), ("feeds failing", "G<enter>kk"),
    ("articles", "<enter>"), ("articles marked", "<enter>jj*W"),
    ("search", "/ferry"), ("search quotes", "/ferry<enter><tab>j"), ("searches", "Vj"),
    ("problems", "!j"), ("follow", "^agazette.example"), ("query error", "/kind:loud"),
  ]

  @Test(arguments: GoldenScreenTests.sizes, views)
  func `every list looks as recorded`(size: Size, view: (name: String, keys: String)) {
    var reader = ListReader({ FeedsView(in: $0) }, columns: size.columns, rows: size.rows)
    reader.type(view.keys)
    Golden.expect(reader.state.rendered(), is: "\(view.name) \(size.columns)x\(size.rows)")
  }

  @Test(arguments: [ThemeChoice.mono, .light])
  func `lists look as recorded in other themes`(choice: ThemeChoice) {
    let theme = Theme.resolve(choice, colors: 256, noColor: false, background: nil)
    let settings = Settings(theme: theme)
    for (name, keys) in [("feeds", ""), ("articles", "<enter>"), ("search", "/ferry")] {
      var reader = ListReader(
        { FeedsView(in: $0) }, columns: 80, rows: 24, settings: settings)
      reader.type(keys)
      Golden.expect(reader.state.rendered(), is: "\(name) \(choice.rawValue) 80x24")
    }
  }

  @Test(arguments: [("feeds", ""), ("articles", "<enter>"), ("search", "/ferry")])
  func `lists look as recorded in words`(name: String, keys: String) {
    var reader = ListReader(
      { FeedsView(in: $0) }, columns: 80, rows: 24, settings: Settings(usesWords: true))
    reader.type(keys)
    Golden.expect(reader.state.rendered(), is: "\(name) words 80x24")
  }

  @Test(arguments: GoldenScreenTests.sizes)
  func `the first screen looks as recorded`(size: Size) {
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
      rows: size.rows)
    Golden.expect(reader.state.rendered(), is: "welcome \(size.columns)x\(size.rows)")
    reader.type("T")
    Golden.expect(reader.state.rendered(), is: "tour \(size.columns)x\(size.rows)")
  }
}
