import Foundation
import Testing

@Suite struct AnnotateTests {
  private struct Line: Decodable {
    struct Quote: Decodable {
      var content: [[Int]]
      var cue: [[Int]]
      var source: [[Int]]
      var kind: String
      var speech: Bool
      var speaker: String?
    }
    struct Entity: Decodable {
      struct Mention: Decodable {
        var start: Int
        var end: Int
        var form: String
      }
      var name: String
      var type: String
      var aliases: [String]
      var mentions: [Mention]
    }
    var id: String
    var quotes: [Quote]?
    var entities: [Entity]?
    var language: String?
    var annotator: String?
    var error: String?
  }

  private func lines(_ output: String) throws -> [Line] {
    try output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
  }

  @Test func `positions are code points of the text as given`() throws {
    let text = "\u{1F600} Ça va.\r\n\r\n“Bridges break and are mended,” the café owner said.\r\n"
    let outcome = try Program.run("annotate", "-", input: Array(text.utf8))
    let line = try #require(try lines(outcome.output).first)
    #expect(line.id == "-")
    let quote = try #require(line.quotes?.first)
    let scalars = Array(text.unicodeScalars)
    let words = quote.content.map { span in
      String(String.UnicodeScalarView(scalars[span[0]..<span[1]]))
    }
    #expect(words.joined().hasPrefix("Bridges break and are mended"))
    #expect(line.annotator?.isEmpty == false)
  }

  @Test func `the identifier of a file is its name`() throws {
    let outcome = try Program.run("annotate", packageFile("Assets/samples/harbour.txt").path)
    #expect(try lines(outcome.output).map(\.id) == ["harbour.txt"])
  }

  @Test func `bad lines are told and passed over`() throws {
    let stream = """
      {"id": "a", "text": "One."}

      nonsense
      {"id": "b"}
      {"id": "c", "text": "\\ud800"}
      {"id": "d", "text": ""}
      """
    let outcome = try Program.run("annotate", "--jsonl", "-", input: Array(stream.utf8))
    #expect(outcome.status == 1)
    let bad = outcome.output.split(separator: "\n").filter { $0.contains("\"error\"") }
    #expect(bad.count == 3)
    #expect(bad.first?.hasPrefix("{\"id\": null, \"error\": ") == true)
    #expect(outcome.output.split(separator: "\n").count == 5)
    let told = outcome.errors.split(separator: "\n")
    #expect(
      told.map { $0.prefix(18) } == [
        "pullquote: line 3:", "pullquote: line 4:", "pullquote: line 5:",
      ])
  }

  @Test func `all annotations keep their promises on all samples`() throws {
    for sample in try Program.run("samples").output.split(separator: "\n") {
      let name = String(sample.prefix { $0 != " " })
      let url = packageFile("Assets/samples/\(name).txt")
      let length = try String(contentsOf: url, encoding: .utf8).unicodeScalars.count
      let line = try #require(try lines(try Program.run("annotate", url.path).output).first)
      let spans = (line.quotes ?? []).flatMap { $0.content + $0.cue + $0.source }
      #expect(spans.allSatisfy { $0.count == 2 && 0 <= $0[0] && $0[0] < $0[1] && $0[1] <= length })
      for entity in line.entities ?? [] {
        #expect(entity.aliases.first == entity.name)
        #expect(!entity.mentions.isEmpty)
        #expect(entity.mentions.allSatisfy { $0.start < $0.end && $0.end <= length })
      }
      #expect(line.quotes?.isEmpty == false)
    }
  }
}
