import Language

/// Walks an example through the network and back, adding up gradients.
///
/// Has the memory for one example and belongs to one thread.
final class QuoteLearner {
  /// Shares of numbers put to zero while learning (Srivastava et al. 2014).
  struct Dropout {
    var input: Float = 0.3
    var output: Float = 0.4
    /// The same cells for a whole example (Gal & Ghahramani 2016).
    var recurrent: Float = 0.2
    static let none = Dropout(input: 0, output: 0, recurrent: 0)
  }

  let shape: QuoteNetShape
  let vectors: WordVectors?
  private(set) var capacity = 0
  private var input = FloatBuffer(0)
  private var inputMask = FloatBuffer(0)
  private var gates = [FloatBuffer(0), FloatBuffer(0)]
  private var cells = [FloatBuffer(0), FloatBuffer(0)]
  private var squashed = [FloatBuffer(0), FloatBuffer(0)]
  private var output = FloatBuffer(0)
  private var outputMask = FloatBuffer(0)
  private(set) var scores = FloatBuffer(0)
  private var outputGradient = FloatBuffer(0)
  private var gateGradient = FloatBuffer(0)
  private var handed = FloatBuffer(0)
  private var inputGradient = FloatBuffer(0)
  private let carried: FloatBuffer
  private let carriedMasks: [FloatBuffer]

  init(_ shape: QuoteNetShape, vectors: WordVectors?) {
    self.shape = shape
    self.vectors = vectors
    carried = FloatBuffer(2 * shape.hidden)
    carriedMasks = [FloatBuffer(shape.hidden), FloatBuffer(shape.hidden)]
  }

  private func reserve(_ length: Int) {
    guard length > capacity else { return }
    capacity = length + 64
    input = FloatBuffer(capacity * shape.input)
    inputMask = FloatBuffer(capacity * shape.input)
    gates = [FloatBuffer(capacity * shape.gates), FloatBuffer(capacity * shape.gates)]
    cells = [FloatBuffer(capacity * shape.hidden), FloatBuffer(capacity * shape.hidden)]
    squashed = [FloatBuffer(capacity * shape.hidden), FloatBuffer(capacity * shape.hidden)]
    output = FloatBuffer(capacity * shape.output)
    outputMask = FloatBuffer(capacity * shape.output)
    scores = FloatBuffer(capacity * QuoteLattice.width)
    outputGradient = FloatBuffer(capacity * shape.output)
    gateGradient = FloatBuffer(capacity * shape.gates)
    handed = FloatBuffer(capacity * shape.hidden)
    inputGradient = FloatBuffer(capacity * shape.sum)
  }

  // MARK: - Forwards

  /// Fills `scores` with a row for each token.
  /// - Parameter random: nil to answer, not to learn: then nothing is dropped.
  func walk(
    _ example: QuoteExample, _ parameters: UnsafePointer<Float>, dropout: Dropout = .none,
    random: inout SeededRandom?
  ) {
    reserve(example.length)
    let length = example.length
    sumInput(example, parameters)
    if var source = random {
      drop(dropout.input, inputMask.cells, length * shape.input, &source)
      drop(dropout.output, outputMask.cells, length * shape.output, &source)
      for mask in carriedMasks { drop(dropout.recurrent, mask.cells, shape.hidden, &source) }
      for index in 0..<length * shape.input { input.cells[index] *= inputMask.cells[index] }
      random = source
    }
    for backwards in 0...1 {
      let gate = gates[backwards].cells
      for token in 0..<length {
        (gate + token * shape.gates).update(
          from: parameters + shape.gateBiases(backwards), count: shape.gates)
      }
      addProduct(
        into: gate, input.cells, aRow: shape.input, aInner: 1,
        parameters + shape.inputWeights(backwards), rows: length, columns: shape.gates,
        inner: shape.input)
      LongShortTermMemory.walk(
        gates: gate, recurrent: parameters + shape.recurrentWeights(backwards),
        cells: cells[backwards].cells, squashed: squashed[backwards].cells,
        output: output.cells + backwards * shape.hidden, outputStride: shape.output,
        carried: carried.cells,
        mask: random == nil ? nil : UnsafePointer(carriedMasks[backwards].cells),
        length: length, hidden: shape.hidden, backwards: backwards == 1)
    }
    if random != nil {
      keepHanded(length)
      for index in 0..<length * shape.output { output.cells[index] *= outputMask.cells[index] }
    }
    for token in 0..<length {
      (scores.cells + token * QuoteLattice.width).update(
        from: parameters + shape.labelBiases, count: QuoteLattice.width)
    }
    addProduct(
      into: scores.cells, output.cells, aRow: shape.output, aInner: 1,
      parameters + shape.labelWeights, rows: length, columns: QuoteLattice.width,
      inner: shape.output)
  }

  private func sumInput(_ example: QuoteExample, _ parameters: UnsafePointer<Float>) {
    let slots = QuoteFeatures.slots
    for token in 0..<example.length {
      let target = input.cells + token * shape.input
      target.update(repeating: 0, count: shape.input)
      for slot in 0..<slots {
        let row = Int(example.rows[token * slots + slot])
        guard row >= 0 else { continue }
        let source = parameters + row * shape.sum
        for index in 0..<shape.sum { target[index] += source[index] }
      }
      if let vectors, example.vectors[token] >= 0 {
        vectors.copy(Int(example.vectors[token]), to: target + shape.sum)
      }
    }
  }

  private func drop(
    _ share: Float, _ mask: UnsafeMutablePointer<Float>, _ count: Int,
    _ random: inout SeededRandom
  ) {
    let kept = 1 / (1 - share)
    for index in 0..<count { mask[index] = random.unit() < share ? 0 : kept }
  }

  /// Undropped outputs times the carried masks are what the gates saw; both directions' outputs are
  /// still undropped here.
  private var handedOutputs: [FloatBuffer] = [FloatBuffer(0), FloatBuffer(0)]

  private func keepHanded(_ length: Int) {
    if handedOutputs[0].count < length * shape.hidden {
      handedOutputs = [
        FloatBuffer(capacity * shape.hidden), FloatBuffer(capacity * shape.hidden),
      ]
    }
    for backwards in 0...1 {
      for token in 0..<length {
        for cell in 0..<shape.hidden {
          handedOutputs[backwards].cells[token * shape.hidden + cell] =
            output.cells[token * shape.output + backwards * shape.hidden + cell]
            * carriedMasks[backwards].cells[cell]
        }
      }
    }
  }

  /// The negative log-likelihood of the labels of the example just walked through.
  func loss(_ example: QuoteExample, _ lattice: QuoteLattice) -> Float {
    let logSum = lattice.marginals(scores.cells, length: example.length).logSum
    var gold: Float = 0
    for (token, label) in example.labels.enumerated() {
      let index = Int(label.rawValue)
      gold += scores.cells[token * QuoteLattice.width + index]
      gold +=
        token == 0
        ? lattice.start[index]
        : lattice.transitions[Int(example.labels[token - 1].rawValue)][index]
      if token == example.length - 1 { gold += lattice.end[index] }
    }
    return logSum - gold
  }

  // MARK: - Backwards

  /// Adds the gradient of the example's negative log-likelihood to `gradient`.
  /// - Returns: the negative log-likelihood.
  func learn(
    _ example: QuoteExample, _ parameters: UnsafePointer<Float>, _ turned: TurnedWeights,
    _ lattice: QuoteLattice, into gradient: QuoteGradient, dropout: Dropout,
    random: inout SeededRandom?
  ) -> Float {
    walk(example, parameters, dropout: dropout, random: &random)
    let length = example.length
    let width = QuoteLattice.width
    let loss = fieldGradient(example, lattice, gradient)
    // Labels.
    let slope = scores.cells
    addProduct(
      into: gradient.cells + shape.labelWeights, output.cells, aRow: 1, aInner: shape.output, slope,
      rows: shape.output, columns: width, inner: length)
    for token in 0..<length {
      for label in 0..<width {
        gradient.cells[shape.labelBiases + label] += slope[token * width + label]
      }
    }
    outputGradient.cells.update(repeating: 0, count: length * shape.output)
    addProduct(
      into: outputGradient.cells, slope, aRow: width, aInner: 1, turned.labels.cells, rows: length,
      columns: shape.output, inner: width)
    for index in 0..<length * shape.output {
      outputGradient.cells[index] *= outputMask.cells[index]
    }
    inputGradient.cells.update(repeating: 0, count: length * shape.sum)
    for backwards in 0...1 {
      walkBack(length, turned, backwards, gradient)
    }
    spread(example, gradient)
    return loss
  }

  /// Turns `scores` into their gradient: what the field expects minus what the gold says.
  private func fieldGradient(
    _ example: QuoteExample, _ lattice: QuoteLattice, _ gradient: QuoteGradient
  ) -> Float {
    let width = QuoteLattice.width
    let loss = loss(example, lattice)
    var pairs = [SIMD8<Float>](repeating: .zero, count: 9)
    let rows = pairs.withUnsafeMutableBufferPointer { pairs in
      lattice.marginals(scores.cells, length: example.length, pairs: pairs.baseAddress).rows
    }
    for (token, label) in example.labels.enumerated() {
      let index = Int(label.rawValue)
      var slope = rows[token]
      slope[index] -= 1
      if token == 0 {
        pairs[7][index] -= 1
      } else {
        pairs[Int(example.labels[token - 1].rawValue)][index] -= 1
      }
      if token == example.length - 1 { pairs[8][index] -= 1 }
      let row = scores.cells + token * width
      row.update(repeating: 0, count: width)
      for other in 0..<QuoteLattice.labels { row[other] = slope[other] }
    }
    for row in 0..<9 {
      for label in 0..<QuoteLattice.labels {
        gradient.cells[shape.transitions + row * 8 + label] += pairs[row][label]
      }
    }
    return loss
  }

  private func walkBack(
    _ length: Int, _ turned: TurnedWeights, _ backwards: Int, _ gradient: QuoteGradient
  ) {
    let hidden = shape.hidden
    let gate = gates[backwards].cells
    let memory = cells[backwards].cells
    let squash = squashed[backwards].cells
    let slope = gateGradient.cells
    let fromNext = carried.cells
    let memorySlope = carried.cells + hidden
    fromNext.update(repeating: 0, count: 2 * hidden)
    let mask = carriedMasks[backwards].cells
    handed.cells.update(repeating: 0, count: length * hidden)
    for step in stride(from: length - 1, through: 0, by: -1) {
      let time = backwards == 1 ? length - 1 - step : step
      let before = backwards == 1 ? time + 1 : time - 1
      let row = slope + time * shape.gates
      for cell in 0..<hidden {
        let forget = gate[time * shape.gates + cell]
        let out = gate[time * shape.gates + hidden + cell]
        let candidate = gate[time * shape.gates + 2 * hidden + cell]
        let tanh = squash[time * hidden + cell]
        let last = step > 0 ? memory[before * hidden + cell] : 0
        let outSlope =
          outputGradient.cells[time * shape.output + backwards * hidden + cell] + fromNext[cell]
        let cellSlope = memorySlope[cell] + outSlope * out * (1 - tanh * tanh)
        row[cell] = cellSlope * (last - candidate) * forget * (1 - forget)
        row[hidden + cell] = outSlope * tanh * out * (1 - out)
        row[2 * hidden + cell] = cellSlope * (1 - forget) * (1 - candidate * candidate)
        memorySlope[cell] = cellSlope * forget
        if step > 0 {
          handed.cells[time * hidden + cell] =
            handedOutputs[backwards].cells[before * hidden + cell]
        }
      }
      fromNext.update(repeating: 0, count: hidden)
      addProduct(
        into: fromNext, row, aRow: shape.gates, aInner: 1, turned.recurrent[backwards].cells,
        rows: 1, columns: hidden, inner: shape.gates)
      for cell in 0..<hidden { fromNext[cell] *= mask[cell] }
    }
    addProduct(
      into: gradient.cells + shape.recurrentWeights(backwards), handed.cells, aRow: 1,
      aInner: hidden, slope, rows: hidden, columns: shape.gates, inner: length)
    addProduct(
      into: gradient.cells + shape.inputWeights(backwards), input.cells, aRow: 1,
      aInner: shape.input, slope, rows: shape.input, columns: shape.gates, inner: length)
    let biases = gradient.cells + shape.gateBiases(backwards)
    for token in 0..<length {
      for index in 0..<shape.gates { biases[index] += slope[token * shape.gates + index] }
    }
    addProduct(
      into: inputGradient.cells, slope, aRow: shape.gates, aInner: 1, turned.input[backwards].cells,
      rows: length, columns: shape.sum, inner: shape.gates)
  }

  /// Hands the input's gradient to the rows that were summed.
  private func spread(_ example: QuoteExample, _ gradient: QuoteGradient) {
    let slots = QuoteFeatures.slots
    for token in 0..<example.length {
      let source = inputGradient.cells + token * shape.sum
      let mask = inputMask.cells + token * shape.input
      for index in 0..<shape.sum { source[index] *= mask[index] }
      for slot in 0..<slots {
        let row = Int(example.rows[token * slots + slot])
        guard row >= 0 else { continue }
        gradient.touch(row)
        let target = gradient.cells + row * shape.sum
        for index in 0..<shape.sum { target[index] += source[index] }
      }
    }
  }
}
