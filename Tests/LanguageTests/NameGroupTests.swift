import Language
import Prose
import Testing

@Suite struct NameGroupTests {
  static let cases = [
    GroupCase(
      name: "a surname stands for the full name",
      text: "[p Ada Brenner] opened the bridge. Critics of [p Brenner] stayed away.",
      groups: ["Ada Brenner: Ada Brenner | Brenner"]),
    GroupCase(
      name: "a surname of two halves is one",
      text: "[p Celia Ortega-Hahn] opened the bridge. Critics of [p Ortega-Hahn] stayed away.",
      groups: ["Celia Ortega-Hahn: Celia Ortega-Hahn | Ortega-Hahn"]),
    GroupCase(
      name: "an acronym may hold small letters",
      text: "The [o Department for Transport] ([o DfT]) paid. The [o DfT] was silent.",
      groups: ["Department for Transport: Department for Transport | DfT | DfT"]),
    GroupCase(
      name: "a surname may come before the full name",
      text: "[p Brenner] opens bridge\nThe bridge was opened by [p Ada Brenner] on Monday.",
      groups: ["Ada Brenner: Brenner | Ada Brenner"]),
    GroupCase(
      name: "a middle initial extends a name",
      text: "[p Paul Winter] lost to [p Paul J. Winter]'s brother. [p Winter] left.",
      groups: ["Paul J. Winter: Paul Winter | Paul J. Winter | Winter"]),
    GroupCase(
      name: "a short first name is the long one",
      text: "[p William Drake] resigned. [p Bill Drake] had ruled for years.",
      groups: ["William Drake: William Drake | Bill Drake"]),
    GroupCase(
      name: "two people of one surname stay apart",
      text: "[p Tom Castle] and [p Nina Castle] spoke. [p Nina Castle] left early.",
      groups: ["Tom Castle: Tom Castle", "Nina Castle: Nina Castle | Nina Castle"]),
    GroupCase(
      name: "a title tells which of a couple is meant",
      text: "[p Tom Castle] met [p Nina Castle]. Mrs. [p Castle] spoke, Mr. [p Castle] did not.",
      groups: ["Tom Castle: Tom Castle | Castle", "Nina Castle: Nina Castle | Castle"]),
    GroupCase(
      name: "titles are not part of the name",
      text: "[p President Ada Brenner] spoke. [p Ms Brenner] smiled.",
      groups: ["Ada Brenner: Ada Brenner | Brenner"]),
    GroupCase(
      name: "countries have many names",
      text: "The [g United States] voted. The [g U.S.] delegate left. [g America] waited.",
      groups: ["United States: United States | U.S. | America"]),
    GroupCase(
      name: "an acronym in brackets is the name before it",
      text: "The [o Harbour Rescue League] ([o HRL]) was founded. [o HRL] is small.",
      groups: ["Harbour Rescue League: Harbour Rescue League | HRL | HRL"]),
    GroupCase(
      name: "initials find their name without brackets",
      text: "The [o Northern Grain Board] met. The [o NGB] adjourned.",
      groups: ["Northern Grain Board: Northern Grain Board | NGB"]),
    GroupCase(
      name: "corporate endings may be left out",
      text: "[o Tallow Inc.] grew. [o Tallow] is new.",
      groups: ["Tallow Inc.: Tallow Inc. | Tallow"]),
    GroupCase(
      name: "a longer organisation is known by its first word",
      text: "The [o Calder Motor Company] grew. [o Calder] is new.",
      groups: ["Calder Motor Company: Calder Motor Company | Calder"]),
    GroupCase(
      name: "a newspaper is known by its last word",
      text: "The [o Eastport Evening Times] reported it. The [o Times] stood by it.",
      groups: ["Eastport Evening Times: Eastport Evening Times | Times"]),
    GroupCase(
      name: "a campaign is not its candidate",
      text: "[p Ada Brenner] rested. The [o Brenner campaign] did not.",
      groups: ["Ada Brenner: Ada Brenner", "Brenner campaign: Brenner campaign"]),
    GroupCase(
      name: "a country is not the paper named for it",
      text: "[g China] denied what the [o China Courier] wrote.",
      groups: ["China: China", "China Courier: China Courier"]),
    GroupCase(
      name: "father and son of one name stay apart",
      text: "[p Max Orlov] spoke. [p Max Orlov Jr.] listened.",
      groups: ["Max Orlov: Max Orlov", "Max Orlov Jr.: Max Orlov Jr."]),
  ]

  @Test(arguments: cases)
  func `names that mean one thing are one entity`(_ expected: GroupCase) throws {
    #expect(try MarkedEntities(expected.text).lines == expected.groups)
  }

  @Test func `aliases begin with the fullest form`() throws {
    let found = try MarkedEntities("[p Brenner] won\n[p Ada Brenner] won. [p Ada] cheered.")
    #expect(found.entities.map(\.aliases) == [["Ada Brenner", "Brenner", "Ada"]])
  }

  @Test func `gender comes from titles, roles and first names`() throws {
    let found = try MarkedEntities(
      "Mrs. [p Quill] met actress [p Lo Tan], [p Robert Fenn] and [p Xq Vey].")
    #expect(found.entities.map(\.gender) == [.feminine, .feminine, .masculine, nil])
  }
}
