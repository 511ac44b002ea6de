/// Which words of two texts correspond, as few as possible left over.
///
/// The greedy algorithm of Myers, "An O(ND) difference algorithm and its variations" (1986), with a
/// bound on the number of differences: where there are more, what lies between the common beginning
/// and the common end counts as different.
struct WordAlignment {
  /// Words that correspond: so many from these places on. In order, none empty.
  private(set) var runs: [Run] = []

  /// Consecutive words that are the same in both texts.
  struct Run: Equatable {
    var left: Int
    var right: Int
    var count: Int
  }

  /// Most words inserted or dropped that are looked for.
  static let differences = 400

  init(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) {
    var prefix = 0
    let shorter = min(left.count, right.count)
    while prefix < shorter, left[left.startIndex + prefix] == right[right.startIndex + prefix] {
      prefix += 1
    }
    var suffix = 0
    while suffix < shorter - prefix,
      left[left.endIndex - 1 - suffix] == right[right.endIndex - 1 - suffix]
    {
      suffix += 1
    }
    add(left.startIndex, right.startIndex, prefix)
    let (leftEnd, rightEnd) = (left.endIndex - suffix, right.endIndex - suffix)
    alignMiddle(
      left[(left.startIndex + prefix)..<leftEnd], right[(right.startIndex + prefix)..<rightEnd])
    add(leftEnd, rightEnd, suffix)
  }

  private mutating func add(_ left: Int, _ right: Int, _ count: Int) {
    guard count > 0 else { return }
    if let last = runs.last, last.left + last.count == left, last.right + last.count == right {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(left: left, right: right, count: count))
    }
  }

  private mutating func alignMiddle(_ left: ArraySlice<UInt32>, _ right: ArraySlice<UInt32>) {
    guard !left.isEmpty, !right.isEmpty else { return }
    let bound = min(left.count + right.count, Self.differences)
    /// How far each diagonal has come, in words of `left`; `bound + 1` is diagonal 0.
    var furthest = [Int](repeating: 0, count: 2 * bound + 3)
    var history: [[Int]] = []
    for step in 0...bound {
      history.append(Array(furthest[(bound + 1 - step)...(bound + 1 + step)]))
      for diagonal in stride(from: -step, through: step, by: 2) {
        let place = bound + 1 + diagonal
        let goesDown =
          diagonal == -step || diagonal != step && furthest[place - 1] < furthest[place + 1]
        var x = goesDown ? furthest[place + 1] : furthest[place - 1] + 1
        // Diagonals beside the texts lead nowhere.
        guard x <= left.count, x - diagonal <= right.count else {
          furthest[place] = x
          continue
        }
        while x < left.count, x - diagonal < right.count,
          left[left.startIndex + x] == right[right.startIndex + x - diagonal]
        {
          x += 1
        }
        furthest[place] = x
        if x == left.count, x - diagonal == right.count {
          return trace(history, left.startIndex, right.startIndex, x, diagonal)
        }
      }
    }
  }

  /// Walks back from the end to the beginning and notes what was the same on the way.
  private mutating func trace(
    _ history: [[Int]], _ leftStart: Int, _ rightStart: Int, _ end: Int, _ diagonal: Int
  ) {
    var found: [Run] = []
    var (x, diagonal) = (end, diagonal)
    for step in stride(from: history.count - 1, through: 0, by: -1) {
      // The places before this step; diagonal d lies at d + step.
      let before = history[step]
      var start = 0
      var next = 0
      if step > 0 {
        let goesDown =
          diagonal == -step
          || diagonal != step && before[diagonal - 1 + step] < before[diagonal + 1 + step]
        next = goesDown ? diagonal + 1 : diagonal - 1
        start = before[next + step] + (goesDown ? 0 : 1)
      }
      if x > start {
        found.append(
          Run(left: leftStart + start, right: rightStart + start - diagonal, count: x - start))
      }
      if step > 0 {
        x = before[next + step]
        diagonal = next
      }
    }
    for run in found.reversed() { add(run.left, run.right, run.count) }
  }
}
