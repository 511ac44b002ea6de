import Testing

@testable import Archive

@Suite struct QuoteFingerprintTests {
  @Test func `a fingerprint is a few sorted keys, the same on every run`() {
    let keys = QuoteFingerprint(QuoteWords(sentences[0])).keys
    #expect(keys.count == QuoteFingerprint.limit)
    #expect(keys == keys.sorted())
    #expect(keys.allSatisfy { (0..<1 << 32).contains($0) })
    #expect(QuoteFingerprint(QuoteWords("")).keys.isEmpty)
    #expect(QuoteFingerprint(QuoteWords("Yes, we can")).keys.count == 1)
    #expect(QuoteFingerprint(QuoteWords("It is a. It is a.")).keys.count == 3)
    #expect(
      QuoteFingerprint(QuoteWords("Yes, we can")) == QuoteFingerprint(QuoteWords("yes we CAN!")))
  }

  /// Edits as papers make them, on quotes of our own: found by their keys and then recognised, and
  /// nothing else recognised.
  @Test func `edited quotes are found among all others`() {
    var random = SplitMix(state: 29)
    let originals = sentences.map(QuoteWords.init)
    let prints = originals.map { Set(QuoteFingerprint($0).keys) }
    var (edited, recognised, found, wrong) = (0, 0, 0, 0)
    for _ in 0..<20 {
      for (index, sentence) in sentences.enumerated() {
        let words = QuoteWords(edit(sentence, &random))
        let keys = Set(QuoteFingerprint(words).keys)
        edited += 1
        if isSameQuote(words, originals[index]) {
          recognised += 1
          if !keys.isDisjoint(with: prints[index]) { found += 1 }
        }
        wrong += originals.indices.count { $0 != index && isSameQuote(words, originals[$0]) }
      }
    }
    #expect(wrong == 0)
    #expect(recognised * 100 >= edited * 95, "\(recognised) of \(edited)")
    #expect(found * 100 >= edited * 88, "\(found) of \(edited)")
  }

  private func edit(_ sentence: String, _ random: inout SplitMix) -> String {
    var words = sentence.split(separator: " ").map(String.init)
    for _ in 0...random.below(3) {
      let place = random.below(words.count)
      switch random.below(6) {
      case 0: words.remove(at: place)
      case 1: words[place] += ","
      case 2: words[place] = "[" + words[place] + "]"
      case 3: words.insert("well", at: place)
      case 4: words.removeSubrange(place..<min(words.count, place + words.count / 4))
      default: words = Array(words.prefix(max(6, words.count * 2 / 3)))
      }
    }
    return words.joined(separator: " ")
  }

  private let sentences = [
    "The ferry will not be back before the spring, and nobody should plan a summer around it",
    "We have asked the council four times for a new pier and four times we were sent away",
    "Every bearing of this bridge was tested twice and two of them had cracks longer than a hand",
    "If the harbour closes in winter the market closes with it and half of my street goes too",
    "There is money for the theatre and money for the stadium but none for a bridge people use",
    "My father crossed here, his father crossed here, and my daughter will have to take the bus",
    "Our engineers need eleven weeks, which is two more than anybody promised the traders",
    "The price of the crossing will not rise this year, whatever the papers may have printed",
    "A second bridge would cost forty million and would stand empty from October until May",
    "Nobody in this office knew about the report before it was read out on the morning news",
    "I do not regret a single vote I cast on this, and I would cast each of them again tomorrow",
    "What worries me is not the closing of the bridge but how little anybody seems to mind it",
    "The schools on the island will open an hour later until the small boat has been repaired",
    "Fish does not wait for committees, so we now sell it on the mainland side of the water",
    "This town was built by people who rowed, and it can be saved by people who row again",
    "We measured the current for a year before we said a word to the ministry or to the press",
  ]
}
