/// The word of `words` that was probably meant by `word`; nil when none is close.
///
/// Close is a restricted Damerau-Levenshtein distance (insertions, deletions, replacements, swapped
/// neighbours) of at most 2, and of less than half the word. The first of equally close words wins.
package func nearestWord(to word: String, among words: [String]) -> String? {
  // Nothing anyone would call a slip of the finger is longer; the bound also caps the work.
  let typed = Array(word.unicodeScalars.prefix(64))
  var best: (word: String, distance: Int)?
  for candidate in words {
    let distance = distance(typed, Array(candidate.unicodeScalars.prefix(64)))
    guard distance <= 2, distance * 2 < max(typed.count, 3), distance < best?.distance ?? 3 else {
      continue
    }
    best = (candidate, distance)
  }
  return best?.word
}

private func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var older = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for (row, scalar) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      var cost = min(previous[column] + (scalar == other ? 0 : 1), previous[column + 1] + 1)
      cost = min(cost, current[column] + 1)
      if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
        cost = min(cost, older[column - 1] + 1)
      }
      current.append(cost)
    }
    older = previous
    previous = current
  }
  return previous[right.count]
}
