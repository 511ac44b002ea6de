import Foundation
import Prose
import Testing

@testable import Archive

/// A folder of a test's own that goes with it.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "archive-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { folder.appending(path: "pullquote.sqlite").path }

  func store(_ settings: StoreSettings = StoreSettings()) throws -> ArticleStore {
    try ArticleStore(path: path, settings: settings)
  }
}

/// 1 March 2026, noon, in UTC: when tests take place.
let noon = 1_772_366_400

extension ArticleStore {
  /// Follows one feed and gives its row.
  func followed(_ url: String = "https://feed.example/a") throws -> SubscriptionID {
    var subscriptions = try feeds().filter(\.isFollowed).map(\.subscription)
    if !subscriptions.contains(where: { $0.url == url }) {
      subscriptions.append(Subscription(url: url))
      try follow(subscriptions)
    }
    return try feeds().first { $0.subscription.url == url }?.id ?? SubscriptionID(0)
  }

  /// Stores what an undisturbed visit brought.
  @discardableResult
  func keep(_ drafts: [Draft], of feed: SubscriptionID, now: Int = noon) throws -> StoreOutcome {
    try store(drafts, of: feed, report: FetchReport(status: 200), now: now)
  }

  /// Stores one article that is not known yet and gives its row.
  func keepNew(_ draft: Draft, of feed: SubscriptionID, now: Int = noon) throws -> ArticleID {
    try #require(try keep([draft], of: feed, now: now).new.first)
  }
}

/// An article as a feed gives it: title, then paragraphs.
func item(
  _ guid: String?, _ title: String, _ body: String = "", url: String? = nil,
  published: String? = nil
) -> Draft {
  let text = body.isEmpty ? title : "\(title)\n\n\(body)"
  var paragraphs = [Paragraph(range: TextRange(0, title.utf8.count), kind: .title)]
  var start = title.utf8.count + 2
  for part in body.split(separator: "\n\n") {
    paragraphs.append(
      Paragraph(range: TextRange(start, start + part.utf8.count), kind: .body))
    start += part.utf8.count + 2
  }
  return Draft(
    source: "The Feed", guid: guid, url: url, title: title, published: published, text: text,
    paragraphs: paragraphs)
}
