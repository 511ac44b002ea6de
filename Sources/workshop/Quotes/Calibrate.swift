import ArgumentParser
import Foundation
import Language
import Prose

/// Counts how often attributions are right, by what the engine said of them, in articles that the
/// network at hand has not learned from.
struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Write the table of confidences from training articles held out.")

  @Option(help: "Directory with train.jsonl.gz.") var data: String
  @Option(help: "The directory Assets/.") var assets = "Assets"
  @Option(help: "A network trained with the same --hold-out.") var model: String
  @Option(help: "Every how manieth article was held out.") var holdOut = 4

  /// Attributions a point of the table stands for, at the least.
  private static let least = 60

  func validate() throws {
    guard holdOut > 1 else { throw ValidationError("--hold-out must be 2 or more, not \(holdOut)") }
  }

  func run() throws {
    let files = MappedAssets(directory: assets).assets.replacing(QuoteTagger.path, by: model)
    let cues = CueLexicon(assets: files)
    guard let tagger = try QuoteTagger.open(files, lexicon: try Lexicon.open(files), cues: cues)
    else { throw ValidationError("no model at \(model)") }
    let finder = QuoteFinder(cues: cues)
    var outcomes: [QuoteOrigin: [IsotonicSteps.Outcome]] = [:]
    for (index, read) in try QuoteReader(files).read("\(data)/train.jsonl.gz").enumerated()
    where index % holdOut == holdOut - 1 {
      let found = finder.find(
        in: read.passage, names: read.names, reading: tagger.read(read.passage, names: read.names))
      let gold = GoldQuotes(read.article)
      for quote in found {
        guard let source = quote.source ?? quote.follows.flatMap({ found[$0].source }) else {
          continue
        }
        let isRight = gold.hold(
          quote.pieces.map(read.passage.span), source: read.passage.span(source))
        outcomes[quote.origin, default: []].append(
          IsotonicSteps.Outcome(stated: quote.confidence, isRight: isRight))
      }
    }
    var table = "# found by\tstated\tright\tattributions\n"
    for origin in QuoteOrigin.allCases {
      for step in IsotonicSteps(outcomes[origin] ?? [], least: Self.least).steps {
        let numbers = [step.stated, step.share].map { String(format: "%.4f", $0) }
        table += ([origin.rawValue] + numbers + ["\(step.count)"]).joined(separator: "\t") + "\n"
      }
    }
    try table.write(toFile: "\(assets)/\(ConfidenceTable.path)", atomically: true, encoding: .utf8)
    print(table, terminator: "")
  }
}
