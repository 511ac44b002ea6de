import Feeds
import Prose
import Testing

@Suite struct SubscriptionsOtherListTests {
  @Test func `newsraft's sections are folders and its settings mean nothing`() {
    let text = """
      # comment
      http://a.org "Alpha"
      @ News of the day < reload-period 60
      http://b.org < item-limit 200
      http://c.org/f "Gamma" < reload-period 30; item-limit 5
      $(cat feed.xml) "Run me"
      """
    let read = parseNewsraftFeeds(Array(text.utf8))
    let folder = ["News of the day"]
    #expect(
      read.subscriptions == [
        Subscription(url: "http://a.org", title: "Alpha"),
        Subscription(url: "http://b.org", folder: folder),
        Subscription(url: "http://c.org/f", title: "Gamma", folder: folder),
      ])
    #expect(read.problems.map(\.line) == [6])
    #expect(read.problems.first?.reason.contains("runs a program") == true)
  }

  @Test func `newsraft's form comes back from itself`() {
    var list = FeedList()
    list.entries = [
      Subscription(url: "http://a.org", title: "A", folder: ["N"]),
      Subscription(url: "http://b.org"),
      Subscription(url: "http://c.org", folder: ["N", "M"]),
    ].map { FeedList.Entry(subscription: $0, line: 1) }
    let written = writeNewsraftFeeds(list)
    #expect(
      String(decoding: written, as: UTF8.self)
        == "http://b.org\n\n@ N\nhttp://a.org \"A\"\n\n@ N/M\nhttp://c.org\n")
    #expect(parseNewsraftFeeds(written).subscriptions.map(\.folder) == [[], ["N"], ["N/M"]])
  }

  @Test func `sfeed's script is read as text`() {
    let text = """
      #sfeedpath="$HOME/.sfeed/feeds"
      feeds() {
      \t# feed <name> <feedurl> [basesiteurl] [encoding]
      \tfeed "Alpha" "https://a.org/atom.xml" "https://a.org" "utf-8"
      \tfeed 'it $HOME' 'https://b.org/$x'
      \tfeed evil "https://c.org/$(touch /tmp/x)"
      \tfeed evil "`id`"
      \tfeed nothing
      }
      fetch() { curl "$2"; }
      """
    let read = parseSfeedConfiguration(Array(text.utf8))
    #expect(
      read.subscriptions == [
        Subscription(url: "https://a.org/atom.xml", title: "Alpha"),
        Subscription(url: "https://b.org/$x", title: "it $HOME"),
      ])
    #expect(read.problems.map(\.line) == [6, 7, 8])
  }

  @Test(
    arguments: [
      ("<?xml version=\"1.0\"?><opml/>", "x", .opml), ("\n <opml>", "x", .opml),
      ("@ Section\nhttp://a.org", "x", .newsraft), ("http://a.org \"T\" < a 1", "x", .newsraft),
      ("http://a.org", "/home/a/.config/newsraft/feeds", .newsraft),
      ("feeds() {\n\tfeed a b\n}", "x", .sfeed), ("", "sfeedrc", .sfeed),
      ("[News]\nhttp://a.org", "x", .pullquote), ("http://a.org #tag", "x", .pullquote),
      ("http://a.org \"T\" every=2h", "x", .pullquote), ("query \"N\" is:unread", "x", .pullquote),
      ("http://a.org \"~T\" tag", "x", .newsboat),
      ("\"query:N:unread = \\\"yes\\\"\"", "x", .newsboat),
      ("http://a.org\nhttp://b.org # c", "urls", .newsboat),
      ("http://a.org \"C#\"", "x", .newsboat),
    ] as [(String, String, ListFormat)])
  func `the format is found by what stands in the file`(
    text: String, name: String, format: ListFormat
  ) {
    #expect(listFormat(of: Array(text.utf8), named: name) == format)
  }

  @Test func `a feeds file of our own can be taken over`() {
    let text = "[F]\nhttp://a.org every=2h keep=all\nmute x\nnonsense\n"
    let read = importFeeds(Array(text.utf8), format: .pullquote)
    #expect(read.subscriptions.first?.refreshEvery == 7200)
    #expect(read.queries.map(\.use) == [.mute])
    #expect(read.problems.map(\.line) == [4])
  }

  @Test(
    arguments: [
      ("HTTP://A.Org", "http://a.org/"), ("http://a.org:80/x#y", "http://a.org/x"),
      ("https://a.org:80/", "https://a.org:80/"), ("https://a.org?q", "https://a.org/?q"),
      ("https://a.org/A?B", "https://a.org/A?B"), ("mailto:x", "mailto:x"),
    ])
  func `addresses are compared by what they mean`(url: String, key: String) {
    #expect(addressKey(url) == key)
  }

  @Test(
    arguments: [
      ("evry", "every"), ("keeep", "keep"), ("fulltext", "full-text"), ("x", nil),
      ("", nil), ("authentication", nil),
    ] as [(String, String?)])
  func `the nearest word is offered only when it is near`(word: String, nearest: String?) {
    #expect(nearestWord(to: word, among: FeedOption.all.map(\.name)) == nearest)
  }
}
