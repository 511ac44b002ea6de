import Archive
import ArgumentParser
import Feeds
import Prose

/// `pullquote import`: feeds of other programs.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over the feeds of another reader.",
    discussion: """
      Reads OPML, newsboat's urls (or any list of addresses), newsraft's feeds and sfeed's sfeedrc. \
      New feeds are written into the feeds file; those it has already stay as they are. Programs \
      that such a file names are never run. What cannot be taken over is told with its line.

      EXAMPLES
        pullquote import subscriptions.opml --dry-run
        pullquote import ~/.newsboat/urls
        pullquote import feeds --format newsraft
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(help: "opml, newsboat, newsraft, sfeed or pullquote; found out by itself otherwise.")
  var format: ListFormat?

  @Flag(name: .long, help: "Only say what would be done.")
  var dryRun = false

  @OptionGroup var files: ArchiveOptions

  func run() throws {
    let input = try Input(path: file)
    let bytes = try input.readAll()
    guard bytes.count <= UserFile.largest else {
      throw UserFileError.tooLarge(path: input.name, limit: UserFile.largest)
    }
    let format = format ?? listFormat(of: bytes, named: file)
    var imported = importFeeds(bytes, format: format)
    imported.refuseBadQueries()
    let feedsFile = files.feedsFile
    let list = try feedsFile.read()
    let newFeeds = list.lacking(imported.subscriptions)
    let newQueries = list.lacking(imported.queries)
    if !dryRun, !newFeeds.isEmpty || !newQueries.isEmpty {
      try feedsFile.append(newFeeds, queries: newQueries)
    }
    for problem in imported.problems { tell(problem.described(in: input.name)) }
    var output = Output()
    let addedURLs = Set(newFeeds.map(\.url))
    for feed in imported.subscriptions {
      let verb = addedURLs.contains(feed.url) ? "added" : "known"
      let folder = feed.folder.isEmpty ? "" : " [\(feed.folder.joined(separator: "/"))]"
      output.write(shownLine(of: "\(verb) \(feed.url)\(folder)") + "\n")
    }
    let addedQueries = Set(newQueries)
    for query in imported.queries {
      let verb = addedQueries.contains(query) ? "added" : "known"
      output.write(shownLine(of: "\(verb) \(queryLine(of: query))") + "\n")
    }
    output.write(
      summary(imported, newFeeds.count, newQueries.count, format, in: feedsFile.path) + "\n")
    try output.flush()
    if imported.subscriptions.isEmpty && imported.queries.isEmpty { throw ExitStatus.nothingFound }
  }

  private func summary(
    _ imported: ImportedFeeds, _ feeds: Int, _ queries: Int, _ format: ListFormat, in path: String
  ) -> String {
    let known = imported.subscriptions.count - feeds + imported.queries.count - queries
    var parts = [counted(feeds, "feed") + (dryRun ? " would be added" : " added") + " to \(path)"]
    if queries > 0 { parts.append(counted(queries, "saved search", "saved searches") + " too") }
    if known > 0 { parts.append("\(known) known already") }
    if !imported.problems.isEmpty { parts.append(counted(imported.problems.count, "remark")) }
    return shownLine(of: parts.joined(separator: ", ") + " (read as \(format.rawValue))")
  }
}

extension ListFormat: ExpressibleByArgument {}

extension ImportedFeeds {
  /// Keeps those queries only that our own language understands.
  mutating func refuseBadQueries() {
    for query in queries {
      guard let problem = query.problem else { continue }
      problems.append(
        LineProblem(
          .warning, line: query.line, column: query.column,
          "the query “\(query.name ?? query.text)” is not taken over: \(problem.reason)"))
    }
    queries.removeAll { $0.problem != nil }
    problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
