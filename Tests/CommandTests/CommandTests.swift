import Foundation
import Testing

@Suite struct CommandTests {
  private let article = packageFile("Assets/samples/harbour.txt").path

  @Test func `version and help go to standard output`() throws {
    #expect(try Program.run("--version").output.hasPrefix("pullquote "))
    let help = try Program.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("EXAMPLES"))
    #expect(help.errors.isEmpty)
  }

  @Test(arguments: [
    "quotes", "entities", "annotate", "samples", "search", "speakers", "mark", "show", "refresh",
    "add", "import", "list",
  ])
  func `every command has examples in its help`(command: String) throws {
    #expect(try Program.run(command, "--help").output.contains("EXAMPLES"))
  }

  @Test func `a wrong command line is a failure with usage`() throws {
    for outcome in [
      try Program.run("--bogus"), try Program.run("quotes", "--limit", "-1"),
      try Program.run("quotes", article, "--since", "1w"),
      try Program.run("quotes", article, "--kind", "loud"),
      try Program.run("quotes", article, "--speaker", "?!"),
    ] {
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("Usage"))
    }
  }

  @Test(arguments: [
    ("serach", "no command is called “serach”; did you mean “search”?"),
    ("quote", "did you mean “quotes”?"),
    ("zzzzzz", "pullquote --help shows those there are"),
    ("https://example.org/news", "pullquote add follows a feed"),
    ("/dev/null", "pullquote read /dev/null opens that file"),
  ])
  func `a first word that is no command is told what was meant`(word: String, told: String) throws {
    let outcome = try Program.run(word)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(told))
    #expect(!outcome.errors.contains("Usage"))
  }

  @Test func `quotes shows who says what`() throws {
    let outcome = try Program.run("quotes", article)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Nobody asked us"))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func `quotes reads standard input`() throws {
    let text = "\"Bridges break and are mended,\" the harbour master said on Tuesday.\n"
    let outcome = try Program.run("quotes", "-", "--json", input: Array(text.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Bridges break and are mended"))
  }

  @Test func `a speaker nobody knows gives nothing and says so`() throws {
    let outcome = try Program.run("quotes", article, "--speaker", "Zebedee")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "pullquote: \(article): no quotations by “Zebedee”\n")
  }

  @Test func `a sample goes through a pipe to another command`() throws {
    let names = try Program.run("samples").output.split(separator: "\n").map {
      String($0.prefix { $0 != " " })
    }
    #expect(names.count >= 6)
    for name in names {
      let text = try Program.run("samples", name).output
      #expect(
        text == (try String(contentsOf: packageFile("Assets/samples/\(name).txt"), encoding: .utf8))
      )
    }
    let unknown = try Program.run("samples", "nothing")
    #expect(unknown.status == 2)
    #expect(unknown.errors.hasPrefix("pullquote: no sample “nothing”; there are "))
  }

  @Test func `other assets can be put in place, but they must be there`() throws {
    let missing = try Program.run("quotes", article, "--assets", "/no/such/folder")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("/no/such/folder"))
    let chosen = try Program.run(
      "annotate", article, environment: ["PULLQUOTE_ASSETS": packageFile("Assets").path])
    let embedded = try Program.run("annotate", article)
    #expect(chosen.output == embedded.output)
  }
}
