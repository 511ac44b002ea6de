import Prose
import Testing

@testable import Feeds

@Suite struct SyndicationDateTests {
  @Test(arguments: [
    // RFC 822 and 2822.
    ("Tue, 03 Mar 2026 07:05:09 GMT", "2026-03-03T07:05:09Z"),
    ("Tue, 3 Mar 26 07:05 +0130", "2026-03-03T05:35:00Z"),
    ("03 Mar 2026 07:05:09 -0430", "2026-03-03T11:35:09Z"),
    ("Tue,03 Mar 2026 07:05:09 Z", "2026-03-03T07:05:09Z"),
    ("Tuesday, 03-Mar-98 07:05:09 UTC", "1998-03-03T07:05:09Z"),
    ("Tue, 03 Mar 2026 07:05:09 EST", "2026-03-03T12:05:09Z"),
    ("Tue, 03 Mar 2026 07:05:09 GMT+02:00", "2026-03-03T05:05:09Z"),
    ("Thurs, 5th March, 2026 07:05:09 (Pacific) PST", "2026-03-05T15:05:09Z"),
    // Places, in winter and in summer.
    ("Tue, 03 Mar 2026 07:05:09 Europe/Vienna", "2026-03-03T06:05:09Z"),
    ("Fri, 03 Jul 2026 07:05:09 Europe/Vienna", "2026-07-03T05:05:09Z"),
    ("Fri, 03 Jul 2026 07:05:09 America/New_York", "2026-07-03T11:05:09Z"),
    ("Fri, 03 Jul 2026 07:05:09 Australia/Sydney", "2026-07-02T21:05:09Z"),
    // RFC 3339 and ISO 8601.
    ("2026-03-03T07:05:09Z", "2026-03-03T07:05:09Z"),
    ("2026-03-03t07:05:09.123456+05:45", "2026-03-03T01:20:09Z"),
    ("2026-03-03 07:05", "2026-03-03T07:05:00Z"),
    ("2026-03-03T07:05:09-05:00Z", "2026-03-03T12:05:09Z"),
    ("20260303T070509", "2026-03-03T07:05:09Z"),
    ("20260303070509", "2026-03-03T07:05:09Z"),
    ("2026-03", "2026-03-01T00:00:00Z"),
    ("2026", "2026-01-01T00:00:00Z"),
    ("2026-062", "2026-03-03T00:00:00Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2026-03-03T24:00:00Z", "2026-03-04T00:00:00Z"),
    // Others.
    ("Tue Mar  3 07:05:09 2026", "2026-03-03T07:05:09Z"),
    ("March 3, 2026 - 7:05 p.m.", "2026-03-03T19:05:00Z"),
    ("Mar. 3, 2026, 12:05 a.m.", "2026-03-03T00:05:00Z"),
    ("2026/3/3 7:05:09", "2026-03-03T07:05:09Z"),
    ("3/14/26", "2026-03-14T00:00:00Z"),
    ("14/3/2026 07:05", "2026-03-14T07:05:00Z"),
    ("14.03.2026", "2026-03-14T00:00:00Z"),
    ("1772521509", "2026-03-03T07:05:09Z"),
    ("1772521509000", "2026-03-03T07:05:09Z"),
    // Languages.
    ("Di, 3. März 2026 07:05", "2026-03-03T07:05:00Z"),
    ("mar., 03 févr. 2026 07:05:09 +0100", "2026-02-03T06:05:09Z"),
    ("mardi 3 mars 2026 à 7h05", "2026-03-03T07:05:00Z"),
    ("3 de enero de 2026", "2026-01-03T00:00:00Z"),
    ("2026년 3월 3일", "2026-03-03T00:00:00Z"),
    ("2026-03-03 오후 07:05:09", "2026-03-03T19:05:09Z"),
    ("3 марта 2026 07:05", "2026-03-03T07:05:00Z"),
  ])
  func `dates of every form become UTC`(text: String, date: String) {
    #expect(parseDate(text) == date)
  }

  @Test(arguments: [
    "", " ", "yesterday", "NaN", "Mon, 30 Feb 2026 00:00:00 GMT", "2026-13-01",
    "2026-03-03T25:00:00Z",
    "2026-03-03T07:61:00Z", "2026-03-03T07:05:09+99:99", "2026-03-03T07:05:09Zebra",
    "-2026-01-01T00:00:00Z",
    "Tue, 03 Mar 2026 1:2:3:4 GMT", "Tue, 03 qqq 2026 07:05:09", "0000-01-01", "99999-01-01",
    String(repeating: "9", count: 400), "3 Mar", "Tue, 03 Mar 2026 07:05:09 +00:xx",
  ])
  func `what is no date gives none`(text: String) {
    #expect(parseDate(text) == nil)
  }

  @Test func `a million blanks or digits are no date, and quickly so`() {
    #expect(parseDate("Tue, " + String(repeating: " ", count: 1_000_000) + "x") == nil)
    #expect(parseDate(String(repeating: "2", count: 1_000_000)) == nil)
  }

  @Test(arguments: [-62_135_596_800, -1, 0, 951_782_400, 1_772_521_509, 253_402_300_799])
  func `seconds survive the way to text and back`(seconds: Int) throws {
    let text = try #require(rfc3339(seconds))
    #expect(epochSeconds(text) == seconds)
  }

  @Test func `years beyond four digits cannot be written`() {
    #expect(rfc3339(253_402_300_800) == nil)
    #expect(rfc3339(-62_135_596_801) == nil)
  }
}
