/// A half-open stretch of an article's text, counted in UTF-8 bytes.
///
/// Both ends fall on character boundaries. Columns on the screen are the business of `Screen`,
/// never of this type; token positions have `TokenRange`.
public struct TextRange: Hashable, Sendable {
  /// The first byte.
  public let start: Int
  /// The byte behind the last one.
  public let end: Int

  /// - Precondition: `0 <= start && start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "bad text range")
    self.start = start
    self.end = end
  }

  /// Length in bytes.
  @inlinable public var count: Int { end - start }
  /// True when no byte is inside.
  @inlinable public var isEmpty: Bool { start == end }

  /// True when the byte at `offset` is inside.
  @inlinable public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// True when all of `other` is inside.
  @inlinable public func contains(_ other: TextRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// True when at least one byte is shared.
  @inlinable public func overlaps(_ other: TextRange) -> Bool {
    start < other.end && other.start < end
  }

  /// The smallest range that holds both.
  @inlinable public func union(_ other: TextRange) -> TextRange {
    TextRange(min(start, other.start), max(end, other.end))
  }
}

extension TextRange: Comparable {
  /// Orders by start, then by end.
  @inlinable
  public static func < (left: TextRange, right: TextRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

/// A half-open stretch of `Annotation.tokens`, counted in tokens.
public struct TokenRange: Hashable, Sendable {
  /// The first token.
  public let start: Int
  /// The token behind the last one.
  public let end: Int

  /// - Precondition: `0 <= start && start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    precondition(0 <= start && start <= end, "bad token range")
    self.start = start
    self.end = end
  }

  /// Length in tokens.
  @inlinable public var count: Int { end - start }
  /// True when no token is inside.
  @inlinable public var isEmpty: Bool { start == end }
  /// The tokens' indices, for loops.
  @inlinable public var indices: Range<Int> { start..<end }

  /// True when the token at `index` is inside.
  @inlinable public func contains(_ index: Int) -> Bool { start <= index && index < end }

  /// True when all of `other` is inside.
  @inlinable public func contains(_ other: TokenRange) -> Bool {
    start <= other.start && other.end <= end
  }

  /// True when at least one token is shared.
  @inlinable public func overlaps(_ other: TokenRange) -> Bool {
    start < other.end && other.start < end
  }
}
