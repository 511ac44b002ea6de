/// The smallest piece of text the language stages speak about.
public struct Token: Hashable, Sendable {
  /// What the token is made of.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Letters, possibly with inner apostrophes, hyphens or full stops: `don't`, `U.S.`, `N-plus`.
    case word
    /// Digits with separators: `1,000.5`, `2026`, `25th`.
    case number
    /// Punctuation that is no quotation mark.
    case mark
    /// A mark that opens a quotation: `"`, `“`, `‘`, `''`, as used here.
    case openQuote
    /// A mark that closes a quotation.
    case closeQuote
    /// Anything else that is visible: `$`, `@`, emoji.
    case symbol
  }

  /// Bytes of the article's text.
  public let range: TextRange
  /// What it is made of.
  public let kind: Kind

  /// Makes a token over `range`.
  @inlinable
  public init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// A sentence. It never crosses a paragraph.
public struct Sentence: Hashable, Sendable {
  /// Its tokens, closing quotation marks included.
  public let tokens: TokenRange

  /// Makes a sentence over `tokens`.
  @inlinable
  public init(tokens: TokenRange) { self.tokens = tokens }
}
