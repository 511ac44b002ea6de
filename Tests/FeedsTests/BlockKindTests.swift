import Feeds
import Prose
import Testing

@Suite struct BlockKindTests {
  @Test(arguments: [
    "Council closes bridge", "Is this the end of the bridge?",
    "Bridge 'will not last', says council",
    "“It is a bridge”: a town argues",
  ])
  func `a first line in headline form is the title`(line: String) {
    let draft = layOut("\(line)\n\n\(prose)", source: "test")
    #expect(draft.title == line)
    #expect(draft.paragraphs.first?.kind == .title)
  }

  @Test(arguments: [
    "The bridge will close.", "“It is a bridge,” she said. “Bridges break.”", "and so it began",
    prose + " " + prose + " and so on without an end in sight for many more words",
  ])
  func `a first line in sentence form is none`(line: String) {
    #expect(layOut("\(line)\n\n\(prose)\n\n\(prose)", source: "test").title == "")
  }

  @Test func `corpora end their headlines with a full stop`() {
    let draft = layOut("Council closes bridge for winter.\n\n\(prose)", source: "t", layout: .lines)
    #expect(draft.title == "Council closes bridge for winter.")
  }

  @Test func `a headline known from elsewhere is found whatever its marks`() {
    let draft = layOut(
      "Council: “Close it”.\n\n\(prose)", source: "t", title: "Council: 'Close it'", layout: .lines)
    #expect(draft.paragraphs.first?.kind == .title)
    #expect(layOut("\(prose)\n\n\(prose)", source: "t", title: "Other").title == "Other")
  }

  @Test(arguments: ["A long argument", "Who pays for it?", "'Nobody asked us'", "18:40"])
  func `a short line between paragraphs is a heading`(line: String) {
    #expect(rows("\(prose)\n\n\(line)\n\n\(prose)")[1] == "# \(line)")
  }

  @Test(arguments: [
    "Nobody asked.", "He listed three reasons:", "“Nobody asked us.”", "and then nothing",
    "SMITH: Nobody asked us.",
  ])
  func `a short sentence is none`(line: String) {
    #expect(rows("\(prose)\n\n\(line)\n\n\(prose)")[1] == ". \(line)")
  }

  @Test func `a last line and a list of short lines are no headings`() {
    #expect(rows("\(prose)\n\nThe end") == [". \(prose)", ". The end"])
    #expect(
      rows("\(prose)\n\nRovers\n\nAthletic\n\nWanderers\n\n\(prose)").map { $0.prefix(1) }
        == [".", ".", ".", ".", "."])
  }

  @Test func `items lose their bullets, dashes of dialogue stay`() {
    #expect(
      rows(
        "\(prose)\n\n* One thing\n• Another\n\n— I will not, he said.\n- Nor will I.\n\n\(prose)"
      )
      .dropFirst().dropLast() == [
        "* One thing", "* Another", ". — I will not, he said.", ". - Nor will I.",
      ])
  }

  @Test(arguments: ["Photo: The empty hall at seven.", "The hall at seven. (AP Photo)"])
  func `words beside a picture are a caption`(line: String) {
    #expect(rows("\(prose)\n\n\(line)\n\n\(prose)")[1] == "C \(line)")
  }
}

@Suite struct BylineTests {
  @Test(
    arguments: [
      ("By Jane Doe", "Jane Doe", nil), ("BY JANE DOE", "JANE DOE", nil),
      ("By Jane Doe, Reuters | 3 May 2016", "Jane Doe", "3 May 2016"),
      ("By Ann Lee and Bob de la Cruz", "Ann Lee and Bob de la Cruz", nil),
      ("By Amara Diallo, science correspondent", "Amara Diallo", nil),
      ("Published 6 February 2026", nil, "6 February 2026"),
    ] as [(String, String?, String?)])
  func `names and date are taken from it`(line: String, names: String?, published: String?) {
    let draft = layOut("Council closes bridge\n\n\(line)\n\n\(prose)", source: "test")
    #expect(draft.paragraphs[1].kind == .byline)
    #expect(draft.byline == names)
    #expect(draft.published == published)
  }

  @Test(arguments: [
    "By Tuesday the river had risen", "By the time he came it was over.", "By hand",
  ])
  func `a sentence that begins with By is none`(line: String) {
    #expect(layOut("Title of it\n\n\(line)\n\n\(prose)", source: "t").byline == nil)
  }
}
