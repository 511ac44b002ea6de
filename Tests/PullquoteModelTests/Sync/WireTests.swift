import Prose
import Testing

@testable import Archive
@testable import PullquoteModel

/// What goes over the wire, and what is made of what comes.
@Suite struct WireTests {
  @Test(arguments: [
    ("tag:google.com,2005:reader/item/00000000148b9369", "00000000148b9369"),
    ("tag:google.com,2005:reader/item/2f2", "00000000000002f2"),
    ("tag:google.com,2005:reader/item/1234567890123456", "1234567890123456"),
    ("tag:google.com,2005:reader/item/5D0CFA30041D4348", "5d0cfa30041d4348"),
    ("000000000000048c", "000000000000048c"),
    ("0000000000000480", "0000000000000480"),
    ("344691561", "00000000148b9369"),
    ("1710000000123456", "0006133c6692c240"),
    ("-1", "ffffffffffffffff"),
    ("18446744073709551615", "ffffffffffffffff"),
    ("0", "0000000000000000"),
    // The Old Reader's have 24 digits and are no numbers.
    ("tag:google.com,2005:reader/item/5cb92eac175bb7c0e2000075", "5cb92eac175bb7c0e2000075"),
    ("5cb92eac175bb7c0e2000075", "5cb92eac175bb7c0e2000075"),
    ("99999999999999999999999", "99999999999999999999999"),
  ])
  func `all ways of writing an identifier are one`(written: String, kept: String) {
    #expect(RemoteItemID(written)?.kept == kept)
    #expect(RemoteItemID(written)?.written == "tag:google.com,2005:reader/item/" + kept)
    #expect(RemoteItemID(kept: kept) == RemoteItemID(written))
  }

  @Test(arguments: [
    "", "tag:google.com,2005:reader/item/", "a b", "a\r\nT: x", "é", "\"", "\u{1B}[",
  ])
  func `what can be no identifier is none`(written: String) {
    #expect(RemoteItemID(written) == nil)
  }

  @Test func `a very long identifier is none`() {
    #expect(RemoteItemID(String(repeating: "a", count: 201)) == nil)
  }

  @Test(arguments: [
    ("SID=a\nLSID=null\nAuth=alice/8e6845e089457af25303abc6f53356eb60bdb5f8\n", true),
    ("SID=x\r\nAuth=alice/8e6845e089457af25303abc6f53356eb60bdb5f8\r\n", true),
    ("Auth=", false), ("auth=x", false), ("<html>Auth=x</html>", false), ("", false),
    ("Auth=a b", false), ("Auth=a\u{7F}", false),
  ])
  func `the answer to signing in has its line`(answer: String, isGood: Bool) {
    let auth = signedIn(Array(answer.utf8))
    #expect(auth == (isGood ? "alice/8e6845e089457af25303abc6f53356eb60bdb5f8" : nil))
  }

  @Test(arguments: [
    ("https://rss.example/api/greader.php", "https://rss.example/api/greader.php"),
    ("https://rss.example/api/greader.php/", "https://rss.example/api/greader.php"),
    ("https://rss.example/api/greader.php/reader/api/0/", "https://rss.example/api/greader.php"),
    (" https://mini.example/ ", "https://mini.example"),
    ("https://mini.example/accounts/ClientLogin", "https://mini.example"),
  ])
  func `the address of a server may be written in several ways`(written: String, server: String) {
    #expect(SyncAccount(server: written, user: "alice")?.server == server)
  }

  @Test(arguments: ["", "rss.example", "file:///etc/passwd", "https://", "https://x.example/?a=b"])
  func `an address that no interface can be at is refused`(written: String) {
    #expect(SyncAccount(server: written, user: "alice") == nil)
  }

  @Test func `forms are written so that no value can end`() {
    let form = WebForm([("Email", "a&b=c d"), ("Passwd", "ü+%\n")])
    #expect(form.text == "Email=a%26b%3Dc%20d&Passwd=%C3%BC%2B%25%0A")
  }

  @Test func `a list of identifiers is read with where it goes on`() throws {
    let page = try ReaderItemReferences(
      Array(
        #"""
        {"itemRefs":[{"id":"12345","directStreamIds":[],"timestampUsec":"1"},{"id":12346},
        {"id":null},7,{"id":"tag:google.com,2005:reader/item/000000000000048c"}],
        "continuation":1710000000123456}
        """#.utf8))
    #expect(page.ids.map(\.kept) == ["0000000000003039", "000000000000303a", "000000000000048c"])
    #expect(page.continuation == "1710000000123456")
  }

  @Test(arguments: [
    "", "[]", "{}", "null", "{\"error_message\":\"x\"}", "{\"itemRefs\":{}}", "{\"itemRefs\":null}",
    "{\"itemRefs\":[{\"id\":\"1\"}", "{\"itemRefs\":[{\"id\":\"1\"},", "<html></html>",
    "{\"itemRefs\":[{\"id\":\"\\", "\u{FEFF}{\"itemRefs\":[]}",
  ])
  func `a broken list is no empty list`(answer: String) {
    #expect(throws: (any Error).self) { try ReaderItemReferences(Array(answer.utf8)) }
  }

  @Test func `nesting beyond reason is refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: (any Error).self) {
      try ReaderItemReferences(Array("{\"x\":\(deep)".utf8))
    }
  }

  @Test func `subscriptions have their address and folders`() throws {
    let list = try ReaderSubscriptions(
      Array(
        #"""
        {"subscriptions":[
        {"id":"feed/1","title":"A＆B","categories":[{"id":"user/-/label/News","label":"News"},
          {"id":"user/1/label/Far/away"}],"url":"https://a.example/feed?x=1&y=2"},
        {"id":"feed/https://b.example/rss","title":"","categories":[]},
        {"id":"feed/3","url":"file:///etc/passwd"},{"url":"https://c.example/"},{"id":"feed/4"},
        {"id":"feed/5","url":"javascript:alert(1)","categories":"none"}
        ]}
        """#.utf8)
    ).subscriptions
    #expect(
      list == [
        RemoteSubscription(
          stream: "feed/1", url: "https://a.example/feed?x=1&y=2", title: "A&B",
          folders: ["News", "Far/away"]),
        RemoteSubscription(stream: "feed/https://b.example/rss", url: "https://b.example/rss"),
      ])
  }

  @Test func `items are articles with their marks`() throws {
    let items = try ReaderItems(
      Array(
        #"""
        {"items":[{"id":"tag:google.com,2005:reader/item/000000000000048c",
        "published":1772366400,"title":"A ＆ B ＜ C","canonical":[{"href":"https://a.example/1"}],
        "alternate":[{"href":"https://a.example/other"}],
        "summary":{"content":"<p>Short.</p>"},"content":{"content":"<p>One <b>two</b>.</p>"},
        "author":"Ann Bell","guid":"urn:1",
        "categories":["user/-/state/com.google/reading-list","user/-/state/com.google/read",
          "user/7/state/com.google/starred","user/-/label/News","harbour",null],
        "origin":{"streamId":"feed/3","title":"The Feed"}},
        {"id":""},{"title":"no identifier"},
        {"id":"1165","title":{"x":[]},"published":"1772366400.25","alternate":{"href":"javascript:1"},
         "summary":null,"categories":null,"origin":[]}]}
        """#.utf8)
    ).items
    #expect(items.count == 2)
    let first = try #require(items.first)
    #expect(first.flags == SyncFlags(isRead: true, isStarred: true))
    #expect(first.stream == "feed/3")
    let draft = first.draft
    #expect(draft.title == "A & B < C")
    #expect(draft.text == "A & B < C\n\nOne two.")
    #expect(draft.url == "https://a.example/1" && draft.guid == "urn:1")
    #expect(draft.published == "2026-03-01T12:00:00Z")
    #expect(draft.categories == ["harbour"])
    #expect(draft.source == "The Feed" && draft.byline == "Ann Bell")
    let second = try #require(items.last)
    #expect(second.id.kept == "000000000000048d" && second.url == nil && second.title.isEmpty)
    #expect(second.published == 1_772_366_400 && second.flags == SyncFlags())
  }

  @Test(arguments: [
    "999999999999999999999999", "-99999999999999", "9e99", "true", "\"\"", "{}", "[1]",
  ])
  func `a date beyond reason is none`(published: String) throws {
    let item = try #require(
      try ReaderItems(Array("{\"items\":[{\"id\":\"1\",\"published\":\(published)}]}".utf8)).items
        .first)
    #expect(item.draft.published == nil)
  }
}
