import Prose
import Testing

@testable import Archive

@Suite struct QuoteSimilarityTests {
  @Test(arguments: [
    ("We can do this.", "We can do this"),
    ("We can do this", "we CAN do this …"),
    ("The ferry won’t be back before spring", "The ferry won't be back before spring,"),
    (
      "The ferry will not be back before the spring",
      "the ferry will not be back before the spring, and nobody should plan for it"
    ),
    (
      "Nobody asked the traders before the bridge was closed, and nobody has asked them since",
      "Nobody asked the traders ... and nobody has asked them since"
    ),
    (
      "Nobody asked the traders before the bridge was closed, and nobody has asked them since",
      "nobody asked [the] traders before the bridge [over the harbour] was closed"
    ),
    (
      "The programme honours neighbours who organise the harbour defence",
      "The program honors neighbors who organize the harbor defense"
    ),
    (
      "I have travelled to the centre every day for the past forty years",
      "I have traveled to the center every day for the past forty years"
    ),
    (
      "It is, you know, a very good deal for the fishermen of this town",
      "It is a very good deal for the fishermen of this town"
    ),
    (
      "José Núñez told us that the price of the crossing would not rise",
      "Jose Nunez told us that the price of the crossing would not rise"
    ),
    (
      "We found cracks in two of the four bearings last week",
      "We found cracks in two of the bearings last week"
    ),
    ("we lost 12,500 crates of fish on that one night", "we lost 12,500 crates of fish that night"),
  ])
  func `one quote differently reported is one`(first: String, second: String) {
    #expect(isSameQuote(QuoteWords(first), QuoteWords(second)))
    #expect(isSameQuote(QuoteWords(second), QuoteWords(first)))
  }

  @Test(arguments: [
    ("", ""), ("...", "—"), ("yes", "no"),
    ("We can do this", "We can do that"),
    ("It is a scandal", "It is a scandal and a shame"),
    ("We will win in Ohio", "We will win in Iowa"),
    ("We are going to win so much", "We are going to build a bridge that is so much better"),
    (
      "The town grew by 3 percent in the first quarter",
      "The town grew by 2 percent in the first quarter"
    ),
    (
      "The economy is growing and the people of this town know it",
      "The economy is shrinking and the council of this town hides it"
    ),
    (
      "The ferry is late",
      "Nobody said that the ferry would be early, and I am late because of the bridge is closed"
    ),
    (
      "I want to thank everybody who came here today",
      "I want to say that nobody who is here should thank the council"
    ),
    (
      "We are going to rebuild the bridge", "We are going to close the school",
    ),
  ])
  func `two quotes are two`(first: String, second: String) {
    #expect(!isSameQuote(QuoteWords(first), QuoteWords(second)))
    #expect(!isSameQuote(QuoteWords(second), QuoteWords(first)))
  }

  /// Two texts; braces mark the words that differ.
  @Test(arguments: [
    ("We can do this", "We can do this"),
    ("We {can} do this", "We {could} do this"),
    ("The ferry is {very} late {today}", "{Sorry}, the ferry is late"),
    ("{Everybody asked, but} nobody came", "nobody came"),
    ("the {old} and {the} {new} bridge", "the and {a} bridge"),
    ("{Größe} über alles", "{Groß} über alles"),
    ("{a b c}", "{d e}"),
    ("x", "x {y}"),
    ("{x}", ""),
  ])
  func `differing words are marked`(first: String, second: String) {
    let (plainFirst, plainSecond) = (first.filter(isText), second.filter(isText))
    let differences = differingWords(QuoteWords(plainFirst), QuoteWords(plainSecond))
    let merged = first.replacing("} {", with: " ")
    #expect(marked(plainFirst, differences.first) == merged)
    #expect(marked(plainSecond, differences.second) == second)
  }

  @Test func `an editor's brackets and open brackets cost no words that were said`() {
    #expect(QuoteWords("We [the people] can [do").count == 5)
    #expect(QuoteWords("We [the people] can").count == 2)
    #expect(QuoteWords("]a[b]c").count == 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func `long quotes and wide differences are bounded work`() {
    let long = QuoteWords((0..<100_000).map { "word\($0 % 977)" }.joined(separator: " "))
    let other = QuoteWords((0..<100_000).map { "word\($0 * 31 % 983)" }.joined(separator: " "))
    #expect(long.count == QuoteWords.limit)
    #expect(isSameQuote(long, long))
    #expect(!isSameQuote(long, other))
    #expect(!differingWords(long, other).first.isEmpty)
  }

  @Test func `whatever two texts are, common and differing words make up the whole`() {
    var random = SplitMix(state: 5)
    for _ in 0..<2_000 {
      let texts = (0..<2).map { _ in
        QuoteWords(
          (0..<random.below(14)).map { _ in ["a", "b", "c", "dd"][random.below(4)] }
            .joined(separator: " "))
      }
      let runs = WordAlignment(texts[0].hashes[...], texts[1].hashes[...]).runs
      var (left, right) = (0, 0)
      for run in runs {
        #expect(run.count > 0 && run.left >= left && run.right >= right)
        let same = (0..<run.count).allSatisfy {
          texts[0].hashes[run.left + $0] == texts[1].hashes[run.right + $0]
        }
        #expect(same)
        (left, right) = (run.left + run.count, run.right + run.count)
      }
      #expect(left <= texts[0].count && right <= texts[1].count)
      let common = runs.reduce(0) { $0 + $1.count }
      #expect(common == longestCommon(texts[0].hashes, texts[1].hashes))
    }
  }

  private func longestCommon(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var last = [Int](repeating: 0, count: right.count + 1)
    for word in left {
      var row = [0]
      for (column, other) in right.enumerated() {
        row.append(word == other ? last[column] + 1 : max(row[column], last[column + 1]))
      }
      last = row
    }
    return last[right.count]
  }

  private func isText(_ character: Character) -> Bool { character != "{" && character != "}" }

  private func marked(_ text: String, _ ranges: [TextRange]) -> String {
    var bytes = Array(text.utf8)
    for range in ranges.reversed() {
      bytes.insert(UInt8(ascii: "}"), at: range.end)
      bytes.insert(UInt8(ascii: "{"), at: range.start)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
