import Prose

/// An article as the archive keeps it, with everything that is known about it.
package struct StoredArticle: Hashable, Sendable {
  /// Its row.
  package var id: ArticleID
  /// The text and what the publisher says about it.
  package var draft: Draft
  /// The feed it came from; nil for a file or page added by itself.
  package var feed: SubscriptionID?
  /// When it was published, else first seen, in seconds since 1970; never later than `fetchedAt`.
  package var date: Int
  /// When it was first seen, in seconds since 1970.
  package var fetchedAt: Int
  /// True when the reader has read it.
  package var isRead: Bool
  /// True when the reader wants it kept.
  package var isStarred: Bool
  /// The reader's words for it, sorted.
  package var tags: [String]
  /// True when the text was fetched from the page, because the feed gave less.
  package var isFullText: Bool
  /// What the engine found; nil until it is indexed. Tokens and sentences are not kept, nor the
  /// tokens of mentions: `tokens` and `sentences` are empty and `Mention.tokens` is 0..<0.
  package var annotation: Annotation?
  /// For each entity of `annotation` whom it is over all articles; empty until it is indexed.
  package var entities: [EntityID]
  /// The same article as other feeds brought it, this one left out.
  package var copies: [ArticleID]
  /// The quotes of `annotation` whose speaker is not the engine's, because the reader said so.
  package var corrected: [Int] = []
}

/// An article in a list.
package struct Headline: Hashable, Sendable {
  /// Its row.
  package var id: ArticleID
  /// The feed it came from; nil for a file or page added by itself.
  package var feed: SubscriptionID?
  /// The feed's name for people; empty without a feed.
  package var feedName: String
  /// The headline; empty when it has none.
  package var title: String
  /// Who wrote it.
  package var byline: String?
  /// The address of its page.
  package var url: String?
  /// When it was published, else first seen, in seconds since 1970.
  package var date: Int
  /// When it was first seen, in seconds since 1970.
  package var fetchedAt: Int
  /// The language detected, else declared.
  package var language: String?
  /// True when the reader has read it.
  package var isRead: Bool
  /// True when the reader wants it kept.
  package var isStarred: Bool
  /// The reader's words for it, sorted.
  package var tags: [String]
  /// How many other feeds brought the same article.
  package var copies: Int
  /// How many quotes it holds; nil until it is indexed.
  package var quotes: Int?
}

/// An article that a search found, with the words that were asked for.
package struct SearchHit: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// A stretch of its text around the first words found.
  package var snippet: Snippet
}

/// Some words of a text, with those that were asked for marked.
package struct Snippet: Hashable, Sendable {
  /// One line: white space is folded, what was cut off is not marked.
  package var text: String
  /// UTF-8 bytes of `text`: sorted, disjoint, on character boundaries.
  package var marks: [TextRange]
  /// True when words before it were left out.
  package var isCutBefore: Bool
  /// True when words behind it were left out.
  package var isCutAfter: Bool
}
