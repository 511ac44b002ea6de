import Language
import Prose
import Testing

@Suite struct ConfidenceTableTests {
  private func table(_ text: String) -> ConfidenceTable {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: text.utf8.count, alignment: 64)
    bytes.copyBytes(from: text.utf8)
    return ConfidenceTable(
      assets: Assets { $0 == ConfidenceTable.path ? UnsafeRawBufferPointer(bytes) : nil })
  }

  @Test(arguments: [(0.1, 0.3), (0.4, 0.3), (0.6, 0.5), (0.8, 0.7), (1.0, 0.7)])
  func `between the points counted lies a straight line`(stated: Double, right: Double) {
    let table = table("# a comment\nlabels\t0.8\t0.7\t60\nlabels\t0.4\t0.3\t60\nlabels\tx\t1\n")
    #expect(abs(table.share(stated, .labels) - right) < 1e-9)
  }

  @Test func `who was not counted is taken at its word`() {
    #expect(table("labels\t0.8\t0.7\t60\n").share(0.42, .marks) == 0.42)
    #expect(ConfidenceTable().share(0.42, .labels) == 0.42)
  }

  @Test func `the committed table rises`() {
    let table = ConfidenceTable(assets: assets)
    for origin in QuoteOrigin.allCases {
      let shares = (0...20).map { table.share(Double($0) / 20, origin) }
      #expect(shares == shares.sorted())
      #expect(shares.allSatisfy { (0...1).contains($0) })
    }
    #expect(table.share(0.99, .labels) > 0.8)
  }
}
