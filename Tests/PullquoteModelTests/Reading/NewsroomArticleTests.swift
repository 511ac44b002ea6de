import Feeds
import GRDB
import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// An article opened for reading, and the places in it.
@Suite struct NewsroomArticleTests {
  let desk: Desk
  let feed: SubscriptionID
  private let told = ToldArticle("1", "Budget day", date: Desk.noon)
    .quoting("Ann Bell", "We can afford it").saying("A long debate followed in the old hall.")
    .quoting("Bo Cook", "No")

  init() throws {
    desk = try Desk()
    feed = try desk.follow("council")
  }

  private func open(_ id: ArticleID) throws -> OpenedArticle {
    guard case .article(let article) = desk.room.answer(.article(id)) else { throw Unanswered() }
    return try #require(article)
  }

  @Test func `an article comes with its quotes, their rows and what the archive counts`() throws {
    let id = try desk.keep(told, of: feed)
    try desk.keep(
      ToldArticle("2", "More", date: Desk.noon).quoting("Ann Bell", "Once more"), of: feed)
    let article = try open(id)
    #expect(article.stored.draft == told.draft)
    #expect(article.feedName == "council")
    #expect(article.index.quotes.count == 2)
    #expect(article.index.voices.count == 2)
    #expect(article.index.runs.contains { $0.role == .words && $0.isInMarks })
    #expect(article.quotes == [try desk.quote("afford").id, try desk.quote("no").id])
    #expect(article.counts.map { $0?.name } == ["Ann Bell", "Bo Cook"])
    #expect(article.counts.map { $0?.quotes } == [2, 1])
    #expect(article.place == nil && !article.isPending)
  }

  @Test func `an article that waits for the annotator can be read without its quotes`() throws {
    let id = try desk.keep(told, of: feed, annotated: false)
    let article = try open(id)
    #expect(article.isPending)
    #expect(article.index.quotes.isEmpty && article.quotes.isEmpty && article.counts.isEmpty)
    #expect(article.index.article.draft == told.draft)
  }

  @Test func `an article that has gone is nil, and nothing can be left in it`() throws {
    guard case .article(nil) = desk.room.answer(.article(ArticleID(99))) else {
      throw Unanswered()
    }
    #expect(desk.room.make(.setMark("a", ArticleID(99), place: 3)).isDone == false)
    _ = desk.room.make(.remember(ArticleID(99), place: 3))
    #expect(desk.room.make(.removeMark("a")).isDone == false)
  }

  @Test func `parts of a mixed quote stand in marks as they would after annotation`() throws {
    var draft = told.draft
    draft.text = "Budget day\n\nShe said the hall was \"old and cold\" but dear."
    let start = "Budget day\n\n".utf8.count
    draft.paragraphs = [
      Paragraph(range: TextRange(0, 10), kind: .title),
      Paragraph(range: TextRange(start, draft.text.utf8.count), kind: .body),
    ]
    let id = try #require(
      try desk.store.store(
        [draft], of: feed, report: FetchReport(status: 200), now: Desk.noon
      ).new.first)
    let piece = TextRange(start + 9, draft.text.utf8.count - 1)
    var annotation = told.annotation
    annotation.mentions = []
    annotation.entities = []
    annotation.quotes = [Quote(pieces: [piece], kind: .mixed)]
    try desk.store.index([(id, draft, annotation)])
    let index = try open(id).index
    let marked = index.runs.filter(\.isInMarks).map {
      String(decoding: index.bytes[$0.range.start..<$0.range.end], as: UTF8.self)
    }
    #expect(marked == ["\"old and cold\""])
  }

  @Test func `the place where an article was left is kept, and forgotten at its begin`() throws {
    let id = try desk.keep(told, of: feed)
    let place = try #require(told.draft.text.utf8.firstRange(of: "debate".utf8)).lowerBound
    let offset = told.draft.text.utf8.distance(from: told.draft.text.startIndex, to: place)
    #expect(desk.room.make(.remember(id, place: offset)).isDone)
    #expect(try open(id).place == offset)
    _ = desk.room.make(.remember(id, place: 0))
    #expect(try open(id).place == nil)
  }

  @Test(arguments: [
    (change: "A new beginning. ", by: 17), (change: "", by: 0),
  ])
  func `places and marks stay by their words when the text is replaced`(change: String, by: Int)
    throws
  {
    let id = try desk.keep(told, of: feed)
    let text = told.draft.text
    let place = try #require(text.firstRange(of: "debate")).lowerBound
    let offset = text.utf8.distance(from: text.startIndex, to: place)
    _ = desk.room.make(.remember(id, place: offset))
    _ = desk.room.make(.setMark("a", id, place: offset))
    var draft = told.draft
    draft.text = "Budget day\n\n\(change)" + text.dropFirst("Budget day\n\n".count) + " The end."
    draft.paragraphs = Paragraph.lines(of: draft.text)
    try desk.store.replaceText(of: id, with: draft)
    #expect(try open(id).place == offset + by)
    guard case .places(let places) = desk.room.answer(.marks) else { throw Unanswered() }
    #expect(
      places == [Place(letter: "a", article: id, title: "Budget day", offset: offset + by)])
  }

  @Test func `a place beyond a text that became short is inside it`() throws {
    let id = try desk.keep(told, of: feed)
    _ = desk.room.make(.remember(id, place: 90))
    _ = desk.room.make(.setMark("z", id, place: 1_000_000))
    var draft = told.draft
    draft.text = "Gone."
    draft.paragraphs = Paragraph.lines(of: draft.text)
    try desk.store.replaceText(of: id, with: draft)
    #expect(try #require(try open(id).place) < 5)
    guard case .places(let places) = desk.room.answer(.marks) else { throw Unanswered() }
    #expect(places.map(\.offset).allSatisfy { $0 < 5 })
  }

  @Test func `a letter stands for one place, and setting it can be taken back`() throws {
    let id = try desk.keep(told, of: feed)
    #expect(desk.room.make(.setMark("a", id, place: 12)).reverse == .removeMark("a"))
    let second = desk.room.make(.setMark("a", id, place: 30))
    #expect(second.reverse == .setMark("a", id, place: 12))
    _ = desk.room.make(try #require(second.reverse))
    guard case .places(let places) = desk.room.answer(.marks) else { throw Unanswered() }
    #expect(places.map(\.offset) == [12])
    let removed = desk.room.make(.removeMark("a"))
    #expect(removed.isDone && removed.reverse == .setMark("a", id, place: 12))
    #expect(desk.room.make(.setMark(" ", id, place: 1)).isDone == false)
  }

  @Test func `an article with a letter does not expire`() throws {
    let id = try desk.keep(ToldArticle("1", "Old", date: Desk.noon), of: feed)
    let other = try desk.keep(ToldArticle("2", "Older", date: Desk.noon), of: feed)
    _ = desk.room.make(.mark([id, other], .read))
    _ = desk.room.make(.setMark("k", id, place: 1))
    let later = Desk.noon + 9 * Desk.day
    #expect(try desk.store.expire(now: later, retention: Retention(days: 3, count: nil)) == 1)
    #expect(try desk.store.article(id) != nil)
  }

  @Test func `a damaged blob costs the quotes, never the text`() throws {
    let id = try desk.keep(told, of: feed)
    try desk.store.pool.write { try $0.execute(sql: "UPDATE findings SET blob = x'ff01ff'") }
    let article = try open(id)
    #expect(article.isPending && article.stored.draft.text == told.draft.text)
    guard
      case .mentions(let page) = desk.room.answer(
        .mentions(try desk.speaker("bell"), after: nil, limit: 9))
    else { throw Unanswered() }
    #expect(page.rows.map(\.place) == [0])
    guard case .entity(let profile) = desk.room.answer(.entity(try desk.speaker("bell"))) else {
      throw Unanswered()
    }
    #expect(profile?.together == [])
  }

  @Test func `what keeps the archive from answering is told`() throws {
    try desk.store.pool.write { try $0.execute(sql: "DROP TABLE spoken; DROP TABLE problem") }
    guard case .failure(let text) = desk.room.answer(.problems(nil)) else { throw Unanswered() }
    #expect(text.contains("archive.sqlite"))
    #expect(desk.room.make(.merge(EntityID(1), EntityID(2))).isDone == false)
  }
}
