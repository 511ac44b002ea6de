/// A few numbers that quotes with the same wording share, for finding them among the quotes of one
/// speaker without comparing all.
///
/// They are the smallest hashes of the runs of three words, a bottom sketch (Broder, "On the
/// resemblance and containment of documents", 1997). A shared run that is smallest in the longer
/// quote is smallest in its part too, so parts are found as well: of a quote and its half some 94
/// of 100 share one of four keys. Runs of short words ("it is a") are taken only where there is
/// nothing else, since everybody says them.
package struct QuoteFingerprint: Hashable, Sendable {
  /// How many keys a quote has at most.
  package static let limit = 4

  /// The keys, smallest first; from 0 to 2^32 - 1. Empty for a text without words. A quote of few
  /// words has one.
  package let keys: [Int64]

  /// Takes the fingerprint. Linear.
  package init(_ words: QuoteWords) {
    guard words.count >= QuoteSimilarity.shortest else {
      keys = words.count == 0 ? [] : [Int64(mixed(words.hashes[...]))]
      return
    }
    var telling: [UInt32] = []
    var others: [UInt32] = []
    for start in 0...(words.count - 3) {
      let run = mixed(words.hashes[start..<start + 3])
      let letters = words.lengths[start..<start + 3].reduce(0) { $0 + Int($1) }
      if letters < 12 { others.append(run) } else { telling.append(run) }
    }
    var smallest = Self.smallest(telling)
    if smallest.isEmpty { smallest = Self.smallest(others) }
    keys = smallest.map { Int64($0) }
  }

  private static func smallest(_ hashes: [UInt32]) -> [UInt32] {
    var kept: [UInt32] = []
    for hash in hashes {
      if kept.count == limit, let last = kept.last, hash >= last { continue }
      let place = kept.firstIndex { $0 >= hash } ?? kept.count
      if place < kept.count, kept[place] == hash { continue }
      kept.insert(hash, at: place)
      if kept.count > limit { kept.removeLast() }
    }
    return kept
  }
}

private func mixed(_ hashes: ArraySlice<UInt32>) -> UInt32 {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  for hash in hashes {
    state = (state ^ UInt64(hash)) &* 0xFF51_AFD7_ED55_8CCD
    state ^= state >> 32
  }
  return UInt32(truncatingIfNeeded: state)
}
