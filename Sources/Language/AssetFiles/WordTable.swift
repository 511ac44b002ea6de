/// Numbers for words, looked up by hash: an open-addressed table read where it lies.
package struct WordTable: @unchecked Sendable {
  // Unchecked: the memory belongs to the asset and is never written.
  private let keys: UnsafeBufferPointer<UInt64>
  private let slots: UnsafeBufferPointer<UInt32>

  /// Sections that a table takes.
  package static let sections = 4

  /// How many words it has.
  package var count: Int { keys.count }

  /// Reads a table that `write` wrote.
  package init(_ reader: inout SectionReader) throws(AssetError) {
    let count = try reader.number()
    let capacity = try reader.number()
    keys = try reader.values(of: UInt64.self, count: count)
    slots = try reader.values(of: UInt32.self, count: capacity)
    guard capacity.nonzeroBitCount == 1, count < capacity,
      reader.isTrusted || slots.allSatisfy({ $0 <= UInt32(count) }) && slots.contains(0)
    else {
      throw reader.damage
    }
  }

  /// The number of `word`, in the order they were written; nil when it is not among them.
  @inline(__always)
  package subscript(word: WordHash) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: word.value) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if keys[number] == word.value { return number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Writes a table of `words`, which are all different.
  package static func write(_ words: [WordHash], to writer: inout SectionWriter) {
    var capacity = 16
    while capacity < words.count * 2 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    for (number, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: word.value) & (capacity - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = UInt32(number + 1)
    }
    writer.number(words.count)
    writer.number(capacity)
    writer.values(words.map(\.value))
    writer.values(slots)
  }
}
