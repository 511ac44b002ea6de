/// The weights of a tagger, read in place: one row of `Int8` for each feature that has any.
///
/// Features are hashed to 2^`slotBits` slots. Only slots with weights have a row; a bitmap with
/// running counts leads from slot to row, so a feature without weights costs one look at a table
/// small enough for the cache, and the file holds no zeros.
package struct TagWeights: @unchecked Sendable {
  // Unchecked: the memory belongs to `Assets`, stays for the whole run and is never written.
  private let index: UnsafeRawPointer
  private let rows: UnsafeRawPointer
  private let shift: UInt64
  /// How many classes a row has weights for.
  package let classes: Int

  /// Reads the index (16 bytes for 64 slots: bitmap, rows before, padding) and the rows, which are
  /// followed by at least 48 spare bytes.
  init?(index: UnsafeRawBufferPointer, rows: UnsafeRawBufferPointer, classes: Int) {
    let slots = index.count * 4
    guard let indexBase = index.baseAddress, let rowBase = rows.baseAddress,
      slots >= 64, slots & (slots - 1) == 0
    else { return nil }
    let last = index.count - 16
    let total =
      Int(index.loadUnaligned(fromByteOffset: last + 8, as: UInt32.self))
      + index.loadUnaligned(fromByteOffset: last, as: UInt64.self).nonzeroBitCount
    guard rows.count >= total * classes + 48 else { return nil }
    self.index = indexBase
    self.rows = rowBase
    self.classes = classes
    shift = UInt64(64 - slots.trailingZeroBitCount)
  }

  /// The slot of a feature among 2^`bits`.
  package static func slot(of hash: UInt64, bits: Int) -> Int { Int(hash >> UInt64(64 - bits)) }

  /// Finds the rows of features, whose hashes give way to the places of their rows.
  ///
  /// Without a branch, and before any row is read: whether a feature has weights cannot be guessed,
  /// and so the processor fetches what lies far apart side by side.
  /// - Returns: how many have a row.
  @inline(__always)
  func findRows(_ features: UnsafeMutablePointer<UInt64>, count: Int) -> Int {
    var found = 0
    for feature in 0..<count {
      let slot = Int(truncatingIfNeeded: features[feature] &>> shift)
      let block = index + (slot &>> 6) &* 16
      let bits = block.loadUnaligned(as: UInt64.self)
      let bit = UInt64(slot & 63)
      let before = Int(block.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
      let row = before &+ (bits & ((1 &<< bit) &- 1)).nonzeroBitCount
      features[found] = UInt64(truncatingIfNeeded: row &* classes)
      found &+= Int(truncatingIfNeeded: (bits &>> bit) & 1)
    }
    return found
  }

  /// The first weight of the row at a place that `findRows` gave. At least 48 bytes are readable.
  @inline(__always)
  func row(at place: UInt64) -> UnsafeRawPointer { rows + Int(truncatingIfNeeded: place) }

  /// Writes the two sections for these rows, whose count is a power of two and at least 64.
  ///
  /// - Parameter weights: `classes` numbers for each slot.
  package static func sections(weights: [Int8], classes: Int) -> (index: [UInt8], rows: [UInt8]) {
    var index: [UInt8] = []
    var rows: [UInt8] = []
    var before: UInt32 = 0
    let slots = weights.count / classes
    for block in stride(from: 0, to: slots, by: 64) {
      var bits: UInt64 = 0
      for slot in block..<min(block + 64, slots) {
        let row = weights[slot * classes..<(slot + 1) * classes]
        guard row.contains(where: { $0 != 0 }) else { continue }
        bits |= 1 << UInt64(slot - block)
        for weight in row { rows.append(UInt8(bitPattern: weight)) }
      }
      AssetFile.append(bits, to: &index)
      AssetFile.append(before, to: &index)
      AssetFile.append(UInt32(0), to: &index)
      before += UInt32(bits.nonzeroBitCount)
    }
    rows += [UInt8](repeating: 0, count: 48)
    return (index, rows)
  }
}
