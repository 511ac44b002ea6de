import Foundation
import Testing

/// `search` as a reader meets it.
@Suite struct ArchiveSearchTests {
  private let home: Home

  init() throws { home = try Kelford.archive.get() }

  /// The last parts of the addresses of what is found, in its order.
  private func found(_ arguments: [String]) throws -> [String] {
    try home.rows(["search"] + arguments).map { row in
      (row["url"] as? String)?.split(separator: "/").last.map(String.init) ?? ""
    }
  }

  @Test(
    arguments: [
      (["dredged"], ["port", "dredge"]), (["harbour", "deficit"], ["dredge"]),
      (["HARBOUR"], ["port", "dredge"]), (["“deeper port”"], ["port"]),
      (["\"deeper port\""], ["port"]), (["\"port deeper\""], []),
      (["fish*"], ["dredge"]), (["fish"], []),
      (["speaker:lund"], ["boat", "dredge"]), (["speaker:lun*"], ["boat", "dredge"]),
      (["speaker:Anna Holm"], ["port", "dredge"]), (["speaker:\"Anna Holm\""], ["port", "dredge"]),
      (["speaker:Anna Holm", "deficit"], ["dredge"]), (["speaker:\"Holm Lund\""], []),
      (["about:hospital"], ["boat"]), (["about:ferry"], []),
      (["speaker:holm", "about:dredged"], ["port", "dredge"]),
      (["speaker:lund", "about:dredged"], []),
      (["feed:gazette"], ["boat", "dredge"]), (["feed:\"Northern Post\""], ["road", "port"]),
      (["kind:indirect", "speaker:berg"], ["port"]),
      (["title:boat"], ["boat"]), (["author:sand"], ["dredge"]),
      (["entity:holm"], ["port", "dredge"]),
      (["is:unread"], ["road", "port", "boat", "dredge"]), (["is:read"], []), (["is:starred"], []),
      (["newer:1w"], ["road"]), (["older:1w"], ["port", "boat", "dredge"]),
      (["after:2024-03-05", "before:2024-03-06"], ["boat"]),
      (["ferry", "or", "port"], ["port", "boat"]), (["ferry or port"], ["port", "boat"]),
      (["dredged -deficit"], ["port"]), (["dredged", "-deficit"], ["port"]),
      (["-dredged"], ["road", "boat"]), (["hospital", "-hotel"], ["boat"]),
      (["-speaker:lund", "-feed:post"], []),
      (["(ferry or port) -speaker:lund"], ["port"]),
      (["(ferry", "or", "port)", "speaker:lund"], ["boat"]),
      (["lang:en"], ["road", "port", "boat", "dredge"]), (["lang:de"], []),
      ([], ["road", "port", "boat", "dredge"]), (["zebra"], []),
      (["--limit", "2"], ["road", "port"]), (["--limit", "2", "--oldest"], ["dredge", "boat"]),
      (["--limit", "0"], ["road", "port", "boat", "dredge"]),
    ] as [([String], [String])])
  func `a query finds these articles, the newest first`(query: [String], articles: [String]) throws
  {
    #expect(try found(query) == articles)
  }

  @Test(
    arguments: [
      ("boat (ferry", 6, "not closed"), ("\"night boat", 1, "not closed"),
      ("boat )", 6, "closes nothing"), ("night newer:soon", 13, "soon"),
      ("is:red", 4, "did you mean “read”?"), ("speeker:lund", 1, "did you mean “speaker:”?"),
      ("speaker:", 1, "nothing follows"), ("or boat", 1, "nothing to join"),
      ("bo*t", 3, "star"), ("after:2024-02-30", 7, "no day of the calendar"),
    ])
  func `a query that cannot be read is told with the place`(
    query: String, position: Int, words: String
  ) throws {
    for command in [
      ["search", query], ["quotes", "--query", query], ["mark", "--read", "--query", query],
    ] {
      let outcome = try home.run(command)
      #expect(outcome.status == 2)
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("character \(position): "), "\(outcome.errors)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
  }

  @Test func `an article is a line, with the words that were found below it`() throws {
    let outcome = try home.run("search", "deficit")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first?.contains("2024-03-04  Council votes to dredge the harbour") == true)
    #expect(lines.first?.contains("Kelford Gazette") == true)
    #expect(lines.dropFirst().joined(separator: " ").contains("deficit"))
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `programs get JSON, tables of commas and Markdown`() throws {
    let row = try #require(try home.rows(["search", "deficit"]).first)
    #expect(row["title"] as? String == "Council votes to dredge the harbour")
    #expect(row["byline"] as? String == "Mira Sand")
    #expect(row["date"] as? String == "2024-03-04T09:00:00Z")
    #expect(row["feed"] as? String == "Kelford Gazette")
    #expect(row["read"] as? Bool == false)
    #expect(row["quotes"] as? Int == 4)
    let csv = try home.run("search", "deficit", "--csv").output.split(separator: "\r\n")
    #expect(csv.count == 2)
    #expect(csv.first?.hasPrefix("id,date,title,byline,url,feed,") == true)
    let table = try home.run("search", "deficit", "--markdown").output.split(separator: "\n")
    #expect(table.count == 3)
    #expect(table.allSatisfy { $0.hasPrefix("| ") && $0.hasSuffix(" |") })
  }

  @Test func `nothing found is status 1 and a word about it, but still a list for programs`() throws
  {
    let outcome = try home.run("search", "zebra")
    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "pullquote: no article fits zebra\n")
    let json = try home.run("search", "zebra", "--json")
    #expect(json.status == 1)
    #expect(json.output == "[]\n")
    #expect(json.errors.isEmpty)
  }

  @Test(arguments: [
    ["search"], ["search", "or"], ["quotes"], ["speakers"], ["entities"], ["list"],
  ])
  func `asking twice gives the same answer`(command: [String]) throws {
    for format in [[], ["--json"], ["--csv"]] {
      let first = try home.run(command + format)
      #expect(try home.run(command + format).output == first.output)
    }
  }
}
