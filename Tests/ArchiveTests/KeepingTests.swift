import Prose
import Testing

@testable import Archive

/// What is stored is there whole, once, and with what the reader did with it.
@Suite struct KeepingTests {
  let scratch: Scratch
  let store: ArticleStore
  let feed: SubscriptionID

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    feed = try store.followed()
  }

  @Test func `an article comes back as it was stored`() throws {
    var draft = item("1", "Café opens", "It is open.\n\nSee it.", url: "https://x.example/cafe")
    draft.byline = "Ann Bell"
    draft.published = "2026-02-28T08:00:00Z"
    draft.updated = "2026-02-28T09:00:00Z"
    draft.language = "en-GB"
    draft.paragraphs[1].kind = .item(depth: 2)
    draft.paragraphs[2].kind = .heading(level: 3)
    draft.links = [
      Link(range: TextRange(13, 15), url: "https://x.example/cafe/menu"),
      Link(range: TextRange(16, 18), url: "https://x.example/cafe/map"),
    ]
    draft.pictures = [Picture(range: draft.paragraphs[2].range, url: "https://x.example/1.png")]
    draft.categories = ["Food", "Town"]
    draft.enclosures = [
      Enclosure(url: "https://x.example/1.mp3", type: "audio/mpeg", length: 0),
      Enclosure(url: "https://x.example/2.mp3"),
    ]
    draft.comments = "https://x.example/cafe#talk"
    let id = try store.keepNew(draft, of: feed)
    let stored = try #require(try store.article(id))
    #expect(stored.draft == draft)
    #expect(stored.feed == feed)
    #expect(stored.date == noon - 28 * 3_600)
    #expect(stored.fetchedAt == noon)
    #expect(!stored.isRead && !stored.isStarred && stored.tags.isEmpty)
  }

  @Test func `rows grow with dates, and without dates the first in the document is the newest`()
    throws
  {
    let outcome = try store.keep(
      [
        item("1", "undated, first"), item("2", "undated, second"),
        item("3", "old", published: "2026-01-01T00:00:00Z"),
        item("4", "older", published: "2025-01-01T00:00:00Z"),
      ], of: feed)
    let titles = try outcome.new.map { try store.article($0)?.draft.title }
    #expect(titles == ["older", "old", "undated, second", "undated, first"])
  }

  @Test func `an article from the future is dated now`() throws {
    let id = try store.keepNew(item("1", "soon", published: "2031-01-01T00:00:00Z"), of: feed)
    #expect(try store.article(id)?.date == noon)
  }

  @Test func `what is known is not stored again`() throws {
    let document = [item("1", "One", "Text."), item("2", "Two", "Text of two.")]
    #expect(try store.keep(document, of: feed).new.count == 2)
    let again = try store.keep(document, of: feed)
    #expect(again.new.isEmpty && again.changed.isEmpty && again.same == 2)
    #expect(try store.count() == 2)
  }

  @Test func `an item repeated inside one document is one article`() throws {
    let one = item("1", "One", "Text.")
    #expect(try store.keep([one, one, one], of: feed).new.count == 1)
  }

  @Test func `one identifier on different items tells nothing`() throws {
    let document = [
      item("https://x.example/", "One", "Text.", url: "https://x.example/1"),
      item("https://x.example/", "Two", "More.", url: "https://x.example/2"),
    ]
    #expect(try store.keep(document, of: feed).new.count == 2)
    #expect(try store.keep(document, of: feed).new.isEmpty)
  }

  @Test(arguments: [
    item("new", "One", "Text.", url: "https://x.example/1"),
    item("new", "One", "Changed text.", url: "http://www.x.example/1/?utm_source=rss"),
    item("new", "One", "Text.", url: "https://other.example/1"),
  ])
  func `an article whose identifier changes is still the same`(_ later: Draft) throws {
    let id = try store.keepNew(item("old", "One", "Text.", url: "https://x.example/1"), of: feed)
    try store.mark([id], .star)
    #expect(try store.keep([later], of: feed).new.isEmpty)
    #expect(try store.count() == 1)
    #expect(try store.article(id)?.isStarred == true)
    #expect(try store.article(id)?.draft == later)
  }

  @Test func `two articles of one title and address whose identifiers stand side by side are two`()
    throws
  {
    let document = [
      item("1", "Live", "At noon.", url: "https://x.example/live"),
      item("2", "Live", "At one.", url: "https://x.example/live"),
    ]
    #expect(try store.keep([document[0]], of: feed).new.count == 1)
    #expect(try store.keep(document, of: feed).new.count == 1)
  }

  @Test func `the same words under another address on another day are another article`() throws {
    let friday = item(
      "1", "Open thread", "Talk.", url: "https://x.example/1", published: "2026-02-20T08:00:00Z")
    let next = item(
      "2", "Open thread", "Talk.", url: "https://x.example/2", published: "2026-02-27T08:00:00Z")
    try store.keep([friday], of: feed)
    #expect(try store.keep([next], of: feed).new.count == 1)
  }

  @Test func `an article that was dropped and brought back keeps its marks`() throws {
    let one = item("1", "One", "Text.")
    let id = try store.keepNew(one, of: feed)
    try store.mark([id], .read)
    try store.mark([id], .tag("later"))
    try store.keep([item("2", "Two", "Text of two.")], of: feed, now: noon + 60)
    #expect(try store.keep([one], of: feed, now: noon + 120).new.isEmpty)
    let stored = try #require(try store.article(id))
    #expect(stored.isRead)
    #expect(stored.tags == ["later"])
    #expect(stored.fetchedAt == noon)
  }

  @Test func `a changed text replaces the old one and keeps the marks`() throws {
    let id = try store.keepNew(item("1", "One", "Text."), of: feed)
    try store.mark([id], .star)
    let outcome = try store.keep([item("1", "One", "Better text.")], of: feed)
    #expect(outcome.changed == [id])
    #expect(try store.article(id)?.draft.text == "One\n\nBetter text.")
    #expect(try store.article(id)?.isStarred == true)
  }

  @Test func `a full text from the page stays when the feed's own words change`() throws {
    let id = try store.keepNew(item("1", "One", "Text."), of: feed)
    try store.replaceText(of: id, with: item("1", "One", "Text and all the rest."))
    #expect(try store.keep([item("1", "One", "Text!")], of: feed).changed == [id])
    let stored = try #require(try store.article(id))
    #expect(stored.draft.text == "One\n\nText and all the rest.")
    #expect(stored.isFullText)
  }

  @Test func `a file that belongs to no feed is kept once`() throws {
    let first = try store.add(item(nil, "Page", "Text.", url: "https://x.example/p"), now: noon)
    let second = try store.add(item(nil, "Page", "New.", url: "https://x.example/p"), now: noon)
    #expect(first == second)
    #expect(try store.article(first)?.feed == nil)
    #expect(try store.article(first)?.draft.text == "Page\n\nNew.")
  }

  @Test func `the same article in two feeds is two that know each other`() throws {
    let other = try store.followed("https://feed.example/b")
    let mine = try store.keepNew(item("1", "One", "Text.", url: "https://x.example/1"), of: feed)
    let copy = try store.keepNew(
      item("b1", "One!", "Text", url: "http://x.example/1?utm_medium=b"), of: other)
    try store.mark([mine], .read)
    #expect(try store.article(mine)?.copies == [copy])
    #expect(try store.article(copy)?.copies == [mine])
    #expect(try store.article(copy)?.isRead == false)
  }

  @Test func `the front page as everybody's address makes no twins`() throws {
    let other = try store.followed("https://feed.example/b")
    try store.keep([item("1", "One", "Text.", url: "https://x.example/")], of: feed)
    let id = try store.keepNew(item("2", "Two", "Text.", url: "https://x.example"), of: other)
    #expect(try store.article(id)?.copies == [])
  }
}
