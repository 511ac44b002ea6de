import Foundation
import Language

/// Trains the name tagger: structured perceptron (Collins 2002) with averaged weights.
struct NameTrainer {
  static let bits = 20
  private static let count = NameLabel.count
  private var weights = AveragedWeights(bits: bits, classes: count)
  private var transitions = AveragedWeights(bits: 4, classes: count)

  /// Learns from `examples`, in an order that `seed` shuffles before each pass.
  mutating func train(_ examples: [NameExample], epochs: Int, seed: UInt64) {
    var order = Array(examples.indices)
    var random = SeededRandom(seed: seed)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var wrong = 0
      for index in order where learn(examples[index]) { wrong += 1 }
      print("pass \(epoch): \(wrong) of \(examples.count) wrong")
    }
  }

  /// True when the labels were wrong and the weights have moved.
  private mutating func learn(_ example: NameExample) -> Bool {
    weights.tick()
    transitions.tick()
    let found = decode(example)
    guard found != example.labels else { return false }
    var before = (gold: 0, found: 0)
    for token in example.labels.indices {
      let gold = Int(example.labels[token])
      let wrong = Int(found[token])
      if gold != wrong {
        let slots = example.slots[Int(example.bounds[token])..<Int(example.bounds[token + 1])]
        weights.update(slots, label: gold, by: example.weight)
        weights.update(slots, label: wrong, by: -example.weight)
      }
      move(before.gold, gold, example.weight)
      move(before.found, wrong, -example.weight)
      before = (gold, wrong)
    }
    move(before.gold, 0, example.weight)
    move(before.found, 0, -example.weight)
    return true
  }

  private mutating func move(_ before: Int, _ label: Int, _ amount: Float) {
    transitions.update([UInt32(before)][...], label: label, by: amount)
  }

  /// The best labels under the present weights.
  private func decode(_ example: NameExample) -> [UInt8] {
    let count = Self.count
    let length = example.labels.count
    var table = [Float](repeating: 0, count: length * count)
    table.withUnsafeMutableBufferPointer { table in
      for token in 0..<length {
        let slots = example.slots[Int(example.bounds[token])..<Int(example.bounds[token + 1])]
        weights.addScores(
          of: slots,
          to: UnsafeMutableBufferPointer(rebasing: table[token * count..<(token + 1) * count]))
      }
    }
    var pointers = [UInt8](repeating: 0, count: length * count)
    for token in 0..<length {
      for label in 0..<count {
        var best = -Float.infinity
        for before in 0..<(token == 0 ? 1 : count)
        where NameLabel.isValid(label, after: before) {
          let past = token == 0 ? 0 : table[(token - 1) * count + before]
          let score = past + transitions.weights[before * count + label]
          if score > best {
            best = score
            pointers[token * count + label] = UInt8(before)
          }
        }
        table[token * count + label] += best
      }
    }
    let last = (length - 1) * count
    let final = (0..<count).map { table[last + $0] + transitions.weights[$0 * count] }
    var label = (0..<count).max { final[$0] < final[$1] } ?? 0
    var labels = [UInt8](repeating: 0, count: length)
    for token in stride(from: length - 1, through: 0, by: -1) {
      labels[token] = UInt8(label)
      label = Int(pointers[token * count + label])
    }
    return labels
  }

  /// The weights averaged over the steps of training: emissions and transitions.
  func averaged() -> NameWeights {
    NameWeights(
      emissions: weights.averaged(),
      transitions: Array(transitions.averaged().prefix(Self.count * Self.count)))
  }
}

/// Trained weights before they are rounded.
struct NameWeights {
  var emissions: [Float]
  var transitions: [Float]

  /// The mean of several trainings. The model is linear, so this is their joint vote at no cost.
  static func mean(_ all: [NameWeights]) -> NameWeights {
    var mean = all[0]
    for other in all.dropFirst() {
      for index in mean.emissions.indices { mean.emissions[index] += other.emissions[index] }
      for index in mean.transitions.indices { mean.transitions[index] += other.transitions[index] }
    }
    return mean
  }

  /// The model as `NameTagger` reads it.
  /// - Parameter cut: rows that stay below this after rounding are left out.
  func file(cut: Float) -> [UInt8] {
    let scale = WeightRounding.scale(emissions, share: 5000)
    let rounded = WeightRounding.bytes(
      emissions, classes: NameLabel.count, scale: scale, cut: cut / scale)
    let sections = TagWeights.sections(weights: rounded, classes: NameLabel.count)
    var table: [UInt8] = []
    for weight in transitions {
      AssetFile.append(Int16(clamping: Int((weight * scale).rounded())), to: &table)
    }
    return AssetFile.bytes(
      magic: NameTagger.magic, version: NameTagger.version,
      sections: [sections.index, sections.rows, table])
  }
}
