import Testing

@testable import Archive

@Suite struct QueryParserTests {
  /// What people type, and how it is printed back.
  @Test(arguments: [
    ("merkel", "merkel"),
    ("  merkel   budget ", "merkel budget"),
    ("\"climate  change\"", "\"climate  change\""),
    ("“climate change”", "\"climate change\""),
    ("merk*", "merk*"),
    ("\"angela merk\"*", "\"angela merk\"*"),
    ("covid-19 O'Brien", "covid-19 O'Brien"),
    ("speaker:\"Angela Merkel\"", "speaker:\"Angela Merkel\""),
    ("Speaker:merkel ABOUT:budget", "speaker:merkel about:budget"),
    ("entity:NASA feed:gazette tag:science", "entity:NASA feed:gazette tag:science"),
    ("feed:https://example.org/feed.xml", "feed:https://example.org/feed.xml"),
    ("kind:Direct is:UNREAD lang:EN", "kind:direct is:unread lang:en"),
    ("newer:1w older:24h", "newer:1w older:24h"),
    ("before:2026-1-5 after:2025", "before:2026-01-05 after:2025-01-01"),
    ("title:storm author:\"Jane Doe\"", "title:storm author:\"Jane Doe\""),
    ("-sport", "-sport"),
    ("-\"world cup\" -speaker:merkel", "-\"world cup\" -speaker:merkel"),
    ("NOT sport", "-sport"),
    ("NOT NOT sport", "sport"),
    ("-(-sport)", "sport"),
    ("a or b", "a or b"),
    ("a OR b | c", "a or b or c"),
    ("a|b", "a or b"),
    ("a and b AND c", "a b c"),
    ("a b or c d", "a b or c d"),
    ("a (b or c)", "a (b or c)"),
    ("(a b) (c d)", "a b c d"),
    ("((a))", "a"),
    ("(a or b) or c", "a or b or c"),
    ("-(a b)", "-(a b)"),
    ("-(a or b) c", "-(a or b) c"),
    ("speaker:(may or corbyn) brexit", "(speaker:may or speaker:corbyn) brexit"),
    ("speaker:may|corbyn brexit", "(speaker:may or speaker:corbyn) brexit"),
    ("-kind:direct|mixed", "-(kind:direct or kind:mixed)"),
    ("kind:direct|is:read", "kind:direct or is:read"),
    ("tag:(a -b (c or d))", "tag:a -tag:b (tag:c or tag:d)"),
    ("Marks & Spencer", "Marks Spencer"),
    ("Brexit - the end", "Brexit the end"),
    ("12:30", "\"12:30\""),
    ("\"or\" \"and\" \"NOT\" not", "\"or\" \"and\" \"NOT\" not"),
    ("\"-minus\" \"speaker:x\"", "\"-minus\" \"speaker:x\""),
    (#""say \"no\" now""#, #""say \"no\" now""#),
    ("größe 東京", "größe 東京"),
  ])
  func `a query is printed back as it is understood`(typed: String, printed: String) throws {
    let query = try #require(try parseQuery(typed))
    #expect(query.description == printed)
    #expect(try parseQuery(printed) == query)
  }

  @Test(arguments: ["", " ", "\n\t "])
  func `an empty query asks for everything`(typed: String) throws {
    #expect(try parseQuery(typed) == nil)
  }

  @Test func `or binds less than words side by side, and a minus most`() throws {
    let (a, b, c) = (word("a"), word("b"), word("c"))
    #expect(try parseQuery("a -b or c") == .any([.all([a, .not(b)]), c]))
    #expect(try parseQuery("a -(b or c)") == .all([a, .not(.any([b, c]))]))
  }

  /// What people mistype; where and how long the error is, in characters; a part of its message.
  @Test(arguments: [
    ("budget speeker:merkel", 8, 7, "did you mean “speaker:”?"),
    ("spaeker:x", 1, 7, "did you mean “speaker:”?"),
    ("sp:x", 1, 2, "did you mean “speaker:”?"),
    ("xyzzy:x", 1, 5, "there is no field “xyzzy:”"),
    ("http://example.org", 1, 4, "with quotation marks"),
    ("Größe über \"alles", 12, 1, "not closed"),
    ("a (b or (c d)", 3, 1, "not closed"),
    ("a b)", 4, 1, "closes nothing"),
    ("a ()", 3, 2, "nothing stands between"),
    ("speaker:", 1, 8, "nothing follows “speaker:”"),
    ("speaker: merkel", 1, 8, "without a blank"),
    ("a speaker:\"\"", 11, 2, "nothing follows “speaker:”"),
    ("title:—", 7, 1, "nothing follows “title:”"),
    ("(tag:)", 2, 4, "nothing follows “tag:”"),
    ("kind:drect", 6, 5, "did you mean “direct”?"),
    ("kind:loud", 6, 4, "it takes direct, mixed, indirect"),
    ("is:stared", 4, 6, "did you mean “starred”?"),
    ("before:2026-13-01", 8, 10, "no day of the calendar"),
    ("after:2025-02-29", 7, 10, "no day of the calendar"),
    ("after:yesterday", 7, 9, "write after:2026-01-31"),
    ("newer:week", 7, 4, "h, d, w, m, y count hours to years"),
    ("newer:0d", 7, 2, "no length of time"),
    ("older:99999999999999999999d", 7, 21, "no length of time"),
    ("lang:1", 6, 1, "no language code"),
    ("or b", 1, 2, "“or” has nothing to join"),
    ("a or", 3, 2, "“or” has nothing to join"),
    ("a or or b", 3, 2, "“or” has nothing to join"),
    ("(a or) b", 4, 2, "“or” has nothing to join"),
    ("a and", 3, 3, "“and” has nothing to join"),
    ("a (or b)", 4, 2, "“or” has nothing to join"),
    ("NOT", 1, 3, "“not” has nothing to join"),
    ("-)", 2, 1, "closes nothing"),
    ("*", 1, 1, "only at the end of a word"),
    ("me*kel", 3, 1, "only at the end of a word"),
    ("& —", 1, 1, "no letter or digit"),
    ("speaker:(a title:b)", 12, 6, "close the parentheses before “title:”"),
  ])
  func `an error says where and what to do`(
    typed: String, position: Int, length: Int, part: String
  ) throws {
    let error = try #require(throws: QueryError.self) { try parseQuery(typed) }
    #expect(error.position == position)
    #expect(error.length == length)
    #expect(error.description.contains(part), "\(error)")
    #expect(error.description.hasPrefix("character \(position): "))
  }

  @Test(
    .timeLimit(.minutes(1)), arguments: ["(", ")", "-", "-(", "a|", "\"", "speaker:(", "a ", "("])
  func `a hundred thousand of anything give an error`(piece: String) {
    let typed = String(repeating: piece, count: 100_000)
    #expect(throws: QueryError.self) { try parseQuery(typed) }
  }

  @Test func `depth and number of parts have limits`() throws {
    let deep = String(repeating: "(", count: QueryLimits.depth + 1)
    #expect(throws: QueryError(reason: .tooDeep, position: QueryLimits.depth + 1, length: 1)) {
      try parseQuery(deep + "a")
    }
    let closed = String(repeating: ")", count: QueryLimits.depth)
    #expect(try parseQuery(deep.dropLast() + "a" + closed) == word("a"))
    let many = String(repeating: "a ", count: QueryLimits.parts)
    #expect(throws: Never.self) { try parseQuery(many) }
    #expect(throws: QueryError.self) { try parseQuery(many + "a") }
  }

  /// Fragments thrown together, half of them broken: none crashes, and whatever is understood is
  /// understood in the same way when it is printed and read again.
  @Test func `what is printed is read as the same query`() throws {
    let pieces = [
      "a", "b*", "\"c d\"", "\"e\"*", "(", ")", "(", ")", " ", " ", " ", " ", "-", "or", " or ",
      "|", "and", "NOT ", "speaker:", "about:x", "kind:direct", "is:read", "newer:3d", "tag:",
      "before:2026-02-01", "lang:de", "\\", "“", "é", "e\u{301}", "\u{301}", "👩‍🚀", "\u{200D}", "&",
      "東", "f:o", "\u{7}", "\r\n", "'",
    ]
    var random = SplitMix(state: 7)
    var understood = 0
    for _ in 0..<20_000 {
      let typed = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }.joined()
      guard let query = try? parseQuery(typed) else { continue }
      understood += 1
      #expect(try parseQuery(query.description) == query, "\(typed.debugDescription)")
    }
    #expect(understood > 2_000)
  }

  private func word(_ text: String) -> Query { .words(QueryWords(text), in: .anywhere) }
}
