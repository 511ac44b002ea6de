import Foundation
import HTTPHarness

/// Two newspapers of an invented coast, and the home of somebody who has read neither yet.
enum Skarholm {
  /// A home of its own with both newspapers in the archive, quotes found.
  static func home() throws -> Home { try Home(copying: try filled.get()) }

  /// Fetched once for all tests: filling an archive takes longer than copying it.
  private static let filled: Result<Home, any Error> = {
    // What is static outlives every test; the folder must not outlive the run.
    atexit {
      guard case .success(let home) = Skarholm.filled else { return }
      try? FileManager.default.removeItem(at: home.url)
    }
    return Result { try fill() }
  }()

  /// Answers as long as the tests run: an archive knows its feeds by their addresses.
  private static let server = Result {
    try HTTPServer { request in
      switch request.path {
      case "/courier.xml": .ok(feed("Skarholm Courier", courier))
      case "/post.xml": .ok(feed("Northern Post", post))
      default: .reply(status: 404)
      }
    }
  }

  private static func fill() throws -> Home {
    let home = try Home()
    let server = try server.get()
    try home.write(
      "config/feeds",
      "\(server.url("/courier.xml")) #daily\n\n[Region]\n\(server.url("/post.xml"))\n")
    try fetch(into: home)
    return home
  }

  /// Has the program fetch the newspapers and find their quotes.
  static func fetch(into home: Home) throws {
    let outcome = try home.run("refresh")
    guard outcome.status == 0 else { throw Unfilled(output: outcome.output) }
  }

  private struct Unfilled: Error {
    let output: String
  }

  /// An article: its key, day, headline and paragraphs.
  private typealias Story = (key: String, day: String, title: String, text: String)

  private static func feed(_ title: String, _ stories: [Story]) -> String {
    let items = stories.map { story in
      """
      <item><guid isPermaLink="false">\(story.key)</guid><title>\(story.title)</title>
      <link>http://\(story.key).example/</link><pubDate>\(story.day) 09:00:00 GMT</pubDate>
      <description><![CDATA[\(story.text)]]></description></item>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0"><channel><title>\(title)</title><link>http://paper.example/</link>
      \(items.joined(separator: "\n"))
      </channel></rss>
      """
  }

  private static let courier: [Story] = [
    (
      "sale", "Tue, 05 Mar 2024", "Council puts off the sale of the lighthouses",
      """
      <p>The council of Skarholm put off the <a href="http://council.example/sale">sale</a> of its
      three lighthouses on Monday.</p>
      <p>“We have kept the lamps for ninety years,” said Anders Vinter, the harbour master of
      Skarholm. “We can keep them for ninety more.”</p>
      <p>The sale would have paid for a new pier. Nobody would say who wanted to buy, although a
      <a href="http://council.example/minutes">paper</a> of the council names a firm.</p>
      <p>“A lamp that earns nothing still saves boats on a bad night,” said Karin Holt, who fishes
      from the north harbour. Holt said that the pier could wait.</p>
      <p>\(String(repeating: "The wind had come round to the north by noon that day. ", count: 30))</p>
      <p>“Then we shall see in spring,” Vinter said.</p>
      """
    ),
    (
      "pier", "Wed, 13 Mar 2024", "Pier plan returns to the council",
      """
      <p>A plan for a shorter pier came before the council of Skarholm on Tuesday.</p>
      <p>“A shorter pier is still a pier,” said Oda Lund, the treasurer.</p>
      <p>“Nobody has asked the pilots,” said Anders Vinter.</p>
      """
    ),
    (
      "fog", "Mon, 01 Apr 2024", "Fog keeps the ferry in harbour",
      """
      <p>The ferry to Skarholm stayed in harbour for a second day.</p>
      <p>“We sail when we can see the lamps,” said Oda M. Lund.</p>
      """
    ),
  ]

  private static let post: [Story] = [
    (
      "stay", "Wed, 06 Mar 2024", "Three lighthouses stay, for now",
      """
      <p>Skarholm keeps its lighthouses.</p>
      <p>“A lamp that earns nothing still saves ships on a bad night,” said Karin Holt, who spoke for
      those who fish.</p>
      <p>“The firm will ask again,” said Petra Ness, a lawyer.</p>
      """
    )
  ]
}
