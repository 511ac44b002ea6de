import ArgumentParser

/// `workshop score-names`: measures the name tagger without training.
struct ScoreNamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score-names", abstract: "Measure the name tagger on texts it has not seen.")

  @Option(help: "Folder of the shared data (shared/data).")
  var data: String

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  @Flag(help: "Print each wrong and each missed name.")
  var errors = false

  func run() throws {
    let mapped = MappedAssets(directory: assets).assets
    var measure = NameMeasure(data: data, reader: try CorpusReader(assets: mapped))
    measure.errors = errors
    try measure.report(mapped)
  }
}
