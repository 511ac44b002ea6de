import Archive
import Prose
import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct StoredArticleTests {
  @Test func `an article of the archive says where it comes from, and is read`() {
    var reader = PageReader.ferry()
    #expect(reader.lines[0].contains("Tidewater Courier · 23 Nov 2026, 15:00"))
    #expect(reader.archive.changes == [.see(FerryArchive.ferry)])
    reader.archive.articles[FerryArchive.ferry] = FerryArchive.opened(
      FerryArchive.ferry, FerryArticle.marked, date: FerryArchive.now, isRead: true,
      isStarred: true, tags: ["boats"])
    reader.handle(.libraryChanged)
    #expect(reader.lines[0].contains("* #boats"))
    reader.type("G")
    #expect(reader.lines[0].contains("Harbour board backs away from ferry cuts · Tidewater"))
  }

  @Test func `the place is remembered, and found again`() {
    var reader = PageReader.ferry(rows: 16)
    reader.type("}}}")
    let place = reader.article.article.cursor
    #expect(reader.type("Q") == [.change(.remember(FerryArchive.ferry, place: place)), .quit])
    var archive = FerryArchive()
    archive.articles[FerryArchive.ferry] = FerryArchive.opened(
      FerryArchive.ferry, FerryArticle.marked, date: FerryArchive.now, place: place)
    #expect(PageReader.ferry(archive).article.article.cursor == place)
  }

  @Test func `quotes that come later do not move the text`() {
    var archive = FerryArchive()
    archive.articles[FerryArchive.ferry] = FerryArchive.opened(
      FerryArchive.ferry, FerryArticle.marked, date: FerryArchive.now, isPending: true)
    var reader = PageReader.ferry(archive, rows: 16)
    #expect(reader.article.isAnnotating)
    reader.type("8j")
    let before = (reader.article.article.top, reader.article.article.cursor)
    reader.archive = FerryArchive()
    reader.handle(.libraryChanged)
    #expect((reader.article.article.top, reader.article.article.cursor) == before)
    #expect(!reader.article.isAnnotating && reader.article.index.quotes.count == 9)
  }

  @Test func `a change elsewhere leaves what is walked and chosen alone`() {
    var reader = PageReader.ferry()
    reader.type("}v<tab><enter>n")
    let walk = reader.article.walk
    reader.handle(.libraryChanged)
    #expect(reader.article.walk == walk)
    #expect(reader.article.chosen == [0])
  }

  @Test func `an article that went says so and closes`() {
    var archive = FerryArchive()
    archive.articles = [:]
    var reader = PageReader(archive) { SpeakerView(archive.names[0], in: $0) }
    #expect(reader.type("<enter>") == [.beep])
    #expect(reader.status.contains("not in the archive any more"))
    #expect(reader.state.titles.count == 1)
  }

  @Test func `the names stand beside their counts here and in the archive`() throws {
    let reader = PageReader.ferry()
    #expect(reader.lines[0].contains("here  all"))
    let row = try #require(reader.lines.first { $0.contains("A  Mara Ellison") })
    #expect(row.contains("“3   3   30"))
  }
}

@Suite struct QuotesHereTests {
  @Test func `the quotes of one speaker come with how many the archive has`() {
    var reader = PageReader.ferry()
    reader.type("\"mara<enter>")
    #expect(reader.status.contains("3 quotes here, 41 in the archive: P"))
  }
}

@Suite struct WalkingTests {
  @Test func `behind the last mention the next older article follows, and the way leads back`() {
    var reader = PageReader.ferry()
    reader.type("<tab><enter>nn")
    #expect(reader.status.hasPrefix(" Mara Ellison: mention 3 of 3"))
    let place = reader.article.article.cursor
    reader.type("n")
    #expect(reader.article.id == FerryArchive.older)
    #expect(reader.status.hasPrefix(" Mara Ellison: mention 1 of 3"))
    reader.type("p")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.status.hasPrefix(" Mara Ellison: mention 3 of 3"))
    reader.type("^o^o")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.article.article.cursor == place)
    reader.type("L")
    #expect(reader.article.id == FerryArchive.older)
  }

  @Test func `brackets go to the next article with the name under the cursor`() {
    var reader = PageReader.ferry()
    reader.type("}}]")
    #expect(reader.article.id == FerryArchive.older)
    #expect(reader.type("]").contains(.beep))
    #expect(reader.status.contains("no older article names Mara Ellison"))
    reader.type("[")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.state.titles.count == 1)
  }

  @Test func `in an article of a file brackets say why they lead nowhere`() {
    var state = State.ferry(120, 36)
    #expect(state.type("}}]") == [.beep])
    #expect(state.status.contains("not in the archive"))
  }

  /// The ferry article opened from a list of three.
  private func listed(hits: [String] = []) -> PageReader {
    PageReader { room in
      var view = ArticleView(FerryArchive.ferry, title: "Ferry", in: room)
      view.siblings = Siblings([
        .init(id: FerryArchive.ferry, title: "Ferry", isRead: false),
        .init(id: ArticleID(6), title: "Read", isRead: true),
        .init(id: FerryArchive.older, title: "Chair", isRead: false),
      ])
      view.hits = hits
      return view
    }
  }

  @Test func `unread articles of the list follow one another`() {
    var reader = listed()
    reader.type("n")
    #expect(reader.article.id == FerryArchive.older)
    #expect(reader.type("n") == [.beep])
    reader.type("2K")
    #expect(reader.article.id == FerryArchive.ferry)
    #expect(reader.type("K") == [.beep])
    #expect(reader.status.contains("no article before this one"))
  }

  @Test func `what a search was for is walked`() {
    var reader = listed(hits: ["Boat"])
    reader.type("n")
    let first = reader.article.article.cursor
    #expect(reader.state.underCursor(4) == "boat")
    #expect(reader.status.hasPrefix(" “Boat”: hit 1 of"))
    reader.type("n")
    #expect(reader.status.hasPrefix(" “Boat”: hit 2 of"))
    reader.type("p")
    #expect(reader.article.article.cursor == first)
  }

  @Test func `a mark in the same article is a jump, in another it opens that`() {
    var reader = PageReader.ferry()
    reader.type("}}")
    let place = reader.article.article.cursor
    #expect(reader.type("ma") == [.change(.setMark("a", FerryArchive.ferry, place: place))])
    reader.archive.places = [
      Place(letter: "a", article: FerryArchive.ferry, title: "Ferry", offset: place),
      Place(letter: "b", article: FerryArchive.older, title: "Chair", offset: 0),
    ]
    reader.type("gg`a")
    #expect(reader.article.article.cursor == place && reader.state.titles.count == 1)
    reader.type("`b")
    #expect(reader.article.id == FerryArchive.older && reader.state.titles.count == 2)
  }
}
