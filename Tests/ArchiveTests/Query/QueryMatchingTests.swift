import Prose
import Testing

@testable import Archive

@Suite struct QueryMatchingTests {
  /// 2026-03-15 12:00 UTC.
  private static let noon = 1_773_576_000

  private static let ferry: MatchableArticle = {
    let text = """
      Ferry returns to Øresund

      “The ferry is a café on water,” said Zoë O’Brien, who runs it. Mayor José Núñez called the
      price “a scandal”. The Øresund Line lost 12.5 million in 2025, Nunez said.
      """
    var draft = Draft(
      source: "test", title: "Ferry returns to Øresund", byline: "Jane Doe",
      language: "en-GB", text: text, paragraphs: [])
    draft.url = "https://example.org/ferry"
    return MatchableArticle(
      draft: draft, feedTitle: "Harbour Gazette", feedAddress: "https://gazette.example.org/rss",
      tags: ["Local News", "sea"],
      entities: [["Zoë O’Brien"], ["José Núñez", "Núñez"], ["Øresund Line"]],
      quotes: [
        .init(
          kind: .direct, words: "The ferry is a café on water", speakers: [["Zoë O’Brien"]]),
        .init(kind: .mixed, words: "a scandal", speakers: [["José Núñez", "Núñez"]]),
        .init(
          kind: .indirect, words: "The Øresund Line lost 12.5 million in 2025",
          speakers: [["José Núñez", "Núñez"]]),
      ],
      isStarred: true, published: noon - 3 * 86_400)
  }()

  @Test(arguments: [
    "ferry", "FERRY", "cafe", "CAFÉ", "cafe\u{301}", "\"a cafe on\"", "caf*", "\"a caf\"*",
    "o'brien", "\"o brien\"", "obrien or brien", "zoe", "øresund", "12.5", "million -euro",
    "title:returns", "title:\"to øresund\"", "author:jane", "author:\"Jane Doe\"",
    "speaker:nunez", "speaker:\"Núñez José\"", "speaker:obrien", "speaker:nun*",
    "entity:\"oresund\"",
    "about:scandal", "speaker:nunez about:scandal", "speaker:obrien kind:direct",
    "(speaker:obrien or speaker:nunez) about:ferry", "speaker:nunez -speaker:merkel",
    "-(speaker:obrien about:scandal)", "kind:indirect", "feed:gazette", "feed:\"harbour gazette\"",
    "feed:https://gazette.example.org", "feed:gaz*", "tag:sea", "tag:\"local news\"", "tag:local*",
    "lang:en", "lang:en-gb", "is:unread is:starred is:quoted", "-is:read", "newer:1w", "older:2d",
    "newer:3d", "after:2026-03-12", "before:2026-03-13", "after:2026 before:2027",
    "ferry (price or cost)", "bicycle or ferry",
  ])
  func `what holds is found`(query: String) throws {
    let query = try #require(try parseQuery(query))
    #expect(query.matches(Self.ferry, now: Self.noon))
  }

  @Test(arguments: [
    "ferr", "\"ferry cafe\"", "cafes", "af*", "oresund", "obrien", "title:scandal", "author:john",
    "author:jan", "speaker:merkel", "speaker:line", "speaker:nun", "speaker:jane",
    "speaker:obrien about:scandal", "speaker:obrien kind:mixed", "about:price", "entity:ferry",
    "feed:guardian", "feed:gaz", "tag:local", "tag:news", "tag:\"local news today\"", "lang:eng",
    "lang:de", "lang:en-us", "is:read", "-is:quoted", "newer:2d", "older:1w", "older:3d",
    "after:2026-03-13", "before:2026-03-12", "-ferry", "ferry -price", "bicycle or tram",
    "-speaker:obrien",
  ])
  func `what does not hold is not`(query: String) throws {
    let query = try #require(try parseQuery(query))
    #expect(!query.matches(Self.ferry, now: Self.noon))
  }

  @Test func `days begin by the reader's clock`() throws {
    let query = try #require(try parseQuery("after:2026-03-13"))
    #expect(query.matches(Self.ferry, now: Self.noon, offset: 13 * 3_600))
  }

  @Test(arguments: [
    ("Angela Merkel’s CDU/CSU", "angela merkel s cdu csu"),
    ("Ærø, Łódź & Đà Nẵng", "ærø łodz đa nang"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("Ёлка Й", "ёлка й"),
    ("e\u{301}a\u{327}", "ea"), ("İstanbul ığ", "istanbul ıg"), ("东京2026年", "东京2026年"),
    ("½ x²", "½ x²"), ("5 µm", "5 μm"),
    ("ǅ ẞ", "ǆ ß"), ("नमस्ते", "नमस त"), ("don't — stop", "don t stop"), ("", ""), ("…", ""),
  ])
  func `terms are cut and folded as the full-text index does`(text: String, terms: String) {
    #expect(SearchTerms(text).strings.joined(separator: " ") == terms)
    #expect(SearchTerms(text).count == SearchTerms(text).strings.count)
  }
}
