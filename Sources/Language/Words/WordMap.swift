/// What lists say of words, looked up by hash.
///
/// Open addressing by the hash that a word is already, where a `Dictionary` would mix it anew with
/// every look: the stages ask several lists of every word of every text. Only for lists of our own:
/// words of a text could be chosen to fall on one place.
package struct WordMap<Value: Sendable>: Sendable {
  /// Hashes by place; 0 where there is none. A power of two of them, more than twice the words.
  private var keys = [UInt64](repeating: 0, count: 16)
  /// For each place, where its value stands.
  private var places = [Int32](repeating: 0, count: 16)
  private var values: [Value] = []

  /// Nothing of any word.
  package init() {}

  /// Makes room for `count` words.
  package mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
    if keys.count <= 2 * count { resize(to: 2 * count + 1) }
  }

  /// What is said of `word`; nil when nothing is.
  @inline(__always)
  package subscript(word: WordHash) -> Value? {
    let key = Self.key(word)
    let slot = slot(of: key)
    return keys[slot] == key ? values[Int(places[slot])] : nil
  }

  /// What is said of `word`, or `value` when nothing is.
  package subscript(word: WordHash, default value: @autoclosure () -> Value) -> Value {
    get { self[word] ?? value() }
    _modify {
      let key = Self.key(word)
      var slot = slot(of: key)
      if keys[slot] != key {
        if keys.count <= 2 * values.count + 2 {
          resize(to: 2 * keys.count)
          slot = self.slot(of: key)
        }
        keys[slot] = key
        places[slot] = Int32(values.count)
        values.append(value())
      }
      yield &values[Int(places[slot])]
    }
  }

  /// Says `value` of `word`, whatever was said before.
  package mutating func set(_ word: WordHash, _ value: Value) { self[word, default: value] = value }

  /// Calls `body` with each word and what is said of it, in no order.
  package func forEach(_ body: (WordHash, Value) -> Void) {
    for slot in keys.indices where keys[slot] != 0 {
      body(WordHash(value: keys[slot]), values[Int(places[slot])])
    }
  }

  /// No word's hash is 0 but one in 2^64, which may as well be another.
  @inline(__always)
  private static func key(_ word: WordHash) -> UInt64 { word.value == 0 ? 1 : word.value }

  /// Where the key stands or would stand.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // FNV leaves little in the low bits of short words.
    var slot = Int(truncatingIfNeeded: key ^ (key >> 32)) & mask
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func resize(to least: Int) {
    let old = (keys, places)
    var size = keys.count
    while size < least { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    places = [Int32](repeating: 0, count: size)
    for (key, place) in zip(old.0, old.1) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      places[slot] = place
    }
  }
}

/// Some words of our own choice.
package struct WordSet: Sendable {
  private var words = WordMap<Bool>()

  /// The set of `words`.
  package init(_ words: [String]) {
    for word in words { self.words.set(WordHash(word), true) }
  }

  /// True when the word is one of them.
  @inline(__always)
  package func contains(_ word: WordHash) -> Bool { words[word] != nil }
}
