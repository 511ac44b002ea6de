/// One direction of a long short-term memory (Hochreiter & Schmidhuber 1997) with the forget gate of
/// Gers et al. 2000, its input gate coupled to it (Greff et al. 2017, "CIFG", as in Lample et al.
/// 2016): what is forgotten is what is written. A quarter less work than four gates, same scores.
///
/// A step has three gates of `hidden` cells each, in this order: forget, output, candidate.
package enum LongShortTermMemory {
  /// Gates in a step.
  package static let gates = 3

  /// Walks `length` steps over gates that already hold bias and input, forwards or backwards.
  ///
  /// - Parameters:
  ///   - gates: `length` × 3·`hidden` sums on entry, activations on return.
  ///   - recurrent: `hidden` × 3·`hidden` weights.
  ///   - cells: `length` × `hidden`, the memory after each step (written).
  ///   - squashed: `length` × `hidden`, tanh of the memory (written).
  ///   - output: the step at `t` is written to `output + t * outputStride`.
  ///   - carried: `hidden` cells of scratch: the output handed from step to step.
  ///   - mask: `hidden` factors on what is handed on; nil for ones (reading, not training).
  ///   - hidden: a multiple of 16.
  package static func walk(
    gates: UnsafeMutablePointer<Float>, recurrent: UnsafePointer<Float>,
    cells: UnsafeMutablePointer<Float>, squashed: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, outputStride: Int,
    carried: UnsafeMutablePointer<Float>, mask: UnsafePointer<Float>?,
    length: Int, hidden: Int, backwards: Bool
  ) {
    let width = Self.gates * hidden
    carried.update(repeating: 0, count: hidden)
    for step in 0..<length {
      let time = backwards ? length - 1 - step : step
      let gate = gates + time * width
      if step > 0 {
        addProduct(
          into: gate, carried, aRow: hidden, aInner: 1, recurrent, rows: 1, columns: width,
          inner: hidden)
      }
      let before = step == 0 ? nil : cells + (backwards ? time + 1 : time - 1) * hidden
      var cell = 0
      while cell < hidden {
        let forget = sigmoid(load16(gate + cell))
        let out = sigmoid(load16(gate + hidden + cell))
        let candidate = hyperbolicTangent(load16(gate + 2 * hidden + cell))
        var memory = candidate - candidate * forget
        if let before { memory += load16(before + cell) * forget }
        let squash = hyperbolicTangent(memory)
        var handed = out * squash
        store16(forget, gate + cell)
        store16(out, gate + hidden + cell)
        store16(candidate, gate + 2 * hidden + cell)
        store16(memory, cells + time * hidden + cell)
        store16(squash, squashed + time * hidden + cell)
        store16(handed, output + time * outputStride + cell)
        if let mask { handed *= load16(mask + cell) }
        store16(handed, carried + cell)
        cell += 16
      }
    }
  }
}

/// The logistic function, by way of the hyperbolic tangent.
@inline(__always)
func sigmoid(_ x: SIMD16<Float>) -> SIMD16<Float> {
  hyperbolicTangent(x * 0.5) * 0.5 + 0.5
}

/// The hyperbolic tangent as a quotient of polynomials, right to 2e-7 within ±7.9 and clamped
/// beyond (the minimax coefficients of Eigen's `ptanh`). Only sums, products and one division:
/// the same bits on every machine, which the C library's `tanh` does not promise.
@inline(__always)
func hyperbolicTangent(_ value: SIMD16<Float>) -> SIMD16<Float> {
  // `clamped` goes lane by lane; masks do not.
  let limit: Float = 7.90531110763549805
  let x = value.replacing(with: limit, where: value .> limit)
    .replacing(with: -limit, where: value .< -limit)
  let square = x * x
  var above = square * -2.76076847742355e-16 + 2.00018790482477e-13
  above = above * square + -8.60467152213735e-11
  above = above * square + 5.12229709037114e-08
  above = above * square + 1.48572235717979e-05
  above = above * square + 6.37261928875436e-04
  above = above * square + 4.89352455891786e-03
  var below = square * 1.19825839466702e-06 + 1.18534705686654e-04
  below = below * square + 2.26843463243900e-03
  below = below * square + 4.89352518554385e-03
  return x * above / below
}
