import GRDB
import Prose

extension ArticleStore {
  /// What a visit to a feed brought.
  package typealias Delivery = (feed: SubscriptionID, drafts: [Draft], report: FetchReport)

  /// Keeps the articles of a feed and notes how the visit went, in one transaction.
  ///
  /// Known articles keep what readers did with them. One is known by the publisher's identifier;
  /// where that was changed, by address and title, or by its text. A changed text replaces the old
  /// one and is indexed anew; a full text fetched from the page stays.
  /// - Parameters:
  ///   - drafts: in the order of the document, which has the newest first where dates do not tell.
  ///   - now: seconds since 1970.
  package func store(
    _ drafts: [Draft], of feed: SubscriptionID, report: FetchReport, now: Int
  ) throws(ArchiveError) -> StoreOutcome {
    try store([(feed, drafts, report)], now: now).first ?? StoreOutcome()
  }

  /// As `store(_:of:report:now:)`, of several feeds in one transaction: far cheaper than one each.
  package func store(_ deliveries: [Delivery], now: Int) throws(ArchiveError) -> [StoreOutcome] {
    let keys = deliveries.map { ItemKeys.all(of: $0.drafts) }
    return try write { database in
      var intake = try Intake(database, now: now)
      var outcomes: [StoreOutcome] = []
      for (index, delivery) in deliveries.enumerated() {
        outcomes.append(
          try intake.take(delivery.drafts, keys[index], of: delivery.feed.value))
        try Self.note(delivery.report, of: delivery.feed, now: intake.now, database)
      }
      return outcomes
    }
  }

  /// Keeps a file or page that belongs to no feed; one that is kept already, known by its address,
  /// is brought up to date.
  package func add(_ draft: Draft, now: Int) throws(ArchiveError) -> ArticleID {
    try write { database in
      var intake = try Intake(database, now: now)
      return try intake.takeSingle(draft)
    }
  }

  /// Puts the full text, fetched from the article's page, in the place of what the feed gave.
  ///
  /// Title, address and date stay as the feed has them. Does nothing when the article has gone.
  package func replaceText(of article: ArticleID, with draft: Draft) throws(ArchiveError) {
    try write { database in
      try database.execute(
        sql: "UPDATE article SET isFullText = 1 WHERE id = ?", arguments: [article.value])
      guard database.changesCount > 0 else { return }
      try Intake.replaceText(of: article.value, with: draft, database)
    }
  }
}
