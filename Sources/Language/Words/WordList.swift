/// A list of words read from a text asset: one a line, `#` begins a comment, and what follows a tab
/// is the word's class.
package struct WordList: Sendable {
  private var classes: [WordHash: String] = [:]

  /// An empty list.
  package init() {}

  /// Reads the file `path` of `assets`; a missing file is an empty list.
  package init(_ assets: Assets, _ path: String) {
    guard let bytes = assets.bytes(path) else { return }
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let parts = line.split(separator: UInt8(ascii: "\t"), maxSplits: 1)
      guard let word = parts.first else { continue }
      let kind = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
      classes[WordHash(String(decoding: word, as: UTF8.self))] = kind
    }
  }

  /// True when the word is in the list.
  package func contains(_ word: WordHash) -> Bool { classes[word] != nil }

  /// What the list says of the word.
  package func kind(of word: WordHash) -> String? { classes[word] }

  /// Every word with its class, translated.
  package func map<Value>(_ translate: (String) -> Value) -> [WordHash: Value] {
    classes.mapValues(translate)
  }

  /// All words of one class.
  package func words(of kind: String) -> Set<WordHash> {
    Set(classes.filter { $0.value == kind }.keys)
  }
}
