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

  /// Makes an article as the archive keeps it.
  package init(
    id: ArticleID, draft: Draft, feed: SubscriptionID? = nil, date: Int, fetchedAt: Int,
    isRead: Bool, isStarred: Bool, tags: [String], isFullText: Bool, annotation: Annotation? = nil,
    entities: [EntityID], copies: [ArticleID], corrected: [Int]
  ) {
    self.id = id
    self.draft = draft
    self.feed = feed
    self.date = date
    self.fetchedAt = fetchedAt
    self.isRead = isRead
    self.isStarred = isStarred
    self.tags = tags
    self.isFullText = isFullText
    self.annotation = annotation
    self.entities = entities
    self.copies = copies
    self.corrected = corrected
  }
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

  /// Makes an article of a list.
  package init(
    id: ArticleID, feed: SubscriptionID? = nil, feedName: String, title: String,
    byline: String? = nil, url: String? = nil, date: Int, fetchedAt: Int, language: String? = nil,
    isRead: Bool, isStarred: Bool, tags: [String], copies: Int, quotes: Int? = nil
  ) {
    self.id = id
    self.feed = feed
    self.feedName = feedName
    self.title = title
    self.byline = byline
    self.url = url
    self.date = date
    self.fetchedAt = fetchedAt
    self.language = language
    self.isRead = isRead
    self.isStarred = isStarred
    self.tags = tags
    self.copies = copies
    self.quotes = quotes
  }
}

/// An article that a search found, with the words that were asked for.
package struct SearchHit: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// A stretch of its text around the first words found.
  package var snippet: Snippet

  /// Makes a hit.
  package init(
    headline: Headline, snippet: Snippet
  ) {
    self.headline = headline
    self.snippet = snippet
  }
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

  /// Makes a line.
  package init(
    text: String, marks: [TextRange], isCutBefore: Bool, isCutAfter: Bool
  ) {
    self.text = text
    self.marks = marks
    self.isCutBefore = isCutBefore
    self.isCutAfter = isCutAfter
  }
}
