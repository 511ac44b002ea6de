import Foundation
import Language

/// Trains the name tagger as a linear-chain conditional random field (Lafferty, McCallum, Pereira
/// 2001), by stochastic gradients with a step of its own for each weight (AdaGrad; Duchi, Hazan,
/// Singer 2011).
struct NameTrainer {
  /// Features are hashed to 2^bits slots.
  static let bits = 20

  private typealias Row = SIMD16<Float>
  private static let count = NameLabel.count
  private var rows = [Row](repeating: Row(repeating: 0), count: 1 << bits)
  private var sums = [Row](repeating: Row(repeating: 1), count: 1 << bits)
  private var transitions = [Float](repeating: 0, count: count * count)
  private var transitionSums = [Float](repeating: 1, count: count * count)
  private let valid: [Bool]

  init() {
    valid = (0..<Self.count * Self.count).map {
      NameLabel.isValid($0 % Self.count, after: $0 / Self.count)
    }
  }

  /// Learns from `examples`, in an order that `seed` shuffles before each pass.
  mutating func train(_ examples: [NameExample], epochs: Int, rate: Float, seed: UInt64) {
    var order = Array(examples.indices)
    var random = SeededRandom(seed: seed)
    for epoch in 1...epochs {
      order.shuffle(using: &random)
      var loss = 0.0
      for index in order { loss += Double(learn(examples[index], rate)) }
      print("pass \(epoch): loss \(loss / Double(examples.count))")
    }
  }

  /// One step; returns the example's negative log-likelihood before it.
  private mutating func learn(_ example: NameExample, _ rate: Float) -> Float {
    let count = Self.count
    let length = example.labels.count
    var emissions = [Row](repeating: Row(repeating: 0), count: length)
    for token in 0..<length {
      var sum = Row(repeating: 0)
      for slot in example.slots[Int(example.bounds[token])..<Int(example.bounds[token + 1])] {
        sum += rows[Int(slot)]
      }
      emissions[token] = sum
    }
    // Forward and backward sums in logarithms; outside on both sides.
    var forward = [Float](repeating: -.infinity, count: length * count)
    var backward = forward
    for label in 0..<count where valid[label] {
      forward[label] = transitions[label] + emissions[0][label]
    }
    for token in 1..<max(1, length) {
      for label in 0..<count {
        forward[token * count + label] =
          emissions[token][label]
          + logSum {
            valid[$0 * count + label]
              ? forward[(token - 1) * count + $0] + transitions[$0 * count + label] : -.infinity
          }
      }
    }
    for label in 0..<count { backward[(length - 1) * count + label] = transitions[label * count] }
    for token in stride(from: length - 2, through: 0, by: -1) {
      for label in 0..<count {
        backward[token * count + label] = logSum {
          valid[label * count + $0]
            ? transitions[label * count + $0] + emissions[token + 1][$0]
              + backward[(token + 1) * count + $0] : -.infinity
        }
      }
    }
    let total = logSum { forward[(length - 1) * count + $0] + transitions[$0 * count] }

    var gradient = [Float](repeating: 0, count: count * count)
    var goldScore: Float = 0
    var before = 0
    for token in 0..<length {
      let gold = Int(example.labels[token])
      goldScore += transitions[before * count + gold] + emissions[token][gold]
      gradient[before * count + gold] -= 1
      before = gold
      var difference = Row(repeating: 0)
      for label in 0..<count {
        difference[label] = exp(
          forward[token * count + label] + backward[token * count + label] - total)
      }
      if token == 0 {
        for label in 0..<count { gradient[label] += difference[label] }
      } else {
        for from in 0..<count {
          let past = forward[(token - 1) * count + from] - total
          for label in 0..<count where valid[from * count + label] {
            gradient[from * count + label] += exp(
              past + transitions[from * count + label] + emissions[token][label]
                + backward[token * count + label])
          }
        }
      }
      if token == length - 1 {
        for label in 0..<count { gradient[label * count] += difference[label] }
      }
      difference[gold] -= 1
      step(example, token, difference * example.weight, rate)
    }
    goldScore += transitions[before * count]
    gradient[before * count] -= 1
    for place in gradient.indices where valid[place] {
      let slope = gradient[place] * example.weight
      transitionSums[place] += slope * slope
      transitions[place] -= rate * slope / transitionSums[place].squareRoot()
    }
    return total - goldScore
  }

  private mutating func step(_ example: NameExample, _ token: Int, _ slope: Row, _ rate: Float) {
    // Where the model is sure and right there is nothing to learn.
    guard (slope * slope).sum() > 1e-6 else { return }
    let square = slope * slope
    let move = slope * rate
    for slot in example.slots[Int(example.bounds[token])..<Int(example.bounds[token + 1])] {
      let sum = sums[Int(slot)] + square
      sums[Int(slot)] = sum
      rows[Int(slot)] -= move / sum.squareRoot()
    }
  }

  private func logSum(_ value: (Int) -> Float) -> Float {
    var values = Row(repeating: -.infinity)
    for label in 0..<Self.count { values[label] = value(label) }
    let largest = values.max()
    guard largest > -.infinity else { return largest }
    var sum: Float = 0
    for label in 0..<Self.count { sum += exp(values[label] - largest) }
    return largest + log(sum)
  }

  /// What has been learned.
  var weights: NameWeights {
    var emissions = [Float](repeating: 0, count: Self.count << Self.bits)
    for (slot, row) in rows.enumerated() {
      for label in 0..<Self.count { emissions[slot * Self.count + label] = row[label] }
    }
    return NameWeights(emissions: emissions, transitions: transitions)
  }
}
