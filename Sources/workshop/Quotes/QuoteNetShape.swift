import Language

/// How large the network is, and where in one long array of floats each of its parts lies.
///
/// Parts in order: the feature table (`rows` × `sum`), then for each direction the weights from
/// input to gates, from output to gates and the gates' biases; the weights and biases of the labels;
/// the field's transitions (seven rows), starts and ends.
struct QuoteNetShape: Equatable {
  /// Rows of the feature table: fixed ones and words.
  var rows: Int
  /// Numbers in a row of the table, summed over the features of a token.
  var sum = 64
  /// Numbers in a word vector, which is not trained.
  var vector: Int
  /// Cells of memory in each direction.
  var hidden = 80

  /// Numbers that the network sees of a token: the sum of its rows, then its vector.
  var input: Int { sum + vector }
  /// Numbers in the gates of a step.
  var gates: Int { LongShortTermMemory.gates * hidden }
  /// Numbers of both directions' outputs.
  var output: Int { 2 * hidden }

  private var direction: Int { input * gates + hidden * gates + gates }
  /// Where the trainable parts behind the table begin.
  var dense: Int { rows * sum }
  func inputWeights(_ backwards: Int) -> Int { dense + backwards * direction }
  func recurrentWeights(_ backwards: Int) -> Int { inputWeights(backwards) + input * gates }
  func gateBiases(_ backwards: Int) -> Int { recurrentWeights(backwards) + hidden * gates }
  var labelWeights: Int { dense + 2 * direction }
  var labelBiases: Int { labelWeights + output * QuoteLattice.width }
  var transitions: Int { labelBiases + QuoteLattice.width }
  /// Floats in all.
  var count: Int { transitions + 9 * 8 }
}

extension SeededRandom {
  /// A number from 0 up to 1.
  mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }
}

extension QuoteNetShape {
  /// Fresh parameters: small uniform numbers (Glorot & Bengio 2010), forget gates open.
  func initialParameters(seed: UInt64) -> FloatBuffer {
    let buffer = FloatBuffer(count)
    var random = SeededRandom(seed: seed)
    func fill(_ start: Int, _ count: Int, _ limit: Float) {
      for index in start..<start + count {
        buffer.cells[index] = (random.unit() * 2 - 1) * limit
      }
    }
    fill(0, rows * sum, 0.1)
    for backwards in 0...1 {
      fill(inputWeights(backwards), input * gates, (6 / Float(input + hidden)).squareRoot())
      fill(recurrentWeights(backwards), hidden * gates, (3 / Float(hidden)).squareRoot())
      for cell in 0..<hidden { buffer.cells[gateBiases(backwards) + cell] = 1 }
    }
    fill(labelWeights, output * QuoteLattice.width, (6 / Float(output + 7)).squareRoot())
    return buffer
  }

  /// The field over labels that `parameters` hold.
  func lattice(_ parameters: UnsafePointer<Float>) -> QuoteLattice {
    let row = { (index: Int) in
      UnsafeRawPointer(parameters + transitions + index * 8).loadUnaligned(as: SIMD8<Float>.self)
    }
    return QuoteLattice(transitions: (0..<7).map(row), start: row(7), end: row(8))
  }
}
