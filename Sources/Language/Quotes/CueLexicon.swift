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

  private var infos: [WordHash: Info] = [:]

  /// Reads `languages/en/cues.tsv`; without it a handful of verbs is known.
  package init(assets: Assets) {
    let fallback = "say\tspeech\t90\tsay says said saying\nadd\tspeech\t80\tadd adds added adding\n"
    let lines: [Substring]
    if let bytes = assets.bytes("languages/en/cues.tsv") {
      lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    } else {
      lines = fallback.split(separator: "\n")
    }
    for line in lines where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let strength = Int(fields[2]) else { continue }
      let info = Info(
        lemma: WordHash(String(fields[0])), isSpeech: fields[1] == "speech", strength: strength)
      for form in fields[3].split(separator: " ") { infos[WordHash(String(form))] = info }
    }
  }

  /// What is known of this form; nil when it is no reporting verb.
  package func info(of word: WordHash) -> Info? { infos[word] }
}
