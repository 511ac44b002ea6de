import Feeds
import Prose
import Testing

@Suite struct SubscriptionsFeedListTests {
  private func list(_ text: String) -> FeedList { parseFeedList(Array(text.utf8)) }

  @Test(
    arguments: [
      ("https://a.org/f", Subscription(url: "https://a.org/f")),
      ("  https://a.org/f \"Title\" ", Subscription(url: "https://a.org/f", title: "Title")),
      (
        #"https://a.org/f 'It "is"' #x #"two words" # and a comment"#,
        Subscription(url: "https://a.org/f", title: #"It "is""#, tags: ["x", "two words"])
      ),
      (
        #"https://a.org/f "A \"b\" \\c""#, Subscription(url: "https://a.org/f", title: #"A "b" \c"#)
      ),
      (
        "http://a.org every=2h full-text",
        with {
          $0.refreshEvery = 7200; $0.wantsFullText = true
        }
      ),
      ("http://a.org every=90m", with { $0.refreshEvery = 5400 }),
      ("http://a.org keep=2w", with { $0.retention = Retention(days: 14) }),
      ("http://a.org keep=90d keep=500", with { $0.retention = Retention(days: 90, count: 500) }),
      ("http://a.org keep=all", with { $0.retention = Retention() }),
      (
        #"http://a.org auth="pass show 'my site'""#,
        with { $0.credentialsCommand = ["pass", "show", "my site"] }
      ),
      (
        #"http://a.org header="X-Key: a b" header=Accept:*/*"#,
        with { $0.headers = ["X-Key: a b", "Accept:*/*"] }
      ),
      ("HTTPS://A.org/#f\t#ä", Subscription(url: "HTTPS://A.org/#f", tags: ["ä"])),
    ])
  func `a line with an address is a feed`(line: String, subscription: Subscription) {
    let read = list(line)
    #expect(read.problems.isEmpty)
    #expect(read.subscriptions == [subscription])
  }

  @Test(
    arguments: [
      ("[News]", ["News"]), ("[News/Science]", ["News", "Science"]), ("[ A / B ] # c", ["A", "B"]),
      (#"[a\/b/c\]\\]"#, ["a/b", #"c]\"#]), ("[]", []), ("[/]", []),
    ])
  func `a heading puts feeds into folders`(heading: String, folder: [String]) {
    let read = list("[Before]\n\(heading)\nhttp://a.org/\n")
    #expect(read.problems.isEmpty)
    #expect(read.subscriptions.map(\.folder) == [folder])
  }

  @Test func `queries keep their words and their place`() {
    let read = list(
      """
      [Sky]
      query "Rogozin on money" speaker:rogozin about:"the # budget"  # comment
      mute "football" or rugby
      watch "Mine" title:harbour
      mute "offside"
      """)
    #expect(read.problems.isEmpty)
    let folder = ["Sky"]
    #expect(
      read.queries == [
        StandingQuery(
          use: .search, name: "Rogozin on money", text: "speaker:rogozin about:\"the # budget\"",
          folder: folder, line: 2, column: 26),
        StandingQuery(
          use: .mute, name: "football", text: "or rugby", folder: folder, line: 3, column: 17),
        StandingQuery(
          use: .watch, name: "Mine", text: "title:harbour", folder: folder, line: 4, column: 14),
        StandingQuery(
          use: .mute, name: nil, text: "\"offside\"", folder: folder, line: 5, column: 6),
      ])
  }

  @Test(
    arguments: [
      ("example.org/feed", 1, "write https://example.org/feed"),
      ("  ftp://a.org/f", 3, "begins no line"), ("https:///f", 1, "names no host"),
      ("quary \"x\" y", 1, "did you mean “query”"),
      ("http://a.org evry=2h", 14, "did you mean “every”"),
      ("http://ä.org évery=2h", 14, "did you mean “every”"),
      ("http://a.org fulltext", 14, "did you mean “full-text”"),
      ("http://a.org Title", 14, "a title stands in quotation marks"),
      ("http://a.org every=often", 20, "no interval"), ("http://a.org every=5s", 20, "no interval"),
      ("http://a.org every", 14, "write every=2h"),
      ("http://a.org full-text=yes", 14, "write full-text"),
      ("http://a.org keep=6m", 19, "neither an age"), ("http://a.org keep=0", 19, "neither an age"),
      ("http://a.org keep=99999999999999999999d", 19, "neither an age"),
      ("http://a.org \"open", 14, "never closed"), ("http://a.org \"a\" \"b\"", 18, "second title"),
      ("http://a.org #\"\"", 14, "empty tag"), ("http://a.org header=nothing", 21, "no header"),
      ("http://a.org header=\"a b: c\"", 21, "no header"),
      ("http://a.org auth=\"pass x | head\"", 19, "“|” means something to a shell"),
      ("http://a.org auth=\"$(id)\"", 19, "“$” means something to a shell"),
      ("http://a.org auth=~/bin/x", 19, "“~” means something to a shell"),
      ("http://a.org auth=\"\"", 19, "no program"), ("[News", 1, "never closed"),
      ("[News] http://a.org", 8, "begin a new line"), ("query speaker:x", 7, "needs a name"),
      ("query \"\" x", 7, "needs a name"), ("query \"n\"", 10, "no query"), ("mute", 5, "no query"),
      ("http://a.org \u{1B}[31m", 14, "control character"),
      ("[1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17]", 1, "at most 16 deep"),
    ])
  func `what is wrong is told with its column`(line: String, column: Int, words: String) throws {
    let read = list("# first\r\n\(line)\r\n")
    let problem = try #require(read.problems.first)
    #expect(problem.line == 2)
    #expect(problem.column == column)
    #expect(problem.reason.contains(words), "\(problem.reason)")
    #expect(problem.severity == .error)
  }

  @Test func `several errors are told at once, of one line too`() {
    let read = list("nonsense\nhttp://a.org evry=1h kep=3 \"A\"\n\nhttp://b.org every=\n")
    #expect(read.errors.map(\.line) == [1, 2, 2, 4])
    #expect(read.errors.map(\.column) == [1, 14, 22, 20])
    #expect(read.subscriptions.map(\.title) == ["A", nil])
  }

  @Test func `a feed written twice is told and read once`() {
    let read = list("https://a.org/\n[F]\nHTTPS://A.org:443 \"B\"\nhttps://a.org/x\n")
    #expect(read.subscriptions.map(\.url) == ["https://a.org/", "https://a.org/x"])
    #expect(read.warnings.map(\.line) == [3])
    #expect(read.warnings.first?.reason.contains("line 1") == true)
    #expect(read.errors.isEmpty)
  }

  @Test func `bytes that are not UTF-8 are told with their place`() {
    let read = parseFeedList(Array("http://a.org\nhttp://b.org ä".utf8) + [0xFF, 0x0A])
    #expect(read.problems == [LineProblem(line: 2, column: 15, read.problems.first?.reason ?? "")])
    #expect(read.problems.first?.reason.contains("UTF-8") == true)
    #expect(read.subscriptions.count == 1)
  }

  @Test func `a byte order mark and a missing last line break mean nothing`() {
    let read = parseFeedList([0xEF, 0xBB, 0xBF] + Array("[A]\r\nhttp://a.org".utf8))
    #expect(read.problems.isEmpty)
    #expect(read.subscriptions == [Subscription(url: "http://a.org", folder: ["A"])])
  }

  @Test func `the template explains every option and holds no feed`() {
    let read = list(feedsFileTemplate)
    #expect(read == FeedList())
    for option in FeedOption.all {
      #expect(feedsFileTemplate.contains("#   \(option.written) "))
      #expect(feedsFileTemplate.contains(option.help))
    }
    #expect(feedsFileTemplate.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the examples of the template can be read`() {
    let examples = feedsFileTemplate.split(separator: "\n").compactMap { line -> String? in
      guard line.hasPrefix("#   "), let end = line.dropFirst(4).firstRange(of: "  ") else {
        return line.hasPrefix("#   http") ? String(line.dropFirst(4)) : nil
      }
      let example = line[line.index(line.startIndex, offsetBy: 4)..<end.lowerBound]
      return FeedOption.all.contains { $0.written == example }
        ? "http://\(example.utf8.count).org \(example)" : String(example)
    }
    let read = list(examples.joined(separator: "\n"))
    #expect(examples.count > FeedOption.all.count + 4)
    #expect(read.errors.isEmpty, "\(read.errors)")
  }
}

private func with(_ change: (inout Subscription) -> Void) -> Subscription {
  var subscription = Subscription(url: "http://a.org")
  change(&subscription)
  return subscription
}
