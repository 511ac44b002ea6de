import Prose

/// A tag in use.
package struct TagCount: Hashable, Sendable {
  /// The tag.
  package var name: String
  /// Articles that bear it.
  package var articles: Int

  /// Makes a count.
  package init(name: String, articles: Int) {
    self.name = name
    self.articles = articles
  }
}

/// Something that went wrong with a feed.
package struct FeedProblem: Hashable, Sendable {
  /// Whose.
  package var feed: SubscriptionID
  /// Its name.
  package var name: String
  /// When, seconds since 1970.
  package var date: Int
  /// What, and what to do.
  package var reason: String

  /// Makes a problem.
  package init(feed: SubscriptionID, name: String, date: Int, reason: String) {
    self.feed = feed
    self.name = name
    self.date = date
    self.reason = reason
  }
}

/// A place in an article that a letter stands for.
package struct Place: Hashable, Sendable {
  /// The letter.
  package var letter: Character
  /// The article.
  package var article: ArticleID
  /// Its title.
  package var title: String
  /// A byte of its text.
  package var offset: Int

  /// Makes a place.
  package init(letter: Character, article: ArticleID, title: String, offset: Int) {
    self.letter = letter
    self.article = article
    self.title = title
    self.offset = offset
  }
}
