import Archive
import ArgumentParser
import Glibc
import Language
import PullquoteModel

/// `pullquote index`: finds names and quotations in what was fetched.
struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Search fetched articles for names and quotations.",
    discussion: """
      What refresh --fetch-only left, and what an older version of the engine read, is annotated, \
      the newest articles first. It may be interrupted at any time and goes on where it stopped.

      EXAMPLES
        pullquote index
        pullquote refresh --fetch-only && pullquote index --jobs 1
      """)

  @Option(help: "How many articles at once; as many as there are processors, unless given.")
  var jobs: Int?

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is \(jobs); it must be from 1 to 256")
    }
  }

  func run() async throws {
    let count = try await indexArticles(
      of: try archive.keptStore(), by: try library.annotator(), jobs: jobs)
    var output = Output()
    output.write("\(counted(count, "article")) indexed\n")
    try output.flush()
    if count == 0 { throw ExitStatus.nothingFound }
  }
}

/// Finds names and quotations in all articles that wait for it, with a bar on a terminal.
/// - Parameter jobs: how many articles at once; nil for one to a processor.
/// - Returns: how many articles waited.
func indexArticles(
  of store: ArticleStore, by annotator: Annotator, jobs: Int? = nil
) async throws(ArchiveError) -> Int {
  let bar = ProgressBar("indexing")
  defer { bar.clear() }
  return try await Indexer(store: store, annotator: annotator, workers: jobs ?? processorCount)
    .run { bar.show(done: $0.done, of: $0.done + $0.left) }
}
