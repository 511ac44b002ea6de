import ArgumentParser
import Foundation
import Language

/// `workshop train-names`: trains the name tagger.
struct TrainNamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-names",
    abstract: "Train the name tagger into Assets/models/en/names.model.")

  @Option(help: "Folder of the shared data (shared/data).")
  var data: String

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  @Option(help: "Passes over the corpus.")
  var epochs = 10

  @Option(help: "Step of the gradient.")
  var rate = 0.05

  @Option(help: "Rows of weights below this, in steps of rounding, are left out.")
  var cut = 6.0

  @Option(help: "Weight of the Wikipedia corpora, which leave names unmarked.")
  var encyclopedia = 0.4

  @Option(help: "How much less likely than learned a token is outside of names.")
  var bias = 0.3

  @Option(help: "Features seen more rarely are left out.")
  var minimum = 2

  @Option(help: "Weight of lines rewritten as headlines; 0 for none.")
  var headlines = 0.3

  @Option(help: "Weight of names found by the model itself in unlabelled news; 0 for none.")
  var news = 0.0

  private static let corpora = [
    "gum-train", "uner-ewt-dev", "uner-ewt-test", "politics-train", "politics-dev", "literature",
    "science", "music", "ai", "btc-g", "btc-e",
  ]

  private static let encyclopedias: Set = ["literature", "science", "music", "ai"]

  func run() throws {
    let mapped = MappedAssets(directory: assets).assets
    let reader = try CorpusReader(assets: mapped)
    var examples: [NameExample] = []
    for corpus in Self.corpora {
      let records = try CorpusRecord.read("\(data)/ner/\(corpus).jsonl")
      let weight = Self.encyclopedias.contains(corpus) ? Float(encyclopedia) : 1
      // GUM's news stays unseen: it is what names are measured on.
      for record in records where corpus != "gum-train" || record.genre != "news" {
        let document = reader.withoutNationalities(reader.document(record))
        examples += reader.examples(of: document, weight: weight)
        guard headlines > 0 else { continue }
        for style in [HeadlineCopy.Style.title, .capitals] {
          examples += reader.headlineExamples(
            of: record, style: style, weight: weight * Float(headlines))
        }
      }
    }
    try train(examples)
    if news > 0 {
      guard let tagger = try NameTagger.open(mapped) else { return }
      for record in try CorpusRecord.read("\(data)/quotes/train.jsonl.gz") {
        var document = reader.document(record)
        document.names = tagger.names(in: document.passage, lexicon: reader.lexicon)
        examples += reader.examples(of: document, weight: Float(news))
      }
      try train(examples)
    }
    try NameMeasure(data: data, reader: reader).report(mapped)
  }

  private func train(_ all: [NameExample]) throws {
    let examples = NameExample.withoutRareFeatures(all, minimum: minimum)
    var trainer = NameTrainer()
    trainer.train(examples, epochs: epochs, rate: Float(rate), seed: 1)
    let file = trainer.weights.file(cut: Float(cut), bias: Float(bias))
    try Data(file).write(to: URL(filePath: "\(assets)/\(NameTagger.path)"))
    print("\(examples.count) stretches, \(file.count) bytes")
  }
}
