import Prose

/// The word lists of the entity stages: what each word is, and which first names are one name.
package struct WordClasses: Sendable {
  private var classes = WordMap<WordClass>()
  private var nicknames = WordMap<WordHash>()
  private var offices = WordMap<WordHash>()

  /// Reads `languages/en/word-classes.txt`; without it only pronouns and the commonest titles are
  /// known.
  package init(assets: Assets) {
    if let bytes = assets.bytes("languages/en/word-classes.txt") {
      read(ListText(bytes))
    } else {
      Array(Self.builtIn.utf8).withUnsafeBufferPointer { read(ListText($0)) }
    }
  }

  /// The classes of a word; the plural of a describing noun has its classes and `.plural`.
  @inline(__always)
  package subscript(word: WordHash) -> WordClass { classes[word] ?? [] }

  /// The formal first name behind a short one (bill, william); the name itself otherwise.
  package func formalName(_ word: WordHash) -> WordHash { nicknames[word] ?? word }

  /// One word for all that name the same office: "Sen." and "senator".
  package func office(_ word: WordHash) -> WordHash { offices[word] ?? word }

  private mutating func read(_ text: ListText) {
    classes.reserveCapacity(text.bytes.count / 8)
    var current: WordClass?
    var pairs: WritableKeyPath<WordClasses, WordMap<WordHash>>?
    text.forEachLine { line in
      if text.bytes[line.lowerBound] == UInt8(ascii: "[") {
        let section = text.string(line.lowerBound + 1..<text.next("]", in: line))
        current = WordClass(section: section[...])
        pairs = section == "nickname" ? \.nicknames : section == "head" ? \.offices : nil
        return
      }
      text.forEach(in: line, between: " ") { word in
        if let pairs {
          let sign = text.next("=", in: word)
          guard sign > word.lowerBound, sign + 1 < word.upperBound else { return }
          self[keyPath: pairs].set(
            text.word(word.lowerBound..<sign), text.word(sign + 1..<word.upperBound))
        } else if let current {
          add(text, word, current)
        }
      }
    }
  }

  private mutating func add(_ text: ListText, _ word: Range<Int>, _ kind: WordClass) {
    classes[text.word(word), default: []].formUnion(kind)
    guard kind.has(.describing) else { return }
    for plural in Self.plurals(text, word) {
      // "police" and "series" stay what they are.
      if let known = classes[plural], known.has(.describing), !known.has(.plural) { continue }
      classes[plural, default: []].formUnion(kind.union(.plural))
    }
  }

  private static func plurals(_ text: ListText, _ word: Range<Int>) -> [WordHash] {
    let bytes = text.bytes
    func plural(_ dropped: Int, _ ending: String) -> WordHash {
      let plural = Array(bytes[word].dropLast(dropped)) + Array(ending.utf8)
      return plural.withUnsafeBufferPointer { WordHash(folding: $0, 0, $0.count) }
    }
    if text.ends(word, with: "man") { return [plural(3, "men")] }
    if text.word(word) == child { return [plural(0, "ren")] }
    if text.ends(word, with: "person") { return [plural(0, "s"), plural(6, "people")] }
    if text.ends(word, with: "y"), word.count > 1,
      !"aeiou".utf8.contains(bytes[word.upperBound - 2])
    {
      return [plural(1, "ies")]
    }
    if text.ends(word, with: "s") || text.ends(word, with: "ch") || text.ends(word, with: "sh") {
      return [plural(0, "es")]
    }
    if text.ends(word, with: "fe") { return [plural(2, "ves")] }
    return [plural(0, "s")]
  }

  private static let child = WordHash("child")

  private static let builtIn = """
    [pronoun.he]
    he him himself
    [pronoun.his]
    his
    [pronoun.she]
    she herself
    [pronoun.her]
    her
    [pronoun.they]
    they them
    [pronoun.their]
    their
    [pronoun.it]
    it itself
    [pronoun.its]
    its
    [pronoun.i]
    i me
    [pronoun.my]
    my
    [pronoun.we]
    we us
    [pronoun.our]
    our
    [title.masculine]
    mr mr. sir lord
    [title.feminine]
    mrs mrs. ms ms. miss lady
    [honorific]
    mr mr. mrs mrs. ms ms. miss
    [title]
    dr dr. president minister senator judge
    [determiner]
    the a an this that these those
    [definite]
    the this that
    [function]
    the a an he she it they we i you his her in on at by for with from to of and or but
    """
}
