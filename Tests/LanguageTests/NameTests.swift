import Language
import Prose
import Testing

@Suite struct NameLabelTests {
  @Test func `labels become spans`() {
    let person = UInt8(NameLabel.label(.person, isFirst: true))
    let more = UInt8(NameLabel.label(.person, isFirst: false))
    let place = UInt8(NameLabel.label(.place, isFirst: true))
    let spans = NameLabel.spans([0, person, more, place, 0, person][...], offset: 10)
    #expect(
      spans == [
        NameSpan(tokens: TokenRange(11, 13), kind: .person),
        NameSpan(tokens: TokenRange(13, 14), kind: .place),
        NameSpan(tokens: TokenRange(15, 16), kind: .person),
      ])
  }

  @Test func `a name goes on only with its own kind`() {
    let inside = NameLabel.label(.place, isFirst: false)
    #expect(NameLabel.isValid(inside, after: NameLabel.label(.place, isFirst: true)))
    #expect(NameLabel.isValid(inside, after: inside))
    #expect(!NameLabel.isValid(inside, after: 0))
    #expect(!NameLabel.isValid(inside, after: NameLabel.label(.person, isFirst: true)))
  }
}

/// The taggers as shipped, on sentences of our own.
@Suite struct ShippedTaggerTests {
  private static func names(in text: String) throws -> [String] {
    var passage = read(text)
    let tagger = try #require(try PartOfSpeechTagger.open(assets))
    let names = try #require(try NameTagger.open(assets))
    tagger.tag(&passage)
    return names.names(in: passage, lexicon: try Lexicon.open(assets)).map {
      "\(passage.text($0.tokens)): \($0.kind)"
    }
  }

  @Test(arguments: [
    (
      "President Maria Keller met Robert Stone in Geneva on Tuesday.",
      ["Maria Keller: person", "Robert Stone: person", "Geneva: place"]
    ),
    (
      "The World Health Organization said it would send doctors to Kenya.",
      ["World Health Organization: organisation", "Kenya: place"]
    ),
    ("Russian officials did not answer.", []),
    (
      "Mr. Lee Cheuk-yan lost his seat in Hong Kong.",
      ["Lee Cheuk-yan: person", "Hong Kong: place"]
    ),
  ])
  func `names are found with their kinds`(text: String, expected: [String]) throws {
    #expect(try Self.names(in: text) == expected)
  }

  @Test func `a surname by itself is the person named before`() throws {
    let names = try Self.names(
      in: "“We will wait,” said Helena Marsh of the bank. Marsh spoke in Paris. Later Marsh left.")
    #expect(names.filter { $0 == "Marsh: person" }.count == 2)
  }

  @Test func `in a match report a country is its team`() throws {
    let names = try Self.names(
      in: """
        Sweden defeated Panama in the second match of the group. The striker scored two goals and \
        won a penalty. The coach praised the team and the players. The game was played in Russia.
        """)
    #expect(names.contains("Sweden: organisation"))
    #expect(names.contains("Russia: place"))
  }

  @Test func `words get their classes`() throws {
    var passage = read("The minister said on Monday that she would not resign.")
    try #require(try PartOfSpeechTagger.open(assets)).tag(&passage)
    let expected: [PartOfSpeech] = [
      .dt, .nn, .vbd, .in, .nnp, .in, .prp, .md, .rb, .vb, .stop,
    ]
    #expect(passage.tags == expected)
  }

  @Test func `a text without words has no names and no tags`() throws {
    #expect(try Self.names(in: "").isEmpty)
    #expect(try Self.names(in: "… “”").isEmpty)
  }
}

@Suite struct DamagedModelTests {
  @Test func `a model with too few weights is told`() throws {
    let empty = TagWeights.sections(weights: [Int8](repeating: 1, count: 64 * 9), classes: 9)
    let table = [UInt8](repeating: 0, count: 2 * 81)
    let good = AssetFile.bytes(
      magic: NameTagger.magic, version: NameTagger.version,
      sections: [empty.index, empty.rows, table])
    _ = try NameTagger(keep(good))
    let short = AssetFile.bytes(
      magic: NameTagger.magic, version: NameTagger.version,
      sections: [empty.index, Array(empty.rows.dropLast(60)), table])
    #expect(throws: AssetError.damaged(path: NameTagger.path)) { try NameTagger(keep(short)) }
    let other = AssetFile.bytes(
      magic: PartOfSpeechTagger.magic, version: 1, sections: [empty.index, empty.rows])
    #expect(throws: AssetError.self) { try PartOfSpeechTagger(keep(other)) }
  }
}
