import Testing

@testable import Archive

@Suite struct ArchiveErrorTests {
  @Test func `errors of different files differ`() {
    #expect(ArchiveError.newer(path: "a") != ArchiveError.newer(path: "b"))
  }

  @Test func `a message names the file and says what to do`() {
    let moved = ArchiveError.corrupt(path: "/a/b.sqlite", reason: "no header", aside: "/a/c")
    #expect("\(moved)".contains("/a/b.sqlite"))
    #expect("\(moved)".contains("kept as /a/c"))
    let kept = ArchiveError.corrupt(path: "/a/b.sqlite", reason: "no header", aside: nil)
    #expect("\(kept)".contains("archive check"))
  }
}
