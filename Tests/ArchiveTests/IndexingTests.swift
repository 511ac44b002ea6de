import Prose
import Testing

@testable import Archive

/// Annotations are taken in whole, come back whole, and are found again.
@Suite struct IndexingTests {
  let scratch: Scratch
  let store: ArticleStore
  let feed: SubscriptionID

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    feed = try store.followed()
  }

  static let budget = item(
    "1", "Budget day", "“We can afford it,” said Ann Bell.\n\n“Nobody believes that” said Bo Cook.",
    published: "2026-02-27T08:00:00Z")
  static let harbour = item(
    "2", "Harbour closed", "“The wall will hold” said Ann Bell.", published: "2026-02-28T08:00:00Z")

  @Test func `an annotation comes back as it was found`() throws {
    var draft = item("1", "Café", "“Olé” said Ægir Ó Briain.")
    var annotation = draft.annotated()
    annotation.entities[0].roles = ["mayor of the town"]
    annotation.entities[0].aliases.append("Not In The Text")
    annotation.entities[0].gender = .masculine
    annotation.mentions.append(
      Mention(range: TextRange(0, 5), tokens: TokenRange(0, 0), form: .nominal, entity: nil))
    annotation.mentions.sort { $0.range < $1.range }
    annotation.entities[0].mentions = [MentionIndex(1)]
    annotation.quotes[0].attribution?.mention = MentionIndex(1)
    annotation.quotes[0].kind = .mixed
    annotation.quotes[0].isSpeech = false
    draft.byline = "Ann Bell"
    let id = try store.keepNew(draft, of: feed)
    try store.index([(id, draft, annotation)])
    let stored = try #require(try store.article(id))
    #expect(stored.annotation == annotation)
    #expect(stored.entities.count == 1)
    #expect(try store.check() == [])
  }

  @Test func `what was never annotated comes first, then what is stale, the newest first`() throws {
    let ids = try store.keep([Self.harbour, Self.budget], of: feed).new
    let version = AnnotatorVersion("test-1")
    #expect(try store.pending(annotator: version) == 2)
    #expect(try store.unindexed(limit: 9, annotator: version).map(\.id) == ids.reversed())
    try store.annotateAll()
    #expect(try store.pending(annotator: version) == 0)
    let newer = AnnotatorVersion("test-2")
    let third = try store.keepNew(
      item("3", "Old news", published: "2020-01-01T00:00:00Z"), of: feed)
    #expect(try store.unindexed(limit: 9, annotator: newer).map(\.id) == [third] + ids.reversed())
    #expect(try store.unindexed(limit: 1, annotator: newer).map(\.id) == [third])
  }

  @Test func `two names of an article that are one body count the article once`() throws {
    let first = try store.keepNew(Self.budget, of: feed)
    var annotation = Self.budget.annotated()
    annotation.entities[0].kind = .organisation
    try store.index([(first, Self.budget, annotation)])
    let second = try store.keepNew(Self.harbour, of: feed)
    annotation = Self.harbour.annotated()
    annotation.entities[0].kind = .organisation
    var again = annotation.entities[0]
    again.mentions = []
    annotation.entities.append(again)
    try store.index([(second, Self.harbour, annotation)])
    #expect(try store.check() == [])
    #expect(try store.speakers("ann").map(\.articles) == [2])
  }

  @Test func `annotating again changes nothing but the version`() throws {
    let ids = try store.keep([Self.harbour, Self.budget], of: feed).new
    try store.annotateAll()
    let before = try store.speakers()
    try store.annotateAll("test-2")
    #expect(try store.speakers() == before)
    #expect(try store.article(ids[0])?.annotation?.annotator == AnnotatorVersion("test-2"))
    #expect(try store.words(QuoteQuery()).count == 3)
    #expect(try store.check() == [])
  }

  @Test func `a text that changes is forgotten and annotated anew`() throws {
    try store.keep([Self.budget], of: feed)
    try store.annotateAll()
    let later = item("1", "Budget day", "“All is lost” said Ann Bell.")
    try store.keep([later], of: feed)
    #expect(try store.words(QuoteQuery()) == [])
    #expect(try store.titles("afford") == [])
    #expect(try store.check() == [])
    try store.annotateAll()
    #expect(try store.words(QuoteQuery()) == ["All is lost"])
    #expect(try store.words(QuoteQuery(speaker: "Cook")) == [])
    #expect(try store.check() == [])
  }

  @Test func `an annotation of a text that has changed meanwhile is not taken`() throws {
    let id = try store.keepNew(Self.budget, of: feed)
    try store.keep([item("1", "Budget day", "Other words.")], of: feed)
    try store.index([(id, Self.budget, Self.budget.annotated())])
    #expect(try store.article(id)?.annotation == nil)
  }

  @Test func `quotes are found by speaker, words and time`() throws {
    try store.keep([Self.harbour, Self.budget], of: feed)
    try store.annotateAll()
    #expect(
      try store.words(QuoteQuery(speaker: "bell")) == ["The wall will hold", "We can afford it,"])
    #expect(try store.words(QuoteQuery(speaker: "Ann B")).count == 2)
    #expect(try store.words(QuoteQuery(about: "wall")) == ["The wall will hold"])
    #expect(try store.words(QuoteQuery(about: "hold the")) == ["The wall will hold"])
    #expect(try store.words(QuoteQuery(speaker: "bell", about: "afford")) == ["We can afford it,"])
    #expect(try store.words(QuoteQuery(about: "nothing")) == [])
    #expect(try store.words(QuoteQuery(kinds: [.indirect])) == [])
    #expect(try store.words(QuoteQuery(confidence: 0.95)) == [])
    #expect(try store.words(QuoteQuery(since: noon - 30 * 3_600)) == ["The wall will hold"])
    #expect(
      try store.words(QuoteQuery(filter: try parseQuery("speaker:cook or about:wall")))
        == ["The wall will hold", "Nobody believes that"])
    let hit = try #require(
      try store.quotes(QuoteQuery(speaker: "cook"), now: noon).rows.first)
    #expect(hit.cue == "said" && hit.source == "Bo Cook")
    #expect(hit.speakers.map(\.name) == ["Bo Cook"])
    #expect(hit.title == "Budget day")
  }

  @Test func `pages of quotes go on where the one before ended`() throws {
    try store.keep([Self.harbour, Self.budget], of: feed)
    try store.annotateAll()
    var words: [String] = []
    var cursor: Cursor?
    repeat {
      let page = try store.quotes(QuoteQuery(), after: cursor, limit: 1, now: noon)
      words += page.rows.map { $0.words[0] }
      cursor = page.next
    } while cursor != nil
    #expect(words == ["The wall will hold", "We can afford it,", "Nobody believes that"])
  }

  @Test func `a surname alone and a full name in the same company are one`()
    throws
  {
    try store.keep([item("1", "Launch", "“We fly” said Rogozin.\n\n“No” said Bo Cook.")], of: feed)
    try store.annotateAll()
    let draft = item("2", "Landing", "“We landed” said Dmitry Rogozin.\n\n“Oh” said Bo Cook.")
    let id = try store.keepNew(draft, of: feed)
    var annotation = draft.annotated()
    annotation.entities[0].aliases.append("Rogozin")
    try store.index([(id, draft, annotation)])
    #expect(try store.speakers("rogozin").map(\.name) == ["Dmitry Rogozin"])
    #expect(try store.words(QuoteQuery(speaker: "dmitry")).count == 2)
    #expect(try store.check() == [])
  }

  @Test func `speakers are completed from the beginnings of their names`() throws {
    try store.keep([Self.harbour, Self.budget], of: feed)
    try store.annotateAll()
    #expect(try store.speakers("be").map(\.name) == ["Ann Bell"])
    #expect(try store.speakers().map(\.quotes) == [2, 1])
    let ann = try #require(try store.speakers("ann bell").first)
    #expect(
      try store.appearances(of: ann.id).rows.map(\.headline.title) == [
        "Harbour closed", "Budget day",
      ])
    #expect(try store.entity(ann.id)?.names == ["Ann Bell"])
  }

  @Test(arguments: [
    ("budget", ["Budget day"]), ("the", ["Harbour closed"]),
    ("day or closed", ["Harbour closed", "Budget day"]),
    ("\"wall will\"", ["Harbour closed"]), ("\"will wall\"", []), ("har*", ["Harbour closed"]),
    ("title:closed", ["Harbour closed"]), ("title:wall", []), ("-wall", ["Budget day"]),
    ("speaker:cook", ["Budget day"]), ("speaker:cook about:afford", []),
    ("speaker:bell about:afford", ["Budget day"]), ("-speaker:cook", ["Harbour closed"]),
    ("entity:\"ann bell\"", ["Harbour closed", "Budget day"]),
    ("feed:example", ["Harbour closed", "Budget day"]),
    ("feed:other", []), ("kind:direct", ["Harbour closed", "Budget day"]), ("kind:indirect", []),
    ("is:unread", ["Harbour closed", "Budget day"]), ("is:starred", []),
    ("lang:en", ["Harbour closed", "Budget day"]),
    ("newer:1d", []), ("newer:2d", ["Harbour closed"]), ("before:2026-02-28", ["Budget day"]),
    ("(budget or wall) -cook", ["Harbour closed"]),
  ])
  func `queries find what they say`(_ typed: String, _ titles: [String]) throws {
    try store.keep([Self.harbour, Self.budget], of: feed)
    try store.annotateAll()
    #expect(try store.titles(typed) == titles)
    #expect(try store.titles(typed, order: .oldest) == titles.reversed())
  }

  @Test(arguments: [
    "\" OR 1", "a AND (", "NEAR(", "*", "-", "col:x", "^a", "'; DROP TABLE text; --",
  ])
  func `what users type is never syntax of the index`(_ words: String) throws {
    try store.keep([Self.harbour], of: feed)
    try store.annotateAll()
    for isPrefix in [false, true] {
      let typed = QueryWords(words, isPrefix: isPrefix)
      for query in [Query.words(typed, in: .anywhere), .quote(.about(typed)), .entity(typed)] {
        _ = try store.headlines(query, now: noon)
      }
    }
    _ = try store.quotes(QuoteQuery(speaker: words, about: words), now: noon)
    #expect(try store.count() == 1)
  }

  @Test func `a hit shows the words around what was found`() throws {
    let long = String(repeating: "Nothing happened. ", count: 40)
    try store.keep([item("1", "News", long + "Then the Wall fell, at last.")], of: feed)
    try store.annotateAll()
    let query = try #require(try parseQuery("wall"))
    let hit = try #require(try store.search(query, now: noon).rows.first)
    let bytes = Array(hit.snippet.text.utf8)
    #expect(hit.snippet.marks.map { String(decoding: bytes[$0], as: UTF8.self) } == ["Wall"])
    #expect(hit.snippet.isCutBefore)
    #expect(hit.snippet.text.utf8.count < 260)
  }

  @Test func `of copies in two feeds one is listed, and both for their feeds`() throws {
    let other = try store.followed("https://second.example/b")
    let draft = item("1", "One", "Text.", url: "https://x.example/1")
    try store.keep([draft], of: feed)
    let copy = try store.keepNew(draft, of: other)
    try store.annotateAll()
    #expect(try store.titles("text") == ["One"])
    #expect(try store.titles("feed:second") == ["One"])
    #expect(try store.headlines(now: noon).rows.map(\.copies) == [1])
    try store.mark([copy], .star)
    #expect(try store.headlines(try parseQuery("is:starred"), now: noon).rows.map(\.id) == [copy])
  }
}
