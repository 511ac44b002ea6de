import Language

/// Sums of gradients, of which the feature table's are zero but for the rows touched.
final class QuoteGradient {
  let buffer: FloatBuffer
  private(set) var touched: [Int] = []
  private var isTouched: [Bool]
  private let shape: QuoteNetShape

  var cells: UnsafeMutablePointer<Float> { buffer.cells }

  init(_ shape: QuoteNetShape) {
    self.shape = shape
    buffer = FloatBuffer(shape.count)
    isTouched = [Bool](repeating: false, count: shape.rows)
  }

  /// Notes that row `row` of the table has a gradient.
  func touch(_ row: Int) {
    if !isTouched[row] {
      isTouched[row] = true
      touched.append(row)
    }
  }

  /// Adds `other`, cell by cell.
  func add(_ other: QuoteGradient) {
    for row in other.touched {
      touch(row)
      for index in row * shape.sum..<(row + 1) * shape.sum { cells[index] += other.cells[index] }
    }
    for index in shape.dense..<shape.count { cells[index] += other.cells[index] }
  }

  /// Back to zero.
  func clear() {
    for row in touched {
      isTouched[row] = false
      (cells + row * shape.sum).update(repeating: 0, count: shape.sum)
    }
    touched.removeAll(keepingCapacity: true)
    (cells + shape.dense).update(repeating: 0, count: shape.count - shape.dense)
  }
}

/// Weights with rows and columns exchanged, which the way back multiplies by.
final class TurnedWeights {
  let recurrent: [FloatBuffer]
  let input: [FloatBuffer]
  let labels: FloatBuffer
  private let shape: QuoteNetShape

  init(_ shape: QuoteNetShape) {
    self.shape = shape
    recurrent = (0...1).map { _ in FloatBuffer(shape.gates * shape.hidden) }
    input = (0...1).map { _ in FloatBuffer(shape.gates * shape.sum) }
    labels = FloatBuffer(QuoteLattice.width * shape.output)
  }

  /// Copies `parameters` anew.
  func turn(_ parameters: UnsafePointer<Float>) {
    for backwards in 0...1 {
      transpose(
        parameters + shape.recurrentWeights(backwards), recurrent[backwards].cells, shape.hidden,
        shape.gates)
      // The vectors' rows are not needed: they are not trained.
      transpose(
        parameters + shape.inputWeights(backwards), input[backwards].cells, shape.sum, shape.gates)
    }
    transpose(
      parameters + shape.labelWeights, labels.cells, shape.output, QuoteLattice.width)
  }

  private func transpose(
    _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ rows: Int,
    _ columns: Int
  ) {
    for row in 0..<rows {
      for column in 0..<columns { target[column * rows + row] = source[row * columns + column] }
    }
  }
}

/// Adam (Kingma & Ba 2015); table rows move only when touched, so their memory of past gradients
/// fades by their own steps ("lazy").
final class Adam {
  private let shape: QuoteNetShape
  private let mean: FloatBuffer
  private let square: FloatBuffer
  private var steps = 0

  init(_ shape: QuoteNetShape) {
    self.shape = shape
    mean = FloatBuffer(shape.count)
    square = FloatBuffer(shape.count)
  }

  /// Moves `parameters` against `gradient` times `scale`.
  func step(
    _ parameters: UnsafeMutablePointer<Float>, _ gradient: QuoteGradient, rate: Float, scale: Float
  ) {
    steps += 1
    let fade = Float(steps)
    let rate =
      rate * (1 - power(0.999, fade)).squareRoot() / (1 - power(0.9, fade))
    for row in gradient.touched {
      move(parameters, gradient.cells, row * shape.sum, shape.sum, rate, scale)
    }
    move(parameters, gradient.cells, shape.dense, shape.count - shape.dense, rate, scale)
  }

  private func power(_ base: Float, _ exponent: Float) -> Float {
    exponent > 5000 ? 0 : exponential(SIMD8(repeating: logarithm(base) * exponent))[0]
  }

  private func move(
    _ parameters: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
    _ start: Int, _ count: Int, _ rate: Float, _ scale: Float
  ) {
    for index in start..<start + count {
      let slope = gradient[index] * scale
      let mean = self.mean.cells[index] * 0.9 + slope * 0.1
      let square = self.square.cells[index] * 0.999 + slope * slope * 0.001
      self.mean.cells[index] = mean
      self.square.cells[index] = square
      parameters[index] -= rate * mean / (square.squareRoot() + 1e-8)
    }
  }
}
