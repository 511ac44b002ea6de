import Language
import Prose

/// A stretch of tokens the tagger decides together, with its features and right labels.
struct NameExample {
  /// Where each token's slots begin in `slots`, and their end.
  var bounds: [Int32]
  var slots: [UInt32]
  var labels: [UInt8]
  /// How much it counts.
  var weight: Float

  /// All examples of a document whose passage is tagged; only those inside `ranges`, if given.
  static func examples(
    of document: TaggedDocument, lexicon: Lexicon?, bits: Int, weight: Float,
    only ranges: [TextRange]? = nil
  ) -> [NameExample] {
    let passage = document.passage
    let tokens = NameTokens(passage, lexicon: lexicon)
    var gold = [UInt8](repeating: 0, count: passage.tokens.count)
    for name in document.names {
      for token in name.tokens.indices {
        gold[token] = UInt8(NameLabel.label(name.kind, isFirst: token == name.tokens.start))
      }
    }
    var examples: [NameExample] = []
    for sentence in passage.sentences {
      let start = passage.tokens[sentence.tokens.start].range.start
      if let ranges, !ranges.contains(where: { $0.contains(start) }) { continue }
      var token = sentence.tokens.start
      while token < sentence.tokens.end {
        guard tokens.tokens[token].isActive else {
          token += 1
          continue
        }
        var example = NameExample(bounds: [0], slots: [], labels: [], weight: weight)
        while token < sentence.tokens.end, tokens.tokens[token].isActive {
          appendFeatures(of: token, in: sentence.tokens, tokens, bits, to: &example.slots)
          example.bounds.append(Int32(example.slots.count))
          // A name whose beginning is out of reach begins where it comes into reach.
          var label = gold[token]
          let previous = Int(example.labels.last ?? 0)
          if !NameLabel.isValid(Int(label), after: previous) { label -= 1 }
          example.labels.append(label)
          token += 1
        }
        examples.append(example)
      }
    }
    return examples
  }

  private static func appendFeatures(
    of token: Int, in sentence: TokenRange, _ tokens: NameTokens, _ bits: Int,
    to slots: inout [UInt32]
  ) {
    tokens.tokens.withUnsafeBufferPointer { tokens in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureList.capacity) { memory in
        guard let base = memory.baseAddress else { return }
        let count = NameFeatures.write(
          tokens, start: sentence.start, end: sentence.end, at: token, to: base)
        for index in 0..<count {
          slots.append(UInt32(TagWeights.slot(of: memory[index], bits: bits)))
        }
      }
    }
  }

  /// The examples without the features that all of them together have more rarely than `minimum`.
  static func withoutRareFeatures(_ examples: [NameExample], minimum: Int) -> [NameExample] {
    var seen = [Int32](repeating: 0, count: 1 << NameTrainer.bits)
    for example in examples { for slot in example.slots { seen[Int(slot)] += 1 } }
    return examples.map { example in
      var kept = example
      kept.slots = []
      kept.bounds = [0]
      for token in example.labels.indices {
        for slot in example.slots[Int(example.bounds[token])..<Int(example.bounds[token + 1])]
        where seen[Int(slot)] >= minimum {
          kept.slots.append(slot)
        }
        kept.bounds.append(Int32(kept.slots.count))
      }
      return kept
    }
  }
}
