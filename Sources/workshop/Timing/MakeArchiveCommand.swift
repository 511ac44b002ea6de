import Archive
import ArgumentParser
import Foundation
import Language

/// `workshop make-archive`: a large archive to try the reader on.
struct MakeArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make-archive",
    abstract: "Build an archive of made-up articles, with its feeds file.",
    discussion: """
      The folder serves as --config and --data of pullquote. One in 1000 articles has the word \
      zephyrlock, one in 3 has harbourmaster; the newest of the first feed has 20,000 words and is \
      called "Long article for paging".
      """)

  @Option(help: "How many articles.")
  var articles = 100_000

  @Option(help: "How many feeds.")
  var feeds = 200

  @Option(help: "Quotes of an article, about.")
  var quotes = 5

  @Option(help: "Bytes of text of an article, about.")
  var length = 1_600

  @Flag(help: "As if every feed had been fetched for the first time today.")
  var atOnce = false

  @Argument(help: "Where to build it; what lies there is kept, an archive excepted.")
  var folder: String

  func run() throws {
    let directory = URL(filePath: folder)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let path = directory.appending(path: "archive.sqlite").path
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + ending)
    }
    let list = (0..<feeds).map { ArchiveBuilder.url(of: $0) + "\n" }.joined()
    try Data(list.utf8).write(to: directory.appending(path: "feeds"))
    var builder = ArchiveBuilder(articles: articles)
    builder.feeds = feeds
    builder.quotes = quotes
    builder.length = length
    builder.isAtOnce = atOnce
    builder.isPlanted = true
    builder.annotator = Annotator.version
    var text = ArchiveBenchText(seed: 1)
    let store = try ArticleStore(path: path)
    try builder.fill(store, &text)
    while try store.groupQuotes() > 0 {}
    print(
      "\(articles) articles: \(Int(builder.storing)) CPU s to store, "
        + "\(Int(builder.indexing)) to index")
  }
}
