import ArgumentParser
import Feeds
import PullquoteModel

/// `pullquote extract`: the article in a web page as JSON, for other programs.
struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the article in a web page as JSON.",
    discussion: """
      Finds headline, writer, date and text, and leaves out navigation, comments and \
      advertisements. "text" has an empty line between paragraphs, "content_html" is sanitised and \
      its links are absolute.

      EXAMPLES
        pullquote extract page.html --url https://example.org/2016/storm
        curl -s https://example.org/2016/storm | pullquote extract -

      EXIT STATUS
        0  an article was found   1  there is none in the page   2  it did not work
      """)

  @Argument(help: "The page; - for standard input.")
  var file: String

  @OptionGroup var document: DocumentOptions

  func run() throws {
    let input = try Input(path: file)
    let bytes = try input.readAll(limit: largestPage)
    let page: Page
    do throws(PageError) {
      page = try parsePage(bytes, contentType: document.contentType, url: document.url)
    } catch {
      tell("\(input.name): \(error)")
      throw ExitStatus.nothingFound
    }
    var writer = JSONWriter()
    page.write(to: &writer)
    writer.newline()
    var output = Output()
    output.write(writer.bytes)
    try output.flush()
  }
}

extension Page {
  /// Writes it as the object that `extract` promises.
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("title")
      writer.string(title)
      writer.key("byline")
      writer.string(byline)
      writer.key("published")
      writer.string(published)
      writer.key("site")
      writer.string(site)
      writer.key("language")
      writer.string(language)
      writer.key("excerpt")
      writer.string(excerpt)
      writer.key("content_html")
      writer.string(String(decoding: contentHTML, as: UTF8.self))
      writer.key("text")
      writer.string(text)
    }
  }
}
