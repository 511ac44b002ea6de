import Prose

/// Somebody or something of the archive and how often it is heard of.
package struct EntityCount: Hashable, Sendable {
  /// Its row.
  package var id: EntityID
  /// The fullest name known.
  package var name: String
  /// What it is.
  package var kind: EntityKind
  /// How many quotes it speaks.
  package var quotes: Int
  /// How many articles name it.
  package var articles: Int

  /// Makes a count.
  package init(
    id: EntityID, name: String, kind: EntityKind, quotes: Int, articles: Int
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.quotes = quotes
    self.articles = articles
  }
}

/// Everything known of an entity over all articles.
package struct EntityRecord: Hashable, Sendable {
  /// Its row, name, kind and counts.
  package var count: EntityCount
  /// The forms that name it, the most used first.
  package var names: [String]
  /// Descriptions seen beside its name, the most used first.
  package var roles: [String]
  /// Known from first name, title or pronouns.
  package var gender: Gender?
  /// When the first article that names it was published, in seconds since 1970.
  package var first: Int?
  /// When the last one was.
  package var last: Int?

  /// Makes a record.
  package init(
    count: EntityCount, names: [String], roles: [String], gender: Gender? = nil, first: Int? = nil,
    last: Int? = nil
  ) {
    self.count = count
    self.names = names
    self.roles = roles
    self.gender = gender
    self.first = first
    self.last = last
  }
}

/// An article that names an entity.
package struct Appearance: Hashable, Sendable {
  /// The article.
  package var headline: Headline
  /// How often it refers to the entity.
  package var mentions: Int
  /// How many of its quotes the entity speaks.
  package var quotes: Int
}
