import Testing

@testable import Language

@Suite struct WordMapTests {
  @Test func `a map says of each word what was said last, and nothing of others`() {
    var map = WordMap<Int>()
    var expected: [WordHash: Int] = [:]
    for number in 0..<2_000 {
      let word = WordHash("word\(number % 1_500)")
      map.set(word, number)
      expected[word] = number
    }
    for (word, number) in expected { #expect(map[word] == number) }
    for number in 1_500..<1_600 { #expect(map[WordHash("word\(number)")] == nil) }
    var seen: [WordHash: Int] = [:]
    map.forEach { seen[$0] = $1 }
    #expect(seen == expected)
  }

  @Test func `what a map says of a word can grow`() {
    var map = WordMap<[Int]>()
    map.reserveCapacity(3)
    for number in 0..<6 { map[WordHash("word\(number % 3)"), default: []].append(number) }
    #expect(map[WordHash("word1")] == [1, 4])
    #expect(map[WordHash("word7"), default: [9]] == [9])
  }

  @Test func `words that fall on one place are told apart`() {
    var map = WordMap<UInt64>()
    for number: UInt64 in 1...6 { map.set(WordHash(value: number << 20), number) }
    for number: UInt64 in 1...6 { #expect(map[WordHash(value: number << 20)] == number) }
    #expect(map[WordHash(value: 7 << 20)] == nil)
  }

  @Test func `a set has its words in any case and no others`() {
    let set = WordSet(["in", "near"])
    #expect(set.contains(WordHash("Near")) && !set.contains(WordHash("at")))
  }
}
