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
    var outcomes: [QuoteOrigin: [Outcome]] = [:]
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
          Outcome(stated: quote.confidence, isRight: isRight))
      }
    }
    var table = "# found by\tstated\tright\tattributions\n"
    for origin in QuoteOrigin.allCases {
      for step in Self.steps(outcomes[origin] ?? []) {
        let numbers = [step.stated / Double(step.count), Double(step.right) / Double(step.count)]
        table += ([origin.rawValue] + numbers.map { String(format: "%.4f", $0) } + ["\(step.count)"])
          .joined(separator: "\t") + "\n"
      }
    }
    try table.write(toFile: "\(assets)/\(ConfidenceTable.path)", atomically: true, encoding: .utf8)
    print(table, terminator: "")
  }

  private struct Outcome {
    var stated: Double
    var isRight: Bool
  }

  private struct Step {
    /// The sum of what was stated.
    var stated: Double
    var right: Int
    var count: Int
    var share: Double { Double(right) / Double(count) }
  }

  /// Isotonic regression: neighbours are pooled until shares rise (pool adjacent violators; Ayer et
  /// al. 1955, Zadrozny & Elkan 2002) and each point has enough behind it.
  private static func steps(_ outcomes: [Outcome]) -> [Step] {
    guard outcomes.count >= least else { return [] }
    var steps: [Step] = []
    for (stated, equals) in Dictionary(grouping: outcomes, by: \.stated).sorted(by: { $0.key < $1.key })
    {
      let step = Step(
        stated: stated * Double(equals.count), right: equals.count(where: \.isRight),
        count: equals.count)
      if let last = steps.last, last.count < least {
        merge(step, into: &steps)
      } else {
        steps.append(step)
      }
      pool(&steps)
    }
    if let last = steps.last, last.count < least, steps.count > 1 {
      steps.removeLast()
      merge(last, into: &steps)
      pool(&steps)
    }
    return steps
  }

  private static func pool(_ steps: inout [Step]) {
    while steps.count > 1, steps[steps.count - 1].count >= least,
      steps[steps.count - 2].share >= steps[steps.count - 1].share
    {
      merge(steps.removeLast(), into: &steps)
    }
  }

  private static func merge(_ step: Step, into steps: inout [Step]) {
    let last = steps.count - 1
    steps[last].stated += step.stated
    steps[last].right += step.right
    steps[last].count += step.count
  }
}
