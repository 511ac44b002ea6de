import Foundation
import Prose
import Testing

@testable import Archive

/// What the reader said outlives annotations and the archive itself.
@Suite struct CorrectionTests {
  let scratch: Scratch
  let store: ArticleStore
  let feed: SubscriptionID
  static let draft = item(
    "1", "Budget day", "“We can afford it” said Ann Bell.\n\n“No” said Bo Cook.",
    url: "https://x.example/1")

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    feed = try store.followed()
    try store.keep([Self.draft], of: feed)
    try store.annotateAll()
  }

  private func speaker(_ name: String) throws -> EntityID {
    try #require(try store.speakers(name).first).id
  }

  private func correctFirstQuote() throws {
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    try store.correct(quote.id, speaker: try speaker("cook"), now: noon)
  }

  @Test func `a quote of a file, which has neither identifier nor address, is corrected too`()
    throws
  {
    let file = item(nil, "Notes", "“Rain is due” said Cay Dunn.\n\n“Snow” said Eli Fox.")
    _ = try store.add(file, now: noon)
    try store.annotateAll()
    let quote = try #require(try store.quotes(QuoteQuery(about: "rain"), now: noon).rows.first)
    try store.correct(quote.id, speaker: try speaker("fox"), now: noon)
    #expect(try store.words(QuoteQuery(speaker: "fox")).sorted() == ["Rain is due", "Snow"])
    try store.annotateAll("test-2")
    #expect(try store.words(QuoteQuery(speaker: "fox")).sorted() == ["Rain is due", "Snow"])
    #expect(try store.check() == [])
  }

  @Test func `a quote given to another speaker stays so when it is annotated again`() throws {
    try correctFirstQuote()
    #expect(try store.words(QuoteQuery(speaker: "cook")) == ["We can afford it", "No"])
    #expect(try store.words(QuoteQuery(speaker: "bell")) == [])
    try store.annotateAll("test-2")
    #expect(try store.words(QuoteQuery(speaker: "cook")) == ["We can afford it", "No"])
    #expect(try store.check() == [])
  }

  @Test func `a correction holds for the words, also in a changed text`() throws {
    try correctFirstQuote()
    let changed = item(
      "1", "Budget day", "New beginning. “No” said Bo Cook.\n\n“We can afford it” said Ann Bell.")
    try store.keep([changed], of: feed)
    try store.annotateAll()
    #expect(try store.words(QuoteQuery(speaker: "cook")) == ["No", "We can afford it"])
    #expect(try store.check() == [])
  }

  @Test func `nobody may be said to have spoken a quote`() throws {
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    try store.correct(quote.id, speaker: nil, now: noon)
    #expect(try store.words(QuoteQuery(speaker: "bell")) == [])
    #expect(try store.words(QuoteQuery(about: "afford")).count == 1)
    #expect(try store.check() == [])
  }

  @Test(arguments: ["test-1", "test-2"])
  func `the article shows the speaker that the reader named, as certain`(engine: String) throws {
    try correctFirstQuote()
    try store.annotateAll(engine)
    let annotation = try #require(try kept()?.annotation)
    #expect(annotation.quotes.map(annotation.speakerName) == ["Bo Cook", "Bo Cook"])
    #expect(annotation.quotes.map { $0.attribution?.rule } == [.reader, .cueAfter])
    #expect(annotation.quotes.map { $0.attribution?.confidence } == [1, 0.9])
    #expect(annotation.annotator == AnnotatorVersion(engine))
  }

  @Test func `who is nobody by the reader's word stays nobody behind a newer engine`() throws {
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    try store.correct(quote.id, speaker: nil, now: noon)
    try store.annotateAll("test-2")
    #expect(try store.words(QuoteQuery(speaker: "bell")) == [])
    let annotation = try #require(try kept()?.annotation)
    #expect(annotation.quotes.map(annotation.speakerName) == [nil, "Bo Cook"])
    #expect(try store.check() == [])
  }

  @Test func `the last word counts where the reader corrects twice`() throws {
    let bell = try speaker("bell")
    try correctFirstQuote()
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    try store.correct(quote.id, speaker: bell, now: noon)
    try store.annotateAll("test-2")
    let annotation = try #require(try kept()?.annotation)
    #expect(annotation.quotes.map(annotation.speakerName) == ["Ann Bell", "Bo Cook"])
    #expect(annotation.quotes[0].attribution?.rule == .reader)
  }

  @Test func `somebody the article does not name may be the speaker`() throws {
    try store.keep([item("2", "More", "“Yes” said Cy Dee.")], of: feed)
    try store.annotateAll()
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    try store.correct(quote.id, speaker: try speaker("dee"), now: noon)
    let stored = try #require(try kept())
    let annotation = try #require(stored.annotation)
    #expect(annotation.quotes.map(annotation.speakerName) == ["Cy Dee", "Bo Cook"])
    #expect(annotation.problems(in: stored.draft.text) == [])
    #expect(stored.entities.count == annotation.entities.count)
  }

  @Test func `what the reader said is sure enough for any list`() throws {
    try correctFirstQuote()
    #expect(try store.words(QuoteQuery(confidence: 0.9)) == ["We can afford it", "No"])
    #expect(try store.words(QuoteQuery(confidence: 0.95)) == ["We can afford it"])
    let hit = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    #expect(hit.quote.attribution?.confidence == 1)
    #expect(hit.speakers.map(\.name) == ["Bo Cook"])
  }

  @Test(arguments: [
    (0.0, ["Bo Cook: 2"]), (0.9, ["Bo Cook: 2"]), (0.95, ["Bo Cook: 1"]),
  ])
  func `speakers are counted by what is sure enough`(least: Double, counts: [String]) throws {
    try correctFirstQuote()
    let found = try store.speakers("", limit: 10, confidence: least)
    #expect(found.map { "\($0.name): \($0.quotes)" } == counts)
    #expect(try store.speakers("zzz", limit: 10, confidence: least).isEmpty)
  }

  private func kept() throws -> StoredArticle? {
    let headlines = try store.headlines(now: noon).rows
    return try headlines.first { $0.title == "Budget day" }.flatMap { try store.article($0.id) }
  }

  @Test func `two entities that were merged are one, also when annotated again`() throws {
    try store.merge(try speaker("bell"), try speaker("cook"), now: noon)
    #expect(try store.speakers().map(\.quotes) == [2])
    #expect(try store.speakers("cook").map(\.name) == ["Ann Bell"])
    #expect(try store.check() == [])
    try store.annotateAll("test-2")
    #expect(try store.speakers().map(\.quotes) == [2])
    #expect(try store.check() == [])
  }

  @Test func `a name taken from an entity is another one's from then on`() throws {
    let feed = try store.followed()
    try store.keep([item("2", "More", "“Yes” said Ann Maria Bell.")], of: feed)
    try store.annotateAll()
    let ann = try speaker("ann bell")
    try #require(try store.entity(ann)?.names.sorted() == ["Ann Bell", "Ann Maria Bell"])
    try store.split("Ann Maria Bell", from: ann, now: noon)
    try store.annotateAll()
    #expect(try store.entity(ann)?.names == ["Ann Bell"])
    #expect(try store.words(QuoteQuery(speakers: [ann])) == ["We can afford it"])
    #expect(try store.words(QuoteQuery(speaker: "maria")) == ["Yes"])
    #expect(try store.check() == [])
  }

  @Test func `what was merged is two again, and stays two`() throws {
    let (bell, cook) = (try speaker("bell"), try speaker("cook"))
    let other = item("2", "More", "“Yes” said Bo Cook.")
    try store.keep([other], of: feed)
    try store.annotateAll()
    let undo = try #require(try store.merge(bell, cook, now: noon))
    try #require(try store.speakers().map(\.quotes) == [3])
    try store.part(undo, now: noon)
    // One article names both and waits for the annotator; the other knew whose it was.
    #expect(try store.words(QuoteQuery(speakers: [cook])) == ["Yes"])
    for engine in ["test-1", "test-2"] {
      try store.annotateAll(engine)
      #expect(try store.words(QuoteQuery(speaker: "bell")) == ["We can afford it"])
      #expect(try store.words(QuoteQuery(speakers: [cook])).sorted() == ["No", "Yes"])
      #expect(try store.entity(bell)?.names == ["Ann Bell"])
    }
    #expect(try store.check() == [])
  }

  @Test func `a name that was taken away is given back`() throws {
    try store.keep([item("2", "More", "“Yes” said Ann Maria Bell.")], of: feed)
    try store.annotateAll()
    let ann = try speaker("ann bell")
    let undo = try #require(try store.split("Ann Maria Bell", from: ann, now: noon))
    try store.annotateAll()
    try #require(try store.words(QuoteQuery(speakers: [ann])) == ["We can afford it"])
    try store.join(undo, now: noon)
    for engine in ["test-1", "test-2"] {
      try store.annotateAll(engine)
      let words = try store.words(QuoteQuery(speakers: [ann])).sorted()
      #expect(words == ["We can afford it", "Yes"], "\(engine)")
    }
    #expect(try store.check() == [])
  }

  @Test func `a quote whose correction is withdrawn is the engine's again`() throws {
    try correctFirstQuote()
    let quote = try #require(try store.quotes(QuoteQuery(about: "afford"), now: noon).rows.first)
    #expect(try store.isCorrected(quote.id))
    try store.withdraw(quote.id, now: noon)
    #expect(try store.isCorrected(quote.id) == false)
    for engine in ["test-1", "test-2"] {
      let annotation = try #require(try kept()?.annotation)
      #expect(annotation.quotes.map(annotation.speakerName) == ["Ann Bell", "Bo Cook"])
      #expect(annotation.quotes.map { $0.attribution?.confidence } == [0.9, 0.9])
      try store.annotateAll(engine)
    }
    #expect(try store.words(QuoteQuery(speaker: "cook")) == ["No"])
    #expect(try store.check() == [])
  }

  @Test func `stars, tags and corrections come back into a new archive`() throws {
    let id = try #require(try store.headlines(now: noon).rows.first).id
    try store.mark([id], .star)
    try store.mark([id], .tag("money"))
    try store.mark([id], .tag("gone"))
    try store.mark([id], .untag("gone"))
    try correctFirstQuote()
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: scratch.path + ending)
    }
    let new = try scratch.store()
    let feed = try new.followed()
    let back = try new.keepNew(Self.draft, of: feed)
    try new.annotateAll()
    #expect(try new.article(back)?.isStarred == true)
    #expect(try new.article(back)?.tags == ["money"])
    #expect(try new.words(QuoteQuery(speaker: "cook")).count == 2)
    #expect(try new.check() == [])
  }

  @Test func `a line that broke off is passed over and spoils no other`() throws {
    let journal = store.journal
    try Data(#"{"at":1,"do":"st"#.utf8).write(to: URL(filePath: journal.path))
    let key = ArticleKey(feed: "https://feed.example/a", guid: "1", url: nil)
    try journal.append([.mark(key, .star), .mark(key, .tag("a\nb"))], now: noon)
    #expect(journal.corrections() == [.mark(key, .star), .mark(key, .tag("a\nb"))])
  }

  @Test(arguments: [
    Correction.mark(ArticleKey(feed: nil, guid: nil, url: "https://x.example/1"), .untag("é")),
    .speaker(ArticleKey(feed: "f", guid: "g", url: "u"), words: "“No”", speaker: nil),
    .speaker(
      ArticleKey(feed: "f", guid: "g", url: "u"), words: "No",
      speaker: EntityKey(name: "Ann", kind: .person)),
    .merge(EntityKey(name: "A", kind: .person), EntityKey(name: "B", kind: .other)),
    .split(EntityKey(name: "A", kind: .organisation), name: "B"),
    .withdrawn(.split(EntityKey(name: "A", kind: .person), name: "B")),
    .withdrawn(.speaker(ArticleKey(feed: "f", guid: "g", url: "u"), words: "No", speaker: nil)),
  ])
  func `the journal gives back what was written`(_ correction: Correction) throws {
    let journal = Journal(path: scratch.folder.appending(path: "other.jsonl").path)
    try journal.append([correction], now: noon)
    #expect(journal.corrections() == [correction])
  }

  @Test func `a mark is undone for those articles alone that it changed`() throws {
    let old = try #require(try store.headlines(now: noon).rows.first).id
    let new = try store.keepNew(item("2", "Second"), of: feed)
    try store.mark([old], .star)
    let undo = try store.mark([old, new, ArticleID(99)], .star)
    #expect(undo.changed == [new])
    try store.undo(undo)
    #expect(try store.article(old)?.isStarred == true)
    #expect(try store.article(new)?.isStarred == false)
  }
}
