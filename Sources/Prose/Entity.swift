/// An index into `Annotation.mentions`.
public struct MentionIndex: Hashable, Sendable, Comparable {
  /// The position in `Annotation.mentions`.
  public let value: Int
  /// Makes an index.
  @inlinable public init(_ value: Int) { self.value = value }
  /// Orders by position.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// An index into `Annotation.entities`.
public struct EntityIndex: Hashable, Sendable, Comparable {
  /// The position in `Annotation.entities`.
  public let value: Int
  /// Makes an index.
  @inlinable public init(_ value: Int) { self.value = value }
  /// Orders by position.
  @inlinable public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// What kind of thing a name names.
public enum EntityKind: String, Hashable, Sendable, CaseIterable {
  /// A human being.
  case person
  /// A company, agency, party, court, newspaper, team.
  case organisation
  /// A country, city, region, river, building.
  case place
  /// Something named that is none of the three: a law, a prize, a ship.
  case other
}

/// Grammatical gender, as far as names, titles and pronouns show it.
public enum Gender: String, Hashable, Sendable {
  /// he, Mr, Robert
  case masculine
  /// she, Mrs, Theresa
  case feminine
}

/// Words of the text that refer to an entity.
public struct Mention: Hashable, Sendable {
  /// How the words refer.
  public enum Form: String, Hashable, Sendable {
    /// "Theresa May", "May", "NASA"
    case name
    /// "the agency", "the prime minister"
    case nominal
    /// "she", "their"
    case pronoun
  }

  /// Bytes of the text; for a name the name alone, without title, role or article.
  public var range: TextRange
  /// The same words as tokens, inside one sentence.
  public var tokens: TokenRange
  /// How the words refer.
  public var form: Form
  /// Whom or what they refer to; nil when nobody named is meant, or it is not known.
  public var entity: EntityIndex?

  /// Makes a mention.
  public init(range: TextRange, tokens: TokenRange, form: Form, entity: EntityIndex? = nil) {
    self.range = range
    self.tokens = tokens
    self.form = form
    self.entity = entity
  }
}

/// A named person, organisation, place or thing of one article, with all that refers to it.
public struct Entity: Hashable, Sendable {
  /// What it is.
  public var kind: EntityKind
  /// The fullest form seen, without title, role or leading article.
  public var name: String
  /// All distinct forms that name it, `name` first, then by first appearance.
  public var aliases: [String]
  /// Descriptions seen beside the name ("Roscosmos chief", "Russia's space agency"), by appearance.
  public var roles: [String]
  /// Everything that refers to it, in the order of the text.
  public var mentions: [MentionIndex]
  /// Known from first name, title or pronouns; nil for things and where nothing tells.
  public var gender: Gender?

  /// Makes an entity.
  public init(
    kind: EntityKind, name: String, aliases: [String], roles: [String] = [],
    mentions: [MentionIndex], gender: Gender? = nil
  ) {
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.roles = roles
    self.mentions = mentions
    self.gender = gender
  }
}
