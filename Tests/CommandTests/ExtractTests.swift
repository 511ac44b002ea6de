import Foundation
import Testing

@Suite struct ExtractTests {
  private static let line =
    "The bridge will close for eleven weeks while engineers, six of them, replace its bearings."

  @Test func `an article is printed as one JSON object`() throws {
    let html =
      "<title>The bridge closes for weeks</title><body><p>\(Self.line)<a href=/x>\u{7}y</a></p>"
    let outcome = try Program.run(
      "extract", "-", "--url", "https://a.example/b", input: Array(html.utf8))
    #expect(outcome.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["title"] as? String == "The bridge closes for weeks")
    #expect(object?["text"] as? String == "\(Self.line)y")
    #expect((object?["content_html"] as? String)?.contains("https://a.example/x") == true)
    #expect(object?["byline"] is NSNull)
  }

  @Test(arguments: [("", "empty"), ("<form></form>", "no article"), ("<ul></ul>", "no article")])
  func `a page without an article says so and fails`(html: String, words: String) throws {
    let outcome = try Program.run("extract", "-", input: Array(html.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}
