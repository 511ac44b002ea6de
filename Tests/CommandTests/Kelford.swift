import Foundation
import HTTPHarness

/// Two newspapers of an invented town, and an archive that has read them.
enum Kelford {
  /// The newspapers, at `/gazette.xml` and `/post.xml`.
  static func server() throws -> HTTPServer {
    try HTTPServer { request in
      switch request.path {
      case "/gazette.xml": .ok(gazette)
      case "/post.xml": .ok(post)
      default: .reply(status: 404)
      }
    }
  }

  /// A reader who follows both.
  static func reader(of server: HTTPServer) throws -> Home {
    let home = try Home()
    try home.write(
      feeds: "\(server.url("/gazette.xml")) #daily\n\n[Region]\n\(server.url("/post.xml"))\n")
    return home
  }

  /// A reader who follows both and has fetched and indexed them.
  static func filled() throws -> Home {
    let server = try server()
    let home = try reader(of: server)
    let outcome = try home.run("refresh")
    guard outcome.status == 0 else { throw Unfilled(errors: outcome.output + outcome.errors) }
    return home
  }

  struct Unfilled: Error {
    let errors: String
  }

  /// One such reader for all tests that only ask: filling an archive takes longer than asking.
  static let archive: Result<Home, any Error> = {
    // What is static outlives every test; the folder must not outlive the run.
    atexit {
      guard case .success(let home) = Kelford.archive else { return }
      try? FileManager.default.removeItem(at: home.scratch.url)
    }
    return Result { try filled() }
  }()

  private static let yesterday = Date(timeIntervalSinceNow: -86_400).formatted(.iso8601)

  /// Two articles of spring 2024.
  static let gazette = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
    <title>Kelford Gazette</title><link>http://gazette.example/</link>
    <item><guid isPermaLink="false">g1</guid><title>Council votes to dredge the harbour</title>
    <link>http://gazette.example/dredge</link><pubDate>Mon, 04 Mar 2024 09:00:00 GMT</pubDate>
    <dc:creator>Mira Sand</dc:creator><category>Council</category>
    <description><![CDATA[<p>The harbour will be made deeper for the first time in forty years.</p>
    <p>“The harbour will be dredged before the winter storms arrive,” said Anna Holm, the mayor.
    “We cannot wait for another year,” she said.</p>
    <p>Holm said that the budget deficit had shrunk to two million crowns.</p>
    <p>“Nobody asked the fishermen,” Peter Lund, the chairman of the guild, told
    <a href="http://gazette.example/reporters">reporters</a>.</p>]]></description></item>
    <item><guid isPermaLink="false">g2</guid><title>A night boat for the islands</title>
    <link>http://gazette.example/boat</link><pubDate>Tue, 05 Mar 2024 18:30:00 GMT</pubDate>
    <description><![CDATA[<p>The ferry company will sail at night from May.</p>
    <p>“A night boat brings the islands closer to the hospital,” said Peter Lund. He said that
    tickets would cost nine crowns.</p>
    <p>Passengers want the company to keep its morning boat.</p>]]></description></item>
    </channel></rss>
    """

  /// An article of the day after, which repeats a quote, and one of yesterday.
  static let post = """
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom"><title>Northern Post</title><id>urn:post</id>
    <updated>2024-03-06T08:00:00Z</updated>
    <entry><id>urn:post:1</id><title>Kelford gets a deeper port</title>
    <link href="http://post.example/port"/><updated>2024-03-06T08:00:00Z</updated>
    <content type="html">&lt;p&gt;The council voted on Monday.&lt;/p&gt;
    &lt;p&gt;“The harbour will be dredged before the winter storms arrive,” Mayor Anna Holm said
    after the vote.&lt;/p&gt;
    &lt;p&gt;According to Ida Berg, the sand could fill three quarries.&lt;/p&gt;
    </content></entry>
    <entry><id>urn:post:2</id><title>Storm closes the coast road</title>
    <link href="http://post.example/road"/><updated>\(yesterday)</updated>
    <content type="html">&lt;p&gt;“The road stays closed until the rocks are cleared,” said Tom
    Askew, a spokesman for the county. Askew said that nobody was hurt.&lt;/p&gt;</content></entry>
    </feed>
    """
}
