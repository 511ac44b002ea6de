import Prose

/// A stretch of the list that an article was opened from, so that the next one is a key away.
package struct Siblings: Hashable, Sendable {
  /// An article of the list.
  package struct Article: Hashable, Sendable {
    /// Which.
    package var id: ArticleID
    /// Its headline.
    package var title: String
    /// True when it was read.
    package var isRead: Bool

    /// Makes an article of a list.
    package init(id: ArticleID, title: String, isRead: Bool) {
      self.id = id
      self.title = title
      self.isRead = isRead
    }
  }

  /// In the order of the list.
  package var articles: [Article]

  /// Takes a stretch of a list.
  package init(_ articles: [Article]) { self.articles = articles }

  /// The article `distance` further down from the one given, stopping at the ends.
  func article(from id: ArticleID?, by distance: Int) -> Article? {
    guard let place = articles.firstIndex(where: { $0.id == id }) else { return nil }
    let target = min(max(0, place + distance), articles.count - 1)
    return target == place ? nil : articles[target]
  }

  /// The next unread article further down from the one given, or further up.
  func unread(from id: ArticleID?, down: Bool) -> Article? {
    guard let place = articles.firstIndex(where: { $0.id == id }) else { return nil }
    return down
      ? articles[(place + 1)...].first { !$0.isRead } : articles[..<place].last { !$0.isRead }
  }

  /// Remembers that an article was read.
  mutating func read(_ id: ArticleID) {
    if let place = articles.firstIndex(where: { $0.id == id }) { articles[place].isRead = true }
  }
}
