import Feeds
import Testing

@Suite struct ArticleRecordTests {
  private func record(_ line: String) throws -> ArticleRecord {
    try ArticleRecord(line: Array(line.utf8))
  }

  @Test func `fields are read in any order, others passed over`() throws {
    let line = """
      {"quotes": [{"a": [1, -2.5e3, null]}, {}], "text": "One.\\nTwo.", "id": "x1", "title": "T"}
      """
    let record = try record(line)
    #expect(record.id == "\"x1\"")
    #expect(record.text == "One.\nTwo.")
    #expect(record.title == "T")
    #expect(rows(of: record.draft).count == 2)
  }

  @Test func `escapes become what they stand for`() throws {
    let record = try record(#"{"id": 7, "text": "\u201cA\u201d \ud83d\ude00 \"\\\/\b\f\n\r\t"}"#)
    #expect(record.id == "7")
    #expect(record.text == "“A” 😀 \"\\/\u{8}\u{C}\n\r\t")
  }

  @Test(
    arguments: [
      ("[]", nil), ("", nil), ("{\"id\": \"a\"}", "\"a\""), ("{\"text\": \"a\"}", nil),
      ("{\"id\": \"a\", \"text\": 5}", "\"a\""), ("{\"id\": \"a\", \"text\": \"b\"", "\"a\""),
      ("{\"id\": \"a\", \"text\": \"b\"} x", "\"a\""), (#"{"id": 1, "text": "\ud800"}"#, "1"),
      (#"{"id": 1, "text": "\ud800\u0041"}"#, "1"), (#"{"id": 1, "text": "\x"}"#, "1"),
      ("{\"id\": 1, \"text\": \"a\tb\"}", "1"), ("{\"id\": 01, \"text\": \"\"}", nil),
      ("{\"id\": 1, \"a\": tru}", "1"), ("{\"id\": 1,}", "1"), (#"{"id": "a\"#, nil),
    ] as [(String, String?)])
  func `a line that is no such object is refused with the id it had`(line: String, id: String?) {
    let error = #expect(throws: RecordError.self) { try record(line) }
    #expect(error?.id == id)
  }

  @Test func `invalid UTF-8 and deep nesting are refused`() {
    let broken = Array("{\"id\": 1, \"text\": \"".utf8) + [0xC3] + Array("\"}".utf8)
    #expect(throws: RecordError.self) { try ArticleRecord(line: broken) }
    let deep = "{\"id\": 1, \"a\": " + String(repeating: "[", count: 100_000)
    #expect(throws: RecordError.self) { try record(deep) }
  }
}
