import Foundation
import Testing

/// `pullquote explain`: the steps that led to a quotation and its speaker.
@Suite struct ExplainTests {
  private static let story = """
    Harbour to close

    Ann Bell met Bob Stone on Monday. “We can afford it,” Bell said. She added that the harbour would
    close in spring.
    """

  private func explained(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["explain", "-"] + arguments, input: Array(Self.story.utf8))
  }

  private func object(_ arguments: String...) throws -> [String: Any] {
    let output = try Program.run(
      ["explain", "-", "--json"] + arguments, input: Array(Self.story.utf8)
    ).output
    return try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  @Test func `without a number the quotations are listed with theirs`() throws {
    let rows = try explained().output.split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows.first?.hasPrefix("1  \"  Ann Bell 0.") == true, "\(rows)")
    #expect(rows.last?.hasPrefix("2  ~  Ann Bell 0.") == true, "\(rows)")
  }

  @Test func `the steps tell marks, cue, source, speaker and how sure each is`() throws {
    // However the lines are broken.
    let page = try explained("--quote", "1").output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for word in [
      "marks the words “We can afford it,”", "behind behind the words: cue “said”, source “Bell”",
      "cue “said” reports a statement", "speaker of the source “Bell”",
      "Ann Bell, by the name “Bell”", "confidence 0.",
    ] {
      #expect(page.contains(word), "\(word) is missing in:\n\(page)")
    }
  }

  @Test func `a pronoun is told with whom it stands for and whom not`() throws {
    let steps = try #require(try object("--quote", "2")["steps"] as? [[String: Any]])
    let pronoun = try #require(steps.first { $0["step"] as? String == "pronoun" })
    let candidates = try #require(pronoun["candidates"] as? [[String: Any]])
    #expect(candidates.first?["entity"] as? String == "Ann Bell")
    #expect(candidates.first?["score"] is NSNumber)
    let bob = try #require(candidates.first { $0["entity"] as? String == "Bob Stone" })
    #expect(bob["refused"] as? String == "other gender, number or kind")
    #expect(bob["score"] is NSNull)
  }

  @Test func `positions are code points of the text`() throws {
    let quote = try object("--quote", "1")
    #expect(quote["words"] as? [String] == ["We can afford it,"])
    let steps = try #require(quote["steps"] as? [[String: Any]])
    let at = try #require(steps.first { $0["step"] as? String == "marks" }?["at"] as? [Int])
    let text = Array(Self.story.unicodeScalars)
    #expect(String(String.UnicodeScalarView(text[at[0]..<at[1]])) == "We can afford it,")
  }

  @Test(arguments: [["--quote", "3"], ["--quote", "0"], ["--quote", "x"], ["--article", "1"]])
  func `what cannot be explained is told`(arguments: [String]) throws {
    let outcome = try Program.run(["explain", "-"] + arguments, input: Array(Self.story.utf8))
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.errors.isEmpty)
  }

  @Test func `a text without quotations is status 1`() throws {
    let outcome = try Program.run("explain", "-", input: Array("It rained.".utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
  }
}

/// `explain`, `quotes`, `speakers` and `archive training` over an archive with a reader's word in it.
@Suite struct CorrectedArchiveTests {
  private let home: Home

  init() throws {
    home = try Kelford.filled()
    let quote = try #require(
      try home.rows(["quotes", "--about", "hospital"]).first?["id"] as? Int)
    #expect(try home.run("names", "speaker", "\(quote)", "Anna Holm").status == 0)
  }

  private var article: String {
    get throws {
      String(try #require(try home.rows(["search", "hospital"]).first?["id"] as? Int))
    }
  }

  @Test func `an article shows the corrected speaker`() throws {
    let page = try home.run("show", try article).output
    #expect(page.contains("[speaker: Anna Holm] “A night boat"), "\(page)")
  }

  @Test func `an explanation ends with the reader's word`() throws {
    let page = try home.run("explain", "--article", try article, "--quote", "1").output
    #expect(page.contains("reader        you corrected this: Anna Holm said it"), "\(page)")
  }

  @Test func `training data are the corrected articles alone, the corrected quotes marked`() throws
  {
    let outcome = try home.run("archive", "training")
    #expect(outcome.status == 0)
    let lines = try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(lines.count == 1)
    let quotes = try #require(lines.first?["quotes"] as? [[String: Any]])
    let corrected = quotes.filter { $0["corrected"] as? Bool == true }
    #expect(corrected.map { $0["speakers"] as? [[String]] } == [[["Anna Holm"]]])
    #expect(quotes.count > 1)
    let text = Array(try #require(lines.first?["text"] as? String).unicodeScalars)
    let content = try #require(corrected.first?["content"] as? [[Int]])
    let words = String(String.UnicodeScalarView(text[content[0][0]..<content[0][1]]))
    #expect(words.hasPrefix("A night boat brings"))
  }

  @Test func `without a correction there is nothing to learn`() throws {
    let outcome = try Kelford.archive.get().run("archive", "training")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
  }

  @Test func `the reader's word passes where the engine's does not`() throws {
    let rows = try home.rows(["quotes", "--min-confidence", "1"])
    #expect(rows.map { $0["speaker"] as? String } == ["Anna Holm"])
    #expect(rows.map { $0["confidence"] as? Double } == [1])
    let speakers = try home.rows(["speakers", "--min-confidence", "1"])
    #expect(speakers.map { $0["name"] as? String } == ["Anna Holm"])
    #expect(speakers.map { $0["quotes"] as? Int } == [1])
  }
}

/// `--min-confidence` and its setting.
@Suite struct MinConfidenceTests {
  private static let story =
    "“We can afford it,” Ann Bell said.\n\nThe mayor was not there. “It may rain all day long.” Nobody came.\n"

  private func count(_ arguments: [String]) throws -> Int {
    let output = try Program.run(arguments, input: Array(Self.story.utf8)).output
    let object = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    return (object?["quotes"] as? [Any])?.count ?? 0
  }

  @Test(arguments: [["quotes", "-", "--json"], ["annotate", "-"]])
  func `only what is sure enough is given`(command: [String]) throws {
    let all = try count(command)
    let sure = try count(command + ["--min-confidence", "0.9"])
    #expect(all == 2)
    #expect(sure == 1)
    #expect(try count(command + ["--min-confidence", "0"]) == all)
  }

  @Test(arguments: ["quotes", "annotate", "read"], ["1.1", "-0.1", "half", "nan"])
  func `what is no share is told`(command: String, value: String) throws {
    let outcome = try Program.run(
      [command, "-", "--min-confidence=\(value)"], input: Array(Self.story.utf8))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("min-confidence"))
  }

  @Test func `the setting holds where the command line says nothing`() throws {
    let home = try Home()
    try FileManager.default.createDirectory(
      atPath: home.config, withIntermediateDirectories: true)
    try Data("[reading]\nmin-confidence = 0.9\n".utf8)
      .write(to: URL(filePath: home.config + "/config.toml"))
    let list = try Program.run(
      ["quotes", "-", "--json"], input: Array(Self.story.utf8), environment: home.folders
    ).output
    let object = try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any]
    #expect((object?["quotes"] as? [Any])?.count == 1)
  }
}
