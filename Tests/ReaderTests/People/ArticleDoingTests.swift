import Archive
import Prose
import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct ArticleDoingTests {
  @Test func `a quote is copied with its source`() {
    var reader = PageReader.ferry()
    let effects = reader.type("}}y")
    guard case .copy(let text, let what)? = effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(what == "the quote by Mara Ellison with its source")
    #expect(text.hasPrefix("“We heard the nurses and the bakers"))
    #expect(
      text.contains(
        "— Mara Ellison, “Harbour board backs away from ferry cuts”, Tidewater Courier, 2026-11-23")
    )
    #expect(text.hasSuffix("https://tidewater.example/7\n"))
    #expect(reader.type("ggy") == [.beep])
  }

  @Test(arguments: [
    ("q.md", "> “We heard"), ("q.txt", "“We heard"), ("q.csv", "id,article,speaker"),
    ("q.json", "[{\"id\": 701"), ("q.jsonld", "{\"@context\""),
  ])
  func `quotes chosen are saved in the form the name asks for`(path: String, start: String) {
    var reader = PageReader.ferry()
    reader.type("}}v}vs^u")
    let effects = reader.write(path)
    guard case .save(path, let text)? = effects.first else {
      Issue.record("nothing was saved: \(effects)")
      return
    }
    #expect(text.hasPrefix(start) && text.contains("hold the board to its word"))
    #expect(!text.contains("late ferry"))
  }

  @Test func `a name without a form is refused, and what was chosen stays`() {
    var reader = PageReader.ferry()
    reader.type("}vs^u")
    #expect(reader.write("quotes.xyz") == [.beep])
    #expect(reader.status.contains("end it in .md, .txt, .json, .csv or .jsonld"))
    #expect(reader.article.chosen == [0])
    reader.type("<esc>")
    #expect(reader.article.chosen.isEmpty)
  }

  @Test func `without a choice the article is saved and piped`() {
    var reader = PageReader.ferry()
    reader.type("s")
    guard case .save("harbour-board-backs-away-from-ferry.md", let text)? = reader.write("").first
    else {
      Issue.record("nothing was saved")
      return
    }
    #expect(text.hasPrefix("# Harbour board backs away from ferry cuts\n\n"))
    #expect(text.contains("## What the plan says") && text.contains("- the 23:40 boat stays"))
    reader.type("|")
    guard case .pipe("wc -w", let input)? = reader.write("wc -w").first else {
      Issue.record("nothing was piped")
      return
    }
    #expect(input.contains("[speaker: Mara Ellison]"))
  }

  @Test func `marks, tags and addresses of the article`() {
    var reader = PageReader.ferry()
    let id = FerryArchive.ferry
    let url = "https://tidewater.example/7"
    #expect(reader.type("*") == [.change(.mark([id], .star))])
    #expect(reader.type("N") == [.change(.mark([id], .read))])
    #expect(reader.type("o") == [.browse(url)])
    #expect(reader.type("O") == [.browse(url), .change(.mark([id], .read))])
    #expect(reader.type("Y") == [.copy(url, what: "the address")])
    #expect(reader.type("x") == [.fetchWhole(id)])
    reader.type("t")
    #expect(reader.write("small boats") == [.change(.mark([id], .tag("small boats")))])
    reader.type("t")
    #expect(reader.write("-large boats") == [.beep])
  }

  @Test(arguments: ["*", "N", "t", "x", "m"])
  func `an article of a file says that it is not kept`(keys: String) {
    var state = State.ferry(120, 36)
    #expect(state.type(keys).contains(.beep))
    #expect(state.status.contains("not in the archive"))
  }

  private func linked() -> ArticleIndex {
    var article = MarkedArticle.article(
      "Title\nRead the plan and the map, both long.\nA picture of a boat")
    article.draft.links = [
      Link(range: TextRange(12, 20), url: "https://a.example/plan"),
      Link(range: TextRange(25, 32), url: "https://a.example/map"),
    ]
    article.draft.paragraphs[2].kind = .picture
    article.draft.pictures = [
      Picture(range: article.draft.paragraphs[2].range, url: "https://a.example/boat.png")
    ]
    return ArticleIndex(article)
  }

  @Test func `links are numbered in the text and opened by their numbers`() {
    var state = State(linked(), size: Size(columns: 80, rows: 24))
    #expect(state.rendered().lines.joined().contains("the plan[1] and the map[2], both long."))
    state.type("u")
    #expect(state.rendered().lines.joined().contains("2 the map · https://a.example/map"))
    #expect(state.type("2") == [.browse("https://a.example/map")])
    #expect(
      state.type("i") == [
        .showPicture("https://a.example/boat.png", of: state.view.index.article.draft.url)
      ])
  }

  @Test(arguments: 12...40)
  func `numbers of links never break the rows`(columns: Int) {
    let state = State(linked(), size: Size(columns: max(20, columns), rows: 24))
    let text = state.rendered().lines.dropLast(2).joined(separator: " ")
    let words = text.split(separator: " ").filter { $0 != "›" }.joined(separator: " ")
    #expect(words.contains("Read the plan[1] and the map[2], both long."))
  }

  @Test func `the rest is dimmed on request`() {
    let state = State.ferry(80, 24).typing("D")
    let grid = state.rendered()
    let dimmed = (0..<grid.columns).filter { grid[5, $0].style.attributes.contains(.dim) }
    #expect(!dimmed.isEmpty)
  }

  @Test func `who is not sure enough is not named`() {
    var state = State.ferry(120, 36, settings: Settings(minConfidence: 0.6))
    _ = state.handle(.annotated(FerryArticle.index))
    state.type("6}")
    #expect(state.status.contains("she (not named), 55%"))
    #expect(
      !state.view.index.voices.contains { state.view.index.annotation[$0].name == "Olga Brandt" })
  }

  @Test func `words stand for signs on request`() throws {
    let state = State.ferry(80, 40, settings: Settings(usesWords: true))
    let text = state.rendered().lines.joined(separator: "\n")
    #expect(text.contains("Quote by Mara Ellison:"))
    #expect(text.contains("Reported, by Tomas Reiter:"))
    #expect(text.contains("Quote, probably by Olga Brandt:"))
    #expect(!text.contains("┃") && !text.contains("┊"))
    let names = State.ferry(120, 36, settings: Settings(usesWords: true)).rendered().lines
    #expect(names.contains { $0.contains("Mara Ellison, 3 quotes") })
  }

  @Test func `who gets to speak is counted`() {
    var reader = PageReader.ferry()
    reader.type("B")
    #expect(reader.text.contains("9 quotes"))
    #expect(reader.text.contains("Mara Ellison"))
    reader.type("<enter>")
    #expect(reader.state.titles.last == "Mara Ellison")
  }
}

@Suite struct NameCorrectionTests {
  @Test func `who speaks is chosen among those who speak here and in the archive`() {
    var reader = PageReader.ferry()
    reader.type("}}c")
    #expect(
      reader.write("rei") == [.change(.correct(QuoteID(701), speaker: FerryArchive.tomas))])
    reader.type("c")
    #expect(reader.write("marten") == [.change(.correct(QuoteID(701), speaker: EntityID(90)))])
  }

  @Test func `nobody and a new name are answers too`() {
    var reader = PageReader.ferry()
    reader.type("}c")
    #expect(reader.write("") == [.change(.correct(QuoteID(700), speaker: nil))])
    reader.type("c")
    #expect(
      reader.write("Jo Newcomer") == [.change(.name(QuoteID(700), speaker: "Jo Newcomer"))])
  }

  @Test func `two names become one`() {
    var reader = PageReader.ferry()
    reader.type("<tab>&")
    #expect(reader.write("marten") == [.change(.merge(EntityID(90), FerryArchive.mara))])
    reader.type("&")
    #expect(reader.write("nobody of this name") == [.beep])
  }

  @Test func `one name becomes two where it has another`() {
    var reader = PageReader.ferry()
    #expect(reader.type("<tab>%") == [.beep])
    #expect(reader.status.contains("has no other name here"))
    var page = PageReader.mara()
    page.type("%")
    #expect(page.type("<enter>") == [.change(.split("Ellison", from: FerryArchive.mara))])
  }

  @Test func `in an article of a file corrections say why they cannot be kept`() {
    var state = State.ferry(120, 36)
    #expect(state.type("}}c") == [.beep])
    #expect(state.status.contains("a correction is kept with an article of the archive"))
    #expect(state.type("P") == [.beep])
    #expect(state.status.contains("there is no page of Mara Ellison"))
  }

  @Test func `a name opens its page, a speaker's or an entity's`() {
    var reader = PageReader.ferry()
    reader.type("}}P")
    #expect(reader.state.top is SpeakerView)
    reader.type("q<tab>GP")
    #expect(reader.state.top is EntityView)
  }

  @Test func `a speaker is watched by name`() {
    var reader = PageReader.ferry()
    #expect(
      reader.type("}}W") == [
        .keepQuery(use: "watch", name: "Mara Ellison", text: "speaker:\"Mara Ellison\"")
      ])
  }
}
