import Foundation
import Testing

@Suite struct SampleTests {
  private struct Annotated: Decodable {
    struct Quote: Decodable {
      var content: [[Int]]
      var speech: Bool
      var speaker: String?
      var speakers: [String]?
    }
    var quotes: [Quote]
  }

  @Test func `the marked samples are the samples`() throws {
    let marked = try MarkedSample.all()
    let names = try Program.run("samples").output.split(separator: "\n").map {
      $0.prefix { $0 != " " }
    }
    #expect(marked.map(\.name).sorted() == names.map(String.init).sorted())
    for sample in marked {
      let text = String(String.UnicodeScalarView(sample.text))
      #expect(try Program.run("samples", sample.name).output == text)
    }
  }

  /// A floor under what the engine does on text it was never tuned on; raise it when it holds.
  @Test func `most quotations of the samples are found, with their speakers`() throws {
    var marked = 0
    var found = 0
    var right = 0
    var invented = 0
    for sample in try MarkedSample.all() {
      let path = packageFile("Assets/samples/\(sample.name).txt").path
      let output = try Program.run("annotate", path).output
      var answers = try JSONDecoder().decode(Annotated.self, from: Data(output.utf8)).quotes
      marked += sample.quotes.count
      for quote in sample.quotes {
        let words = sample.wordCharacters(quote.pieces)
        let match = answers.firstIndex { answer in
          let other = sample.wordCharacters(answer.content.map { $0[0]..<$0[1] })
          return Double(words.intersection(other).count) >= 0.8 * Double(words.union(other).count)
        }
        guard let match else { continue }
        let answer = answers.remove(at: match)
        found += 1
        if answer.speakers ?? [answer.speaker].compactMap({ $0 }) == quote.speakers { right += 1 }
      }
      invented += answers.count(where: \.speech)
    }
    #expect(found * 100 >= marked * 68, "\(found) of \(marked) found")
    #expect(invented * 100 <= found * 55, "\(invented) false beside \(found)")
    #expect(right * 100 >= found * 75, "\(right) of \(found) speakers")
  }
}
