import ArgumentParser
import Foundation
import Language

/// Trains the quote tagger and writes its model.
struct TrainQuotes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train-quotes",
    abstract: "Train the tagger of contents, sources and cues.")

  @Option(help: "Directory with train.jsonl.gz and dev.jsonl.gz.") var data: String
  @Option(help: "The directory Assets/, for lists and word vectors.") var assets = "Assets"
  @Option(help: "Where to write the model.") var out: String
  @Option(help: "Times through the data.") var epochs = 8
  @Option(help: "Cells of memory in each direction.") var hidden = 80
  @Option(help: "Width of the feature table.") var sum = 64
  @Option(help: "Examples in a step.") var batch = 12
  @Option(help: "Adam's first rate.") var rate: Float = 4e-3
  @Option(help: "The share of the rate that is left at the end.") var lastRate: Float = 0
  @Option(help: "Share of the averaged parameters that a step keeps.") var averaging: Float = 0.999
  @Option(help: "Random seed.") var seed: UInt64 = 1
  @Option(help: "Share of inputs dropped.") var dropInput: Float = 0.3
  @Option(help: "Share of outputs dropped.") var dropOutput: Float = 0.4
  @Option(help: "Share of handed-on outputs dropped.") var dropRecurrent: Float = 0.2
  @Option(help: "Times a word must occur to be learned.") var minimum = 3
  @Option(help: "Threads, 1 or 2; the model is the same.") var threads = 1
  @Option(help: "Every how manieth article is kept for choosing; 0 for none.") var holdOut = 20
  @Option(help: "Where to write predictions on dev after each epoch.") var predictions: String?
  @Flag(help: "Leave word vectors aside.") var withoutVectors = false

  func run() throws {
    let started = Date()
    let files = MappedAssets(directory: assets)
    let vectors = withoutVectors ? nil : try WordVectors.open(files.assets)
    let features = QuoteFeatures(
      lexicon: try Lexicon.open(files.assets), cues: CueLexicon(assets: files.assets))
    let reader = try QuoteReader(files.assets)
    let given = try reader.read("\(data)/train.jsonl.gz")
    let dev = try reader.read("\(data)/dev.jsonl.gz")
    let vocabulary = QuoteVocabulary(given.map(\.passage), minimum: minimum)
    let prepare = { (article: ReadArticle) in article.examples(features, vocabulary, vectors) }
    let prepared = given.map(prepare)
    let isHeld = { (index: Int) in holdOut > 0 && index % holdOut == holdOut - 1 }
    let held = prepared.indices.filter(isHeld).map { prepared[$0] }
    let examples = prepared.indices.filter { !isHeld($0) }.flatMap { prepared[$0] }
    let devExamples = dev.map(prepare)
    let shape = QuoteNetShape(
      rows: QuoteFeatures.fixedRows + vocabulary.words.count, sum: sum, vector: vectors?.width ?? 0,
      hidden: hidden)
    log("\(examples.count) examples, \(vocabulary.words.count) words, \(shape.count) parameters")
    let trainer = QuoteTrainer(
      shape, plan, vectors: vectors, counts: vocabulary.counts, threads: threads)
    for epoch in 0..<epochs {
      let loss = trainer.epoch(epoch, examples)
      let score = spanScore(held, trainer)
      log(
        "epoch \(epoch + 1): loss \(loss), held out \(trainer.loss(held.flatMap(\.self))), "
          + "contents exact \(score.exact) near \(score.near), "
          + "\(Int(Date().timeIntervalSince(started))) s")
      if let predictions { try write(dev, devExamples, trainer, to: predictions) }
    }
    let file = shape.file(trainer.parameters.cells, words: vocabulary.words, vectors: vectors)
    try Data(file).write(to: URL(filePath: out))
  }

  private var plan: QuoteTrainer.Plan {
    var plan = QuoteTrainer.Plan()
    plan.epochs = epochs
    plan.batch = batch
    plan.rate = rate
    plan.seed = seed
    plan.lastRate = lastRate
    plan.averaging = averaging
    plan.dropout = QuoteLearner.Dropout(
      input: dropInput, output: dropOutput, recurrent: dropRecurrent)
    return plan
  }

  private func write(
    _ articles: [ReadArticle], _ examples: [[QuoteExample]], _ trainer: QuoteTrainer,
    to path: String
  ) throws {
    let lines = zip(articles, examples).map { read, examples in
      QuoteAssembly.line(
        QuoteAssembly.quotes(QuoteReading(labels: trainer.labels(examples)), read.passage),
        of: read.article)
    }
    try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// F1 of content stretches: the same tokens, and at least four in five shared.
  private func spanScore(
    _ articles: [[QuoteExample]], _ trainer: QuoteTrainer
  ) -> (exact: Float, near: Float) {
    var (found, gold, exact, near) = (0, 0, 0, 0)
    for article in articles {
      let answer = contents(trainer.labels(article))
      let truth = contents(article.flatMap(\.labels))
      found += answer.count
      gold += truth.count
      for range in answer {
        if truth.contains(range) { exact += 1 }
        let isNear = truth.contains { other in
          let shared = range.clamped(to: other).count
          return shared * 5 >= (range.count + other.count - shared) * 4
        }
        if isNear { near += 1 }
      }
    }
    let total = Float(max(found + gold, 1))
    return (200 * Float(exact) / total, 200 * Float(near) / total)
  }

  private func contents(_ labels: [QuoteLabel]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (token, label) in labels.enumerated() {
      if label == .beginContent {
        ranges.append(token..<token + 1)
      } else if label == .insideContent, let last = ranges.popLast() {
        ranges.append(last.lowerBound..<token + 1)
      }
    }
    return ranges
  }

  private func log(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
