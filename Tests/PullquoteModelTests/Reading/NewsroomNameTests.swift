import Feeds
import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// Speakers, people and what the reader says about them.
@Suite struct NewsroomNameTests {
  let desk: Desk
  let harbour: SubscriptionID
  let council: SubscriptionID
  let first: ArticleID
  let second: ArticleID
  let third: ArticleID

  init() throws {
    desk = try Desk()
    harbour = try desk.follow("harbour")
    council = try desk.follow("council")
    first = try desk.keep(
      ToldArticle("1", "Budget day", date: Desk.noon - 40 * Desk.day)
        .quoting("Ann Bell", "We can afford it").quoting("Bo Cook", "We cannot pay Ann Bell"),
      of: council)
    second = try desk.keep(
      ToldArticle("2", "Dredging", date: Desk.noon - 20 * Desk.day)
        .saying("Much water flows past the quay.").naming("Lime Port", .place, after: "Ships in")
        .quoting("Ann Bell", "Dredging begins").quoting("Ann Bell", "It ends in May"),
      of: harbour)
    third = try desk.keep(
      ToldArticle("3", "Ferry late", date: Desk.noon).naming("Ann Bell", after: "The boat of"),
      of: harbour)
  }

  private func speaker(_ id: EntityID, _ query: QuoteQuery? = nil) throws -> SpeakerProfile {
    guard
      case .speaker(let profile) = desk.room.answer(
        .speaker(id, query ?? QuoteQuery(speakers: [id])))
    else { throw Unanswered() }
    return try #require(profile)
  }

  @Test func `a speaker's page counts weeks, outlets and who else speaks`() throws {
    let bell = try desk.speaker("bell")
    let profile = try speaker(bell)
    #expect(profile.record.count.quotes == 3 && profile.record.count.articles == 3)
    #expect(profile.record.first == Desk.noon - 40 * Desk.day)
    #expect(profile.record.last == Desk.noon)
    #expect(!profile.isMonthly && profile.isWhole)
    #expect(profile.periods.map(\.quotes) == [1, 0, 0, 2])
    #expect(profile.periods.map(\.start).allSatisfy { ($0 / Desk.day + 3) % 7 == 0 })
    #expect(profile.outlets.map(\.name) == ["harbour", "council"])
    #expect(profile.outlets.map(\.quotes) == [2, 1])
    #expect(profile.alongside.map(\.name) == ["Bo Cook"])
    #expect(profile.alongside.map(\.quotes) == [1])
  }

  @Test func `a speaker's page by topic or outlet counts only those quotes`() throws {
    let bell = try desk.speaker("bell")
    let byTopic = try speaker(bell, QuoteQuery(speakers: [bell], about: "dredging"))
    #expect(byTopic.periods.map(\.quotes) == [1])
    #expect(byTopic.outlets.map(\.name) == ["harbour"])
    let byOutlet = try speaker(bell, QuoteQuery(feeds: [council]))
    #expect(byOutlet.outlets.map(\.quotes) == [1])
    #expect(byOutlet.periods.map(\.quotes) == [1])
  }

  @Test func `years of quotes are counted by months`() throws {
    try desk.keep(
      ToldArticle("9", "Long ago", date: Desk.noon - 800 * Desk.day)
        .quoting("Ann Bell", "I am new here"), of: council)
    let profile = try speaker(try desk.speaker("bell"))
    #expect(profile.isMonthly)
    #expect(profile.periods.count == 27)
    #expect(profile.periods.first?.quotes == 1)
    #expect(profile.periods.map(\.quotes).reduce(0, +) == 4)
  }

  @Test func `counts of a speaker follow annotations, corrections and removals`() throws {
    let bell = try desk.speaker("bell")
    try desk.store.correct(
      try desk.quote("ends").id, speaker: try desk.speaker("cook"), now: Desk.noon)
    #expect(try speaker(bell).periods.map(\.quotes) == [1, 0, 0, 1])
    #expect(try desk.store.removeArticles(of: harbour) == 2)
    #expect(try speaker(bell).outlets.map(\.quotes) == [1])
    #expect(try desk.store.check() == [])
  }

  @Test func `a page of somebody says with whom and how often they are spoken of`() throws {
    guard case .entity(let found) = desk.room.answer(.entity(try desk.speaker("bell"))) else {
      throw Unanswered()
    }
    let profile = try #require(found)
    #expect(Set(profile.together.map(\.name)) == ["Bo Cook", "Lime Port"])
    #expect(profile.together.map(\.articles) == [1, 1])
    #expect(profile.quotesAbout == 1)
  }

  @Test func `mentions come with the words around and the place of the first`() throws {
    let bell = try desk.speaker("bell")
    guard case .mentions(let page) = desk.room.answer(.mentions(bell, after: nil, limit: 2))
    else { throw Unanswered() }
    #expect(page.rows.map(\.headline.id) == [third, second])
    #expect(page.rows.map(\.mentions) == [1, 2])
    let text = try #require(try desk.store.article(third)).draft.text
    let hit = try #require(page.rows.first)
    #expect(Array(text.utf8)[hit.place...].prefix(8).elementsEqual("Ann Bell".utf8))
    let mark = try #require(hit.snippet.marks.first)
    #expect(
      Array(hit.snippet.text.utf8)[mark.start..<mark.end].elementsEqual("Ann Bell".utf8))
    guard case .mentions(let rest) = desk.room.answer(.mentions(bell, after: page.next, limit: 2))
    else { throw Unanswered() }
    #expect(rest.rows.map(\.headline.id) == [first] && rest.next == nil)
  }

  @Test func `the next article that names somebody lies in either direction of time`() throws {
    let bell = try desk.speaker("bell")
    func neighbours(_ id: ArticleID, isOlder: Bool) throws -> [ArticleID] {
      guard
        case .mentions(let page) = desk.room.answer(.neighbour(bell, of: id, isOlder: isOlder))
      else { throw Unanswered() }
      return page.rows.map(\.headline.id)
    }
    #expect(try neighbours(third, isOlder: true) == [second])
    #expect(try neighbours(second, isOlder: true) == [first])
    #expect(try neighbours(first, isOlder: true) == [])
    #expect(try neighbours(first, isOlder: false) == [second])
    #expect(try neighbours(ArticleID(99), isOlder: false) == [])
  }

  @Test func `names are completed`() throws {
    guard case .names(let speakers) = desk.room.answer(.speakers(prefix: "b", limit: 9)),
      case .names(let all) = desk.room.answer(.entities(prefix: "l", limit: 9)),
      case .quotes(let quotes) = desk.room.answer(
        .quotes(QuoteQuery(speaker: "bell"), after: nil, limit: 9))
    else { throw Unanswered() }
    #expect(speakers.map(\.name) == ["Ann Bell", "Bo Cook"])
    #expect(all.map(\.name) == ["Lime Port"])
    #expect(quotes.rows.count == 3)
  }

  @Test func `a quote is given to somebody else, seen in the article, and taken back`() throws {
    let quote = try desk.quote("afford").id
    let cook = try desk.speaker("cook")
    let outcome = desk.room.make(.correct(quote, speaker: cook))
    #expect(outcome.isDone && outcome.message == "Bo Cook speaks this quote")
    #expect(outcome.reverse == .withdraw(quote))
    guard case .article(let article?) = desk.room.answer(.article(first)) else {
      throw Unanswered()
    }
    #expect(article.index.annotation.speakerName(of: article.index.quotes[0]) == "Bo Cook")
    #expect(article.stored.corrected == [0])
    _ = desk.room.make(try #require(outcome.reverse))
    #expect(try desk.store.article(first)?.corrected == [])
    #expect(desk.room.make(.correct(quote, speaker: nil)).isDone)
    #expect(try desk.store.article(first)?.annotation?.quotes[0].attribution?.speakers == [])
    #expect(desk.room.make(.correct(QuoteID(99), speaker: nil)).isDone == false)
    #expect(desk.room.make(.correct(quote, speaker: EntityID(99))).isDone == false)
  }

  @Test func `a name that is clear finds who bears it, another becomes a person`() throws {
    let quote = try desk.quote("afford").id
    #expect(
      desk.room.make(.name(quote, speaker: " bo  COOK ")).message == "Bo Cook speaks this quote")
    let outcome = desk.room.make(.name(quote, speaker: "Dee Dunn"))
    #expect(outcome.message == "Dee Dunn, who is new, speaks this quote")
    #expect(try desk.quote("afford").speakers.map(\.name) == ["Dee Dunn"])
    #expect(try desk.store.speakers("dunn").map(\.quotes) == [1])
    guard case .article(let article?) = desk.room.answer(.article(first)) else {
      throw Unanswered()
    }
    #expect(article.index.annotation.speakerName(of: article.index.quotes[0]) == "Dee Dunn")
    #expect(article.counts.last??.name == "Dee Dunn")
    for name in ["", " – "] {
      #expect(desk.room.make(.name(quote, speaker: name)).isDone == false)
    }
  }

  @Test func `a speaker the reader named outlives annotations and the archive`() throws {
    _ = desk.room.make(.name(try desk.quote("afford").id, speaker: "Dee Dunn"))
    let told = ToldArticle(
      "1", "Budget day", date: Desk.noon - 40 * Desk.day, version: "told-2"
    ).quoting("Ann Bell", "We can afford it").quoting("Bo Cook", "No and no")
    try desk.keep(told, of: council)
    #expect(try desk.quote("afford").speakers.map(\.name) == ["Dee Dunn"])
    #expect(try desk.store.speakers("dunn").map(\.quotes) == [1])
    #expect(try desk.store.check() == [])
    // A new archive with the same journal.
    let path = desk.folder.appending(path: "another.sqlite").path
    let store = try ArticleStore(path: path)
    try store.follow(try desk.store.feeds().map(\.subscription))
    let feed = try #require(try store.feeds().first { $0.name == "council" }).id
    let outcome = try store.store(
      [told.draft], of: feed, report: FetchReport(status: 200), now: Desk.noon)
    try store.index([(try #require(outcome.new.first), told.draft, told.annotation)])
    #expect(try store.speakers("dunn").map(\.quotes) == [1])
    #expect(try store.speakers("bell").isEmpty)
    #expect(try store.check() == [])
  }

  @Test func `two are made one, and a name is taken from one`() throws {
    let (bell, cook) = (try desk.speaker("bell"), try desk.speaker("cook"))
    #expect(desk.room.make(.merge(bell, bell)).isDone == false)
    #expect(desk.room.make(.split("Bell", from: cook)).isDone == false)
    #expect(desk.room.make(.split("Bo Cook", from: cook)).isDone == false)
    let merged = desk.room.make(.merge(bell, cook))
    #expect(merged.message == "Bo Cook is Ann Bell from now on")
    #expect(try desk.store.speakers().map(\.quotes) == [4])
    #expect(desk.room.make(.merge(bell, cook)).isDone == false)
    #expect(desk.room.make(.split("Bo Cook", from: bell)).isDone)
    #expect(try desk.store.check() == [])
    guard case .speaker(nil) = desk.room.answer(.speaker(cook, QuoteQuery())),
      case .entity(nil) = desk.room.answer(.entity(cook))
    else { throw Unanswered() }
  }

  @Test func `quotes that say the same are given without the one that was asked for`() throws {
    let words = "The harbour will be dredged before the winter storms come in"
    for number in 10..<12 {
      try desk.keep(
        ToldArticle("\(number)", "Again \(number)", date: Desk.noon).quoting("Ann Bell", words),
        of: harbour)
    }
    while try desk.store.groupQuotes() > 0 {}
    let quote = try desk.quote("storms")
    guard case .quotes(let page) = desk.room.answer(.copies(quote.id)) else { throw Unanswered() }
    #expect(page.rows.count == 1 && page.rows.first?.id != quote.id)
    guard case .quotes(let none) = desk.room.answer(.copies(try desk.quote("afford").id)) else {
      throw Unanswered()
    }
    #expect(none.rows.isEmpty)
  }
}
