import Foundation
import Testing

/// Searches that stand in the feeds file: saved ones, what is muted, what is watched.
@Suite struct StandingQueryTests {
  private let home: Home

  init() throws {
    let server = try Kelford.server()
    home = try Kelford.reader(of: server)
    let queries = """
      query "Holm on harbour" speaker:holm
      mute title:boat
      watch "Roads" road or title:port

      """
    try home.write(feeds: queries + home.feeds())
    guard try home.run("refresh").status == 0 else { throw Kelford.Unfilled(errors: "refresh") }
  }

  private func titles(_ arguments: String...) throws -> [String] {
    try home.rows(["search"] + arguments).compactMap { $0["title"] as? String }
  }

  @Test func `a saved search is asked by its name and may be narrowed`() throws {
    let both = ["Kelford gets a deeper port", "Council votes to dredge the harbour"]
    #expect(try titles("--saved", "Holm on harbour") == both)
    #expect(try titles("--saved", "holm on HARBOUR", "-feed:gazette") == [both[0]])
    let unknown = try home.run("search", "--saved", "Lund")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there are “Holm on harbour”"))
  }

  @Test func `what is muted is listed only when asked for`() throws {
    #expect(try titles("hospital").isEmpty)
    #expect(try titles("hospital", "--muted") == ["A night boat for the islands"])
    #expect(try titles("--limit", "0").count == 3)
  }

  @Test func `what is watched is listed by itself`() throws {
    #expect(
      try titles("--watched") == ["Storm closes the coast road", "Kelford gets a deeper port"])
  }

  @Test func `a list of feeds shows saved searches too`() throws {
    let rows = try home.run("list").output.split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("?") && $0.hasSuffix("Holm on harbour  speaker:holm") })
  }
}
