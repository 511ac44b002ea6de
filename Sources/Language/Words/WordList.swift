/// A list of words read from a text asset: one a line, `#` begins a comment, and what follows a tab
/// is the word's class.
package struct WordList: Sendable {
  private var classes = WordMap<String>()

  /// An empty list.
  package init() {}

  /// Reads the file `path` of `assets`; a missing file is an empty list.
  package init(_ assets: Assets, _ path: String) {
    guard let bytes = assets.bytes(path) else { return }
    let text = ListText(bytes)
    text.forEachLine { line in
      let tab = text.next("\t", in: line)
      guard tab > line.lowerBound else { return }
      classes.set(
        text.word(line.lowerBound..<tab),
        tab < line.upperBound ? text.string(tab + 1..<line.upperBound) : "")
    }
  }

  /// True when the word is in the list.
  package func contains(_ word: WordHash) -> Bool { classes[word] != nil }

  /// What the list says of the word.
  package func kind(of word: WordHash) -> String? { classes[word] }

  /// Every word with its class, translated.
  package func map<Value>(_ translate: (String) -> Value) -> [WordHash: Value] {
    var result: [WordHash: Value] = [:]
    classes.forEach { result[$0] = translate($1) }
    return result
  }

  /// All words of one class.
  package func words(of kind: String) -> Set<WordHash> {
    var words: Set<WordHash> = []
    classes.forEach { if $1 == kind { words.insert($0) } }
    return words
  }
}
