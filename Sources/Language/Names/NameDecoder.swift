/// Viterbi's search for the best row of labels, over tokens handed to it one by one.
struct NameDecoder {
  private let transitions: [Int32]
  private var scores = [Int32](repeating: 0, count: NameLabel.count)
  private var next = [Int32](repeating: 0, count: NameLabel.count)
  private var pointers: [UInt8] = []
  private var length = 0

  /// - Parameter transitions: `NameLabel.count` numbers for each label before.
  init(transitions: [Int32]) { self.transitions = transitions }

  /// Starts a new row. What comes before it is outside of names.
  mutating func begin() {
    length = 0
    pointers.removeAll(keepingCapacity: true)
  }

  /// Adds a token with the score of each label.
  mutating func add(_ token: SIMD16<Int16>) {
    let count = NameLabel.count
    if length == 0 {
      for label in 0..<count { scores[label] = transitions[label] &+ Int32(token[label]) }
    } else {
      for label in 0..<count {
        var best = scores[0] &+ transitions[label]
        var from = 0
        for before in 1..<count {
          let score = scores[before] &+ transitions[before &* count &+ label]
          if score > best {
            best = score
            from = before
          }
        }
        next[label] = best &+ Int32(token[label])
        pointers.append(UInt8(from))
      }
      swap(&scores, &next)
    }
    length += 1
  }

  /// Writes the best labels to `labels`, the first one at `start`.
  func finish(into labels: inout [UInt8], at start: Int) {
    let count = NameLabel.count
    var best = 0
    for label in 1..<count {
      // What follows is outside again.
      if scores[label] &+ transitions[label &* count] > scores[best] &+ transitions[best &* count] {
        best = label
      }
    }
    var index = length - 1
    while index >= 0 {
      labels[start + index] = UInt8(best)
      if index > 0 { best = Int(pointers[(index - 1) * count + best]) }
      index -= 1
    }
  }
}
