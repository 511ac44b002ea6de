import Language
import Prose
import Testing

@testable import workshop

@Suite struct QuoteLearnerTests {
  private let shape = QuoteNetShape(
    rows: QuoteFeatures.fixedRows + 3, sum: 16, vector: 0, hidden: 16)

  /// Five tokens with rows taken at random, "She said we won." in labels.
  private var example: QuoteExample {
    var random = SeededRandom(seed: 4)
    let labels: [QuoteLabel] = [
      .beginSource, .beginCue, .beginContent, .insideContent, .outside,
    ]
    let rows = (0..<labels.count * QuoteFeatures.slots).map { _ in
      Int32.random(in: -1..<Int32(shape.rows), using: &random)
    }
    return QuoteExample(rows: rows, vectors: labels.map { _ in -1 }, labels: labels)
  }

  private func loss(_ learner: QuoteLearner, _ parameters: FloatBuffer) -> Float {
    var none: SeededRandom?
    learner.walk(example, parameters.cells, random: &none)
    return learner.loss(example, shape.lattice(parameters.cells))
  }

  private func gradient(_ parameters: FloatBuffer) -> QuoteGradient {
    let gradient = QuoteGradient(shape)
    let turned = TurnedWeights(shape)
    turned.turn(parameters.cells)
    var random: SeededRandom? = SeededRandom(seed: 1)
    _ = QuoteLearner(shape, vectors: nil).learn(
      example, parameters.cells, turned, shape.lattice(parameters.cells), into: gradient,
      dropout: .none, random: &random)
    return gradient
  }

  @Test func `the gradient is the slope of the loss`() {
    let parameters = shape.initialParameters(seed: 7)
    let gradient = gradient(parameters)
    let learner = QuoteLearner(shape, vectors: nil)
    var places = [
      shape.labelBiases + 1, shape.labelWeights + 18, shape.transitions + 9,
      shape.transitions + 7 * 8 + 3, shape.transitions + 8 * 8,
    ]
    for backwards in 0...1 {
      places += [0, 17, 33].map { shape.gateBiases(backwards) + $0 }
      places += [5, 200, 500].map { shape.recurrentWeights(backwards) + $0 }
      places += [3, 100, 700].map { shape.inputWeights(backwards) + $0 }
    }
    places += gradient.touched.prefix(4).map { $0 * shape.sum + 2 }
    for place in places {
      let step: Float = 0.01
      let kept = parameters.cells[place]
      parameters.cells[place] = kept + step
      let above = loss(learner, parameters)
      parameters.cells[place] = kept - step
      let below = loss(learner, parameters)
      parameters.cells[place] = kept
      let slope = (above - below) / (2 * step)
      #expect(abs(slope - gradient.cells[place]) < 0.002 + 0.02 * abs(slope), "at \(place)")
    }
  }

  @Test func `rows that no token has get no gradient`() {
    let gradient = gradient(shape.initialParameters(seed: 7))
    #expect(Set(gradient.touched) == Set(example.rows.filter { $0 >= 0 }.map(Int.init)))
  }

  @Test func `the same seed trains the same network, on one thread or two`() {
    let train = { (threads: Int) -> [Float] in
      var plan = QuoteTrainer.Plan()
      plan.epochs = 3
      plan.batch = 4
      let trainer = QuoteTrainer(
        shape, plan, vectors: nil, counts: [9, 5, 3], threads: threads)
      for epoch in 0..<3 { _ = trainer.epoch(epoch, Array(repeating: example, count: 6)) }
      return Array(UnsafeBufferPointer(start: trainer.parameters.cells, count: shape.count))
    }
    #expect(train(1) == train(2))
  }

  @Test func `training lowers the loss`() {
    var plan = QuoteTrainer.Plan()
    plan.epochs = 30
    plan.batch = 2
    plan.rate = 0.05
    let trainer = QuoteTrainer(shape, plan, vectors: nil, counts: [9, 5, 3], threads: 1)
    let examples = Array(repeating: example, count: 8)
    let first = trainer.loss(examples)
    for epoch in 0..<30 { _ = trainer.epoch(epoch, examples) }
    #expect(trainer.loss(examples) < first / 4)
  }
}
