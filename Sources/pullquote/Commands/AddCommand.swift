import Archive
import ArgumentParser
import Feeds
import Prose
import PullquoteModel

/// `pullquote add`: a feed to follow, or an article to keep.
struct AddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Follow a feed, or keep an article.",
    discussion: """
      The address may be that of a feed or of any page that names its feeds; where there are \
      several, they are listed, and --choose takes one. A file, or with --article a page, is kept \
      in the archive as an article of no feed.

      EXAMPLES
        pullquote add https://example.org/news.xml --folder News --tag daily
        pullquote add example.org --choose 2
        pullquote add --article https://example.org/2026/harbour.html
        pullquote add article.txt

      EXIT STATUS
        0  it was added, or was there already
        1  there are several feeds to choose from
        2  it did not work
      """)

  @Argument(help: "An address or a file; - for standard input.")
  var source: String

  @Option(help: "Call the feed so, whatever it calls itself.")
  var title: String?

  @Option(help: "Put it in this folder; a slash parts it from one within.")
  var folder: String?

  @Option(help: "Give it this tag; may be repeated.")
  var tag: [String] = []

  @Flag(help: "Fetch the whole text from the page, since the feed gives only its beginning.")
  var fullText = false

  @Option(help: ArgumentHelp("Of several feeds take this one.", valueName: "number"))
  var choose: Int?

  @Flag(help: "Keep the page itself, as an article.")
  var article = false

  @OptionGroup var files: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func validate() throws {
    if let choose, choose < 1 {
      throw ValidationError("--choose is \(choose); the feeds are counted from 1")
    }
  }

  func run() async throws {
    let settings = try files.settings()
    guard let address = address else {
      return try await keep(try draftOfFile(), settings)
    }
    let fetcher = Fetcher.curl(settings: CurlSettings(settings.config.refresh))
    let limit = settings.config.refresh.limit
    let response = try await document(at: address, fetcher, limit: limit)
    if article { return try await keep(try draft(of: response), settings) }
    if let found = FoundFeed(response, asked: address) {
      return try await follow(found, fetcher, settings)
    }
    let links = discoverFeeds(
      response.body, contentType: response.contentType, url: response.url)
    guard let link = try chosen(of: links, at: address) else { throw ExitStatus.nothingFound }
    let document = try await fetcher.document(
      at: link.url, limit: limit, namedBy: response.url)
    guard let found = FoundFeed(document, asked: link.url) else {
      throw AddFailure(source: link.url, reason: "\(address) calls it a feed, but it is none")
    }
    try await follow(found, fetcher, settings)
  }

  /// The document at the address of the source.
  private func document(
    at address: String, _ fetcher: Fetcher, limit: Int
  ) async throws(AddFailure) -> FetchResponse {
    do throws(AddFailure) {
      return try await fetcher.document(at: address, limit: limit)
    } catch {
      // Who gave no scheme does not know that https was tried.
      guard !isFeedAddress(feedAddress(from: source)) else { throw error }
      throw AddFailure(
        source: error.source,
        reason: error.reason + "; if the server speaks no https, give http://\(source)")
    }
  }

  /// The source as an address; nil when it is a file.
  private var address: String? {
    let written = feedAddress(from: source)
    if isFeedAddress(written) { return written }
    // A name with a dot in it is a host, unless a file is called so.
    guard source != "-", source.contains("."), !source.hasPrefix("."), !source.hasPrefix("/"),
      !isFile(source), isFeedAddress("https://" + source)
    else { return nil }
    return "https://" + source
  }

  /// The feed to be followed; nil when there are several, which are then listed.
  private func chosen(of links: [FeedLink], at address: String) throws -> FeedLink? {
    guard !links.isEmpty else {
      throw AddFailure(
        source: address,
        reason: "neither a feed nor a page that names one; --article keeps the page itself")
    }
    if let choose {
      guard choose <= links.count else {
        throw AddFailure(source: address, reason: "there are only \(links.count) feeds")
      }
      return links[choose - 1]
    }
    if links.count == 1 { return links.first }
    var output = Output()
    for (number, link) in links.enumerated() {
      let title = link.title.map { "  \(shownLine(of: $0))" } ?? ""
      output.write("\(number + 1)  \(shownLine(of: link.url))\(title)\n")
    }
    try output.flush()
    tell("\(address) names \(links.count) feeds; take one with --choose NUMBER")
    return nil
  }

  /// Writes the feed into the feeds file and stores what has been fetched already.
  private func follow(
    _ found: FoundFeed, _ fetcher: Fetcher, _ settings: EffectiveConfig
  ) async throws {
    let subscription = Subscription(
      url: found.url, title: title,
      folder: folder.map { $0.split(separator: "/").map(String.init) } ?? [], tags: tag,
      wantsFullText: fullText)
    guard try files.feedsFile.append(subscription) else {
      return tell("\(found.url) is in the feeds file already")
    }
    let list = try files.feedList()
    let store = try files.store(following: false)
    try store.follow(list.subscriptions)
    let states = try store.feeds()
    let added = states.filter { $0.subscription.url == found.url }
    let plan = RefreshPlan(
      states, subscriptions: list.subscriptions, scope: .chosen(Set(added.map(\.id))),
      now: Dates.now)
    // The document is here; asking for it again would be rude.
    let ready = Fetcher { request throws(FetchError) in
      request.url == found.url ? found.response : try await fetcher.get(request)
    }
    let refresher = Refresher(
      store: store, fetcher: ready, settings: .init(settings.config.refresh),
      clock: { Dates.now })
    var summary = RefreshSummary(plan)
    for await event in refresher.refresh(plan) { summary.take(event) }
    if let error = summary.stopped { throw error }
    var output = Output()
    let name = shownTitle(of: title ?? found.title ?? found.url)
    output.write("\(name): \(counted(summary.totals.new, "article"))\n")
    try output.flush()
    try await index(store, settings)
  }

  private func keep(_ draft: Draft, _ settings: EffectiveConfig) async throws {
    let store = try files.store(following: false)
    _ = try store.add(draft, now: Dates.now)
    var output = Output()
    output.write("\(shownTitle(of: draft.title.isEmpty ? draft.source : draft.title)): kept\n")
    try output.flush()
    try await index(store, settings)
  }

  /// Looks for names and quotes in what was added, unless the user does that otherwise.
  private func index(_ store: ArticleStore, _ settings: EffectiveConfig) async throws {
    guard settings.config.annotate.afterRefresh else { return }
    _ = try await indexArticles(of: store, by: try library.annotator())
  }

  private func draftOfFile() throws -> Draft {
    let input = try Input(path: source)
    return try library.library().draft(try input.readAll(), named: input.name)
  }

  private func draft(of response: FetchResponse) throws -> Draft {
    do throws(PageError) {
      return try parsePage(
        response.body, contentType: response.contentType, url: response.url
      ).draft
    } catch {
      throw AddFailure(source: response.url, reason: error.description)
    }
  }
}
