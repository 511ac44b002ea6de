import Prose

/// What the archive remembers of an entity to know it again: small, and bounded whatever is read.
package struct EntityProfile: Hashable, Sendable {
  /// How much is remembered.
  package enum Limits {
    /// Names.
    package static let names = 12
    /// Roles of one article.
    static let roles = 8
    /// Role words.
    static let roleWords = 12
    /// Who is named beside it.
    static let companions = 16
    /// Feeds.
    static let feeds = 4
  }

  /// A name and in how many articles it was used.
  package struct Name: Hashable, Sendable {
    /// As written.
    package var text: String
    /// At most so many articles.
    package var count: Int
  }

  /// What it is.
  package private(set) var kind: EntityKind
  /// Its names, in the order they came.
  package internal(set) var names: [Name] = []
  /// In how many articles it is named.
  package private(set) var articles = 0
  /// When its first article was published, in seconds since 1970.
  package private(set) var firstSeen: Int
  /// When its last article was published, in seconds since 1970.
  package private(set) var lastSeen: Int
  var masculine = 0
  var feminine = 0
  var fields = LinkFields()
  var roleWords = TopCounts(limit: Limits.roleWords)
  var companions = TopCounts(limit: Limits.companions)
  var feeds = TopCounts(limit: Limits.feeds)

  init(kind: EntityKind, articles: Int, firstSeen: Int, lastSeen: Int) {
    self.kind = kind
    self.articles = articles
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
  }

  /// The profile of an entity nobody has seen before.
  /// - Parameter published: of the article, in seconds since 1970.
  package init(_ entity: ArticleEntity, published: Int) {
    self.init(kind: entity.kind, articles: 0, firstSeen: published, lastSeen: published)
    absorb(entity, published: published)
  }

  /// Remembers one more article about it.
  /// - Returns: true when a name was added, so that `linkKeys` must be stored anew.
  @discardableResult
  package mutating func absorb(_ entity: ArticleEntity, published: Int) -> Bool {
    articles += 1
    firstSeen = min(firstSeen, published)
    lastSeen = max(lastSeen, published)
    if kind == .other, entity.kind == .organisation { kind = .organisation }
    switch entity.gender {
    case .masculine: masculine += 1
    case .feminine: feminine += 1
    case nil: break
    }
    fields = LinkFields(bits: fields.bits | entity.fields.bits)
    var isNew = false
    for name in entity.names where add(Name(text: name, count: 1)) { isNew = true }
    for word in entity.roleWords { roleWords.add(word) }
    for companion in entity.companions { companions.add(companion) }
    if kind != .place, let feed = entity.feed { feeds.add(feed) }
    return isNew
  }

  /// Remembers all that is known of another entity, which turned out to be this one.
  package mutating func merge(_ other: EntityProfile) {
    articles += other.articles
    firstSeen = min(firstSeen, other.firstSeen)
    lastSeen = max(lastSeen, other.lastSeen)
    masculine += other.masculine
    feminine += other.feminine
    fields = LinkFields(bits: fields.bits | other.fields.bits)
    for name in other.names { add(name) }
    roleWords.add(other.roleWords)
    companions.add(other.companions)
    feeds.add(other.feeds)
  }

  /// A name that comes when all places are taken replaces the rarest. True when it is a new one.
  @discardableResult
  private mutating func add(_ name: Name) -> Bool {
    if let index = names.firstIndex(where: { $0.text == name.text }) {
      names[index].count += name.count
      return false
    }
    if names.count < Limits.names {
      names.append(name)
      return true
    }
    guard let rarest = names.indices.min(by: { names[$0].count < names[$1].count }),
      names[rarest].count <= name.count
    else { return false }
    names[rarest] = name
    return true
  }

  /// Masculine or feminine when at least four of five articles that tell agree.
  package var gender: Gender? {
    if masculine > 0, masculine >= 4 * feminine { return .masculine }
    if feminine > 0, feminine >= 4 * masculine { return .feminine }
    return nil
  }

  /// Under which keys the archive must find it; bounded, without repetition. They change when a
  /// name is added.
  package func linkKeys(_ vocabulary: LinkVocabulary) -> [LinkKey] {
    let linkNames = names.map { LinkName($0.text, of: kind, vocabulary) }
    let hasFullName = linkNames.contains { !$0.isBare }
    return unique(
      linkNames.flatMap {
        Archive.linkKeys($0, kind, isStored: true, hasFullName: hasFullName, vocabulary)
      })
  }

  /// All keys it ever had, as its names came one after the other; nil when it cannot tell, since
  /// names gave way to others.
  func storedKeys(_ vocabulary: LinkVocabulary) -> [LinkKey]? {
    guard names.count < Limits.names else { return nil }
    let linkNames = names.map { LinkName($0.text, of: kind, vocabulary) }
    // A single name has a key of its own as long as there is no full one.
    return unique(
      [true, false].flatMap { hasFullName in
        linkNames.flatMap {
          Archive.linkKeys($0, kind, isStored: true, hasFullName: hasFullName, vocabulary)
        }
      })
  }
}
