import Prose

/// Tells the class of every word: a greedy averaged perceptron (Collins 2002), left to right.
package struct PartOfSpeechTagger: Sendable {
  /// The first bytes of the file.
  package static let magic = "PQTG"
  /// Format and feature set in one number.
  package static let version = 100 + PartOfSpeechFeatures.version
  /// Where the file lies below `Assets/`.
  package static let path = "models/en/tags.model"
  /// Sections: index of rows, rows.
  package static let sectionCount = 2

  private let weights: TagWeights

  /// Opens a trained model.
  package init(
    _ bytes: UnsafeRawBufferPointer, path: String = PartOfSpeechTagger.path,
    isTrusted: Bool = false
  ) throws(AssetError) {
    let file = try AssetFile(
      bytes, path: path, magic: Self.magic, version: Self.version, sections: Self.sectionCount,
      isTrusted: isTrusted)
    guard
      let weights = TagWeights(
        index: file.section(0), rows: file.section(1), classes: PartOfSpeech.allCases.count)
    else { throw .damaged(path: path) }
    self.weights = weights
  }

  /// The tagger of `assets`; nil when there is none.
  package static func open(_ assets: Assets) throws(AssetError) -> PartOfSpeechTagger? {
    guard let bytes = assets.bytes(path) else { return nil }
    return try PartOfSpeechTagger(bytes, isTrusted: assets.areTrusted)
  }

  /// Fills `passage.tags`. Linear in the tokens; no memory is taken per token.
  package func tag(_ passage: inout Passage) {
    passage.tags = tags(of: passage, forms: WordForm.forms(of: passage))
  }

  /// The class of every token of `passage`, whose `forms` are given.
  package func tags(of passage: Passage, forms: [WordForm]) -> [PartOfSpeech] {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureList.capacity) { memory in
      forms.withUnsafeBufferPointer { forms in
        var tags = [PartOfSpeech](repeating: .other, count: forms.count)
        guard let base = memory.baseAddress else { return tags }
        for sentence in passage.sentences {
          var previous: UInt8 = 255
          var beforeThat: UInt8 = 255
          let range = sentence.tokens
          for token in range.start..<range.end {
            let tag: PartOfSpeech
            if let fixed = Self.fixedTag(passage, token) {
              tag = fixed
            } else {
              let count = PartOfSpeechFeatures.write(
                forms, start: range.start, end: range.end, at: token, previous: previous,
                beforeThat: beforeThat, to: base)
              tag = PartOfSpeech(rawValue: UInt8(weights.best(of: base, count: count))) ?? .other
            }
            tags[token] = tag
            beforeThat = previous
            previous = tag.rawValue
          }
        }
        return tags
      }
    }
  }

  /// Marks whose class their bytes tell: quotation marks as the tokenizer paired them, commas, full
  /// stops. Nothing is learned for them.
  @inline(__always)
  package static func fixedTag(_ passage: Passage, _ token: Int) -> PartOfSpeech? {
    let token = passage.tokens[token]
    switch token.kind {
    case .openQuote: return .openQuote
    case .closeQuote: return .closeQuote
    case .mark where token.range.count == 1:
      switch passage.bytes[token.range.start] {
      case UInt8(ascii: ","): return .comma
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .leftBracket
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .rightBracket
      case UInt8(ascii: ":"), UInt8(ascii: ";"): return .colon
      default: return nil
      }
    default: return nil
    }
  }
}
