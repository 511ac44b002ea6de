import Prose
import Testing

@testable import Archive

@Suite struct QueryErrorTests {
  @Test func `a caret points at the error`() throws {
    let typed = "budget speeker:merkel"
    let error = try #require(throws: QueryError.self) { try parseQuery(typed) }
    let lines = error.caretLines(under: typed)
    #expect(lines.query == typed)
    #expect(lines.caret == "       ^^^^^^^")
  }

  @Test func `wide characters move the caret, control characters do not`() throws {
    let typed = "東京\u{1B} kind:x"
    let error = try #require(throws: QueryError.self) { try parseQuery(typed) }
    let lines = error.caretLines(under: typed) { $0 < "\u{1100}" ? 1 : 2 }
    #expect(lines.query == "東京  kind:x")
    #expect(lines.caret == "           ^")
  }

  @Test func `of a long query the stretch around the error is shown`() throws {
    let typed =
      String(repeating: "word ", count: 300) + "kind:x" + String(repeating: " w", count: 60)
    let error = try #require(throws: QueryError.self) { try parseQuery(typed) }
    let lines = error.caretLines(under: typed, columns: 40)
    #expect(lines.query == "word word word kind:x w w w w w w w w w ")
    #expect(lines.caret == String(repeating: " ", count: 20) + "^")
  }

  @Test func `a query that is too long says so before anything else is looked at`() throws {
    let typed = String(repeating: "é", count: QueryLimits.length + 5)
    let error = try #require(throws: QueryError.self) { try parseQuery(typed) }
    #expect(error.reason == .tooLong(characters: QueryLimits.length + 5))
    #expect(error.position == QueryLimits.length + 1)
    #expect(error.caretLines(under: typed).query.count == 40 + 5)
    let accents = "e" + String(repeating: "\u{301}", count: QueryLimits.length)
    #expect(throws: QueryError.self) { try parseQuery(accents) }
  }

  @Test(arguments: [
    ("speker", "speaker"), ("spe", "speaker"), ("autor", "author"), ("befroe", "before"),
    ("entitty", "entity"), ("tags", "tag"), ("https", nil), ("x", nil), ("source", nil),
  ])
  func `the nearest field is offered when one is near`(typed: String, field: String?) {
    #expect(nearestWord(to: typed, among: QueryField.allCases.map(\.rawValue)) == field)
  }
}
