import Language
import Prose
import Testing

/// What the engine must hear in small texts, one behaviour a row: each quote as
/// `Speaker: words` (pieces joined by ` / `), `-` where nobody is named.
@Suite struct QuoteSpecificationTests {
  private static let annotator = try? Annotator(assets: assets)

  private func heard(_ text: String) throws -> [String] {
    let annotator = try #require(Self.annotator)
    let annotation = annotator.annotate(text, paragraphs: lines(text))
    #expect(annotation.problems(in: text) == [])
    let bytes = Array(text.utf8)
    return annotation.quotes.filter(\.isSpeech).map { quote in
      let words = quote.pieces.map { piece in
        String(decoding: bytes[piece.start..<piece.end], as: UTF8.self)
      }
      return "\(annotation.speakerName(of: quote) ?? "-"): \(words.joined(separator: " / "))"
    }
  }

  @Test(arguments: [
    ("“We will not sign,” Maria Lopez said on Monday.", ["Maria Lopez: We will not sign,"]),
    ("“We will not sign,” said Maria Lopez, the mayor.", ["Maria Lopez: We will not sign,"]),
    ("Maria Lopez said: “We will not sign.”", ["Maria Lopez: We will not sign."]),
    (
      "Maria Lopez told reporters on Monday, “We will not sign.”",
      ["Maria Lopez: We will not sign."]
    ),
    (#""We will not sign," Maria Lopez said."#, ["Maria Lopez: We will not sign,"]),
    ("''We will not sign,'' Maria Lopez said.", ["Maria Lopez: We will not sign,"]),
    ("‘We will not sign,’ Maria Lopez said.", ["Maria Lopez: We will not sign,"]),
    ("'We will not sign,' Maria Lopez said.", ["Maria Lopez: We will not sign,"]),
    ("“Will we sign?” Maria Lopez asked. “No.”", ["Maria Lopez: Will we sign? / No."]),
  ])
  func `a direct quote before, after and around its verb`(text: String, expected: [String]) throws {
    #expect(try heard(text) == expected)
  }

  @Test(arguments: [
    (
      "According to Ida Berg, an engineer, the bridge will hold for another decade.",
      "Ida Berg: the bridge will hold for another decade"
    ),
    (
      "According to Ida Berg, an engineer at the city's road office, the bridge will hold.",
      "Ida Berg: the bridge will hold"
    ),
    (
      "Her deputy, Kelford County Judge Ann Doe, said the law was clear.",
      "Ann Doe: the law was clear"
    ),
  ])
  func `what describes the source is no part of the quote`(text: String, expected: String) throws {
    #expect(try heard(text) == [expected])
  }

  @Test func `a clause with that goes on to its verb`() throws {
    let clause =
      "that trade between the two countries in grain, particularly with regard to wheat, will continue"
    #expect(try heard("The agency had asserted \(clause).") == ["-: \(clause)"])
  }

  @Test func `one word before its attribution is part of the quote`() throws {
    let text = "“That,” Ida Berg added, “is what we have to live with.”"
    #expect(try heard(text) == ["Ida Berg: That, / is what we have to live with."])
  }

  @Test func `another kind of mark in the next paragraph begins something else`() throws {
    let text = """
      “The road will be built, whatever they say about it,” Maria Lopez said.
      'Closed for the Winter.'
      """
    #expect(
      try heard(text).first == "Maria Lopez: The road will be built, whatever they say about it,")
  }

  @Test(arguments: [
    (
      "Jo Smith, the Republican nominee, spoke in Kelford.\nThe Republican nominee said it rained.",
      "Jo Smith"
    ),
    ("The Kelford Herald published a survey. It said most readers liked it.", "Kelford Herald"),
    ("The Obama administration said that the law was clear.", "Obama administration"),
  ])
  func `descriptions, it and those around a person lead to a name`(
    text: String, speaker: String
  ) throws {
    #expect(try heard(text).last?.hasPrefix("\(speaker): ") == true)
  }

  @Test func `an interrupted quote is one quote`() throws {
    let text = "“The plan is good,” Maria Lopez said. “The money is not there.”"
    #expect(
      try heard(text) == ["Maria Lopez: The plan is good, / The money is not there."])
  }

  @Test func `a mark that reopens goes on with the same quote`() throws {
    let text = """
      “The plan is good and we all agree on it,” Maria Lopez said. “But it costs too much.
      “And nobody knows who would pay for it in the end.”
      """
    let found = try heard(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("Maria Lopez: The plan is good") == true)
    #expect(found.first?.hasSuffix("pay for it in the end.") == true)
  }

  @Test func `inner marks belong to the outer quote`() throws {
    let text = "“He told me ‘go home’ and left,” Maria Lopez said."
    #expect(try heard(text) == ["Maria Lopez: He told me ‘go home’ and left,"])
  }

  @Test(arguments: [
    ("Maria Lopez said that the town would not sign the treaty.", "Maria Lopez"),
    ("The town would not sign the treaty, Maria Lopez said.", "Maria Lopez"),
    ("The town would not sign the treaty, according to Maria Lopez.", "Maria Lopez"),
    ("According to Maria Lopez, the town would not sign the treaty.", "Maria Lopez"),
    ("Mayor Maria Lopez announced that the town would not sign the treaty.", "Maria Lopez"),
  ])
  func `a reported quote names its speaker`(text: String, speaker: String) throws {
    let found = try heard(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("\(speaker): ") == true)
    #expect(found.first?.contains("would not sign the treaty") == true)
  }

  @Test func `a pronoun is resolved to who spoke before`() throws {
    let text = """
      Maria Lopez rejected the treaty. “We will not sign,” she said.
      She added that the town had other plans for the harbour.
      """
    let found = try heard(text)
    #expect(found.contains("Maria Lopez: We will not sign,"))
    #expect(found.last?.hasPrefix("Maria Lopez: ") == true)
  }

  @Test func `a surname means the person named before`() throws {
    let text = """
      Maria Lopez, the mayor of Oakford, rejected the treaty on Monday.
      “We will not sign,” Lopez said.
      """
    #expect(try heard(text).contains("Maria Lopez: We will not sign,"))
  }

  @Test func `the paper that relays a quote does not speak`() throws {
    let text = "“We will not sign it today or ever,” said Maria Lopez, Daily Herald reports."
    #expect(try heard(text).first == "Maria Lopez: We will not sign it today or ever,")
  }

  @Test func `a speaker without a name stays without one`() throws {
    #expect(
      try heard("“We will not sign,” a spokeswoman said.") == ["-: We will not sign,"])
  }

  @Test func `a transcript needs no marks`() throws {
    let text = """
      MARIA LOPEZ: We will not sign. (APPLAUSE) Not today.
      JOHN SMITH: Why not?
      LOPEZ: Because it is bad for the town.
      """
    #expect(
      try heard(text) == [
        "Maria Lopez: We will not sign. / Not today.", "John Smith: Why not?",
        "Maria Lopez: Because it is bad for the town.",
      ])
  }

  @Test func `a dash or colon behind the words names who said them`() throws {
    #expect(
      try heard("“We will never sign this treaty.” — Maria Lopez")
        == ["Maria Lopez: We will never sign this treaty."])
    #expect(
      try heard("“We will never sign this treaty”: Maria Lopez")
        == ["Maria Lopez: We will never sign this treaty"])
  }

  @Test func `dialogue with dashes has turns`() throws {
    let text = """
      — Two hundred is too much, said John Smith.
      — Not for me, Maria Lopez said.
      """
    #expect(
      try heard(text) == ["John Smith: Two hundred is too much", "Maria Lopez: Not for me"])
  }

  @Test(arguments: [
    "She read “The Silent River” on the train to Oakford.",
    "The so-called “experts” stayed away from the meeting.",
    "Everybody knew Tom “Tiny” Baker in the village.",
    "(CROSSTALK)",
  ])
  func `titles, scare quotes and names in quotes are no quotations`(text: String) throws {
    #expect(try heard(text) == [])
  }

  @Test func `the same text gives the same annotation`() throws {
    let annotator = try #require(Self.annotator)
    let text = "“We will not sign,” Maria Lopez said. She left for Oakford."
    let first = annotator.annotate(text, paragraphs: lines(text))
    #expect(annotator.annotate(text, paragraphs: lines(text)) == first)
  }

  @Test(arguments: ["", " ", "\"", "““““", "said", "“” said", ", said", "— — —", "A:", "Q. A."])
  func `odd texts keep all promises`(text: String) throws {
    _ = try heard(text)
  }
}
