import CKernels

/// Viterbi's search for the best row of labels, over tokens handed to it one by one.
struct NameDecoder {
  /// Numbers in a row: one for each label and unused ones behind.
  static let width = 16

  private let transitions: [Int32]
  private var scores = [Int32](repeating: 0, count: Self.width)
  /// For each token but the first, the label before each of its labels.
  private var pointers: [UInt8] = []
  private var length = 0

  /// - Parameter transitions: `width` numbers for each label before.
  init(transitions: [Int32]) { self.transitions = transitions }

  /// Starts a new row. What comes before it is outside of names.
  mutating func begin() {
    length = 0
    pointers.removeAll(keepingCapacity: true)
  }

  /// Adds a token with the score of each label.
  mutating func add(_ token: SIMD16<Int16>) {
    if length == 0 {
      for label in 0..<Self.width {
        scores[label] = transitions[label] &+ Int32(token[label])
      }
    } else {
      var from = SIMD16<UInt8>.zero
      withUnsafeBytes(of: token) { token in
        withUnsafeMutableBytes(of: &from) { from in
          pq_follow_labels(
            &scores, from.assumingMemoryBound(to: UInt8.self).baseAddress, transitions,
            token.assumingMemoryBound(to: Int16.self).baseAddress, NameLabel.count)
        }
      }
      withUnsafeBytes(of: from) { pointers.append(contentsOf: $0) }
    }
    length += 1
  }

  /// Writes the best labels to `labels`, the first one at `start`.
  func finish(into labels: inout [UInt8], at start: Int) {
    var best = 0
    for label in 1..<NameLabel.count {
      // What follows is outside again.
      if scores[label] &+ transitions[label &* Self.width]
        > scores[best] &+ transitions[best &* Self.width]
      {
        best = label
      }
    }
    var index = length - 1
    while index >= 0 {
      labels[start + index] = UInt8(best)
      if index > 0 { best = Int(pointers[(index - 1) * Self.width + best]) }
      index -= 1
    }
  }
}
