import Language
import Prose
import Testing

@Suite struct SentenceTests {
  @Test(arguments: [
    ("Mr. Doe met Dr. Roe. He left.", ["Mr. Doe met Dr. Roe.", "He left."]),
    ("John F. Doe of the U.S. Army left.", ["John F. Doe of the U.S. Army left."]),
    ("She lives in the U.S. He does not.", ["She lives in the U.S.", "He does not."]),
    ("It rose 3.5 percent. Good.", ["It rose 3.5 percent.", "Good."]),
    ("“Go.” He left.", ["“Go.”", "He left."]),
    ("“Why?” Ann Reyes asked. “No.”", ["“Why?” Ann Reyes asked.", "“No.”"]),
    ("“Stop!” shouted the crowd.", ["“Stop!” shouted the crowd."]),
    ("Well... maybe. Yes.", ["Well... maybe.", "Yes."]),
    ("At 5 p.m. The rain came.", ["At 5 p.m.", "The rain came."]),
    ("Acme Inc. said so.", ["Acme Inc. said so."]),
    ("(It rained.) We stayed.", ["(It rained.)", "We stayed."]),
    ("One line\nAnother one", ["One line", "Another one"]),
  ])
  func `sentences end where a reader would end them`(text: String, expected: [String]) {
    let passage = read(text)
    #expect(passage.sentences.map { passage.text($0.tokens) } == expected)
  }

  @Test func `what never ends is cut`() {
    let passage = read(String(repeating: "word ", count: 10_000))
    #expect(passage.sentences.allSatisfy { $0.tokens.count <= 256 })
  }
}
