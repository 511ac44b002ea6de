import Foundation
import Language

/// Measures the name tagger on the sets it never learns from.
struct NameMeasure {
  let data: String
  let reader: CorpusReader

  /// Prints the scores of the model in `assets`, and its speed.
  func report(_ assets: Assets) throws {
    guard let tagger = try NameTagger.open(assets) else { return }
    let news = try read("gum-train") + read("gum-dev")
    try report("GUM news", news.filter { $0.genre == "news" }, tagger)
    try report("GUM dev, other", read("gum-dev").filter { $0.genre != "news" }, tagger)
    try report("WikiGold", read("wikigold-test"), tagger)
    try report("UNER PUD", read("uner-pud"), tagger)
    try report("politics-test", read("politics-test"), tagger)
  }

  private func read(_ corpus: String) throws -> [CorpusRecord] {
    try CorpusRecord.read("\(data)/ner/\(corpus).jsonl")
  }

  private func report(_ name: String, _ records: [CorpusRecord], _ tagger: NameTagger) throws {
    var score = NameScore()
    var raw = NameScore()
    var tokens = 0
    var time = Duration.zero
    let clock = ContinuousClock()
    for record in records {
      let document = reader.document(record)
      var names: [NameSpan] = []
      time += clock.measure {
        names = tagger.names(in: document.passage, lexicon: reader.lexicon)
      }
      tokens += document.passage.tokens.count
      score.add(names, gold: document.names)
      let seen = NameTokens(document.passage, lexicon: reader.lexicon)
      raw.add(tagger.rawNames(in: document.passage, tokens: seen), gold: document.names)
    }
    let speed = Double(tokens) / (time / .seconds(1)) / 1e6
    let label = name.padding(toLength: 16, withPad: " ", startingAt: 0)
    print("\(label)\(score.summary); \(String(format: "%.2f", speed)) M tokens/s")
    print("  without rules \(raw.summary)")
  }
}
