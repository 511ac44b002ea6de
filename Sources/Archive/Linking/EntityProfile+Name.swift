import Prose

extension EntityProfile {
  /// The name to show it by.
  ///
  /// Of a person a full name rather than one with an initial for a first name, and that rather
  /// than a single name; of a thing a name rather than an acronym where it is used at all often.
  /// Among those the commonest, its spelling with accents and small letters where it has several.
  package func fullestName(_ vocabulary: LinkVocabulary) -> String {
    var spellings: [(name: LinkName, texts: [Name], count: Int)] = []
    for name in names {
      let linkName = LinkName(name.text, of: kind, vocabulary)
      if let index = spellings.firstIndex(where: { $0.name == linkName }) {
        spellings[index].texts.append(name)
        spellings[index].count += name.count
      } else {
        spellings.append((linkName, [name], name.count))
      }
    }
    let all = spellings.reduce(0) { $0 + $1.count }
    let best = spellings.max { left, right in
      let (first, second) = (
        fullness(left.name, left.count, of: all), fullness(right.name, right.count, of: all)
      )
      return (first, left.count, left.name.words.count, right.texts[0].text)
        < (second, right.count, right.name.words.count, left.texts[0].text)
    }
    return best.map { spelling($0.texts) } ?? names.first?.text ?? ""
  }

  private func fullness(_ name: LinkName, _ count: Int, of all: Int) -> Int {
    if kind == .person {
      if name.isBare { return 0 }
      return name.words[0].utf8.count == 1 ? 1 : 2
    }
    return name.isAcronym || count * 8 < all ? 0 : 1
  }

  private func spelling(_ texts: [Name]) -> String {
    let most = texts.reduce(0) { max($0, $1.count) }
    let common = texts.filter { $0.count * 3 >= most }
    let best = common.max { left, right in
      (left.isShouted ? 0 : 1, left.accents, left.count, right.text)
        < (right.isShouted ? 0 : 1, right.accents, right.count, left.text)
    }
    return best?.text ?? texts[0].text
  }
}

extension EntityProfile.Name {
  /// Several words in capitals alone.
  fileprivate var isShouted: Bool {
    text.contains(" ") && text.utf8.count > 6
      && !text.utf8.contains { (0x61...0x7A).contains($0) }
  }

  fileprivate var accents: Int { text.unicodeScalars.count { $0.value >= 0xC0 } }
}
