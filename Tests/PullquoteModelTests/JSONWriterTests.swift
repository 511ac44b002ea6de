import PullquoteModel
import Testing

@Suite struct JSONWriterTests {
  private func written(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func `objects and arrays nest with commas between`() {
    let json = written { json in
      json.object { json in
        json.key("a")
        json.array { json in
          json.integer(1)
          json.array { _ in }
          json.boolean(true)
        }
        json.key("b")
        json.string(nil)
        json.key("c")
        json.object { _ in }
      }
    }
    #expect(json == #"{"a": [1, [], true], "b": null, "c": {}}"#)
  }

  @Test(arguments: [
    ("a\"b\\c", #""a\"b\\c""#), ("\n\t\u{1B}\u{7F}", #""\n\u0009\u001b\u007f""#),
    ("é“\u{A0}😀", "\"é“\u{A0}😀\""), ("\u{85}\u{9B}", #""\u0085\u009b""#),
    ("\u{202E}\u{2028}\u{2066}\u{FEFF}", #""\u202e\u2028\u2066\ufeff""#), ("", "\"\""),
    ("\u{202F}\u{2060}\u{2070}", "\"\u{202F}\u{2060}\u{2070}\""),
  ])
  func `strings escape what a terminal might obey, and nothing else`(text: String, json: String) {
    #expect(written { $0.string(text) } == json)
  }

  @Test(arguments: [(0.93, "0.930"), (1, "1.000"), (0, "0.000"), (0.9996, "1.000"), (.nan, "null")])
  func `shares have three digits`(value: Double, json: String) {
    #expect(written { $0.share(value) } == json)
  }
}
