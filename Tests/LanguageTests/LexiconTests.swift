import Language
import Testing

@Suite struct LexiconTests {
  private func words(_ phrase: String) -> [WordHash] {
    phrase.split(separator: " ").map { WordHash(String($0)) }
  }

  private func lexicon(_ build: (inout LexiconBuilder) -> Void) throws -> Lexicon {
    var builder = LexiconBuilder()
    build(&builder)
    return try Lexicon(keep(builder.bytes()))
  }

  @Test func `a word is found in all its lists, whatever its case`() throws {
    let lexicon = try lexicon {
      $0.add(words("may"), to: .month)
      $0.add(words("May"), to: .surname)
    }
    #expect(lexicon.lists(of: WordHash("MAY")) == [.month, .surname])
    #expect(lexicon.lists(of: WordHash("June")) == [])
  }

  @Test func `the longest phrase wins`() throws {
    let lexicon = try lexicon {
      $0.add(words("new york"), to: .wellKnownCity)
      $0.add(words("new york times"), to: .organisation)
    }
    let text = words("the New York Times said")
    let found = lexicon.phrase(in: text, at: 1, end: 5, wanted: [.wellKnownCity, .organisation])
    #expect(found?.count == 3)
    #expect(found?.lists == .organisation)
    let city = lexicon.phrase(in: text, at: 1, end: 3, wanted: [.wellKnownCity, .organisation])
    #expect(city?.count == 2)
    #expect(lexicon.phrase(in: text, at: 2, end: 5, wanted: .organisation) == nil)
  }

  @Test func `a nationality leads to its country`() throws {
    let lexicon = try lexicon {
      $0.link(words("Russia"), to: CountryLink(country: 7, role: .name))
      $0.link(words("Russian"), to: CountryLink(country: 7, role: .people))
      $0.link(words("Peru"), to: CountryLink(country: 8, role: .name))
    }
    #expect(lexicon.country(of: WordHash("russian")) == CountryLink(country: 7, role: .people))
    #expect(lexicon.country(of: WordHash("Peru"))?.country == 8)
    #expect(lexicon.country(of: WordHash("Chile")) == nil)
  }

  @Test func `ten thousand words are all found again, and no others`() throws {
    let lexicon = try lexicon { builder in
      for number in 0..<10_000 { builder.add([WordHash("word\(number)")], to: .surname) }
    }
    for number in 0..<10_000 {
      #expect(lexicon.lists(of: WordHash("word\(number)")) == .surname)
    }
    let strangers = (10_000..<60_000).filter { lexicon.lists(of: WordHash("word\($0)")) != [] }
    #expect(strangers.isEmpty)
  }
}
