import Prose

/// The word lists of the entity stages: what each word is, and which first names are one name.
package struct WordClasses: Sendable {
  private var classes: [WordHash: WordClass] = [:]
  private var nicknames: [WordHash: WordHash] = [:]
  private var offices: [WordHash: WordHash] = [:]

  /// Reads `languages/en/word-classes.txt`; without it only pronouns and the commonest titles are
  /// known.
  package init(assets: Assets) {
    if let bytes = assets.bytes("languages/en/word-classes.txt") {
      read(String(decoding: bytes, as: UTF8.self))
    } else {
      read(Self.builtIn)
    }
  }

  /// The classes of a word; the plural of a describing noun has its classes and `.plural`.
  @inline(__always)
  package subscript(word: WordHash) -> WordClass { classes[word] ?? [] }

  /// The formal first name behind a short one (bill, william); the name itself otherwise.
  package func formalName(_ word: WordHash) -> WordHash { nicknames[word] ?? word }

  /// One word for all that name the same office: "Sen." and "senator".
  package func office(_ word: WordHash) -> WordHash { offices[word] ?? word }

  private mutating func read(_ text: String) {
    var current: WordClass?
    var pairs: WritableKeyPath<WordClasses, [WordHash: WordHash]>?
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("["), let close = line.firstIndex(of: "]") {
        let section = line[line.index(after: line.startIndex)..<close]
        current = WordClass(section: section)
        pairs = section == "nickname" ? \.nicknames : section == "head" ? \.offices : nil
        continue
      }
      for word in line.split(separator: " ") {
        if let pairs {
          let pair = word.split(separator: "=")
          if pair.count == 2 {
            self[keyPath: pairs][WordHash(String(pair[0]))] = WordHash(String(pair[1]))
          }
        } else if let current {
          add(word, current)
        }
      }
    }
  }

  private mutating func add(_ word: Substring, _ kind: WordClass) {
    classes[WordHash(String(word)), default: []].formUnion(kind)
    guard kind.has(.describing) else { return }
    for plural in Self.plurals(word) {
      let hash = WordHash(plural)
      // "police" and "series" stay what they are.
      if let known = classes[hash], known.has(.describing), !known.has(.plural) { continue }
      classes[hash, default: []].formUnion(kind.union(.plural))
    }
  }

  private static func plurals(_ word: Substring) -> [String] {
    if word.hasSuffix("man") { return [word.dropLast(3) + "men"] }
    if word == "child" { return ["children"] }
    if word.hasSuffix("person") { return [word + "s", word.dropLast(6) + "people"] }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return [word.dropLast() + "ies"]
    }
    if word.hasSuffix("s") || word.hasSuffix("ch") || word.hasSuffix("sh") { return [word + "es"] }
    if word.hasSuffix("fe") { return [word.dropLast(2) + "ves"] }
    return [word + "s"]
  }

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
