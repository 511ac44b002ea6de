import Foundation
import HTTPHarness
import Testing

/// `quotes`, `speakers` and `entities` over all that was kept.
@Suite struct ArchiveQuotesTests {
  private let home: Home

  init() throws { home = try Kelford.archive.get() }

  /// Speaker and first words of each quote, in the order of the list.
  private func quotes(_ arguments: String...) throws -> [String] {
    try home.rows(["quotes"] + arguments).map { row in
      let words = (row["words"] as? String ?? "").split(separator: " ").prefix(3)
      return "\(row["speaker"] as? String ?? "?"): \(words.joined(separator: " "))"
    }
  }

  @Test func `without a file all quotes are listed, the newest article first`() throws {
    #expect(
      try quotes() == [
        "Tom Askew: The road stays", "Tom Askew: that nobody was",
        "Anna Holm: The harbour will", "Ida Berg: the sand could",
        "Peter Lund: A night boat", "Peter Lund: that tickets would",
        "Anna Holm: We cannot wait", "Anna Holm: that the budget",
        "Peter Lund: Nobody asked the",
      ])
  }

  @Test func `what she said is said by the one she is`() throws {
    let rows = try home.rows(["quotes", "--about", "cannot wait"])
    #expect(rows.map { $0["speaker"] as? String } == ["Anna Holm"])
    #expect(rows.map { $0["cue"] as? String } == ["said"])
    let fisherman = try home.rows(["quotes", "--about", "tickets"])
    #expect(fisherman.map { $0["speaker"] as? String } == ["Peter Lund"])
  }

  @Test func `a quote that two newspapers have is listed once and says so`() throws {
    let rows = try home.rows(["quotes", "--about", "dredged"])
    #expect(rows.count == 1)
    #expect(rows.first?["also_in"] as? Int == 1)
    let text = try home.run("quotes", "--about", "dredged").output
    #expect(text.contains("also in"), "\(text)")
    let variants = try home.run("quotes", "--about", "dredged", "--variants").output
    #expect(
      variants.contains("Kelford Gazette") && variants.contains("Northern Post"), "\(variants)")
  }

  @Test(
    arguments: [
      (["--since", "2024-03-06"], "Northern Post"), (["--until", "2024-03-05"], "Kelford Gazette"),
      (["--query", "feed:post"], "Northern Post"),
      (["--query", "feed:gazette"], "Kelford Gazette"),
    ])
  func `of a quote that two newspapers have the one is listed that was asked for`(
    options: [String], newspaper: String
  ) throws {
    let rows = try home.rows(["quotes", "--about", "dredged"] + options)
    #expect(rows.map { $0["source"] as? String } == [newspaper])
  }

  @Test(
    arguments: [
      (["--speaker", "holm"], 3), (["--speaker", "Anna Holm"], 3), (["--speaker", "lun"], 3),
      (["--about", "night boat"], 1), (["--about", "night", "--speaker", "holm"], 0),
      (["--since", "1w"], 2), (["--until", "1w"], 7), (["--since", "2024-03-06"], 4),
      (["--since", "2024-03-05", "--until", "2024-03-06"], 2), (["--until", "2024-03-04"], 0),
      (["--kind", "direct"], 5), (["--kind", "indirect"], 4),
      (["--kind", "indirect", "--speaker", "lund"], 1),
      (["--query", "feed:gazette"], 6), (["--query", "feed:gazette -speaker:lund"], 3),
      (["--query", "-feed:gazette"], 4), (["--limit", "2"], 2), (["--limit", "0"], 9),
    ] as [([String], Int)])
  func `options narrow the list down`(options: [String], count: Int) throws {
    let outcome = try home.run(["quotes", "--json"] + options)
    let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [Any]
    #expect(rows?.count == count, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.status == (count == 0 ? 1 : 0))
  }

  @Test func `an article that two feeds carry is found in either, and listed once`() throws {
    let server = try HTTPServer { request in
      .ok(Kelford.gazette.replacing("Kelford Gazette", with: String(request.path.dropFirst())))
    }
    let home = try Home()
    try home.write(feeds: server.url("/morning") + "\n" + server.url("/evening") + "\n")
    #expect(try home.run("refresh").status == 0)
    for query in [[], ["feed:morning"], ["feed:evening"]] {
      #expect(try home.rows(["search"] + query).count == 2)
      let options = query.isEmpty ? [] : ["--query"] + query
      #expect(try home.rows(["quotes", "--speaker", "lund"] + options).count == 3, "\(query)")
    }
  }

  @Test func `wishes and thoughts are listed only when asked for`() throws {
    #expect(try !home.run("quotes").output.contains("morning boat"))
    let all = try home.run("quotes", "--all").output
    #expect(all.contains("morning boat"))
    #expect(all.contains("(Passengers)"))
  }

  @Test func `a quote for people has sign, speaker, day, article and words`() throws {
    let row = try #require(try home.rows(["quotes", "--about", "hospital"]).first)
    let (article, quote) = (
      try #require(row["article"] as? Int), try #require(row["id"] as? Int)
    )
    let lines = try home.run("quotes", "--about", "hospital").output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0] == "\"  Peter Lund")
    #expect(lines[1].hasPrefix("   2024-03-05 · A night boat for the islands · Kelford"))
    #expect(lines[1].hasSuffix("  [article \(article), quote \(quote)]"))
    #expect(lines[2] == "   “A night boat brings the islands closer to the hospital”")
  }

  @Test func `the verb that reports words stands before them`() throws {
    let row = try #require(try home.rows(["quotes", "--about", "tickets"]).first)
    let cue = try #require(row["cue"] as? String)
    let words = try #require(row["words"] as? String)
    let text = try home.run("quotes", "--about", "tickets").output
    #expect(text.contains("\n   \(cue): \(words.prefix(20))"), "\(text)")
    let markdown = try home.run("quotes", "--about", "tickets", "--markdown").output
    #expect(markdown.hasPrefix("> *\(cue):* \(words.prefix(20))"), "\(markdown)")
  }

  @Test func `Markdown and tables of commas are made to be cited`() throws {
    let markdown = try home.run("quotes", "--about", "hospital", "--markdown").output
    #expect(markdown.hasPrefix("> “A night boat brings the islands closer to the hospital"))
    #expect(
      markdown.contains(
        "> — Peter Lund, [A night boat for the islands](<http://gazette.example/boat>), "
          + "Kelford Gazette, 2024-03-05"))
    let csv = try home.run("quotes", "--speaker", "berg", "--csv").output
    #expect(
      csv.hasPrefix("id,article,speaker,kind,words,cue,title,url,source,published,also_in\r\n"))
    #expect(csv.contains("Ida Berg,indirect,"))
    #expect(csv.contains("http://post.example/port,Northern Post,2024-03-06T08:00:00Z,0\r\n"))
  }

  @Test func `JSON-LD tells where in the article the words stand`() throws {
    let outcome = try home.run("quotes", "--about", "hospital", "--jsonld")
    let page =
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(page?["type"] as? String == "AnnotationPage")
    let annotation = try #require((page?["items"] as? [[String: Any]])?.first)
    let target = try #require((annotation["target"] as? [[String: Any]])?.first)
    let selectors = try #require(target["selector"] as? [[String: Any]])
    let exact = try #require(selectors.first?["exact"] as? String)
    let (start, end) = (selectors.last?["start"] as? Int, selectors.last?["end"] as? Int)
    let number = try #require(try home.rows(["search", "hospital"]).first?["id"] as? Int)
    let shown = try home.run("show", "\(number)", "--json").output
    let article = try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any]
    let text = Array(try #require(article?["text"] as? String).unicodeScalars)
    let words = text[try #require(start)..<(try #require(end))]
    #expect(String(String.UnicodeScalarView(words)) == exact)
  }

  @Test(arguments: [
    ["--speaker", "zebra"], ["--about", "zebra"], ["--since", "2999-01-01"],
    ["--query", "feed:zebra"],
  ])
  func `no such quote is status 1 and one line`(options: [String]) throws {
    let outcome = try home.run(["quotes"] + options)
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "pullquote: no quotations like this in the archive\n")
  }

  @Test(arguments: [["--since", "3x"], ["--since", "2024-13-01"], ["--until", "later"]])
  func `what is no time is told with an example`(options: [String]) throws {
    let outcome = try home.run(["quotes"] + options)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("write "), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("", ["Anna Holm", "Peter Lund", "Tom Askew", "Ida Berg"]), ("hol", ["Anna Holm"]),
    ("an", ["Anna Holm"]), ("LUND", ["Peter Lund"]), ("anna ho", ["Anna Holm"]),
  ])
  func `speakers are found by the beginning of a name, the most quoted first`(
    beginning: String, names: [String]
  ) throws {
    let found = try home.rows(["speakers"] + (beginning.isEmpty ? [] : [beginning]))
    #expect(found.compactMap { $0["name"] as? String }.sorted() == names.sorted())
    #expect(found.first?["name"] as? String == names.first)
    let counts = found.compactMap { $0["quotes"] as? Int }
    #expect(counts == counts.sorted(by: >))
  }

  @Test func `speakers can be cut off and need not be there`() throws {
    #expect(try home.rows(["speakers", "--limit", "1"]).count == 1)
    let outcome = try home.run("speakers", "zeb")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("begins with “zeb”"))
  }

  @Test func `a name tells all that is known of it`() throws {
    let page = try home.run("entities", "--name", "holm").output
    #expect(page.hasPrefix("Anna Holm  (person, number "))
    #expect(page.contains("as: "))
    #expect(page.contains("4 quotations in 2 articles, 2024-03-04 to 2024-03-06"))
    #expect(page.contains("Kelford gets a deeper port"))
    #expect(page.contains("Council votes to dredge the harbour"))
    let none = try home.run("entities", "--name", "zeb")
    #expect(none.status == 1)
    #expect(none.errors == "pullquote: no such name in the archive\n")
  }

  @Test func `names are listed by kind`() throws {
    let people = try home.rows(["entities", "--type", "person"])
    #expect(people.allSatisfy { $0["type"] as? String == "person" })
    #expect(people.contains { $0["name"] as? String == "Ida Berg" })
  }
}
