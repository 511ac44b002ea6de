import Language
import Prose
import Testing

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("Don't panic.", "Do|n't|panic|."),
    ("the minister's son", "the|minister|'s|son"),
    ("We’ll say they’re late", "We|’ll|say|they|’re|late"),
    ("O'Brien and D'Souza", "O'Brien|and|D'Souza"),
    ("Mr. Doe of the U.S. Army", "Mr.|Doe|of|the|U.S.|Army"),
    ("$1,250.50, up 3.5%", "$|1,250.50|,|up|3.5|%"),
    ("a well-known US-led plan", "a|well|-|known|US|-|led|plan"),
    ("AT&T paid 25th time", "AT&T|paid|25th|time"),
    ("Well... no -- yes?!", "Well|...|no|--|yes|?!"),
    ("see https://example.org/a?b=c, please", "see|https://example.org/a?b=c|,|please"),
    ("write to example.com now", "write|to|example.com|now"),
    ("at 10:30 a.m. today", "at|10:30|a.m.|today"),
    ("''Yes,'' he said", "''|Yes|,|''|he|said"),
    ("Zoë Müller's café", "Zoë|Müller|'s|café"),
    ("the ’90s and '80s", "the|’|90s|and|'80s"),
    ("no\u{202E}evil\u{1B}[31m text", "no|evil|[|31m|text"),
    ("she said.“No”", "she|said|.|“|No|”"),
  ])
  func `words and marks are cut apart`(text: String, expected: String) {
    let passage = read(text)
    #expect(passage.tokens.indices.map(passage.text).joined(separator: "|") == expected)
  }

  @Test func `case and the shape of apostrophes do not change a word`() {
    #expect(WordHash("ÉLYSÉE") == WordHash("élysée"))
    #expect(WordHash("N’T") == WordHash("n't"))
    #expect(WordHash("said") != WordHash("says"))
  }
}
