import Archive
import Foundation
import Prose

/// Builds an archive of the size asked for and measures what it costs to build, to keep and to ask.
struct ArchiveBench {
  var articles: Int
  /// Quotes of an article, about.
  var quotes: Int
  /// Bytes of text of an article, about.
  var length: Int
  var path: String

  func run() throws {
    var text = ArchiveBenchText(seed: 1)
    let store = try ArticleStore(path: path)
    var builder = ArchiveBuilder(articles: articles)
    builder.quotes = quotes
    builder.length = length
    try builder.fill(store, &text)
    let (stored, indexed) = (builder.storing, builder.indexing)
    print(
      "stored \(articles) articles in \(rounded(stored)) CPU s "
        + "(\(Int(Double(articles) / stored)) a second), "
        + "indexed them in \(rounded(indexed)) CPU s (\(Int(Double(articles) / indexed)) a second)")
    var before = clock()
    while try store.groupQuotes() > 0 {}
    print("grouped quotes in \(rounded(cpuSeconds(since: before))) CPU s")
    try printSizes(of: store, "as built")
    before = clock()
    try store.vacuum()
    print("vacuum \(rounded(cpuSeconds(since: before))) CPU s")
    try printSizes(of: store, "after vacuum")
    try ArchiveBenchQueries(store: store, text: text, now: builder.end).run()
  }

  private func printSizes(of store: ArticleStore, _ when: String) throws {
    let text = try store.textSize()
    let sizes = try store.sizes()
    let total = sizes.reduce(0) { $0 + $1.bytes }
    print(
      "\(when): \(total >> 20) MB for \(text >> 20) MB of text: "
        + "\(rounded(Double(total) / Double(text))) times the text")
    for (name, bytes) in sizes where bytes * 100 > total {
      print("  \(name) \(bytes >> 10) KB, \(rounded(Double(bytes) / Double(text)))")
    }
  }
}

private func rounded(_ number: Double) -> String { String(format: "%.2f", number) }
