/// An article of the archive.
public struct ArticleID: Hashable, Sendable, Comparable {
  /// Its row.
  public let value: Int64
  /// Makes an identifier from a row.
  public init(_ value: Int64) { self.value = value }
  /// Orders by row: older articles first.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// A feed of the archive.
public struct SubscriptionID: Hashable, Sendable, Comparable {
  /// Its row.
  public let value: Int64
  /// Makes an identifier from a row.
  public init(_ value: Int64) { self.value = value }
  /// Orders by row.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// A person, organisation, place or thing of the archive, over all its articles.
public struct EntityID: Hashable, Sendable, Comparable {
  /// Its row.
  public let value: Int64
  /// Makes an identifier from a row.
  public init(_ value: Int64) { self.value = value }
  /// Orders by row.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// A quote of the archive.
public struct QuoteID: Hashable, Sendable, Comparable {
  /// Its row.
  public let value: Int64
  /// Makes an identifier from a row.
  public init(_ value: Int64) { self.value = value }
  /// Orders by row.
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
