import Prose

/// What a reader said against the archive, in words that outlive it: articles by feed, identifier
/// and address, quotes by their words, entities by name.
package enum Correction: Hashable, Sendable {
  /// A mark that keeps an article: star, unstar, tag, untag.
  case mark(ArticleKey, Mark)
  /// Who said a quote; nil for nobody who is named.
  case speaker(ArticleKey, words: String, speaker: EntityKey?)
  /// The second is the first.
  case merge(EntityKey, EntityKey)
  /// A name is not this entity's: who bears it is another one.
  case split(EntityKey, name: String)
  /// What was said before holds no longer: a speaker, two that are one, a name that is another's.
  indirect case withdrawn(Correction)
}

/// An article as it is known in every archive.
package struct ArticleKey: Hashable, Sendable {
  /// The feed's address; nil for a file or page of no feed.
  package var feed: String?
  /// The publisher's identifier.
  package var guid: String?
  /// The address of its page.
  package var url: String?
  /// The hash of its text, for one that has neither identifier nor address: a file's.
  package var text: Int64?

  /// Names an article.
  package init(feed: String?, guid: String?, url: String?, text: Int64? = nil) {
    self.feed = feed
    self.guid = guid
    self.url = url
    self.text = text
  }
}

/// An entity as it is known in every archive, as far as names tell.
package struct EntityKey: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// What it is.
  package var kind: EntityKind

  /// Names an entity.
  package init(name: String, kind: EntityKind) {
    self.name = name
    self.kind = kind
  }
}
