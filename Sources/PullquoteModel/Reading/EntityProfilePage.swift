import Archive
import Prose

/// What the page of a person, body or place shows beside the mentions.
package struct EntityProfilePage: Hashable, Sendable {
  /// Names, roles, counts.
  package var record: EntityRecord
  /// Who and what occurs in the newest 400 articles that name it, the most often first; `articles`
  /// are those shared.
  package var together: [EntityCount]
  /// How many quotes have all words of its name among theirs; at most `countLimit`.
  package var quotesAbout: Int

  /// Makes a profile.
  package init(record: EntityRecord, together: [EntityCount], quotesAbout: Int) {
    self.record = record
    self.together = together
    self.quotesAbout = quotesAbout
  }
}

/// An article that names somebody.
package struct MentionHit: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// The words around the first mention, the name marked.
  package var snippet: Snippet
  /// Where the first mention begins in the text.
  package var place: Int
  /// How often it is named.
  package var mentions: Int

  /// Makes a hit.
  package init(headline: Headline, snippet: Snippet, place: Int, mentions: Int) {
    self.headline = headline
    self.snippet = snippet
    self.place = place
    self.mentions = mentions
  }
}
