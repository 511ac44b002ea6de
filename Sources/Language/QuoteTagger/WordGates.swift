/// What each word gives to the network's gates: a function of the word alone, so it is kept from
/// text to text. Half of the time went into computing it anew for every article.
///
/// Not for two walks at once; `QuoteRoomStore` lends it out.
final class WordGates {
  /// Words kept. Beyond, all are dropped and the commonest are soon back.
  private static let limit = 10_240
  /// Places to look for a word: a power of two, more than twice the words there can be.
  private static let places = 32_768

  private let width: Int
  private let cells: UnsafeMutablePointer<Float>
  private var slots: [Int32]
  private var keys: [UInt64] = []

  /// - Parameter width: floats a word.
  init(width: Int) {
    self.width = width
    // Never filled with zeros: memory that no word needs is never touched.
    cells = .allocate(capacity: (Self.limit + QuoteWalk.blockLength * 2) * width)
    slots = [Int32](repeating: -1, count: Self.places)
  }

  deinit { cells.deallocate() }

  /// How many words are known.
  var count: Int { keys.count }

  /// Makes sure that a block of new words fits.
  /// - Returns: the number the first new word will get.
  func makeRoom() -> Int {
    if keys.count > Self.limit {
      keys.removeAll(keepingCapacity: true)
      for slot in slots.indices { slots[slot] = -1 }
    }
    return keys.count
  }

  /// The number of a word, given by what sets it apart from all others; new ones have no gates yet.
  @inline(__always)
  func number(of key: UInt64) -> (number: Int32, isNew: Bool) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while slots[slot] >= 0 {
      if keys[Int(slots[slot])] == key { return (slots[slot], false) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(keys.count)
    keys.append(key)
    return (slots[slot], true)
  }

  /// The gates of a word.
  @inline(__always)
  func gates(of word: Int) -> UnsafeMutablePointer<Float> { cells + word * width }
}
