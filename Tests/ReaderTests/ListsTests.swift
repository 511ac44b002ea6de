import Prose
import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct FeedsViewTests {
  private func reader() -> ListReader { ListReader({ FeedsView(in: $0) }) }

  @Test func `folders fold and unfold, and their counts stay`() {
    var reader = reader()
    #expect(reader.lines.contains { $0.contains("The Lamplighter") })
    reader.type("jjjjjj")
    #expect(reader.cursorLine.contains("▾ News"))
    reader.type("<enter>")
    #expect(reader.cursorLine.contains("▸ News") && reader.cursorLine.contains("15"))
    #expect(!reader.lines.contains { $0.contains("City Desk") })
    reader.type("l")
    #expect(reader.lines.contains { $0.contains("City Desk") })
    reader.type("jh")
    #expect(reader.cursorLine.contains("▾ News"))
  }

  @Test func `right on an open folder lists the articles of all its feeds`() throws {
    var reader = reader()
    reader.type("jjjjjjl")
    let view = try #require(reader.state.top as? ArticlesView)
    #expect(view.filter.feeds == [1, 2, 3].map { SubscriptionID($0) })
  }

  @Test func `next goes to feeds with unread articles only`() {
    var reader = reader()
    var names: [String] = []
    for _ in 0..<4 {
      reader.type("n")
      names.append(reader.cursorLine)
    }
    #expect(zip(names, ["bakery", "City", "Harbour", "Slow"]).allSatisfy { $0.contains($1) })
    reader.type("n")
    #expect(reader.effects == [.beep])
    reader.type("p")
    #expect(reader.cursorLine.contains("Harbour"))
  }

  @Test func `a failing feed has a sign, and its reason on the status line`() {
    var reader = reader()
    reader.type("nnnn")
    #expect(reader.cursorLine.contains("! Slow Science"))
    #expect(reader.status.contains("fails (2 times): the server does not answer"))
    reader.type("!")
    #expect(reader.lines[0].contains("Problems of Slow Science"))
  }

  @Test func `unread only hides what has been read`() {
    var reader = reader()
    reader.type("a")
    #expect(!reader.lines.contains { $0.contains("Lamplighter") })
    reader.type("a")
    #expect(reader.lines.contains { $0.contains("Lamplighter") })
  }

  @Test func `letters find a feed in a folded folder, and Escape shows all again`() {
    var reader = reader()
    reader.type("jjjjjj<enter>Flamp<enter>")
    #expect(reader.lines[1].contains("The Lamplighter"))
    reader.type("<esc>")
    #expect(reader.lines[1].contains("All articles"))
  }

  @Test func `few articles are marked at once, many after a yes`() {
    var reader = reader()
    reader.type("nA")
    let bakery = ArticleFilter(feeds: [SubscriptionID(5)], includesMuted: true)
    #expect(reader.effects == [.change(.markAll(bakery, newest: Archived.now))])
    var many = Archived.week
    many.feeds[0].unread = 5_000
    reader = ListReader({ FeedsView(in: $0) }, many)
    reader.type("C")
    #expect(reader.status.contains("Mark 5,063 articles of all as read? y/n"))
    reader.type("n")
    #expect(reader.effects.isEmpty)
    reader.type("Cy")
    let all = ArticleFilter(includesMuted: true)
    #expect(reader.effects == [.change(.markAll(all, newest: Archived.now))])
  }

  @Test func `reload fetches a feed, or all of a folder`() {
    var reader = reader()
    reader.type("nr")
    #expect(reader.effects == [.refresh([SubscriptionID(5)])])
    reader.type("ggjjjjjjr")
    #expect(reader.effects == [.refresh([1, 2, 3].map { SubscriptionID($0) })])
    reader.type("R")
    #expect(reader.effects == [.refresh([])])
  }

  @Test func `a new feed goes to the folder that is selected`() {
    var reader = reader()
    reader.type("nnn^a")
    reader.write("gazette.example")
    reader.type("<enter>")
    #expect(reader.effects == [.follow("gazette.example", folder: ["News", "Coast"])])
  }

  @Test func `title, folder and tags are asked for in turn`() {
    var reader = reader()
    reader.type("nw")
    reader.write("Bread")
    reader.type("<enter>")
    reader.write("Food/Small")
    reader.type("<enter>")
    reader.write(", two words")
    reader.type("<enter>")
    #expect(
      reader.effects == [
        .amend(
          url: "https://feed5.example/rss", title: "Bread", folder: ["Food", "Small"],
          tags: ["bread", "two words"])
      ])
  }

  @Test func `a feed goes only after a yes`() {
    var reader = reader()
    reader.type("nXn")
    #expect(reader.effects.isEmpty)
    reader.type("Xy")
    #expect(reader.effects == [.unfollow("https://feed5.example/rss")])
    reader.type("^x")
    #expect(reader.effects == [.wantWhole(url: "https://feed5.example/rss", true)])
    reader.type("o")
    #expect(reader.effects == [.browse("https://feed5.example/")])
  }

  @Test(arguments: [
    ("S2", ["bakery", "Coast", "Harbour", "Lamplighter", "City"]),
    ("S3", ["bakery", "Science", "Slow Science", "News"]),
  ])
  func `feeds are sorted`(keys: String, names: [String]) {
    var reader = reader()
    reader.type(keys)
    let rows = reader.lines
    var last = 0
    let expected = keys == "S2" ? ["bakery", "City", "Harbour", "Lamplighter", "Slow"] : names
    for name in expected {
      let row = rows.firstIndex { $0.contains(name) } ?? 0
      #expect(row > last, "\(name) in \(rows)")
      last = row
    }
  }

  @Test func `the selection stays on its feed when the feeds change`() {
    var reader = reader()
    reader.type("nnn")
    reader.archived.feeds.insert(
      Archived.feed(9, "A new one", [], articles: 1, unread: 1), at: 0)
    reader.handle(.libraryChanged)
    #expect(reader.cursorLine.contains("Harbour Gazette"))
  }
}

@Suite struct ArticlesViewTests {
  private func reader(_ archived: Archived = .week, rows: Int = 24) -> ListReader {
    ListReader({ ArticlesView("All articles", in: $0) }, archived, rows: rows)
  }

  private func titles(_ reader: ListReader) -> [String] {
    (reader.state.top as? ArticlesView)?.headlines.map(\.title) ?? []
  }

  @Test func `days are headed by their names in the reader's own time`() {
    let lines = reader().lines
    #expect(lines[1].contains("Today, Monday 23 November"))
    #expect(lines.contains { $0.contains("Yesterday, Sunday 22 November") })
    #expect(lines.contains { $0.hasPrefix(" Saturday 21 November") })
    // 16:00 UTC less 20 minutes, one hour ahead.
    #expect(lines[2].contains("16:40"))
  }

  @Test func `tags stand at the end of a row, when the title leaves them room`() throws {
    let row = try #require(reader().lines.first { $0.contains("#bridge") })
    #expect(row.contains("#bridge #money"))
    let narrow = ListReader({ ArticlesView("All articles", in: $0) }, .week, columns: 40)
    #expect(!narrow.lines.contains { $0.contains("#bridge") })
  }

  @Test func `what was marked shows at once and can be taken back by the same key`() {
    var reader = reader()
    reader.type("N")
    #expect(reader.effects == [.change(.mark([ArticleID(100)], .read))])
    #expect(reader.lines[2].hasPrefix("  ") && reader.cursorLine.contains("earlier boat"))
    reader.type("kN")
    #expect(reader.effects == [.change(.mark([ArticleID(100)], .unread))])
    #expect(reader.lines[2].hasPrefix(" N"))
    reader.type("gg3*")
    #expect(reader.effects == [.change(.mark([ArticleID(100), ArticleID(99)], .star))])
  }

  @Test func `what is read stays in a list of unread articles until it is left`() {
    var reader = reader()
    reader.type("a")
    #expect(!titles(reader).contains("Bakers ask for an earlier boat"))
    let before = titles(reader)
    reader.type("N")
    reader.handle(.libraryChanged)
    #expect(titles(reader) == before)
    reader.archived.make(.mark([ArticleID(97)], .read))
    reader.handle(.libraryChanged)
    #expect(titles(reader) == before)
    reader.type("aa")
    #expect(titles(reader).count == before.count - 2)
  }

  @Test func `the selection stays on its article when new ones come`() {
    var reader = reader(.long(100))
    reader.type("jjj")
    let row = reader.state.rendered().cursor?.row
    reader.archived.headlines.insert(
      Archived.headline(500, "Just in", feed: 1, age: 0), at: 0)
    reader.handle(.libraryChanged)
    #expect(reader.cursorLine.contains("Article 97 "))
    #expect(reader.state.rendered().cursor?.row == row)
  }

  @Test func `an article read in a list leads to the next, and back to its row`() throws {
    var reader = reader()
    reader.type("<enter>J")
    let article = try #require(reader.state.top as? ArticleView)
    #expect(article.id == ArticleID(99))
    reader.type("n")
    let unread = try #require(reader.state.top as? ArticleView)
    #expect(unread.id == ArticleID(98))
    reader.type("q")
    #expect(reader.cursorLine.contains("A bridge nobody ordered"))
    #expect(reader.state.titles.count == 1)
  }

  @Test func `next goes to unread articles`() {
    var reader = reader()
    reader.type("n")
    #expect(reader.cursorLine.contains("A bridge"))
    reader.type("pp")
    #expect(reader.effects == [.beep])
    #expect(reader.cursorLine.contains("Harbour board"))
  }

  @Test func `next unread is found beyond what is here`() {
    var reader = reader(.long(5_000) { $0 == 1_000 || $0 == 5_000 })
    reader.type("n")
    #expect(reader.cursorLine.contains("Article 1000 "))
    reader.type("k")
    #expect(reader.cursorLine.contains("Article 1001 "))
    reader.type("p")
    #expect(reader.cursorLine.contains("Article 5000 "))
  }

  @Test func `the end of a long list is one question away, and the list is walked whole`() {
    var reader = reader(.long(10_000))
    let before = reader.asks.count
    reader.type("G")
    #expect(reader.cursorLine.contains("Article 1 "))
    #expect(reader.asks.count <= before + 3)
    reader.type("kkk")
    #expect(reader.cursorLine.contains("Article 4 "))
    for number in 5...3_000 {
      reader.type("k")
      if number % 70 == 0 { #expect(reader.cursorLine.contains("Article \(number) ")) }
    }
    #expect(titles(reader).count <= 2_000)
    reader.type("gg")
    #expect(reader.cursorLine.contains("Article 10000 "))
    for number in 1...2_500 {
      reader.type("j")
      if number % 70 == 0 {
        #expect(reader.cursorLine.contains("Article \(10_000 - number) "))
      }
    }
    #expect(titles(reader).count <= 2_000)
    reader.handle(.libraryChanged)
    #expect(reader.cursorLine.contains("Article 7500 "))
  }

  @Test func `the oldest come first when asked`() {
    var reader = reader()
    reader.type("S2")
    #expect(reader.lines[2].contains("Letters: the chair"))
    #expect(reader.lines[0].contains("oldest first"))
  }

  @Test func `a filter narrows the list, and Escape widens it`() {
    var reader = reader()
    reader.type("Fboat<enter>")
    #expect(titles(reader) == ["Bakers ask for an earlier boat"])
    #expect(reader.lines[0].contains("filter: boat"))
    reader.type("<esc>")
    #expect(titles(reader).count == 10)
  }

  @Test func `a filter that is not understood says where and why`() {
    var reader = reader()
    reader.type("Fkind:loud")
    let hints = reader.lines[23]
    #expect(hints.contains("^^^^"))
    #expect(hints.contains("does not know “loud”"))
    reader.type("<enter>")
    #expect(reader.effects == [.beep])
    #expect(reader.state.isCovered)
  }

  @Test func `tags are completed from those in use`() {
    var reader = reader()
    reader.type("tmo<tab><enter>")
    #expect(reader.effects == [.change(.mark([ArticleID(100)], .tag("money")))])
    reader.type("t-money<enter>")
    #expect(reader.effects == [.change(.mark([ArticleID(100)], .untag("money")))])
    reader.type("t-bread<enter>")
    #expect(reader.effects == [.beep])
  }

  @Test func `all of a list is marked as far as it had come`() {
    var reader = reader()
    reader.type("A")
    #expect(reader.effects == [.change(.markAll(ArticleFilter(), newest: Archived.now))])
    #expect(reader.lines.allSatisfy { !$0.hasPrefix(" N") })
    reader = self.reader(.long(150))
    reader.type("A")
    #expect(reader.status.contains("Mark 150 articles of this list as read? y/n"))
  }

  @Test func `watched articles have a sign`() {
    #expect(reader().lines[2].hasPrefix("›N W"))
  }

  @Test func `the text is saved and piped, the link copied and opened`() {
    var reader = reader()
    reader.type("Y")
    #expect(reader.effects == [.copy("https://feed1.example/100", what: "the address")])
    reader.type("o")
    #expect(reader.effects == [.browse("https://feed1.example/100")])
    reader.type("x")
    #expect(reader.effects == [.fetchWhole(ArticleID(100))])
    reader.type("s")
    #expect(reader.status.contains("harbour-board-backs-away-from-ferry.md"))
    for _ in 0..<2 { reader.type("<backspace>") }
    reader.write("txt")
    reader.type("<enter>")
    guard case .save(let path, let text)? = reader.effects.last else {
      Issue.record("nothing was saved")
      return
    }
    #expect(path == "harbour-board-backs-away-from-ferry.txt")
    #expect(text.contains("No ferry is late."))
    reader.type("|")
    reader.write("lpr -o sides=2")
    reader.type("<enter>")
    #expect(reader.effects == [.pipe(command: "lpr -o sides=2", input: text)])
    reader.type("O")
    #expect(reader.effects.last == .change(.mark([ArticleID(100)], .read)))
  }

  @Test func `new watched articles are told here and outside`() {
    var reader = reader()
    reader.handle(.watched(Array(reader.archived.headlines.prefix(3))))
    #expect(reader.status.contains("watched: Harbour Gazette: Harbour board"))
    guard case .notify(let title, let body)? = reader.effects.last else {
      Issue.record("nothing was told")
      return
    }
    #expect(title == "3 watched articles" && body.hasSuffix("and 2 others"))
  }
}
