import Feeds
import Prose
import Testing

@Suite struct SubscriptionsEditTests {
  private func added(_ url: String, _ folder: [String], to text: String) -> String {
    let bytes = adding([Subscription(url: url, folder: folder)], to: Array(text.utf8))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with what is expected to be put in between ⟦ and ⟧.
  private func halves(_ marked: String) -> (before: String, after: String) {
    var before = ""
    var isInside = false
    for scalar in marked.unicodeScalars {
      if scalar == "⟦" || scalar == "⟧" {
        isInside = scalar == "⟦"
      } else if !isInside {
        before.unicodeScalars.append(scalar)
      }
    }
    return (before, marked.replacing("⟦", with: "").replacing("⟧", with: ""))
  }

  @Test(
    arguments: [
      "⟦http://n.org\n⟧", "http://a.org\n⟦http://n.org\n⟧", "http://a.org⟦\nhttp://n.org\n⟧",
      "\r\n# c\r\nhttp://a.org\t\r\n⟦http://n.org\r\n⟧\r\n[F]\r\nhttp://b.org\r\n",
      "# c\n\n⟦http://n.org\n\n⟧# of F\n[F]\nhttp://b.org\n",
      "⟦http://n.org\n\n⟧[F]\nhttp://b.org\n",
      "http://a.org\n⟦http://n.org\n⟧# end\n", "\u{FEFF}⟦http://n.org\n\n⟧[F]\n",
      "[F]\nhttp://b.org\n[]\nmute x\n⟦http://n.org\n⟧  # end",
    ])
  func `a feed without a folder goes behind the last of these`(marked: String) {
    let (before, after) = halves(marked)
    #expect(added("http://n.org", [], to: before) == after)
  }

  @Test(
    arguments: [
      "http://a.org\n\n[F/G]\nhttp://b.org\n⟦http://n.org\n⟧\n# of H\n[H]\nhttp://c.org\n",
      "[F/G]⟦\nhttp://n.org\n⟧", "[F/G]\n⟦http://n.org\n⟧\n\n[H]\n",
      "[F/G]\nhttp://a.org\n[H]\n[F / G] # again\r\n⟦http://n.org\r\n⟧",
      "http://a.org\n⟦\n[F/G]\nhttp://n.org\n⟧", "http://a.org⟦\n\n[F/G]\nhttp://n.org\n⟧",
      "[F]\r\nhttp://a.org\r\n⟦\r\n[F/G]\r\nhttp://n.org\r\n⟧", "# c\n\n⟦[F/G]\nhttp://n.org\n⟧",
      "nonsense\n[broken\n[F/G]\nevry=2 \u{1B}\n⟦http://n.org\n⟧",
    ])
  func `a feed goes behind the last of its folder`(marked: String) {
    let (before, after) = halves(marked)
    #expect(added("http://n.org", ["F", "G"], to: before) == after)
  }

  @Test func `many feeds go in at once, folder by folder`() {
    let feeds = [
      Subscription(url: "http://1.org", folder: ["A"]), Subscription(url: "http://2.org"),
      Subscription(url: "http://3.org", folder: ["A"]),
      Subscription(url: "http://4.org", folder: ["A", "B/C"]),
    ]
    let query = StandingQuery(use: .search, name: "N", text: "is:unread", folder: ["A"])
    let bytes = adding(feeds, queries: [query], to: Array("[A]\n".utf8))
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        http://2.org

        [A]
        http://1.org
        http://3.org
        query "N" is:unread

        [A/B\\/C]
        http://4.org

        """)
  }

  @Test(
    arguments: [
      "# c\r\n⟦HTTPS://A.org:443/x \"T\" evry=3\r\n⟧http://b.org\r\n",
      "http://b.org\n⟦  https://a.org/x⟧",
      "⟦https://a.org/x\n⟧\n[F]\n⟦https://a.org/x\n⟧# https://a.org/x",
      "https://a.org/xy\nquery \"q\" https://a.org/x\n",
    ])
  func `taking a feed out leaves every other byte`(marked: String) {
    let before = marked.replacing("⟦", with: "").replacing("⟧", with: "")
    let bytes = removing(url: "https://a.org/x", from: Array(before.utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == halves(marked).before)
  }

  @Test func `every subscription can be written and read again`() {
    let hard = #"a "b" 'c' \d #e"#
    var feed = Subscription(
      url: "https://a.org/?x=1&y=#z", title: hard, folder: ["a/b", "]c["],
      tags: ["x", hard, "it's"],
      refreshEvery: 5400, wantsFullText: true, retention: Retention(days: 90, count: 500),
      credentialsCommand: ["pass", "a b", "it's", #"q"\"#, "a|b", "~x", ""],
      headers: ["X-A: b c", "Y: \"q\" #"])
    #expect(parseFeedList(adding([feed], to: [])).subscriptions == [feed])
    #expect(parseFeedList(adding([feed], to: [])).problems.isEmpty)
    feed.retention = Retention()
    feed.title = "a\nb\u{1B}c"
    let read = parseFeedList(adding([feed], to: []))
    #expect(read.subscriptions.first?.title == "a b c")
    #expect(read.subscriptions.first?.retention == Retention())
    #expect(read.problems.isEmpty)
  }

  @Test func `what the list has already is not added again`() {
    let list = parseFeedList(Array("https://a.org/\nquery \"Q\" x\nmute y\n".utf8))
    let feeds = ["HTTPS://a.org", "https://b.org", "https://b.org/"].map { Subscription(url: $0) }
    #expect(list.lacking(feeds).map(\.url) == ["https://b.org"])
    let queries = [
      StandingQuery(use: .search, name: "Q", text: "other"),
      StandingQuery(use: .mute, name: nil, text: "y"),
      StandingQuery(use: .watch, name: nil, text: "y"),
    ]
    #expect(list.lacking(queries).map(\.use) == [.watch])
  }
}
