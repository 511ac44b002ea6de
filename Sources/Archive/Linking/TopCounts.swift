/// Counts of the commonest of many things, in a fixed amount of memory: the stream summary of
/// Metwally, Agrawal and El Abbadi, "Efficient computation of frequent and top-k elements in data
/// streams" (2005). A newcomer takes the place of the rarest and goes on with its count, so counts
/// are never too low, and what is common is kept whatever comes between.
package struct TopCounts: Hashable, Sendable {
  /// A thing by its hash, and how often it was seen at most.
  package struct Entry: Hashable, Sendable {
    /// The thing.
    package let hash: UInt32
    /// At most so often; stops at the largest number it can hold.
    package fileprivate(set) var count: UInt16
  }

  /// In the order they came.
  package private(set) var entries: [Entry] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  init(limit: Int, entries: some Sequence<(hash: UInt32, count: UInt16)>) {
    self.limit = limit
    self.entries = entries.prefix(limit).map { Entry(hash: $0.hash, count: $0.count) }
  }

  /// Counts one thing.
  mutating func add(_ hash: UInt32, times: UInt16 = 1) {
    if let index = entries.firstIndex(where: { $0.hash == hash }) {
      entries[index].count = saturating(entries[index].count, times)
    } else if entries.count < limit {
      entries.append(Entry(hash: hash, count: times))
    } else if let rarest = entries.indices.min(by: { entries[$0].count < entries[$1].count }) {
      let count = saturating(entries[rarest].count, times)
      entries.remove(at: rarest)
      entries.append(Entry(hash: hash, count: count))
    }
  }

  /// Adds what others counted.
  mutating func add(_ other: TopCounts) {
    for entry in other.entries { add(entry.hash, times: entry.count) }
  }

  func contains(_ hash: UInt32) -> Bool { entries.contains { $0.hash == hash } }

  private func saturating(_ left: UInt16, _ right: UInt16) -> UInt16 {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? .max : sum
  }
}
