import Prose

/// Finds names and their kinds: a linear-chain conditional random field over the labels of a
/// sentence (Lafferty, McCallum, Pereira 2001), decoded with Viterbi, then the rules of `NameRules`
/// over the whole document.
package struct NameTagger: Sendable {
  /// The first bytes of the file.
  package static let magic = "PQNM"
  /// Format and feature set in one number.
  package static let version = 100 + NameFeatures.version
  /// Where the file lies below `Assets/`.
  package static let path = "models/en/names.model"
  /// Sections: index of rows, rows, transitions (`Int16`, one row for each label before).
  package static let sectionCount = 3

  private let weights: TagWeights
  private let transitions: [Int32]

  /// Opens a trained model.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String = NameTagger.path, isTrusted: Bool = false
  ) throws(AssetError) {
    let file = try AssetFile(
      bytes, path: path, magic: Self.magic, version: Self.version, sections: Self.sectionCount,
      isTrusted: isTrusted)
    let count = NameLabel.count
    let table = file.section(2)
    guard
      let weights = TagWeights(index: file.section(0), rows: file.section(1), classes: count),
      table.count == 2 * count * count
    else { throw .damaged(path: path) }
    self.weights = weights
    let width = NameDecoder.width
    transitions = (0..<count * width).map { place in
      let (before, label) = (place / width, place % width)
      guard label < count, NameLabel.isValid(label, after: before) else { return Self.never }
      return Int32(
        table.loadUnaligned(fromByteOffset: 2 * (before * count + label), as: Int16.self))
    }
  }

  /// Added for what cannot follow; a few of them do not overflow.
  private static let never: Int32 = -1 << 24

  /// The tagger of `assets`; nil when there is none.
  package static func open(_ assets: Assets) throws(AssetError) -> NameTagger? {
    guard let bytes = assets.bytes(path) else { return nil }
    return try NameTagger(bytes, isTrusted: assets.areTrusted)
  }

  /// The names of `passage`, in order, none overlapping. Linear in the tokens.
  ///
  /// The passage should be tagged: names were learned with word classes at hand.
  package func names(in passage: Passage, lexicon: Lexicon?) -> [NameSpan] {
    names(in: passage, tokens: NameTokens(passage, lexicon: lexicon))
  }

  /// As `names(in:lexicon:)`, with the tokens as the tagger sees them at hand.
  func names(in passage: Passage, tokens: NameTokens) -> [NameSpan] {
    var names = rawNames(in: passage, tokens: tokens)
    NameRules(passage: passage, tokens: tokens).apply(to: &names)
    return names
  }

  /// The names as the sequence model alone sees them.
  package func rawNames(in passage: Passage, tokens: NameTokens) -> [NameSpan] {
    let labels = labels(of: passage, tokens: tokens)
    return NameLabel.spans(labels[...], offset: 0)
  }

  private func labels(of passage: Passage, tokens: NameTokens) -> [UInt8] {
    var labels = [UInt8](repeating: 0, count: passage.tokens.count)
    var decoder = NameDecoder(transitions: transitions)
    tokens.tokens.withUnsafeBufferPointer { tokens in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureList.capacity) { memory in
        guard let base = memory.baseAddress else { return }
        for sentence in passage.sentences {
          var token = sentence.tokens.start
          let end = sentence.tokens.end
          while token < end {
            guard tokens[token].isActive else {
              token += 1
              continue
            }
            let first = token
            decoder.begin()
            while token < end, tokens[token].isActive {
              let count = NameFeatures.write(
                tokens, start: sentence.tokens.start, end: end, at: token, to: base)
              decoder.add(weights.sums(of: base, count: count))
              token += 1
            }
            decoder.finish(into: &labels, at: first)
          }
        }
      }
    }
    return labels
  }
}
