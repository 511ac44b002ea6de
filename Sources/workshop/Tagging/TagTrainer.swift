import Foundation
import Language

/// Trains the word class tagger: averaged perceptron, greedy decoding on its own decisions, so that
/// it learns to live with its mistakes.
struct TagTrainer {
  private static let bits = 20
  private let classes = PartOfSpeech.allCases.count
  private var weights = AveragedWeights(bits: bits, classes: PartOfSpeech.allCases.count)
  private var seen = [UInt16](repeating: 0, count: 1 << bits)
  private let minimum: UInt16

  /// - Parameter minimum: features seen more rarely in the corpus get no weight.
  init(minimum: Int) { self.minimum = UInt16(minimum) }

  /// Learns from `documents`, in an order that a fixed seed shuffles before each pass.
  mutating func train(_ documents: [TaggedDocument], epochs: Int) {
    let forms = documents.map { WordForm.forms(of: $0.passage) }
    var sentences: [(document: Int, sentence: Int)] = []
    for (index, document) in documents.enumerated() {
      sentences += document.passage.sentences.indices.map { (index, $0) }
    }
    for (document, sentence) in sentences { count(documents[document], forms[document], sentence) }
    var random = SeededRandom(seed: 1)
    for epoch in 1...epochs {
      sentences.shuffle(using: &random)
      var wrong = 0
      for (document, sentence) in sentences {
        wrong += learn(documents[document], forms[document], sentence)
      }
      print("pass \(epoch): \(wrong) wrong")
    }
  }

  /// Counts the features of a sentence under the corpus's own tags.
  private mutating func count(
    _ document: TaggedDocument, _ forms: [WordForm], _ sentence: Int
  ) {
    let range = document.passage.sentences[sentence].tokens
    var previous: UInt8 = 255
    var beforeThat: UInt8 = 255
    for token in range.indices {
      for slot in Self.slots(forms, range.indices, token, previous, beforeThat) {
        seen[Int(slot)] = min(seen[Int(slot)] + 1, 10_000)
      }
      beforeThat = previous
      previous = (document.tags[token] ?? .other).rawValue
    }
  }

  private mutating func learn(
    _ document: TaggedDocument, _ forms: [WordForm], _ sentence: Int
  ) -> Int {
    let range = document.passage.sentences[sentence].tokens
    var previous: UInt8 = 255
    var beforeThat: UInt8 = 255
    var wrong = 0
    var scores = [Float](repeating: 0, count: classes)
    for token in range.indices {
      let tag: UInt8
      if let fixed = PartOfSpeechTagger.fixedTag(document.passage, token) {
        tag = fixed.rawValue
      } else {
        let slots = Self.slots(forms, range.indices, token, previous, beforeThat)
          .filter { seen[Int($0)] >= minimum }
        for label in 0..<classes { scores[label] = 0 }
        scores.withUnsafeMutableBufferPointer { weights.addScores(of: slots[...], to: $0) }
        var best = 0
        for label in 1..<classes where scores[label] > scores[best] { best = label }
        tag = UInt8(best)
        if let gold = document.tags[token] {
          if Int(gold.rawValue) != best {
            weights.update(slots[...], label: Int(gold.rawValue), by: 1)
            weights.update(slots[...], label: best, by: -1)
            wrong += 1
          }
          weights.tick()
        }
      }
      beforeThat = previous
      previous = tag
    }
    return wrong
  }

  private static func slots(
    _ forms: [WordForm], _ range: Range<Int>, _ token: Int, _ previous: UInt8, _ beforeThat: UInt8
  ) -> [UInt32] {
    forms.withUnsafeBufferPointer { forms in
      [UInt32](unsafeUninitializedCapacity: FeatureList.capacity) { slots, count in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: FeatureList.capacity) { memory in
          guard let base = memory.baseAddress else { return }
          count = PartOfSpeechFeatures.write(
            forms, start: range.lowerBound, end: range.upperBound, at: token, previous: previous,
            beforeThat: beforeThat, to: base)
          for index in 0..<count {
            slots[index] = UInt32(TagWeights.slot(of: memory[index], bits: bits))
          }
        }
      }
    }
  }

  /// The model as `PartOfSpeechTagger` reads it.
  func file() -> [UInt8] {
    let mean = weights.averaged()
    let scale = WeightRounding.scale(mean, share: 2000)
    let rounded = WeightRounding.bytes(mean, classes: classes, scale: scale, cut: 4 / scale)
    let sections = TagWeights.sections(weights: rounded, classes: classes)
    return AssetFile.bytes(
      magic: PartOfSpeechTagger.magic, version: PartOfSpeechTagger.version,
      sections: [sections.index, sections.rows])
  }

  /// The share of tokens tagged as the corpus has them, and how fast.
  static func accuracy(of tagger: PartOfSpeechTagger, on documents: [TaggedDocument]) -> String {
    var right = 0
    var total = 0
    var tokens = 0
    let clock = ContinuousClock()
    var time = Duration.zero
    for document in documents {
      var passage = document.passage
      time += clock.measure { tagger.tag(&passage) }
      tokens += passage.tokens.count
      for (gold, tag) in zip(document.tags, passage.tags) {
        guard let gold else { continue }
        total += 1
        if gold == tag { right += 1 }
      }
    }
    let seconds = time / .seconds(1)
    return String(
      format: "%.2f %% of %d tokens; %.2f M tokens/s", 100 * Double(right) / Double(max(1, total)),
      total, Double(tokens) / seconds / 1e6)
  }
}
