/// How well typed letters fit a name: they must come in it in their order, and the better they mark
/// the beginnings of its words and follow one another, the better they fit.
///
/// The best of all placements is found with one row of a table per letter, as fuzzy finders do since
/// fzf: time is the product of the lengths, both of which are bounded.
struct FuzzyMatch {
  private let sought: [UInt8]

  /// Letters beyond this many of what is typed, and of a name, do not count.
  private static let longest = (sought: 64, name: 160)

  private static let letter = 16
  private static let wordStart = 24
  private static let following = 20
  private static let gap = 1

  /// - Parameter typed: blanks part words and are not looked for.
  init(_ typed: String) {
    sought = Array(
      SearchLetters(typed).bytes.filter { $0 != 0x20 }.prefix(Self.longest.sought))
  }

  /// True when there is nothing to look for.
  var isEmpty: Bool { sought.isEmpty }

  /// How well a name fits, the higher the better; nil when it does not.
  func score(_ name: SearchLetters) -> Int? {
    let bytes = name.bytes.prefix(Self.longest.name)
    guard !sought.isEmpty, isContained(in: bytes) else { return nil }
    // For each place of the name: the best of the letters so far, the last of them standing there.
    var row = [Int](repeating: Self.none, count: bytes.count)
    for (index, letter) in sought.enumerated() {
      var next = [Int](repeating: Self.none, count: bytes.count)
      // The best of the row before that ends in front of a place, less what lies between.
      var best = index == 0 ? 0 : Self.none
      for place in bytes.indices {
        if index > 0, place > 0 {
          best = max(best - Self.gap, place > 1 ? row[place - 2] - Self.gap : Self.none)
        }
        guard bytes[place] == letter else { continue }
        let isStart = place == 0 || bytes[place - 1] == 0x20
        var value = best
        if index > 0, place > 0, row[place - 1] > Self.none {
          value = max(value, row[place - 1] + Self.following)
        }
        if value > Self.none / 2 {
          next[place] = value + Self.letter + (isStart ? Self.wordStart : 0)
        }
      }
      row = next
    }
    guard let best = row.max(), best > Self.none / 2 else { return nil }
    // Of two that fit alike the shorter says more.
    return best * 8 - min(bytes.count, 120)
  }

  private static let none = Int.min / 4

  private func isContained(in bytes: ArraySlice<UInt8>) -> Bool {
    var next = 0
    for byte in bytes where byte == sought[next] {
      next += 1
      if next == sought.count { return true }
    }
    return false
  }
}
