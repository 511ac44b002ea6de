/// How the words of one document are used: what is seen of a name in one place helps in another
/// ("context aggregation", Ratinov and Roth 2009, section 5).
struct WordCounts {
  /// What is counted of a word.
  struct Uses {
    /// With a capital, where a common noun would have none.
    var capitalised: UInt8 = 0
    /// Without one.
    var lower: UInt8 = 0
    /// Behind a title.
    var afterTitle: UInt8 = 0
    /// Behind a given name.
    var afterFirstName: UInt8 = 0
    /// Before a verb of speech.
    var beforeCue: UInt8 = 0
    /// Behind "in", "at", "near".
    var afterPlaceWord: UInt8 = 0

    /// How often it is written with and without a capital, in classes of 0, 1, 2 and more.
    var casing: UInt64 { Self.bucket(capitalised) | Self.bucket(lower) << 2 }
    /// Signs of a person.
    var person: UInt64 { Self.bucket(afterTitle) | Self.bucket(afterFirstName) << 2 }
    /// Signs of a speaker or a place.
    var context: UInt64 { Self.bucket(beforeCue) | Self.bucket(afterPlaceWord) << 2 }
    /// All of them.
    var all: UInt64 { casing | person << 4 | context << 8 }

    private static func bucket(_ count: UInt8) -> UInt64 { UInt64(min(count, 3)) }
  }

  private var keys: [UInt64]
  private var uses: [Uses]
  private let mask: Int

  /// Room for the words of a text of `tokens` tokens.
  init(tokens: Int) {
    var size = 64
    while size < tokens { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    uses = [Uses](repeating: Uses(), count: size)
    mask = size - 1
  }

  /// The uses of `word`; none for a word never added.
  @inline(__always)
  subscript(word: UInt64) -> Uses {
    let index = find(word)
    return keys[index] == word ? uses[index] : Uses()
  }

  /// Changes the uses of `word`; a new word is added only when `adding`.
  @inline(__always)
  mutating func update(_ word: UInt64, adding: Bool, _ change: (inout Uses) -> Void) {
    let index = find(word)
    if keys[index] != word {
      guard adding else { return }
      keys[index] = word
    }
    change(&uses[index])
  }

  @inline(__always)
  private func find(_ word: UInt64) -> Int {
    var index = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[index] != 0, keys[index] != word { index = (index + 1) & mask }
    return index
  }
}
