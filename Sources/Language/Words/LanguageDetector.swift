import Prose

/// Tells the language of a text by its commonest words and its script.
///
/// Counting function words is as good as letter statistics from about twenty words on (Grefenstette
/// 1995), and needs no model. Below that nothing is decided.
struct LanguageDetector {
  private var languagesOfWord = WordMap<[Int]>()
  private var codes: [String] = []

  /// How many words are looked at: the head of an article is in the language of its rest.
  private static let sample = 3_000

  init(assets: Assets) {
    guard let bytes = assets.bytes("languages/function-words.tsv") else { return }
    let text = ListText(bytes)
    languagesOfWord.reserveCapacity(bytes.count / 8)
    text.forEachLine { line in
      let fields = text.fields(of: line)
      guard fields.count == 2 else { return }
      text.forEach(in: fields[1], between: " ") { word in
        languagesOfWord[text.word(word), default: []].append(codes.count)
      }
      codes.append(text.string(fields[0]))
    }
  }

  /// An ISO 639-1 code, or `und` when nothing tells.
  func language(of passage: Passage) -> String {
    if let code = foreignScript(passage) { return code }
    var counts = [Int](repeating: 0, count: codes.count)
    var seen = 0
    for word in passage.words.prefix(Self.sample) {
      seen += 1
      guard let languages = languagesOfWord[word] else { continue }
      for language in languages { counts[language] += 1 }
    }
    guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] >= 3 else {
      return "und"
    }
    // English wins a near tie: names and loans bring foreign words into English news.
    if let english = codes.firstIndex(of: "en"), counts[english] * 4 >= counts[best] * 3 {
      return "en"
    }
    return counts[best] * 12 >= seen ? codes[best] : "und"
  }

  /// By the lead bytes of the letters: Greek, Cyrillic, Hebrew, Arabic, Indic, Chinese or Japanese,
  /// Korean.
  private func foreignScript(_ passage: Passage) -> String? {
    var latin = 0
    var counts: [String: Int] = [:]
    for token in passage.tokens.prefix(Self.sample) where token.kind == .word {
      let start = token.range.start
      switch passage.bytes[start] {
      case 0xCE, 0xCF: counts["el", default: 0] += 1
      case 0xD0, 0xD1, 0xD2: counts["ru", default: 0] += 1
      case 0xD7: counts["he", default: 0] += 1
      case 0xD8...0xDB: counts["ar", default: 0] += 1
      case 0xE0: counts["hi", default: 0] += 1
      case 0xE3: counts["ja", default: 0] += 3
      case 0xE4...0xE9: counts["zh", default: 0] += 2
      case 0xEA...0xED: counts["ko", default: 0] += 1
      default: latin += 1
      }
    }
    guard let top = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), top.value > latin
    else { return nil }
    return top.key == "zh" && (counts["ja"] ?? 0) * 3 > top.value ? "ja" : top.key
  }
}
