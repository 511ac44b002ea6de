import Language

/// The weights of a perceptron in training, with what is needed to average them.
///
/// Averaging follows Daumé (2006): beside each weight stands the sum of its changes times the step
/// they came at, so that the mean over all steps needs no pass over all weights at each step.
struct AveragedWeights {
  let classes: Int
  let bits: Int
  private(set) var weights: [Float]
  private var stamped: [Float]
  private(set) var step: Float = 1

  /// All zero, for 2^`bits` slots.
  init(bits: Int, classes: Int) {
    self.bits = bits
    self.classes = classes
    weights = [Float](repeating: 0, count: classes << bits)
    stamped = weights
  }

  /// Adds the rows of `slots` to `scores`.
  @inline(__always)
  func addScores(of slots: ArraySlice<UInt32>, to scores: UnsafeMutableBufferPointer<Float>) {
    weights.withUnsafeBufferPointer { weights in
      for slot in slots {
        let row = Int(slot) * classes
        for label in 0..<classes { scores[label] += weights[row + label] }
      }
    }
  }

  /// Moves `amount` of weight to class `label` for all `slots`.
  mutating func update(_ slots: ArraySlice<UInt32>, label: Int, by amount: Float) {
    let stamp = amount * step
    weights.withUnsafeMutableBufferPointer { weights in
      stamped.withUnsafeMutableBufferPointer { stamped in
        for slot in slots {
          let place = Int(slot) * classes + label
          weights[place] += amount
          stamped[place] += stamp
        }
      }
    }
  }

  /// One more example has been seen.
  mutating func tick() { step += 1 }

  /// The mean of the weights over all steps.
  func averaged() -> [Float] {
    zip(weights, stamped).map { $0 - $1 / step }
  }
}

/// Rounds averaged weights to whole numbers that fit a byte.
enum WeightRounding {
  /// - Parameters:
  ///   - scale: what 1.0 becomes.
  ///   - cut: rows whose weights all stay below this are left out.
  static func bytes(_ weights: [Float], classes: Int, scale: Float, cut: Float) -> [Int8] {
    var rounded = [Int8](repeating: 0, count: weights.count)
    for row in stride(from: 0, to: weights.count, by: classes) {
      let values = weights[row..<row + classes]
      guard values.contains(where: { abs($0) >= cut }) else { continue }
      for place in values.indices {
        rounded[place] = Int8(clamping: Int((weights[place] * scale).rounded()))
      }
    }
    return rounded
  }

  /// The scale at which all but one in `share` of the weights that are not zero fit a byte.
  static func scale(_ weights: [Float], share: Int) -> Float {
    let sizes = weights.lazy.map(abs).filter { $0 > 0 }.sorted(by: >)
    guard let first = sizes.first else { return 1 }
    let largest = sizes.count > share ? sizes[sizes.count / share] : first
    return 127 / largest
  }
}
