/// What linking knows of a language's names: short first names, endings of companies, and in which
/// walk of life a described person stands. Without it names are compared by their letters alone.
package struct LinkVocabulary: Sendable {
  /// A walk of life. Few people are described in two of these in the news of their day.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    /// footballer, coach
    case sport
    /// senator, minister
    case politics
    /// actor, novelist
    case arts
    /// professor, geologist
    case science
    /// banker, chief executive
    case business
    /// bishop, imam
    case religion
  }

  private(set) var formalNames: [String: String] = [:]
  private(set) var companyEndings: Set<String> = []
  private(set) var fields: [String: Field] = [:]
  /// Words that say nothing about a role: "the", "of".
  private(set) var functionWords: Set<String> = []

  /// Knows nothing.
  package init() {}

  /// Reads the sections `nickname`, `corporate.suffix`, `field.*` and those of function words of
  /// `word-classes.txt`; what it does not know it passes over.
  package init(wordClasses: String) {
    var section: Substring = ""
    for line in wordClasses.split(separator: "\n") where !line.hasPrefix("#") {
      if line.hasPrefix("["), let close = line.firstIndex(of: "]") {
        section = line[line.index(after: line.startIndex)..<close]
        continue
      }
      let field =
        section.hasPrefix("field.") ? Field(rawValue: String(section.dropFirst(6))) : nil
      for word in line.split(separator: " ") { add(word, section, field) }
    }
  }

  private mutating func add(_ word: Substring, _ section: Substring, _ field: Field?) {
    if let field { fields[String(word)] = field }
    switch section {
    case "nickname":
      let pair = word.split(separator: "=")
      if pair.count == 2 { formalNames[String(pair[0])] = String(pair[1]) }
    case "corporate.suffix": companyEndings.insert(word.filter { $0 != "." })
    case "function", "determiner", "definite", "preposition", "conjunction", "modifier":
      functionWords.insert(String(word))
    default: break
    }
  }

  /// The first name behind a short one; the name itself when it is none.
  func formalName(_ word: String) -> String { formalNames[word] ?? word }
}
