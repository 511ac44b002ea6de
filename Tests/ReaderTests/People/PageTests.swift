import Archive
import Prose
import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct SpeakerPageTests {
  @Test func `a quote opens its article at its place`() {
    var reader = PageReader.mara()
    reader.type("<enter>")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.article.article.cursor == 60)
    reader.type("^o")
    #expect(reader.state.top is SpeakerView)
  }

  @Test func `near-identical quotes stand once and unfold with the words that differ`() throws {
    var reader = PageReader.mara()
    #expect(reader.text.contains("also in 2 other articles"))
    #expect(!reader.text.contains("Ferry stays"))
    reader.type("j<enter>")
    #expect(reader.text.contains("Ferry stays"))
    let grid = reader.state.rendered()
    let row = try #require(grid.lines.firstIndex { $0.contains("and then we heard") })
    let line = Array(grid.lines[row])
    let column = try #require(
      line.indices.dropLast(4).first { String(line[$0..<($0 + 4)]) == "then" })
    #expect(grid[row, column].style.attributes.contains(.underline))
    reader.type("<enter>")
    #expect(!reader.text.contains("Ferry stays"))
  }

  @Test func `reported words stand behind the verb that reports them, also in a copy`() throws {
    var archive = FerryArchive()
    archive.quotes[1].cue = "denied"
    archive.quotes[1].words = ["that the late ferry had made matters worse"]
    var reader = PageReader.mara(archive)
    #expect(reader.text.contains("denied: that the late ferry had made matters worse"))
    #expect(reader.text.contains("“We heard the nurses"))
    let grid = reader.state.rendered()
    let row = try #require(grid.lines.firstIndex { $0.contains("denied: that") })
    let column = try #require(Array(grid.lines[row]).firstIndex(of: "d"))
    let verb = grid[row, column].style
    #expect(verb != grid[row, column + 8].style)
    #expect(verb == grid[row, column + 6].style)
    reader.type("jjy")
    guard case .copy(let text, _)? = reader.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("denied: that the late ferry had made matters worse\n— Mara Ellison"))
  }

  @Test func `the list is narrowed by words and fields`() {
    var reader = PageReader.mara()
    reader.type("F")
    reader.write("bakery")
    #expect(reader.text.contains("Only: bakery"))
    #expect(reader.text.contains("a pier, a bakery") && !reader.text.contains("nurses"))
    reader.type("F^u")
    reader.write("kind:indirect")
    #expect(reader.text.contains("late ferry") && !reader.text.contains("a pier, a bakery"))
    reader.type("F^u")
    #expect(reader.write("kind:loud") == [.beep])
    reader.type("F^u")
    reader.write("")
    #expect(reader.text.contains("nurses") && !reader.text.contains("Only:"))
  }

  @Test func `an outlet beside the quotes shows its quotes only, and all again`() {
    var reader = PageReader.mara()
    reader.type("<tab>j<enter>")
    #expect(reader.text.contains("Only: The Lamplighter"))
    #expect(reader.text.contains("a pier, a bakery") && !reader.text.contains("nurses"))
    reader.type("<tab><enter>")
    #expect(reader.text.contains("nurses"))
  }

  @Test func `who else speaks opens a page of their own`() {
    var reader = PageReader.mara(columns: 80, rows: 24)
    reader.type("<tab>jj<enter>")
    #expect(reader.state.titles.count == 2 && reader.state.top is SpeakerView)
  }

  @Test func `quotes chosen are copied in the order shown`() throws {
    var reader = PageReader.mara()
    reader.type("}v{v")
    guard case .copy(let text, let what)? = reader.type("y").first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(what == "2 quotes with their sources")
    let nurses = try #require(text.range(of: "nurses"))
    let ferry = try #require(text.range(of: "late ferry"))
    #expect(nurses.lowerBound < ferry.lowerBound)
  }

  @Test func `a form that tells places looks the texts up first`() {
    var reader = PageReader.mara()
    reader.type("vs^u")
    guard case .save("q.jsonld", let text)? = reader.write("q.jsonld").first else {
      Issue.record("nothing was saved")
      return
    }
    #expect(text.contains("TextPositionSelector") && text.contains("\"start\": 60"))
  }

  @Test func `more quotes do not move what is selected`() {
    var reader = PageReader.mara()
    reader.type("jjj")
    let before = reader.state.rendered()
    let row = before.cursor.map { before.lines[$0.row] } ?? ""
    reader.archive.quotes.insert(
      FerryArchive.quote(20, "One more word on the ferry", age: 60), at: 0)
    reader.handle(.libraryChanged)
    let after = reader.state.rendered()
    #expect(after.lines.contains { $0.contains("One more word") })
    #expect(after.cursor.map { after.lines[$0.row] } == row)
  }

  @Test func `an answer to an old question is dropped`() throws {
    var reader = PageReader.mara()
    reader.type("F")
    reader.write("bakery")
    let before = reader.state.rendered()
    let ask = try #require(
      reader.asks.first { if case .quotes = $0.question { true } else { false } })
    reader.handle(.answered(ask, .quotes(ResultPage(rows: FerryArchive.said, next: nil))))
    #expect(reader.state.rendered() == before)
  }

  @Test func `a doubt is shown`() {
    #expect(PageReader.mara().text.contains("probably · Tidewater Courier"))
  }
}

@Suite struct EntityPageTests {
  @Test func `a mention opens its article with the walk going on`() {
    var reader = PageReader.board()
    #expect(reader.text.contains("Mara Ellison announced"))
    reader.type("<enter>")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.article.walk?.name == "harbour board")
  }

  @Test func `Tab goes from mentions to quotes by, about, and what occurs with it`() {
    var reader = PageReader.board()
    reader.type("<tab>")
    #expect(reader.text.contains("▸Quotes by 1") && reader.text.contains("nurses"))
    reader.type("<tab>")
    #expect(reader.text.contains("▸Quotes about 3"))
    reader.type("<tab>")
    #expect(reader.text.contains("▸With") && reader.text.contains("Tomas Reiter"))
    reader.type("<enter>")
    #expect(reader.state.top is SpeakerView)
    reader.type("q<tab>")
    #expect(reader.text.contains("▸Mentions"))
  }
}

@Suite struct RandomKeyTests {
  static let screens = GoldenScreen.all.indices

  @Test(arguments: screens)
  func `random keys and sizes never break a screen`(place: Int) {
    var seed: UInt64 = 11
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let keys = Keymap.standard.bindings.flatMap(\.keys).filter { $0 != "Q" }
    var state = GoldenScreen.all[place].state(Size(columns: 80, rows: 24), Settings())
    for _ in 0..<60 {
      if next(12) == 0 {
        _ = state.handle(.resized(Size(columns: next(170), rows: next(50))))
      } else {
        state.type(keys[next(keys.count)])
      }
      let grid = state.rendered()
      #expect(grid.cells.count == state.size.columns * state.size.rows)
    }
  }
}
