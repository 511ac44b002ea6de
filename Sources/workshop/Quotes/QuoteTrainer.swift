import Foundation
import Language

/// Trains a network on examples: shuffled mini-batches, Adam, a rate that falls to nothing.
final class QuoteTrainer {
  /// What can be chosen before training.
  struct Plan {
    var epochs = 8
    var batch = 12
    /// Tuned on held-out training articles: 2e-3 costs a point, so do larger batches.
    var rate: Float = 4e-3
    var seed: UInt64 = 1
    var dropout = QuoteLearner.Dropout()
    /// A word found n times is made unknown with probability a / (a + n) (Kiperwasser & Goldberg 2016).
    var unknownShare: Float = 0.5
    /// How much of the average of parameters a step keeps (Polyak & Juditsky 1992, exponentially).
    var averaging: Float = 0.999
    /// The rate falls to this share of itself.
    var lastRate: Float = 0
  }

  let shape: QuoteNetShape
  let plan: Plan
  /// The average over the last steps' parameters: what is kept.
  let parameters: FloatBuffer
  /// The parameters that the steps move.
  private let moving: FloatBuffer
  private var steps = 0
  private let vectors: WordVectors?
  private let counts: [Int]
  private let adam: Adam
  private let turned: TurnedWeights
  private let gradients: [QuoteGradient]
  private let learners: [QuoteLearner]

  init(_ shape: QuoteNetShape, _ plan: Plan, vectors: WordVectors?, counts: [Int], threads: Int) {
    self.shape = shape
    self.plan = plan
    self.vectors = vectors
    self.counts = counts
    moving = shape.initialParameters(seed: plan.seed)
    parameters = FloatBuffer(shape.count)
    adam = Adam(shape)
    turned = TurnedWeights(shape)
    // Two halves of a batch whatever the threads, so that their number changes no bit.
    gradients = (0..<2).map { _ in QuoteGradient(shape) }
    learners = (0..<2).map { _ in QuoteLearner(shape, vectors: vectors) }
    self.threads = threads
  }

  private let threads: Int

  /// Goes once through `examples` in the order of `epoch`.
  /// - Returns: the mean loss of a token.
  func epoch(_ epoch: Int, _ examples: [QuoteExample]) -> Float {
    var random = SeededRandom(seed: plan.seed &* 7919 &+ UInt64(epoch))
    let order = Array(examples.indices).shuffled(using: &random)
    let batches = (order.count + plan.batch - 1) / plan.batch
    var loss: Float = 0
    var tokens = 0
    for batch in 0..<batches {
      let members = order[batch * plan.batch..<min((batch + 1) * plan.batch, order.count)]
      turned.turn(moving.cells)
      let lattice = shape.lattice(moving.cells)
      let middle = members.startIndex + members.count / 2
      let halves = [members[..<middle], members[middle...]]
      let losses = runHalves { half in
        self.learn(half, halves[half], examples, epoch, lattice)
      }
      loss += losses[0] + losses[1]
      tokens += members.reduce(0) { $0 + examples[$1].length }
      gradients[0].add(gradients[1])
      let progress = (Float(epoch) + Float(batch) / Float(batches)) / Float(plan.epochs)
      let warmth = min(1, (Float(epoch * batches + batch) + 1) / 200)
      adam.step(
        moving.cells, gradients[0],
        rate: plan.rate * warmth * (1 - progress * (1 - plan.lastRate)),
        scale: 1 / Float(plan.batch))
      average()
      for gradient in gradients { gradient.clear() }
    }
    return loss / Float(max(tokens, 1))
  }

  private func average() {
    steps += 1
    // At first the average is over all steps there were.
    let kept = min(plan.averaging, 1 - 1 / Float(steps))
    for index in 0..<shape.count {
      parameters.cells[index] =
        parameters.cells[index] * kept + moving.cells[index] * (1 - kept)
    }
  }

  private func runHalves(_ half: @escaping (Int) -> Float) -> [Float] {
    if threads < 2 { return [half(0), half(1)] }
    nonisolated(unsafe) let work = half
    nonisolated(unsafe) let results = UnsafeMutablePointer<Float>.allocate(capacity: 2)
    defer { results.deallocate() }
    DispatchQueue.concurrentPerform(iterations: 2) { results[$0] = work($0) }
    return [results[0], results[1]]
  }

  private func learn(
    _ half: Int, _ members: ArraySlice<Int>, _ examples: [QuoteExample], _ epoch: Int,
    _ lattice: QuoteLattice
  ) -> Float {
    var loss: Float = 0
    for member in members {
      var random = SeededRandom(
        seed: plan.seed &* 1_000_003 &+ UInt64(epoch) &* 100_000_007 &+ UInt64(member))
      let example = forgetful(examples[member], &random)
      var source: SeededRandom? = random
      loss += learners[half].learn(
        example, moving.cells, turned, lattice, into: gradients[half], dropout: plan.dropout,
        random: &source)
    }
    return loss
  }

  /// The example with some of its rarer words unknown.
  private func forgetful(_ example: QuoteExample, _ random: inout SeededRandom) -> QuoteExample {
    var example = example
    for token in 0..<example.length {
      let index = token * QuoteFeatures.slots
      let word = Int(example.rows[index]) - QuoteFeatures.fixedRows
      guard word >= 0 else { continue }
      if random.unit() < plan.unknownShare / (plan.unknownShare + Float(counts[word])) {
        example.rows[index] = QuoteFeatures.unknownWord
      }
    }
    return example
  }

  /// The labels of an article's units, by the network as it is.
  func labels(_ examples: [QuoteExample]) -> [QuoteLabel] {
    let lattice = shape.lattice(parameters.cells)
    var labels: [QuoteLabel] = []
    var none: SeededRandom?
    for example in examples {
      learners[0].walk(example, parameters.cells, random: &none)
      labels += lattice.best(learners[0].scores.cells, length: example.length)
    }
    return labels
  }

  /// The mean loss of a token, nothing dropped.
  func loss(_ examples: [QuoteExample]) -> Float {
    let lattice = shape.lattice(parameters.cells)
    var loss: Float = 0
    var tokens = 0
    var none: SeededRandom?
    for example in examples {
      learners[0].walk(example, parameters.cells, random: &none)
      loss += learners[0].loss(example, lattice)
      tokens += example.length
    }
    return loss / Float(max(tokens, 1))
  }
}
