import CKernels

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
      pq_memory_step(
        gate, before, cells + time * hidden, squashed + time * hidden, output + time * outputStride,
        carried, mask, hidden)
    }
  }
}
