import Archive
import Prose
import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct SearchViewTests {
  private func reader() -> ListReader { ListReader({ FeedsView(in: $0) }) }

  @Test func `every letter asks anew, the last word as a beginning`() {
    var reader = reader()
    reader.type("/ferr")
    let filters = [QueryWords("fer"), QueryWords("ferr", isPrefix: true)].map {
      ArticleFilter(query: .words($0, in: .anywhere), includesMuted: true)
    }
    let asked = reader.asks.map(\.question)
    #expect(asked.contains { if case .search(filters[0], nil, _) = $0 { true } else { false } })
    #expect(asked.contains { if case .search(filters[1], nil, _) = $0 { true } else { false } })
    #expect(reader.lines[3].contains("Harbour board"))
    #expect(reader.lines[4].contains("…said the ferry would"))
  }

  @Test func `an answer that was overtaken is dropped`() throws {
    var state = State(
      SearchView(in: Room(size: Size(columns: 80, rows: 24))), size: Size(columns: 80, rows: 24))
    let first = try #require(state.type("fog").compactMap(\.asked).last)
    let second = try #require(state.type("g").compactMap(\.asked).last)
    let hits = Archived.week.hits
    _ = state.handle(.answered(second, .hits(ResultPage(rows: [], next: nil))))
    _ = state.handle(.answered(first, .hits(ResultPage(rows: hits, next: nil))))
    #expect(state.rendered().lines.joined().contains("nothing was found"))
  }

  @Test func `an error is shown under its place, and what was found stays`() {
    var reader = reader()
    reader.type("/ferry")
    reader.write(" kind:loud")
    let caret = reader.lines[1].firstIndex(of: "^")
    #expect(caret != nil)
    let line = reader.lines[0]
    let place = line.firstRange(of: "loud")
    #expect(
      caret.map { reader.lines[1].distance(from: reader.lines[1].startIndex, to: $0) }
        == place.map { line.distance(from: line.startIndex, to: $0.lowerBound) })
    #expect(reader.lines[3].contains("Harbour board"))
    reader.type("<enter>")
    #expect(reader.effects == [.beep])
  }

  @Test func `fields and names are completed`() {
    var reader = reader()
    reader.type("/spe<tab>")
    #expect(reader.lines[0].contains("Search: speaker:"))
    reader.type("mar")
    #expect(reader.lines[1].contains("\"Mara Ellison\""))
    reader.type("<tab>")
    #expect(reader.lines[0].contains("speaker:\"Mara Ellison\""))
    reader.type("<tab>")
    #expect(reader.lines[0].contains("speaker:\"Marten Holt\""))
    reader.type("<s-tab>")
    #expect(reader.lines[0].contains("speaker:\"Mara Ellison\""))
  }

  @Test func `an article opens at its first hit, and next walks on through all that was found`() {
    var reader = reader()
    reader.type("/ferry<enter>j<enter>")
    #expect(reader.state.view.id == ArticleID(99))
    #expect(reader.state.view.hits == ["ferry"])
    #expect(reader.state.underCursor(10) == "ferry runs")
    reader.type("n")
    #expect(reader.state.underCursor(8) == "ferry is")
    reader.type("n")
    #expect(reader.state.view.id == ArticleID(98))
    #expect(reader.state.underCursor(10) == "ferry runs")
    reader.type("q")
    #expect(reader.cursorLine.contains("A bridge nobody ordered"))
  }

  @Test func `Tab in the results shows quotes, and a quote opens at its place`() throws {
    var reader = reader()
    reader.type("/ferry<enter><tab>")
    #expect(reader.lines[3].contains("Mara Ellison +2"))
    #expect(reader.lines[4].contains("“We heard the nurses and the bakers”"))
    reader.type("<enter>")
    let article = try #require(reader.state.top as? ArticleView)
    #expect(article.id == ArticleID(100))
  }

  @Test func `Backspace in an empty line leaves the search open`() {
    var reader = reader()
    reader.type("/f<backspace><backspace>")
    #expect(reader.effects == [.beep])
    reader.type("fog")
    #expect(reader.lines[0].contains("Search: fog"))
  }

  @Test func `a new search begins with an empty line; nothing typed brings the last one back`() {
    var reader = reader()
    reader.type("/ferry<enter>/")
    #expect(reader.lines[0] == " Search:")
    #expect(reader.lines[3].contains("Harbour board"))
    reader.type("<enter>")
    #expect(reader.lines[0].contains("Search: ferry"))
    #expect(reader.lines[3].contains("Harbour board"))
    reader.type("/x<backspace><esc>")
    #expect(reader.lines[0].contains("Search: ferry"))
    #expect(reader.lines[3].contains("Harbour board"))
    reader.type("/fog<enter>")
    #expect(reader.lines[0].contains("Search: fog"))
    reader.type("F<backspace><backspace>lag<enter>")
    #expect(reader.lines[0].contains("Search: flag"))
  }

  @Test func `earlier searches come back`() {
    var reader = reader()
    reader.type("/ferry<enter>q/fog<enter>q/<up>")
    #expect(reader.lines[0].contains("Search: fog"))
    reader.type("<up>")
    #expect(reader.lines[0].contains("Search: ferry"))
    reader.type("<up>")
    #expect(reader.effects == [.beep])
  }

  @Test func `a search is saved under a name, watched or muted`() {
    var reader = reader()
    reader.type("/ferry<enter>s")
    reader.write("Late boats")
    reader.type("<enter>")
    #expect(reader.effects == [.keepQuery(use: "query", name: "Late boats", text: "ferry")])
    reader.type("W")
    #expect(reader.effects == [.keepQuery(use: "watch", name: nil, text: "ferry")])
    reader.type("M")
    #expect(reader.effects == [.keepQuery(use: "mute", name: nil, text: "ferry")])
  }

  @Test func `searches are listed by their use, opened and taken out`() throws {
    var reader = reader()
    reader.type("V")
    #expect(reader.lines[1].contains("Saved searches"))
    #expect(reader.cursorLine.contains("Ferry money"))
    reader.type("jX")
    #expect(reader.status.contains("Take the watch “speaker:ellison” out? y/n"))
    reader.type("y")
    #expect(reader.effects == [.dropQuery(use: "watch", text: "speaker:ellison")])
    reader.type("M")
    reader.write("about:weather")
    reader.type("<enter>")
    #expect(reader.effects == [.keepQuery(use: "mute", name: nil, text: "about:weather")])
    reader.type("j<enter>")
    let view = try #require(reader.state.top as? ArticlesView)
    #expect(view.filter.includesMuted)
  }

  @Test func `problems are gathered by feed, and the feed can be asked again`() throws {
    var reader = reader()
    reader.type("!")
    #expect(reader.lines[1].contains("Slow Science"))
    #expect(reader.lines[3].contains("no address is known"))
    reader.type("r")
    #expect(reader.effects == [.refresh([SubscriptionID(4)])])
    reader.type("G<enter>")
    let view = try #require(reader.state.top as? ArticlesView)
    #expect(view.name == "City Desk")
  }

  @Test func `the first screen takes subscriptions over and gives way to the feeds`() {
    let found = FoundSubscriptions(program: "newsboat", path: "/tmp/urls", feeds: 3)
    var reader = ListReader({ WelcomeView(found: [found], samples: [], in: $0) }, Archived())
    reader.type("<enter>")
    #expect(reader.effects == [.importFeeds(path: "/tmp/urls")])
    reader.archived = .week
    reader.handle(.libraryChanged)
    #expect(reader.state.titles == ["Feeds"])
    #expect(reader.lines.contains { $0.contains("Harbour Gazette") })
  }

  @Test func `the tour opens an article with its quotes`() {
    let sample = SampleArticle(name: "ferry", title: "Ferry") { FerryArticle.index }
    var reader = ListReader({ WelcomeView(found: [], samples: [sample], in: $0) }, Archived())
    reader.type("T<enter>}")
    #expect(reader.state.view.currentQuote != nil)
  }

  @Test func `a choice of feeds follows the one that is chosen`() {
    let feeds = [
      OfferedFeed(url: "https://a.example/rss", title: "All"),
      OfferedFeed(url: "https://a.example/sport", title: nil),
    ]
    var reader = ListReader({ FeedsView(in: $0) })
    reader.handle(.opened(FeedChoiceView(feeds, of: "https://a.example/", into: ["News"])))
    #expect(reader.lines[1].contains("All"))
    reader.type("j<enter>")
    #expect(reader.effects == [.follow("https://a.example/sport", folder: ["News"])])
    #expect(reader.state.titles == ["Feeds"])
  }
}

extension Effect {
  /// The question this effect asks.
  fileprivate var asked: Ask? {
    if case .ask(let ask) = self { ask } else { nil }
  }
}
