import Testing

@testable import Archive

@Suite struct ArchiveErrorTests {
  @Test func `errors of different files differ`() {
    #expect(ArchiveError.newer(path: "a") != ArchiveError.newer(path: "b"))
  }
}
