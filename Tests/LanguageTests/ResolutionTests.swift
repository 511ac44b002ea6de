import Language
import Prose
import Testing

@Suite struct ResolutionTests {
  static let cases = [
    GroupCase(
      name: "a pronoun takes the subject of the sentence before",
      text: "[p Ada Brenner] greeted [p Nina Castle]. She smiled.",
      groups: ["Ada Brenner: Ada Brenner | She", "Nina Castle: Nina Castle"]),
    GroupCase(
      name: "gender decides before position does",
      text: "[p Robert Fenn] met [p Nina Castle]. She smiled.",
      groups: ["Robert Fenn: Robert Fenn", "Nina Castle: Nina Castle | She"]),
    GroupCase(
      name: "two arguments of one verb are two people",
      text: "[p Robert Fenn] greeted [p Tom Castle]. [p Castle] thanked him.",
      groups: ["Robert Fenn: Robert Fenn | him", "Tom Castle: Tom Castle | Castle"]),
    GroupCase(
      name: "an opening phrase points ahead",
      text: "[p Tom Castle] left. In his speech, [p Robert Fenn] praised the crew.",
      groups: ["Tom Castle: Tom Castle", "Robert Fenn: his | Robert Fenn"]),
    GroupCase(
      name: "nobody calls himself he",
      text: "[p Tom Castle] resigned. \"He had no choice,\" [p Robert Fenn] said.",
      groups: ["Tom Castle: Tom Castle | He", "Robert Fenn: Robert Fenn"]),
    GroupCase(
      name: "a nameless woman keeps her pronouns",
      text: "[p Ada Brenner] waited. A woman arrived, and she sat down.",
      groups: ["Ada Brenner: Ada Brenner"]),
    GroupCase(
      name: "its belongs to the organisation that acts",
      text: "[o Tallow] closed its plant.",
      groups: ["Tallow: Tallow | its"]),
    GroupCase(
      name: "it is clear means nothing",
      text: "[o Tallow] grew. It is clear that prices fell.",
      groups: ["Tallow: Tallow"]),
    GroupCase(
      name: "an apposition describes its name",
      text: "[o Tallow], a chemicals company, grew. The company is new.",
      groups: ["Tallow: Tallow | a chemicals company | The company"]),
    GroupCase(
      name: "world facts describe what the text does not",
      text: "[o NASA] agreed. The US space agency said so on Friday.",
      groups: ["NASA: NASA | The US space agency"]),
    GroupCase(
      name: "another country's agency is another agency",
      text: "[o NASA] agreed. The Indian space agency did not.",
      groups: ["NASA: NASA"]),
    GroupCase(
      name: "a title comes back as a description",
      text: "Prime Minister [p Ada Brenner] spoke. The prime minister left.",
      groups: ["Ada Brenner: Ada Brenner | The prime minister"]),
    GroupCase(
      name: "another minister is another person",
      text: "Prime Minister [p Ada Brenner] spoke. The foreign minister left.",
      groups: ["Ada Brenner: Ada Brenner"]),
  ]

  @Test(arguments: cases)
  func `descriptions and pronouns find their name`(_ expected: GroupCase) throws {
    #expect(try MarkedEntities(expected.text).lines == expected.groups)
  }

  struct RoleCase: CustomTestStringConvertible {
    let text: String
    let roles: [String]
    var testDescription: String { text }
  }

  static let roles = [
    RoleCase(text: "[o Tallow] chief [p Ada Brenner] spoke.", roles: ["Tallow chief"]),
    RoleCase(text: "[p Ada Brenner], the German chancellor, spoke.", roles: ["German chancellor"]),
    RoleCase(
      text: "[p Ada Brenner], 51, president of the [o Harbour League], spoke.",
      roles: ["president of the Harbour League"]),
    RoleCase(text: "His wife, [p Ada Brenner], spoke.", roles: ["His wife"]),
    RoleCase(text: "After calling his mother, [p Tom Castle] left.", roles: []),
    RoleCase(text: "Former Mayor [p Tom Castle] left.", roles: ["Former Mayor"]),
  ]

  @Test(arguments: roles)
  func `roles stand beside the name`(_ expected: RoleCase) throws {
    let found = try MarkedEntities(expected.text)
    #expect(found.entities.first { $0.kind == .person }?.roles == expected.roles)
  }

  @Test func `every annotation keeps its promises`() throws {
    for text in Self.cases.map(\.text) + NameGroupTests.cases.map(\.text) {
      let found = try MarkedEntities(text)
      let annotation = Annotation(
        tokens: found.passage.tokens, sentences: found.passage.sentences,
        mentions: found.mentions, entities: found.entities, quotes: [], language: "en",
        annotator: AnnotatorVersion("test"))
      #expect(annotation.problems(in: String(decoding: found.passage.bytes, as: UTF8.self)) == [])
    }
  }
}
