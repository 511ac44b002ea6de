import ArgumentParser
import Feeds
import PullquoteModel

/// `pullquote annotate`: everything the engine finds, for other programs.
struct AnnotateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Print all quotations and entities as JSON, one article to a line.",
    discussion: """
      Reads one plain text, or with --jsonl a stream of objects {"id", "text"}, one to a line. \
      Positions are Unicode code points of the text. A line that is no such object gives \
      {"id", "error"} and a message, and the status is 1 at the end.

      EXAMPLES
        pullquote annotate article.txt
        zcat articles.jsonl.gz | pullquote annotate --jsonl > quotes.jsonl
      """)

  @Flag(help: "Read one JSON object per line.")
  var jsonl = false

  @Argument(help: "The text or stream; - for standard input.")
  var file = "-"

  @OptionGroup var sure: ConfidenceOptions

  @OptionGroup var options: LibraryOptions

  func run() throws {
    let library = try options.library()
    let input = try Input(path: file)
    if jsonl {
      try annotateLines(LineReader(input), library)
    } else {
      let article = library.annotate(try library.text(try input.readAll(), named: input.name))
        .quotes(confidence: sure.minConfidence ?? 0)
      tellLength(of: article)
      var json = JSONWriter()
      let name = file.split(separator: "/").last.map(String.init) ?? file
      json.string(name)
      let id = String(decoding: json.bytes, as: UTF8.self)
      json.removeAll()
      article.write(id: id, to: &json)
      json.newline()
      try print(json)
    }
  }

  private func annotateLines(_ lines: consuming LineReader, _ library: Library) throws {
    var json = JSONWriter()
    var isWhole = true
    while let line = try lines.next() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      json.removeAll()
      do throws(RecordError) {
        let record = try ArticleRecord(line: line)
        let article = library.annotate(record.draft).quotes(confidence: sure.minConfidence ?? 0)
        if let notice = article.lengthNotice { tell("line \(lines.lineNumber): \(notice)") }
        article.write(id: record.id, to: &json)
      } catch {
        isWhole = false
        json.removeAll()
        json.object { json in
          json.key("id")
          json.raw(error.id ?? "null")
          json.key("error")
          json.string(error.reason)
        }
        tell("line \(lines.lineNumber): \(error.reason)")
      }
      json.newline()
      try print(json)
    }
    if !isWhole { throw ExitStatus.nothingFound }
  }

  private func print(_ json: JSONWriter) throws {
    var output = Output()
    output.write(json.bytes)
    try output.flush()
  }
}
