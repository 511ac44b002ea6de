/// The verbs that report what somebody said, thinks or wants, in all their forms.
package struct CueLexicon: Sendable {
  /// What is known of a verb.
  package struct Info: Sendable {
    /// The dictionary form.
    package let lemma: WordHash
    /// True for statements (say, write), false for thoughts, wishes and acts.
    package let isSpeech: Bool
    /// Of 100 occurrences in news, how many report something.
    package let strength: Int
  }

  private var infos = WordMap<Info>()

  /// Reads `languages/en/cues.tsv`; without it a handful of verbs is known.
  package init(assets: Assets) {
    if let bytes = assets.bytes("languages/en/cues.tsv") {
      read(ListText(bytes))
    } else {
      Array(Self.fallback.utf8).withUnsafeBufferPointer { read(ListText($0)) }
    }
  }

  private static let fallback =
    "say\tspeech\t90\tsay says said saying\nadd\tspeech\t80\tadd adds added adding\n"

  private mutating func read(_ text: ListText) {
    infos.reserveCapacity(text.bytes.count / 10)
    text.forEachLine { line in
      let fields = text.fields(of: line)
      guard fields.count >= 4, !fields[0].isEmpty, let strength = Int(text.string(fields[2])) else {
        return
      }
      let isSpeech = text.bytes[fields[1]].elementsEqual("speech".utf8)
      let info = Info(lemma: text.word(fields[0]), isSpeech: isSpeech, strength: strength)
      text.forEach(in: fields[3].lowerBound..<line.upperBound, between: " ") { form in
        infos.set(text.word(form), info)
      }
    }
  }

  /// What is known of this form; nil when it is no reporting verb.
  package func info(of word: WordHash) -> Info? { infos[word] }
}
