import Feeds
import Prose
import Testing

@Suite struct SubscriptionsNewsboatTests {
  private func urls(_ text: String) -> ImportedFeeds { parseNewsboatURLs(Array(text.utf8)) }

  @Test(
    arguments: [
      ("http://a.org", Subscription(url: "http://a.org")),
      (
        "http://a.org tech \"two words\" # c",
        Subscription(url: "http://a.org", tags: ["tech", "two words"])
      ),
      ("\"http://a.org\" \"~My \\\"A\\\"\"", Subscription(url: "http://a.org", title: "My \"A\"")),
      ("http://a.org \"!\" x", Subscription(url: "http://a.org", tags: ["hidden", "x"])),
    ])
  func `a line is an address and its tags`(line: String, feed: Subscription) {
    let read = urls("# comment\n\n\(line)\n")
    #expect(read.subscriptions == [feed])
    #expect(read.problems.isEmpty)
  }

  @Test(
    arguments: [
      ("exec:~/bin/feed.sh", "runs a program"),
      ("\"filter:/bin/x -y:https://a.org/f\"", "pullquote add https://a.org/f"),
      ("filter:x", "sends a feed through a program"), ("file:///etc/passwd", "is a file"),
      ("ftp://a.org", "only http and https"), ("http://a.org \"open", "never closed"),
      ("query:x", "is no query"),
    ])
  func `what is not taken over is told, and nothing is run`(line: String, words: String) throws {
    let read = urls("\n\(line)\nhttp://b.org\n")
    let problem = try #require(read.problems.first)
    #expect(problem.line == 2)
    #expect(problem.reason.contains(words), "\(problem.reason)")
    #expect(read.subscriptions.last?.url == "http://b.org")
  }

  @Test(
    arguments: [
      (#"unread = "yes""#, "is:unread"), (#"unread="no""#, "is:read"),
      (#"unread != "yes""#, "is:read"),
      (#"tags # "a b""#, "tag:\"a b\""), (#"tags !# "x""#, "-tag:x"),
      (#"title =~ "budget""#, "title:budget"), (#"title = "New Day""#, "title:\"New Day\""),
      (#"title !~ "(ad|sponsored post)""#, "-(title:ad or title:\"sponsored post\")"),
      (#"author =~ "smith""#, "author:smith"), (#"feedtitle =~ "BBC""#, "feed:BBC"),
      (#"content =~ "or""#, "\"or\""), ("age < 7", "newer:7d"), ("age <= 6", "newer:7d"),
      ("age > 6", "older:7d"), ("age >= 7", "older:7d"),
      (#"unread = "yes" and tags # "x" and age < 2"#, "is:unread tag:x newer:2d"),
      (#"tags # "x" or tags # "y""#, "tag:x or tag:y"),
      (#"tags # "x" and (tags # "y" or tags # "z")"#, "tag:x (tag:y or tag:z)"),
      (#"tags # "x" or tags # "y" and tags # "z""#, "tag:x or (tag:y tag:z)"),
      (#"((unread = "yes"))"#, "is:unread"),
    ])
  func `a filter becomes a query`(filter: String, query: String) {
    let escaped = filter.replacing("\"", with: "\\\"")
    let read = urls("\"query:My news:\(escaped)\"\n")
    #expect(read.problems.isEmpty, "\(read.problems)")
    #expect(read.queries == [StandingQuery(use: .search, name: "My news", text: query)])
  }

  @Test(
    arguments: [
      (#"flags # "s""#, "flags #"), (#"title =~ "^x""#, "regular expression"),
      ("age between 0:10", "between"), (#"unread = "perhaps""#, "unread is “perhaps”"),
      (#"tags # "x" xor tags # "y""#, "xor"), ("(age < 3", "never closed"),
      ("age < 3)", "where “and”"),
      ("", "no attribute"), (#"title =~ """#, "no word"), ("age < soon", "no number of days"),
      (#"title =~ "a"#, "never closed"), ("age < 0", "under 0 days"),
      ("age <", "nothing stands behind"),
    ])
  func `a filter that cannot be said is told with the reason`(filter: String, words: String) {
    let escaped = filter.replacing("\"", with: "\\\"")
    let read = urls("\"query:N: \(escaped)\"\n")
    #expect(read.queries.isEmpty)
    #expect(read.problems.map(\.line) == [1])
    #expect(read.problems.first?.reason.contains(words) == true, "\(read.problems)")
  }

  @Test func `what newsboat has comes back from newsboat's own form`() {
    let first = urls(
      """
      http://a.org "~A \\"1\\" \\\\" tech "two words"
      http://b.org "!"
      http://c.org
      """)
    var list = FeedList()
    list.entries = first.subscriptions.map { FeedList.Entry(subscription: $0, line: 1) }
    list.queries = [StandingQuery(use: .search, name: "N", text: "is:unread")]
    let written = writeNewsboatURLs(list)
    #expect(parseNewsboatURLs(written) == first)
    #expect(String(decoding: written, as: UTF8.self).hasSuffix("# query \"N\" is:unread\n"))
  }
}
