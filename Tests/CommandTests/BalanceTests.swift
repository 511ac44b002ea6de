import Foundation
import Testing

@Suite struct BalanceTests {
  private static let text = """
    Ferry stays

    “We heard the nurses, and we heard the bakers,” said Mara Ellison, the harbour chair. \
    “It is the first sensible timetable in years,” she said.

    “Ask me again in January,” said Tomas Reiter on Tuesday.
    """

  @Test func `sources are listed with their shares`() throws {
    let outcome = try Program.run("balance", "-", input: Array(Self.text.utf8))
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("3 quotes, 22 words of "))
    let rows = outcome.output.split(separator: "\n").suffix(2)
    #expect(rows.first?.hasSuffix("Mara Ellison") == true)
    #expect(rows.last?.contains("5") == true && rows.last?.hasSuffix("Tomas Reiter") == true)
  }

  @Test func `programs get rows of numbers`() throws {
    struct Row: Decodable {
      var share: Int
      var words: Int
      var quotes: Int
      var direct_words: Int
      var naming: String
      var name: String?
    }
    let outcome = try Program.run("balance", "-", "--json", input: Array(Self.text.utf8))
    let rows = try JSONDecoder().decode([Row].self, from: Data(outcome.output.utf8))
    #expect(rows.map(\.words) == [17, 5] && rows.map(\.share) == [77, 23])
    #expect(rows[0].quotes == 2 && rows[0].direct_words == 17 && rows[0].naming == "named")
    let csv = try Program.run("balance", "-", "--csv", input: Array(Self.text.utf8))
    #expect(csv.output.hasPrefix("share,words,quotes,direct_words,mixed_words,indirect_words,"))
  }

  @Test func `an article without quotes is nothing found`() throws {
    let outcome = try Program.run("balance", "-", input: Array("Rain\n\nIt rained.".utf8))
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("nobody is quoted"))
  }
}
