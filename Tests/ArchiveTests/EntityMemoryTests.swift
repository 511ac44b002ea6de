import GRDB
import Prose
import Testing

@testable import Archive

/// Entities are at hand from one batch of indexing to the next, but never as they were before
/// somebody else changed them.
@Suite struct EntityMemoryTests {
  let scratch: Scratch
  let store: ArticleStore
  let feed: SubscriptionID

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
    feed = try store.followed()
    try store.keep(
      [
        item("1", "Budget day", "“Yes” said Ann Bell.\n\n“No” said Bo Cook."),
        item("3", "More", "“Well” said Ann Maria Bell."),
      ], of: feed)
    try store.annotateAll()
  }

  /// What may come between two batches.
  enum Event: CaseIterable {
    case nothing, reading, marking, otherProgram, correction, merge, split, rollback, newText

    /// True for what leaves entities as they are.
    var leavesEntities: Bool {
      switch self {
      case .nothing, .reading, .marking: true
      default: false
      }
    }
  }

  private struct Broken: Error {}

  private func entity(_ name: String) throws -> EntityID {
    try #require(try store.speakers(name).first).id
  }

  /// True when the next batch would find the entity at hand.
  private func remembers(_ entity: EntityID) throws -> Bool {
    try store.write(changesEntities: false) { database in
      var isKnown = false
      try store.entityMemory.use(database) { memory in
        isKnown = memory[entity.value] != nil
        return true
      }
      return isKnown
    }
  }

  /// Indexes an article as `index` does, in a transaction that fails at its end.
  private func indexInVain(_ draft: Draft) throws {
    let id = try store.keepNew(draft, of: feed)
    #expect(throws: ArchiveError.self) {
      try store.write(changesEntities: false) { database in
        try store.entityMemory.use(database) { memory in
          var findings = try FindingsWriter(database, store.vocabulary, memory)
          try findings.index(id.value, draft.text, draft.annotated())
          return try findings.save()
        }
        throw Broken()
      }
    }
  }

  private func happen(_ event: Event) throws {
    switch event {
    case .nothing: break
    case .reading: _ = try store.speakers()
    case .marking:
      let article = try #require(try store.headlines(now: noon).rows.first)
      try store.mark([article.id], .star)
    case .otherProgram: try scratch.store().keep([item("8", "Rain", "It rains.")], of: feed)
    case .correction:
      let quote = try #require(try store.quotes(QuoteQuery(about: "yes"), now: noon).rows.first)
      try store.correct(quote.id, speaker: try entity("cook"), now: noon)
    case .merge: try store.merge(try entity("bell"), try entity("cook"), now: noon)
    case .split: try store.split("Ann Maria Bell", from: try entity("bell"), now: noon)
    case .rollback: try indexInVain(item("9", "Snow", "“Snow” said Ann Bell."))
    case .newText:
      try store.keep([item("1", "Budget day", "“Never” said Ann Bell.")], of: feed)
    }
  }

  @Test(arguments: Event.allCases)
  func `entities stay at hand until somebody may have changed them`(_ event: Event) throws {
    let bell = try entity("bell")
    #expect(try remembers(bell))
    try happen(event)
    #expect(try remembers(bell) == event.leavesEntities)
  }

  @Test(arguments: Event.allCases)
  func `the next batch links to what the archive has now`(_ event: Event) throws {
    try happen(event)
    try store.annotateAll("test-3")
    try store.keep([item("2", "Snow", "“Perhaps” said Bo Cook.\n\n“So” said Ann Bell.")], of: feed)
    try store.annotateAll("test-3")
    #expect(try store.check() == [])
    let isOne = event == .merge
    #expect(try (entity("cook") == entity("bell")) == isOne)
    #expect(try store.words(QuoteQuery(speaker: "cook")).contains("Perhaps"))
  }

  @Test func `what another program merged is one in the next batch`() throws {
    let other = try scratch.store()
    try other.merge(try entity("bell"), try entity("cook"), now: noon)
    try store.keep([item("2", "Snow", "“Perhaps” said Bo Cook.")], of: feed)
    try store.annotateAll()
    #expect(
      try store.words(QuoteQuery(speaker: "bell")).sorted() == ["No", "Perhaps", "Well", "Yes"])
    #expect(try store.speakers().count == 1)
    #expect(try store.check() == [])
  }

  @Test func `who was new in a batch that failed is new again`() throws {
    try indexInVain(item("2", "Snow", "“Perhaps” said Cay Dunn."))
    #expect(try store.speakers("dunn") == [])
    try store.annotateAll()
    #expect(try store.words(QuoteQuery(speaker: "dunn")) == ["Perhaps"])
    #expect(try store.check() == [])
  }
}
