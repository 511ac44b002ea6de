import ArgumentParser
import Foundation

/// `workshop bench-archive`: what a large archive costs to build, to keep and to ask.
struct ArchiveBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench-archive",
    abstract: "Build a large archive of made-up articles and time building and queries.")

  @Option(help: "How many articles.")
  var articles = 100_000

  @Option(help: "Quotes of an article, about.")
  var quotes = 10

  @Option(help: "Bytes of text of an article, about.")
  var length = 3_200

  @Option(help: "Where to build it; by default a temporary folder that is removed afterwards.")
  var folder: String?

  func run() throws {
    let files = FileManager.default
    let directory =
      folder.map { URL(filePath: $0) }
      ?? files.temporaryDirectory.appending(path: "bench-archive-\(UUID())")
    try files.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { if folder == nil { try? files.removeItem(at: directory) } }
    let path = directory.appending(path: "pullquote.sqlite").path
    try ArchiveBench(articles: articles, quotes: quotes, length: length, path: path).run()
  }
}
