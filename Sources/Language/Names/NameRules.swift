import Prose

/// What one document says of its names as a whole; applied after the sequence model.
struct NameRules {
  let passage: Passage
  let tokens: NameTokens

  /// Changes `names`, which stay sorted and disjoint.
  func apply(to names: inout [NameSpan]) {}
}
