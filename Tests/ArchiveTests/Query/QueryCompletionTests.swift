import Testing

@testable import Archive

@Suite struct QueryCompletionTests {
  /// The caret is the bar.
  @Test(arguments: [
    ("sp|", "speaker:"), ("budget -a|", "about: after: author:"), ("(t|", "tag: title:"),
    ("kind:|", "direct mixed indirect"), ("a -is:Un|", "unread"), ("a or n|ewer:", "newer:"),
    ("I|", "is:"),
  ])
  func `fields and their words are completed`(typed: String, expected: String) throws {
    let (text, caret) = try parted(typed)
    let completion = try #require(text.queryCompletions(at: caret))
    #expect(completion.candidates.joined(separator: " ") == expected)
    #expect(completion.field == nil)
  }

  @Test(arguments: [
    ("speaker:|", QueryField.speaker, ""), ("x speaker:mer|k", .speaker, "mer"),
    ("speaker:\"Angela M|", .speaker, "Angela M"), ("-tag:sci|", .tag, "sci"),
    ("speaker:\"A B\" feed:ga|", .feed, "ga"),
  ])
  func `values that the archive knows are left to it`(
    typed: String, field: QueryField, beginning: String
  ) throws {
    let (text, caret) = try parted(typed)
    let completion = try #require(text.queryCompletions(at: caret))
    #expect(completion.field == field)
    let characters = Array(text)
    #expect(String(characters[completion.range]) == beginning)
  }

  @Test(arguments: ["zz|", "\"sp|", "speaker:\"A\" \"t|", "nothing:x|", "newer:1|", "12:3|"])
  func `where nothing can be completed nothing is`(typed: String) throws {
    let (text, caret) = try parted(typed)
    #expect(text.queryCompletions(at: caret) == nil)
  }

  @Test func `a caret outside the text completes nothing`() {
    #expect("sp".queryCompletions(at: -1) == nil)
    #expect("sp".queryCompletions(at: 3) == nil)
  }

  private func parted(_ typed: String) throws -> (String, Int) {
    let caret = try #require(typed.firstIndex(of: "|"))
    let text = typed.filter { $0 != "|" }
    return (text, typed.distance(from: typed.startIndex, to: caret))
  }
}
