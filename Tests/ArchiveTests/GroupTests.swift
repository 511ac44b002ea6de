import Prose
import Testing

@testable import Archive

/// The same words in several articles are known to be the same.
@Suite struct GroupTests {
  let scratch: Scratch
  let store: ArticleStore

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    let feed = try store.followed()
    try store.keep(
      [
        item(
          "1", "A", "“The harbour wall will hold for a hundred years” said Ann Bell.",
          published: "2026-02-01T00:00:00Z"),
        item(
          "2", "B", "“The harbour wall will hold for hundred years” said Ann Bell.",
          published: "2026-02-02T00:00:00Z"),
        item(
          "3", "C", "“The harbour wall will hold for a hundred years” said Bo Cook.",
          published: "2026-02-03T00:00:00Z"),
        item(
          "4", "D", "“Nobody asked the fishermen about any of this” said Ann Bell.",
          published: "2026-02-04T00:00:00Z"),
      ], of: feed)
    try store.annotateAll()
    while try store.groupQuotes(limit: 3) > 0 {}
  }

  @Test func `near-identical quotes of one speaker know of one another`() throws {
    let hits = try store.quotes(QuoteQuery(), now: noon).rows
    #expect(hits.map(\.title) == ["D", "C", "B", "A"])
    #expect(hits.map(\.also) == [0, 0, 1, 1])
    #expect(hits[0].group == nil)
    #expect(try store.sameQuotes(hits[2].id).map(\.title) == ["A", "B"])
    #expect(try store.sameQuotes(hits[0].id).map(\.title) == ["D"])
  }

  @Test func `a group forgets an article that changed`() throws {
    let feed = try store.followed()
    try store.keep([item("1", "A", "“All is lost now and for ever” said Ann Bell.")], of: feed)
    try store.annotateAll()
    while try store.groupQuotes() > 0 {}
    #expect(try store.quotes(QuoteQuery(about: "harbour"), now: noon).rows.map(\.also) == [0, 0])
    #expect(try store.check() == [])
  }
}
