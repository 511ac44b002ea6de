/// How a word is tied to a country.
package struct CountryLink: Hashable, Sendable {
  /// What the word says of the country.
  package enum Role: UInt16, Hashable, Sendable {
    /// "Russia", "Russian Federation"
    case name
    /// "Russian", "Russians"
    case people
    /// "Moscow"
    case capital
  }

  /// Which country; the number means nothing beyond one lexicon file.
  package let country: Int
  /// What the word is to it.
  package let role: Role

  /// Makes a link.
  package init(country: Int, role: Role) {
    self.country = country
    self.role = role
  }
}

extension Lexicon {
  /// The country this word or phrase stands for: "Russia", "Russian" and "Moscow" give one number.
  ///
  /// Binary search over some 1,500 entries; ask only for words in `.country`, `.demonym` or
  /// `.wellKnownCity`.
  package func country(of word: WordHash) -> CountryLink? {
    let print = Self.linkPrint(of: word)
    var low = 0
    var high = links.count / 8
    while low < high {
      let middle = (low + high) / 2
      let found = links.loadUnaligned(fromByteOffset: middle * 8, as: UInt32.self)
      if found == print {
        let country = links.loadUnaligned(fromByteOffset: middle * 8 + 4, as: UInt16.self)
        let role = links.loadUnaligned(fromByteOffset: middle * 8 + 6, as: UInt16.self)
        return CountryLink.Role(rawValue: role).map {
          CountryLink(country: Int(country), role: $0)
        }
      }
      if found < print { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  static func linkPrint(of word: WordHash) -> UInt32 {
    UInt32(truncatingIfNeeded: word.value ^ (word.value >> 32))
  }
}
