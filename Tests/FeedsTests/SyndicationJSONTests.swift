import Prose
import Testing

@testable import Feeds

@Suite struct SyndicationJSONTests {
  private let version = "\"version\": \"https://jsonfeed.org/version/1.1\""

  @Test func `a feed and an item give all their fields`() throws {
    let feed = try parsed(
      """
      {\(version), "title": "Tea & <Talk>", "home_page_url": "https://tea.example/",
       "feed_url": "https://tea.example/f.json", "description": "d", "language": "en",
       "icon": "i.png", "authors": [{"name": "Ada", "url": "/ada"}], "_own": {"x": [1, {}]},
       "items": [{"id": 12, "url": "/12", "title": "A \\u201cT\\u201d", "content_html": "<p>x</p>",
         "content_text": "x", "summary": "s", "date_published": "2026-03-03T07:05:09+01:00",
         "date_modified": "2026-03-04T00:00:00Z", "tags": ["a", "b", "a"], "image": "p.jpg",
         "attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5},
                         {"url": "javascript:x"}, 7]}]}
      """)
    #expect(feed.format == .jsonfeed)
    #expect(feed.title == "Tea & <Talk>")
    #expect(feed.link == "https://tea.example/")
    #expect(feed.image == "https://tea.example/i.png")
    #expect(feed.warnings == [])
    let item = try #require(feed.items.first)
    #expect(item.id == "12")
    #expect(item.link == "https://tea.example/12")
    #expect(item.title == "A “T”")
    #expect(item.authors == [Feed.Person(name: "Ada", email: nil, url: "https://tea.example/ada")])
    #expect(item.content?.isHTML == true)
    #expect(item.published == "2026-03-03T06:05:09Z")
    #expect(item.updated == "2026-03-04T00:00:00Z")
    #expect(item.categories == ["a", "b"])
    #expect(
      item.enclosures
        == [Enclosure(url: "https://tea.example/a.mp3", type: "audio/mpeg", length: 5)])
  }

  @Test func `items that are none become a warning`() throws {
    let feed = try parsed("{\(version), \"items\": [null, 5, {\"id\": \"1\"}, [], \"x\"]}")
    #expect(feed.items.map(\.id) == ["1"])
    #expect(feed.warnings == ["4 items that are no objects were left out"])
  }

  @Test func `items before the place where the document breaks off are kept`() throws {
    let feed = try parsed("{\(version), \"items\": [{\"id\": \"1\"}, {\"id\": \"2\", \"ti")
    #expect(feed.items.map(\.id) == ["1"])
    #expect(feed.warnings.count == 1)
  }

  @Test func `bare line breaks and halves of surrogate pairs lose no item`() throws {
    let feed = try parsed(
      "{\(version), \"items\": [{\"id\": \"1\", \"content_text\": \"a\n\tb\", \"title\": \"x\\ud800y\"}]}"
    )
    #expect(feed.items.first?.title == "x\u{FFFD}y")
    #expect(feed.items.first?.content?.bytes == Array("a\n\tb".utf8))
  }

  @Test(arguments: [
    "[1, 2]", "{\"hello\": \"world\"}", "{\"a\":", "{",
    String(repeating: "{\"a\":", count: 100_000), "{\"items\": {}}",
  ])
  func `other JSON is no feed`(document: String) {
    #expect(throws: FeedError.self) { try parsed(document) }
  }

  private func parsed(_ document: String) throws(FeedError) -> Feed {
    try parseFeed(Array(document.utf8), contentType: nil, url: "https://tea.example/feed.json")
  }
}
