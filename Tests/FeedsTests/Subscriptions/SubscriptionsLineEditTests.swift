import Feeds
import Prose
import Testing

@Suite struct SubscriptionsLineEditTests {
  private func amended(
    _ text: String, title: String? = nil, folder: [String] = [], tags: [String] = []
  ) -> String? {
    amending(
      url: "https://a.org/rss", title: title, folder: folder, tags: tags, in: Array(text.utf8)
    ).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(
    arguments: [
      // line, title, tags, line as it is then
      ("https://a.org/rss", "A", [], "https://a.org/rss \"A\""),
      ("https://a.org/rss  # why", "A", ["x"], "https://a.org/rss \"A\" #x  # why"),
      (
        "\thttps://a.org/rss every=2h", nil, ["two words"],
        "\thttps://a.org/rss #\"two words\" every=2h"
      ),
      (
        "https://a.org/rss \"Old\"  #x every=2h #y", "New", ["y"],
        "https://a.org/rss \"New\" every=2h #y"
      ),
      ("https://a.org/rss 'Old' #x", nil, [], "https://a.org/rss"),
      ("https://a.org/rss #x", "Say \"so\"", ["x"], "https://a.org/rss \"Say \\\"so\\\"\" #x"),
      ("HTTPS://A.org/rss#top", "A\nb", [], "HTTPS://A.org/rss#top \"A b\""),
      (
        "https://a.org/rss keep=90d # #no tag", nil, ["n"],
        "https://a.org/rss #n keep=90d # #no tag"
      ),
      (
        "https://a.org/rss header=\"X: a b\" # c", "T", [],
        "https://a.org/rss \"T\" header=\"X: a b\" # c"
      ),
    ] as [(String, String?, [String], String)])
  func `only title and tags of the line change`(
    line: String, title: String?, tags: [String], expected: String
  ) {
    let (before, after) = ("# mine\r\nhttps://b.org\r\n", "\r\n\r\n[F]\r\nhttps://c.org \"C\"")
    #expect(
      amended(before + line + after, title: title, tags: tags) == before + expected + after)
    let list = parseFeedList(Array(expected.utf8))
    #expect(list.errors.isEmpty)
    #expect(Set(list.subscriptions.first?.tags ?? []) == Set(tags))
  }

  @Test func `a feed that moves takes its line along`() {
    let text = "[N]\nhttps://a.org/rss \"A\" every=2h # mine\nhttps://b.org\n\n[S]\nhttps://c.org\n"
    #expect(
      amended(text, title: "A", folder: ["S"])
        == "[N]\nhttps://b.org\n\n[S]\nhttps://c.org\nhttps://a.org/rss \"A\" every=2h # mine\n")
    #expect(
      amended(text, title: "A", folder: ["S", "T/U"])
        == "[N]\nhttps://b.org\n\n[S]\nhttps://c.org\n\n[S/T\\/U]\n"
        + "https://a.org/rss \"A\" every=2h # mine\n")
    #expect(amended(text, title: "A", folder: ["N"]) == text)
  }

  @Test func `a feed that is not there is not changed`() {
    #expect(amended("# https://a.org/rss\nhttps://b.org\n") == nil)
    #expect(setting(fullText: true, of: "https://a.org/rss", in: []) == nil)
  }

  @Test(arguments: [
    ("https://a.org/rss", "https://a.org/rss full-text"),
    ("https://a.org/rss \"A\" #t  # c", "https://a.org/rss \"A\" #t full-text  # c"),
    ("https://a.org/rss every=1h\r", "https://a.org/rss every=1h full-text\r"),
  ])
  func `whole articles are an option that comes and goes`(off: String, on: String) {
    let change = { (isOn: Bool, text: String) in
      setting(fullText: isOn, of: "https://a.org/rss", in: Array((text + "\n").utf8)).map {
        String(decoding: $0.dropLast(), as: UTF8.self)
      }
    }
    #expect(change(true, off) == on)
    #expect(change(true, on) == on)
    #expect(change(false, on) == off)
    #expect(change(false, off) == off)
  }

  @Test func `a query goes by its use and words`() {
    let text =
      "query \"A\" boats\nwatch boats # c\n  mute boats\nwatch \"n\" boats\nwatch boats x\n"
    let rest = removing(.watch, text: "boats", from: Array(text.utf8))
    #expect(
      String(decoding: rest, as: UTF8.self)
        == "query \"A\" boats\n  mute boats\nwatch boats x\n")
    #expect(removing(.mute, text: "ships", from: Array(text.utf8)) == Array(text.utf8))
  }

  @Test(arguments: [
    "https://a.org/rss \"never closed", "https://a.org/rss #", "https://a.org/rss #\"x",
    "https://a.org/rss \u{1}", "https://a.org/rss \"\" \"\" #x#y", "https://a.org/rss =",
  ])
  func `a broken line keeps its bytes`(line: String) throws {
    let changed = try #require(amended(line + "\nhttps://b.org\n", title: "T", tags: ["t"]))
    #expect(changed.hasSuffix("\nhttps://b.org\n"))
    #expect(changed.hasPrefix("https://a.org/rss"))
  }
}
