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

  /// One text on its way through the memory, with the room it needs; see `walk` for the shapes.
  struct Strand {
    var gates: UnsafeMutablePointer<Float>
    /// `hidden` cells, the memory after the last step, and as many of its tanh.
    var cells: UnsafeMutablePointer<Float>
    var squashed: UnsafeMutablePointer<Float>
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    var carried: UnsafeMutablePointer<Float>
    var length: Int
  }

  /// How many texts are walked side by side.
  static let strands = 4

  /// Walks texts side by side with the results of as many walks: the weights, larger than the
  /// processor's nearest memory, are fetched once for all.
  /// - Parameter texts: `strands` at most, the longest first.
  static func walk(
    _ texts: [Strand], recurrent: UnsafePointer<Float>, hidden: Int, backwards: Bool
  ) {
    let width = Self.gates * hidden
    for text in texts { text.carried.update(repeating: 0, count: hidden) }
    let carried = texts.map { UnsafePointer($0.carried) as UnsafePointer<Float>? }
    var gates = texts.map { $0.gates as UnsafeMutablePointer<Float>? }
    var active = texts.count
    for step in 0..<(texts.first?.length ?? 0) {
      while texts[active - 1].length <= step { active -= 1 }
      for index in 0..<active {
        let text = texts[index]
        gates[index] = text.gates + (backwards ? text.length - 1 - step : step) * width
      }
      if step > 0 { pq_add_products(gates, carried, active, recurrent, width, hidden) }
      for index in 0..<active {
        let text = texts[index]
        let time = backwards ? text.length - 1 - step : step
        pq_memory_step(
          gates[index], step == 0 ? nil : text.cells, text.cells, text.squashed,
          text.output + time * text.outputStride, text.carried, nil, hidden)
      }
    }
  }
}
