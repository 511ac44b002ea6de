/// The word of `words` that `typed` most likely was meant to be; nil when none is near.
///
/// Near is a beginning of two letters or more, or at most a third of the letters mistyped; two
/// letters changed about count as one. Of equally near words the first is taken.
/// - Parameter words: what this program understands: few, and short.
package func nearestWord(to typed: String, among words: [String]) -> String? {
  let letters = Array(typed.utf8)
  guard !letters.isEmpty, letters.count <= 24 else { return nil }
  if letters.count > 1, let longer = words.first(where: { $0.hasPrefix(typed) }) { return longer }
  let near = words.map { (word: $0, distance: editDistance(letters, Array($0.utf8))) }
  guard let best = near.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, letters.count / 3) ? best.word : nil
}

/// How many letters must be put in, taken out, replaced or changed about with a neighbour to make
/// one word of the other (the optimal string alignment distance).
private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var before: [Int] = []
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var best = min(last[column + 1] + 1, current[column] + 1)
      best = min(best, last[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        best = min(best, before[column - 1] + 1)
      }
      current.append(best)
    }
    (before, last) = (last, current)
  }
  return last[right.count]
}
