import Prose

/// What the name tagger says of a token: outside of names, or first or further token of a name of
/// one kind ("BIO", Ramshaw and Marcus 1995).
package enum NameLabel {
  /// How many labels there are: 0 is outside, then beginning and inside of each kind in turn.
  package static let count = 9
  /// The kinds in the order of their labels.
  package static let kinds: [EntityKind] = [.person, .organisation, .place, .other]

  /// The label of a name's first or further token.
  package static func label(_ kind: EntityKind, isFirst: Bool) -> Int {
    1 + 2 * (kinds.firstIndex(of: kind) ?? 3) + (isFirst ? 0 : 1)
  }

  /// True when `label` may follow `previous`: inside only behind the same kind.
  package static func isValid(_ label: Int, after previous: Int) -> Bool {
    guard label > 0, label % 2 == 0 else { return true }
    return previous == label || previous == label - 1
  }

  /// The names that a row of labels stands for, moved by `offset` tokens.
  package static func spans(_ labels: ArraySlice<UInt8>, offset: Int) -> [NameSpan] {
    var spans: [NameSpan] = []
    var start = -1
    for index in labels.startIndex...labels.endIndex {
      let label = index < labels.endIndex ? Int(labels[index]) : 0
      let continues = label > 0 && label % 2 == 0
      if start >= 0, !continues {
        let kind = kinds[(Int(labels[start]) - 1) / 2]
        spans.append(NameSpan(tokens: TokenRange(start + offset, index + offset), kind: kind))
        start = -1
      }
      if label % 2 == 1 { start = index }
    }
    return spans
  }
}
