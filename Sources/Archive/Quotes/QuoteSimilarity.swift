import Prose

/// How quotes of one speaker are compared.
package enum QuoteSimilarity {
  /// Shorter quotes are the same only when all their words are.
  package static let shortest = 5
}

/// True when two quotes of one speaker are the same words, reported more or less exactly: with
/// words dropped or changed here and there, with cuts, or one of them a part of the other.
///
/// Four of five words of the shorter one must stand in the longer one, in their order and mostly
/// side by side; a number that another number replaces makes another quote.
package func isSameQuote(_ first: QuoteWords, _ second: QuoteWords) -> Bool {
  let (short, long) = first.count <= second.count ? (first, second) : (second, first)
  if short.count > 0, short.hashes == long.hashes { return true }
  guard short.count >= QuoteSimilarity.shortest, let window = window(of: short, in: long) else {
    return false
  }
  let alignment = WordAlignment(short.hashes[...], long.hashes[window])
  let common = alignment.wordsTogether
  let needed = short.count < 8 ? 0.85 : 0.78
  guard Double(common) >= needed * Double(short.count) else { return false }
  // Neither may it be gathered from all over a longer text, a short quote not at all.
  let runs = alignment.runs.count { $0.count > 1 }
  guard runs <= 2 + common / 6, short.count >= 8 || alignment.isDense else { return false }
  return !replacesNumber(alignment, short, long)
}

extension WordAlignment {
  /// How many words correspond, without single ones far from the rest: those happen to stand in
  /// both.
  fileprivate var wordsTogether: Int {
    var count = 0
    for (index, run) in runs.enumerated() {
      let isNear =
        index > 0 && runs[index - 1].isNear(run)
        || index + 1 < runs.count && run.isNear(runs[index + 1])
      if run.count > 1 || isNear { count += run.count }
    }
    return count
  }
}

extension WordAlignment {
  /// True when each run is near the next.
  fileprivate var isDense: Bool { zip(runs, runs.dropFirst()).allSatisfy { $0.isNear($1) } }
}

extension WordAlignment.Run {
  /// True when at most two words of each text lie between this and the next.
  fileprivate func isNear(_ next: Self) -> Bool {
    next.left - left - count <= 2 && next.right - right - count <= 2
  }
}

/// The stretch of the longer quote in which the shorter one may stand: from its first to its last
/// run of three shared words, and as far on both sides as the shorter one reaches. Nil when they
/// share no such run.
private func window(of short: QuoteWords, in long: QuoteWords) -> Range<Int>? {
  var places: [SIMD3<UInt32>: Int] = [:]
  for start in 0...(short.count - 3) { places[run(short, start)] = start }
  var lower: Int?
  var upper = 0
  for start in 0...(long.count - 3) {
    guard let place = places[run(long, start)] else { continue }
    if lower == nil { lower = max(0, start - place - 2) }
    upper = max(upper, min(long.count, start + short.count - place + 2))
  }
  guard let lower, lower < upper else { return nil }
  return long.count <= 2 * short.count ? 0..<long.count : lower..<upper
}

private func run(_ words: QuoteWords, _ start: Int) -> SIMD3<UInt32> {
  SIMD3(words.hashes[start], words.hashes[start + 1], words.hashes[start + 2])
}

/// True when between two common runs, or beside one, numbers stand in both texts that differ.
private func replacesNumber(
  _ alignment: WordAlignment, _ short: QuoteWords, _ long: QuoteWords
) -> Bool {
  for (run, next) in zip(alignment.runs, alignment.runs.dropFirst()) {
    let left = (run.left + run.count)..<next.left
    let right = (run.right + run.count)..<next.right
    if short.numbers[left].contains(true), long.numbers[right].contains(true) { return true }
  }
  guard let first = alignment.runs.first, let last = alignment.runs.last else { return false }
  // Only as many words as the shorter one has belong to it at the ends.
  let before = max(0, first.right - first.left)..<first.right
  let leftEnd = last.left + last.count
  let rightEnd = last.right + last.count
  let after = rightEnd..<min(long.count, rightEnd + short.count - leftEnd)
  return short.numbers[..<first.left].contains(true) && long.numbers[before].contains(true)
    || short.numbers[leftEnd...].contains(true) && long.numbers[after].contains(true)
}

/// The words in which two texts differ, as ranges of each in UTF-8 bytes; neighbours are one range.
package struct WordDifferences: Hashable, Sendable {
  /// Of the first text.
  package let first: [TextRange]
  /// Of the second text.
  package let second: [TextRange]
}

/// Compares two quotes word by word; what does not count for `isSameQuote` does not count here.
package func differingWords(_ first: QuoteWords, _ second: QuoteWords) -> WordDifferences {
  let runs = WordAlignment(first.hashes[...], second.hashes[...]).runs
  return WordDifferences(
    first: first.ranges(outside: runs.map { $0.left..<$0.left + $0.count }),
    second: second.ranges(outside: runs.map { $0.right..<$0.right + $0.count }))
}

extension QuoteWords {
  /// What lies between sorted stretches of words, in bytes.
  fileprivate func ranges(outside stretches: [Range<Int>]) -> [TextRange] {
    var outside: [TextRange] = []
    var next = 0
    for stretch in stretches + [count..<count] {
      if next < stretch.lowerBound {
        outside.append(TextRange(ranges[next].start, ranges[stretch.lowerBound - 1].end))
      }
      next = stretch.upperBound
    }
    return outside
  }
}
