import ArgumentParser
import Foundation
import Language

/// `workshop train-tags`: trains the word class tagger.
struct TrainTagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-tags",
    abstract: "Train the part-of-speech tagger into Assets/models/en/tags.model.")

  @Option(help: "Folder of the name and tag corpora (shared/data/ner).")
  var data: String

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  @Option(help: "Passes over the corpus.")
  var epochs = 8

  @Option(help: "Features seen more rarely get no weight.")
  var minimum = 3

  func run() throws {
    let mapped = MappedAssets(directory: assets).assets
    let rules = ReadingRules(assets: mapped)
    let train = try CorpusRecord.read("\(data)/gum-train.jsonl")
      // News stays unseen: it is what names are measured on, and they use these tags.
      .filter { $0.genre != "news" }
      .map { TaggedDocument($0, rules: rules) }
    let held = try CorpusRecord.read("\(data)/gum-train.jsonl").filter { $0.genre == "news" }
      .map { TaggedDocument($0, rules: rules) }
    let dev = try CorpusRecord.read("\(data)/gum-dev.jsonl").map {
      TaggedDocument($0, rules: rules)
    }

    var trainer = TagTrainer(minimum: minimum)
    trainer.train(train, epochs: epochs)
    let file = trainer.file()
    try Data(file).write(to: URL(filePath: "\(assets)/\(PartOfSpeechTagger.path)"))
    guard let tagger = try PartOfSpeechTagger.open(mapped) else { return }
    print("\(file.count) bytes")
    print("GUM dev       \(TagTrainer.accuracy(of: tagger, on: dev))")
    print("GUM news      \(TagTrainer.accuracy(of: tagger, on: held))")
  }
}
