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
  var epochs = 5

  @Option(help: "Trainings whose weights are averaged.")
  var seeds = 1

  @Option(help: "Rows of weights below this, in steps of rounding, are left out.")
  var cut = 3.0

  @Option(help: "Weight of names found by the model itself in unlabelled news; 0 for none.")
  var selfTraining = 0.0

  private static let corpora = [
    "gum-train", "uner-ewt-dev", "uner-ewt-test", "politics-train", "politics-dev", "literature",
    "science", "music", "ai", "btc-g", "btc-e",
  ]

  func run() throws {
    let mapped = MappedAssets(directory: assets).assets
    let reader = try CorpusReader(assets: mapped)
    var examples: [NameExample] = []
    for corpus in Self.corpora {
      let records = try CorpusRecord.read("\(data)/ner/\(corpus).jsonl")
      for record in records where corpus != "gum-train" || record.genre != "news" {
        examples += reader.examples(of: reader.document(record), weight: 1)
      }
    }
    print("\(examples.count) stretches")
    try write(train(examples))
    if selfTraining > 0 {
      guard let tagger = try NameTagger.open(mapped) else { return }
      for record in try CorpusRecord.read("\(data)/quotes/train.jsonl.gz") {
        var document = reader.document(record)
        document.names = tagger.names(in: document.passage, lexicon: reader.lexicon)
        examples += reader.examples(of: document, weight: Float(selfTraining))
      }
      print("\(examples.count) stretches with news")
      try write(train(examples))
    }
    try NameMeasure(data: data, reader: reader).report(mapped)
  }

  private func train(_ examples: [NameExample]) -> NameWeights {
    NameWeights.mean(
      (1...seeds).map { seed in
        var trainer = NameTrainer()
        trainer.train(examples, epochs: epochs, seed: UInt64(seed))
        return trainer.averaged()
      })
  }

  private func write(_ weights: NameWeights) throws {
    let file = weights.file(cut: Float(cut))
    try Data(file).write(to: URL(filePath: "\(assets)/\(NameTagger.path)"))
    print("\(file.count) bytes")
  }
}
