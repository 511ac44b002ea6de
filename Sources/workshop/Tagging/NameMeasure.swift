import Foundation
import Language
import Prose

/// Measures the name tagger on the sets it never learns from.
struct NameMeasure {
  let data: String
  let reader: CorpusReader
  /// Also prints each wrong and missed name with its surroundings.
  var errors = false

  /// Prints the scores of the model in `assets`, and its speed.
  func report(_ assets: Assets) throws {
    guard let tagger = try NameTagger.open(assets) else { return }
    let news = try read("gum-train") + read("gum-dev")
    try report("GUM news", news.filter { $0.genre == "news" }, tagger)
    try report("GUM dev, other", read("gum-dev").filter { $0.genre != "news" }, tagger)
    try report("WikiGold", read("wikigold-test"), tagger)
    try report("UNER PUD", read("uner-pud"), tagger)
    let pud = try read("uner-pud")
    try report("PUD, title case", pud.map { HeadlineCopy.copy(of: $0, style: .title).0 }, tagger)
    try report("PUD, capitals", pud.map { HeadlineCopy.copy(of: $0, style: .capitals).0 }, tagger)
    try report("politics-test", read("politics-test"), tagger)
  }

  private func read(_ corpus: String) throws -> [CorpusRecord] {
    try CorpusRecord.read("\(data)/ner/\(corpus).jsonl")
  }

  private func report(_ name: String, _ records: [CorpusRecord], _ tagger: NameTagger) throws {
    var score = NameScore()
    var raw = NameScore()
    var tokens = 0
    var ticks = 0
    for record in records {
      let document = reader.document(record)
      let start = clock()
      let names = tagger.names(in: document.passage, lexicon: reader.lexicon)
      ticks += clock() - start
      tokens += document.passage.tokens.count
      score.add(names, gold: document.names)
      if errors { printErrors(names, document) }
      let seen = NameTokens(document.passage, lexicon: reader.lexicon)
      raw.add(tagger.rawNames(in: document.passage, tokens: seen), gold: document.names)
    }
    let speed = Double(tokens) / Double(max(1, ticks)) * Double(CLOCKS_PER_SEC) / 1e6
    let label = name.padding(toLength: 16, withPad: " ", startingAt: 0)
    print("\(label)\(score.summary); \(String(format: "%.2f", speed)) M tokens/s")
    print("  without rules \(raw.summary)")
  }

  private func printErrors(_ names: [NameSpan], _ document: TaggedDocument) {
    let found = Set(names.filter { $0.kind != .other })
    let gold = Set(document.names.filter { $0.kind != .other })
    let wrong = found.subtracting(gold).map { ($0, "false") }
    let missed = gold.subtracting(found).map { ($0, "missed") }
    for (name, what) in (wrong + missed).sorted(by: { $0.0.tokens.start < $1.0.tokens.start }) {
      let sentence = document.passage.sentence(of: name.tokens.start).tokens
      let before = TokenRange(max(sentence.start, name.tokens.start - 6), name.tokens.start)
      let behind = TokenRange(name.tokens.end, min(sentence.end, name.tokens.end + 6))
      let left = before.isEmpty ? "" : document.passage.text(before)
      let right = behind.isEmpty ? "" : document.passage.text(behind)
      print("\(what)\t\(name.kind)\t\(left) [\(document.passage.text(name.tokens))] \(right)")
    }
  }
}
