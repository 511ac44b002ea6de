import Feeds
import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// Finding things by a few letters, and the log of problems.
@Suite struct NewsroomFindTests {
  @Test(arguments: [
    ("ab", "Ann Bell", "Cabbage"), ("bell", "Ann Bell", "Bernadette Ellis"),
    ("annb", "Ann Bell", "Annotated bibliography"), ("nunez", "Ángel Núñez", "None unzipped"),
    ("hn", "Harbour News", "The hen"), ("ferry", "Ferry", "Ferry company"),
  ])
  func `beginnings of words and letters side by side fit best`(
    _ typed: String, _ better: String, _ worse: String
  ) throws {
    let match = FuzzyMatch(typed)
    let best = try #require(match.score(SearchLetters(better)))
    if let other = match.score(SearchLetters(worse)) { #expect(best > other) }
  }

  @Test(arguments: [("xyz", "Ann Bell"), ("lleb", "Bell"), ("bellx", "Bell"), ("a", "")])
  func `letters that are missing or in another order fit nothing`(_ typed: String, _ name: String) {
    #expect(FuzzyMatch(typed).score(SearchLetters(name)) == nil)
  }

  @Test func `what is typed may be of any length and kind`() {
    #expect(FuzzyMatch("  – ").isEmpty)
    let long = String(repeating: "ab ", count: 5_000)
    #expect(FuzzyMatch(long).score(SearchLetters(long)) != nil)
  }

  @Test func `feeds, articles, names and saved searches are found together`() throws {
    let desk = try Desk()
    let feed = try desk.follow("harbour")
    desk.say("query \"Harbour budget\" budget\nmute \"harbour master\"")
    let id = try desk.keep(
      ToldArticle("1", "Harbour wall", date: Desk.noon).quoting("Hanna Arbour", "It stands"),
      of: feed)
    guard case .finds(let finds) = desk.room.answer(.find("harb", limit: 9)) else {
      throw Unanswered()
    }
    #expect(
      Set(finds) == [
        .feed(feed, name: "harbour"), .search(name: "Harbour budget", text: "budget"),
        .article(id, title: "Harbour wall", feedName: "harbour"),
        .entity(try #require(try desk.store.speakers("hanna").first)),
      ])
    #expect(finds.first == .feed(feed, name: "harbour"))
    guard case .finds(let none) = desk.room.answer(.find(" ", limit: 9)),
      case .finds(let one) = desk.room.answer(.find("hrbwll", limit: 9))
    else { throw Unanswered() }
    #expect(none.isEmpty)
    #expect(one == [.article(id, title: "Harbour wall", feedName: "harbour")])
  }

  @Test func `what goes wrong with a feed is kept, the last fifty of each`() throws {
    let desk = try Desk()
    let other = try desk.follow("council")
    let feed = try desk.follow("harbour")
    for visit in 0..<60 {
      try desk.store.note(
        FetchReport(status: 500, failure: "broken \(visit)"), of: feed, now: Desk.noon + visit)
      try desk.store.note(FetchReport(status: 200), of: feed, now: Desk.noon + visit)
    }
    try desk.store.note(FetchReport(status: 0, failure: "away"), of: other, now: Desk.noon)
    guard case .problems(let all) = desk.room.answer(.problems(nil)),
      case .problems(let one) = desk.room.answer(.problems(feed))
    else { throw Unanswered() }
    #expect(all.count == 51)
    #expect(all.first == FeedProblem(feed: other, name: "council", date: Desk.noon, reason: "away"))
    #expect(one.map(\.reason) == (10..<60).reversed().map { "broken \($0)" })
    #expect(one.first?.date == Desk.noon + 59)
  }
}
