import ArgumentParser
import Foundation
import Language

/// `workshop lexicon`: compiles the word lists.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon",
    abstract: "Compile the word lists into Assets/models/en/lexicon.bin.")

  @Option(help: "Folder of the shared lexicons.")
  var data: String

  @Option(
    help: "The project's Assets folder; lists are read from it, the lexicon is written to it.")
  var assets = "Assets"

  func run() throws {
    let mapped = MappedAssets(directory: assets)
    var compiler = LexiconCompiler(rules: ReadingRules(assets: mapped.assets))
    try compiler.addOwnLists(assets: assets)
    try compiler.addSharedLists(data: data)
    let bytes = compiler.builder.bytes()
    try Data(bytes).write(to: URL(fileURLWithPath: "\(assets)/\(Lexicon.path)"))
    print("\(compiler.builder.count) entries, \(bytes.count) bytes")
  }
}
