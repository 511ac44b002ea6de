import Prose

/// An article that names somebody, with the words around the first mention.
package struct NamedIn: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// The words around the first mention, the name marked.
  package var snippet: Snippet
  /// Where the first mention begins: bytes of the text.
  package var place: Int
  /// How often it is named.
  package var mentions: Int
}

/// Quotes of a calendar month in one feed.
package struct SpokenCount: Hashable, Sendable {
  /// `12 * year + month - 1`, by UTC.
  package var month: Int
  /// The feed; nil for articles of none.
  package var feed: SubscriptionID?
  /// How many quotes.
  package var quotes: Int
}

/// A quote as counts need it.
package struct SpokenPlace: Hashable, Sendable {
  /// The date of its article, in seconds since 1970.
  package var date: Int
  /// The feed; nil for an article of none.
  package var feed: SubscriptionID?
}

/// Something that went wrong with a feed.
package struct StoredProblem: Hashable, Sendable {
  /// Whose.
  package var feed: SubscriptionID
  /// Its name.
  package var name: String
  /// When, in seconds since 1970.
  package var date: Int
  /// What, and what to do.
  package var reason: String
}

/// A letter that stands for a place in an article.
package struct StoredBookmark: Hashable, Sendable {
  /// The letter.
  package var letter: String
  /// The article.
  package var article: ArticleID
  /// Its headline.
  package var title: String
  /// A byte of its text.
  package var offset: Int
}
