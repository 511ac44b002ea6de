import CKernels

/// The weights of a tagger, read in place: one row of `Int8` for each feature that has any.
///
/// Features are hashed to 2^`slotBits` slots. Only slots with weights have a row; a bitmap with
/// running counts leads from slot to row, so a feature without weights costs one look at a table
/// small enough for the cache, and the file holds no zeros.
package struct TagWeights: @unchecked Sendable {
  // Unchecked: the memory belongs to `Assets`, stays for the whole run and is never written.
  private let rows: pq_rows
  /// How many classes a row has weights for.
  package var classes: Int { rows.classes }

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
    self.rows = pq_rows(
      index: indexBase.assumingMemoryBound(to: pq_block.self),
      weights: rowBase.assumingMemoryBound(to: Int8.self),
      shift: UInt64(64 - slots.trailingZeroBitCount), classes: classes)
  }

  /// The slot of a feature among 2^`bits`.
  package static func slot(of hash: UInt64, bits: Int) -> Int { Int(hash >> UInt64(64 - bits)) }

  /// The sums of the features' rows, one for each of sixteen classes at most. The features are
  /// overwritten.
  @inline(__always)
  func sums(of features: UnsafeMutablePointer<UInt64>, count: Int) -> SIMD16<Int16> {
    var sums = SIMD16<Int16>(repeating: 0)
    withUnsafeMutableBytes(of: &sums) { sums in
      pq_sum_rows(sums.assumingMemoryBound(to: Int16.self).baseAddress, rows, features, count)
    }
    return sums
  }

  /// The first class with the largest sum of the features' rows, of 33 to 48 classes. The features
  /// are overwritten.
  @inline(__always)
  func best(of features: UnsafeMutablePointer<UInt64>, count: Int) -> Int {
    pq_best_class(rows, features, count)
  }

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
