import HTTPHarness
import Prose
import Synchronization
import Testing

@testable import Archive
@testable import PullquoteModel

/// Marks and articles go both ways and are never lost, with each kind of server.
@Suite struct SyncTests {
  @Test(arguments: ReaderServer.Dialect.allCases)
  func `what the server has and we have not is kept, of feeds that are followed`(
    dialect: ReaderServer.Dialect
  ) async throws {
    let house = try SyncHouse(dialect)
    house.server.with { $0.entries[SyncHouse.id(9)] = SyncHouse.entry(9, feed: 2) }
    house.elsewhere(2) { $0.isRead = true }
    house.elsewhere(3) { $0.isStarred = true }
    let totals = try await house.sync()
    #expect(totals.new == 3)
    #expect(totals.unfollowed.map(\.url) == ["https://b.example/feed"])
    let articles = try house.articles()
    #expect(articles.keys.sorted() == [1, 2, 3])
    #expect(articles[1]?.draft.title == "Ships & boats 1")
    #expect(articles[1]?.draft.text == "Ships & boats 1\n\nThe ship number 1 is in.")
    #expect(
      try (1...3).map { try house.marks($0) } == [
        [false, false, false, false], [true, false, true, false], [false, true, false, true],
      ])
    #expect(house.server.with { $0.marksTold } == 0)
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `an article the feed has brought is the server's item, and not kept twice`(
    dialect: ReaderServer.Dialect
  ) async throws {
    let house = try SyncHouse(dialect)
    try house.refresh(1...2)
    #expect(try await house.sync().new == 1)
    #expect(try house.store.count() == 3)
    // Its text is the feed's own.
    #expect(try house.articles()[1]?.draft.text.contains("As the feed has it") == true)
    // And what the server brought first is known when the feed brings it.
    #expect(try house.refresh(3...3).isEmpty)
    #expect(try house.store.count() == 3)
    #expect(try house.articles()[3]?.draft.text.contains("As the feed has it") == true)
    try house.mark(3, .star)
    #expect(try await house.sync().told == 1)
    #expect(try house.marks(3) == [false, true, false, true])
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `days offline on both sides come together without a loss`(dialect: ReaderServer.Dialect)
    async throws
  {
    let house = try SyncHouse(dialect, items: 8)
    house.elsewhere(5) { $0.isStarred = true }
    house.elsewhere(6) { $0.isRead = true }
    try await house.sync()
    // Here, in the train:
    for number in 1...2 { try house.mark(number, .read) }
    try house.mark(2, .star)
    try house.mark(5, .unstar)
    try house.mark(6, .unread)
    try house.mark(7, .read)
    try house.mark(8, .read)
    try house.mark(8, .unread)
    // On the telephone meanwhile:
    house.elsewhere(1) { $0.isStarred = true }
    house.elsewhere(3) { $0.isRead = true }
    house.elsewhere(4) { ($0.isRead, $0.isStarred) = (true, true) }
    house.elsewhere(7) { $0.isRead = true }
    house.elsewhere(8) { $0.isRead = true }
    let status = try #require(try house.store.syncStatus())
    #expect(status.pending == 6 && status.pendingSince != nil)
    #expect(try house.store.check().isEmpty)
    let totals = try await house.sync()
    #expect(totals.told == 5)
    let wanted: [Int: [Bool]] = [
      1: [true, true], 2: [true, true], 3: [true, false], 4: [true, true], 5: [false, false],
      6: [false, false], 7: [true, false], 8: [true, false],
    ]
    for (number, marks) in wanted {
      #expect(try house.marks(number) == marks + marks, "\(number)")
    }
    // All is said: nothing goes over the wire any more.
    let told = house.server.with { $0.marksTold }
    #expect(
      try await house.sync()
        == {
          var same = SyncTotals(); same.unfollowed = totals.unfollowed; return same
        }())
    #expect(house.server.with { $0.marksTold } == told)
    #expect(try house.store.syncStatus()?.pending == 0)
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `what both sides had done before they met counts for both`(dialect: ReaderServer.Dialect)
    async throws
  {
    let house = try SyncHouse(dialect, items: 4)
    try house.refresh(1...4)
    try house.mark(1, .read)
    try house.mark(2, .star)
    house.elsewhere(3) { ($0.isRead, $0.isStarred) = (true, true) }
    try await house.sync()
    #expect(
      try (1...4).map { try house.marks($0) } == [
        [true, false, true, false], [false, true, false, true], [true, true, true, true],
        [false, false, false, false],
      ])
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `wherever the server fails, the next time brings everything to its end`(
    dialect: ReaderServer.Dialect
  ) async throws {
    // Each request of an exchange in its turn is not answered, or answered after it was obeyed.
    for isObeyed in [false, true] {
      var turn = 0
      while true {
        let house = try SyncHouse(dialect, items: 4)
        try await house.sync()
        try house.mark(1, .read)
        try house.mark(2, .star)
        house.elsewhere(3) { $0.isRead = true }
        house.server.with { $0.entries[SyncHouse.id(5)] = SyncHouse.entry(5) }
        let count = Mutex(0)
        let server = house.server
        let failing = turn
        server.fail { request in
          let now = count.withLock { count -> Int in
            count += 1
            return count - 1
          }
          guard now == failing else { return nil }
          if isObeyed {
            server.fail(nil)
            _ = server.answer(request)
          }
          return .hang
        }
        let first = try? await house.sync()
        house.server.fail(nil)
        try await house.sync()
        #expect(try house.marks(1) == [true, false, true, false], "request \(turn)")
        #expect(try house.marks(2) == [false, true, false, true], "request \(turn)")
        #expect(try house.marks(3) == [true, false, true, false], "request \(turn)")
        #expect(try house.marks(5) == [false, false, false, false], "request \(turn)")
        if first != nil { break }
        #expect(try house.store.syncStatus()?.failure == nil)
        turn += 1
      }
      #expect(turn >= 8)
    }
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `lists of many pages are read to the end, also while items are read elsewhere`(
    dialect: ReaderServer.Dialect
  ) async throws {
    let house = try SyncHouse(dialect, items: 40)
    house.server.with { $0.largestPage = 7 }
    try await house.sync()
    #expect(try house.articles().count == 40)
    #expect(try house.articles().values.allSatisfy { !$0.isRead })
    // Rows grow with dates, as those of feeds do.
    let rows = try house.articles().sorted { $0.key < $1.key }.map(\.value.id)
    #expect(rows == rows.sorted())
    // Ten were read elsewhere; while the unread are listed, the newest is read after every page, so
    // that a page counted from the beginning passes one over.
    for number in 1...10 { house.elsewhere(number) { $0.isRead = true } }
    let server = house.server
    let turn = Mutex(40)
    server.fail { request in
      guard request.path.contains("xt="), request.path.contains("&c=") else { return nil }
      let number = turn.withLock { turn -> Int in
        turn -= 1
        return turn + 1
      }
      if number > 34 {
        server.with { $0.entries[SyncHouse.id(number)]?.isRead = true }
      }
      return nil
    }
    try await house.sync()
    server.fail(nil)
    for (number, article) in try house.articles() where article.isRead {
      #expect(server.with { $0.entries[SyncHouse.id(number)]?.isRead } == true, "\(number)")
    }
    try await house.sync()
    for number in 1...40 {
      let isRead = server.with { $0.entries[SyncHouse.id(number)]?.isRead }
      #expect(try house.articles()[number]?.isRead == isRead, "\(number)")
    }
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `what comes while the lists are read is not taken for read`(dialect: ReaderServer.Dialect)
    async throws
  {
    for turn in 0..<3 {
      let house = try SyncHouse(dialect, items: 30)
      try await house.sync()
      let server = house.server
      let count = Mutex(0)
      // Before each of the three lists in its turn an item comes, and all others are read.
      server.fail { request in
        guard request.path.contains("items/ids") else { return nil }
        let number = count.withLock { count -> Int in
          count += 1
          return count - 1
        }
        guard number == turn else { return nil }
        server.with { state in
          for id in state.entries.keys { state.entries[id]?.isRead = true }
          state.entries[SyncHouse.id(31)] = SyncHouse.entry(31)
        }
        return nil
      }
      try await house.sync()
      server.fail(nil)
      try await house.sync()
      #expect(try house.marks(31) == [false, false, false, false], "list \(turn)")
      #expect(try house.marks(30) == [true, false, true, false], "list \(turn)")
    }
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `a server that lost its database, or a feed, takes nothing with it`(
    dialect: ReaderServer.Dialect
  ) async throws {
    let house = try SyncHouse(dialect, items: 4)
    house.elsewhere(1) { $0.isStarred = true }
    try await house.sync()
    // It answers, but has nothing any more.
    house.server.with { $0.entries = [:] }
    try await house.sync()
    #expect(try house.marks(1).prefix(2) == [false, true])
    #expect(try house.marks(2).prefix(2) == [false, false])
    #expect(try house.store.syncStatus()?.articles == 0)
    // The items are back under their identifiers.
    house.server.with { state in
      for number in 1...4 { state.entries[SyncHouse.id(number)] = SyncHouse.entry(number) }
    }
    try await house.sync()
    #expect(try house.marks(1) == [false, true, false, true])
    // The feed is left there.
    house.server.with { $0.feeds.removeAll { $0.number == 1 } }
    house.server.with { state in
      for number in 1...4 { state.entries[SyncHouse.id(number)] = nil }
    }
    try await house.sync()
    #expect(try house.marks(1).prefix(2) == [false, true])
    #expect(try house.marks(2).prefix(2) == [false, false])
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `who is forgotten by the server signs in again, once`(dialect: ReaderServer.Dialect)
    async throws
  {
    let house = try SyncHouse(dialect)
    let service = try house.service()
    try await house.sync(service)
    try house.mark(1, .star)
    house.server.with { $0.generation += 1 }
    try await house.sync(service)
    #expect(try house.marks(1) == [false, true, false, true])
    let logins = house.server.requests.filter { $0.path.contains("ClientLogin") }
    #expect(logins.count == 2)
    house.server.with { $0.generation += 1 }
    await #expect(throws: SyncError.refused(user: "alice", server: try house.account.server)) {
      try await house.sync(try house.service(password: "wrong"))
    }
    #expect(try house.store.syncStatus()?.failure?.contains("alice") == true)
    #expect(house.server.requests.allSatisfy { !$0.path.contains("cret") })
  }

  @Test func `a server that wants to be left alone is, and nothing is lost`() async throws {
    let house = try SyncHouse(.freshRSS)
    try await house.sync()
    try house.mark(1, .read)
    house.server.fail { request in
      request.path.contains("edit-tag")
        ? .reply(status: 503, headers: [("Retry-After", "120")]) : nil
    }
    let noon = SyncHouse.noon
    await #expect(throws: SyncError.later(status: 503, until: noon + 120)) {
      try await house.sync()
    }
    house.server.fail(nil)
    let asked = house.server.requests.count
    await #expect(throws: SyncError.resting(until: noon + 120)) { try await house.sync() }
    #expect(house.server.requests.count == asked)
    #expect(try house.store.syncStatus()?.pending == 1)
    house.now.withLock { $0 += 121 }
    try await house.sync()
    #expect(try house.marks(1) == [true, false, true, false])
  }

  @Test(arguments: [
    "", "[]", "{}", "<html>Log in</html>", "{\"itemRefs\":[{\"id\":\"1\"}", "\u{0}\u{1}",
    "{\"itemRefs\":[{\"id\":\"7\"}],\"continuation\":\"again\"}", "{\"items\":",
  ])
  func `hostile and broken answers change nothing`(body: String) async throws {
    for path in ["subscription/list", "items/ids", "items/contents", "edit-tag", "token"] {
      let house = try SyncHouse(.freshRSS)
      try await house.sync()
      try house.mark(1, .star)
      house.server.with { $0.entries[SyncHouse.id(4)] = SyncHouse.entry(4) }
      house.server.fail { $0.path.contains(path) ? .ok(body, type: "application/json") : nil }
      await #expect(throws: SyncError.self, "\(path)") { try await house.sync() }
      #expect(try house.store.syncStatus()?.failure != nil)
      house.server.fail(nil)
      try await house.sync()
      #expect(
        try (1...4).map { try house.marks($0) } == [
          [false, true, false, true], [false, false, false, false], [false, false, false, false],
          [false, false, false, false],
        ])
    }
  }

  @Test func `a feed that is followed later brings its items then`() async throws {
    let house = try SyncHouse(.miniflux)
    house.server.with { $0.entries[SyncHouse.id(9)] = SyncHouse.entry(9, feed: 2) }
    try await house.sync()
    let asked = { house.server.requests.count { $0.path.contains("contents") } }
    let before = asked()
    try await house.sync()
    #expect(asked() == before)
    try house.store.follow([
      Subscription(url: SyncHouse.feedURL), Subscription(url: "https://b.example/feed"),
    ])
    #expect(try await house.sync().new == 1)
    #expect(try house.articles()[9] != nil)
  }

  @Test func `another account begins anew and takes no mark away`() async throws {
    let house = try SyncHouse(.freshRSS)
    try await house.sync()
    try house.mark(1, .star)
    try house.store.beginSync(
      account: "bob https://other.example", now: SyncHouse.noon)
    let status = try #require(try house.store.syncStatus())
    #expect(status.articles == 0 && status.pending == 0 && status.syncedAt == nil)
    try await house.sync()
    #expect(try house.marks(1) == [false, true, false, true])
  }

  @Test func `it is due after a while, whether the last time worked or not`() async throws {
    let house = try SyncHouse(.freshRSS)
    #expect(try house.runner().isDue(every: 900))
    house.server.fail { _ in .reply(status: 500) }
    await #expect(throws: SyncError.self) { try await house.sync() }
    #expect(try !house.runner().isDue(every: 900))
    house.now.withLock { $0 += 900 }
    #expect(try house.runner().isDue(every: 900))
    house.server.fail { _ in .reply(status: 429, headers: [("Retry-After", "3600")]) }
    await #expect(throws: SyncError.self) { try await house.sync() }
    house.now.withLock { $0 += 900 }
    #expect(try !house.runner().isDue(every: 900))
    house.now.withLock { $0 += 2700 }
    #expect(try house.runner().isDue(every: 900))
  }

  @Test func `only one program exchanges at a time`() async throws {
    let house = try SyncHouse(.freshRSS)
    let lock = try #require(house.store.syncLock())
    await #expect(throws: SyncError.busy) { try await house.sync() }
    withExtendedLifetime(lock) {}
  }

  @Test func `articles that expired are not brought back`() async throws {
    let house = try SyncHouse(.freshRSS)
    try await house.sync()
    try house.mark(1, .read)
    try await house.sync()
    let later = SyncHouse.noon + 10 * 86_400
    #expect(try house.store.expire(now: later, retention: Retention(days: 5)) == 1)
    #expect(try await house.sync().new == 0)
    #expect(try house.store.count() == 2)
    #expect(try house.store.check().isEmpty)
  }
}
