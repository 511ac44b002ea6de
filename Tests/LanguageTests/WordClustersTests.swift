import Language
import Testing

@Suite struct WordClustersTests {
  private func clusters(_ file: [UInt8]) throws -> WordClusters {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: file.count, alignment: 64)
    bytes.copyBytes(from: file)
    return try WordClusters(UnsafeRawBufferPointer(bytes), path: WordClusters.path)
  }

  private let words = ["leipzig", "chemnitz", "runs"].map { WordHash($0) }

  @Test func `words come back with their fine and coarse class`() throws {
    let clusters = try clusters(
      WordClusters.file(
        words: words, fine: [5, 6, 900], coarseOfFine: [Int](repeating: 3, count: 901)))
    #expect(clusters[words[0]] == 5 << 6 | 3)
    #expect(clusters[words[2]] == 900 << 6 | 3)
    #expect(clusters[WordHash("unheard")] == WordClusters.none)
  }

  @Test func `a damaged file is refused`() throws {
    var file = WordClusters.file(words: words, fine: [0, 0, 0], coarseOfFine: [0])
    file[file.count - 1] ^= 1
    #expect(throws: AssetError.self) { try clusters(file) }
  }

  @Test func `the committed classes put cities with cities`() throws {
    let clusters = try #require(try Lexicon.open(assets)?.clusters)
    let coarse = ["leipzig", "munich", "hamburg"].map { clusters[WordHash($0)] & 63 }
    #expect(Set(coarse).count == 1)
  }
}
