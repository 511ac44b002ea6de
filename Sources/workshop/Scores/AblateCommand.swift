import ArgumentParser
import Feeds
import Foundation
import Language
import PullquoteModel

/// `workshop ablate`: the engine without some of its parts, so that scorers can tell what each is
/// worth.
struct AblateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ablate",
    abstract:
      "Annotate articles as 'pullquote annotate --jsonl' does, without parts of the engine.",
    discussion: """
      Without a file, prints the parts that can be left out, a name and what it does to a line. \
      Parts are layers of rules and files of models.
      """)

  @Option(help: "The project's Assets folder.")
  var assets = "Assets"

  @Option(help: "A part to leave out; may be repeated.")
  var without: [Part] = []

  @Argument(help: "Articles, one JSON object {\"id\", \"text\"} a line.")
  var file: String?

  /// A part of the engine: a layer, or a file that it does without.
  enum Part: Hashable {
    case layer(Layer)
    case model(Model)
  }

  /// Files whose work a rule or nobody does when they are missing.
  enum Model: String, CaseIterable {
    case quotes = "quotes.model"
    case names = "names.model"
    case tags = "tags.model"
    case lexicon = "lexicon.bin"

    var summary: String {
      switch self {
      case .quotes: "the quote network"
      case .names: "the tagger of names"
      case .tags: "the tagger of word classes"
      case .lexicon: "the lexicon"
      }
    }
  }

  func run() throws {
    guard let file else {
      for model in Model.allCases { print("\(model.rawValue)\t\(model.summary)") }
      for layer in Layer.allCases { print("\(layer.rawValue)\t\(layer.summary)") }
      return
    }
    let library = Library(annotator: try annotator())
    var json = JSONWriter()
    for line in try Data(contentsOf: URL(filePath: file)).split(separator: 0x0A) {
      let record = try ArticleRecord(line: Array(line))
      library.annotate(record.draft).write(id: record.id, to: &json)
      json.newline()
    }
    FileHandle.standardOutput.write(Data(json.bytes))
  }

  private func annotator() throws -> Annotator {
    var layers: Set<Layer> = []
    var missing: Set<String> = []
    for part in without {
      switch part {
      case .layer(let layer): layers.insert(layer)
      case .model(let model): missing.insert("models/en/\(model.rawValue)")
      }
    }
    let all = MappedAssets(directory: assets).assets
    let missingFiles = missing
    return try Annotator(
      assets: Assets { missingFiles.contains($0) ? nil : all.bytes($0) },
      layers: Layers(without: layers))
  }
}

extension AblateCommand.Part: ExpressibleByArgument {
  init?(argument: String) {
    if let layer = Layer(rawValue: argument) {
      self = .layer(layer)
    } else if let model = AblateCommand.Model(rawValue: argument) {
      self = .model(model)
    } else {
      return nil
    }
  }
}
