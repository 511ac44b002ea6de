import Prose

/// A name found in a text: its tokens and what kind of thing it names.
///
/// Titles ("President"), a leading "the" and a possessive ending stay outside.
package struct NameSpan: Hashable, Sendable {
  /// The tokens of the name alone, inside one sentence.
  package var tokens: TokenRange
  /// What it names.
  package var kind: EntityKind

  /// Makes a name over `tokens`.
  package init(tokens: TokenRange, kind: EntityKind) {
    self.tokens = tokens
    self.kind = kind
  }
}
