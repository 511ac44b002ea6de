import Language
import Prose
import Testing

@Suite struct NameRepairTests {
  static let cases: [(text: String, groups: [String])] = [
    ("[g Valka] [g Orsan], 37, spoke. [g Orsan] said no.", ["Valka Orsan: Valka Orsan | Orsan"]),
    (
      "[g Valka Paris], an Australian woman, left. [g Paris] said no.",
      ["Valka Paris: Valka Paris | an Australian woman | Paris"]
    ),
    ("The [g Australian] coast is long.", []),
    ("[p Wu Chi]-wai left.", ["Wu Chi-wai: Wu Chi-wai"]),
    ("[p Tom Castle]-led talks failed.", ["Tom Castle: Tom Castle"]),
    ("The [o Castle campaign] replied.", ["Castle campaign: Castle campaign"]),
    ("A [o Calder court] ruled.", ["Calder: Calder"]),
    ("[p Tallow Executive Director Ada Brenner] left.", ["Ada Brenner: Ada Brenner"]),
    ("Gov. [p Earl Ray Doe] left.", ["Earl Ray Doe: Earl Ray Doe"]),
  ]

  @Test(arguments: cases)
  func `found names are cut to the name itself`(text: String, groups: [String]) throws {
    #expect(try MarkedEntities(text).lines == groups)
  }

  @Test func `rules find names without a model`() throws {
    var passage = read(
      "Dr. Ada Brenner flew to Berlin on Monday. Brenner works for the Harbour League.")
    try PartOfSpeechTagger.open(assets)?.tag(&passage)
    let names = RuleNames(try MarkedEntities.knowledge.get()).find(in: passage)
    #expect(
      names.map { "\(passage.text($0.tokens)) \($0.kind)" } == [
        "Ada Brenner person", "Berlin place", "Brenner person", "Harbour League organisation",
      ])
  }

  @Test func `I belongs to whoever is quoted`() throws {
    let text = "\"I saw my brother,\" Ada Brenner said. I was there."
    var passage = read(text)
    try PartOfSpeechTagger.open(assets)?.tag(&passage)
    let found = EntityGrouper(try MarkedEntities.knowledge.get()).group(
      passage, names: [NameSpan(tokens: TokenRange(7, 9), kind: .person)],
      insideQuotes: passage.quoteDepth.map { $0 > 0 })
    var annotation = Annotation(
      tokens: passage.tokens, sentences: passage.sentences, mentions: found.mentions,
      entities: found.entities,
      quotes: [
        Quote(
          pieces: [TextRange(1, 18)], kind: .direct,
          attribution: Attribution(
            source: TextRange(20, 31), mention: nil, speakers: [EntityIndex(0)], rule: .cueAfter,
            confidence: 1))
      ], language: "en", annotator: AnnotatorVersion("test"))
    FirstPerson(try MarkedEntities.knowledge.get()).resolve(in: &annotation, passage: passage)
    let words = annotation.entities[0].mentions.map {
      passage.text(annotation.mentions[$0.value].tokens)
    }
    #expect(words == ["I", "my", "Ada Brenner"])
    #expect(annotation.problems(in: text) == [])
  }
}
