import Archive
import Feeds
import Glibc
import Prose
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Follows a feed, or the feed of a page; of several that a page names the person chooses.
  func follow(_ written: String, folder: [String]) {
    background.run { [self] in
      do {
        var address = feedAddress(from: written)
        if !isFeedAddress(address) { address = "https://" + address }
        post(.told("looking at \(address)"))
        let config = settings.config.refresh
        let fetcher = Fetcher.curl(settings: CurlSettings(config))
        let page = offers.withLock { $0[address] }
        let response = try await fetcher.document(
          at: address, limit: config.limit, namedBy: page)
        if let found = FoundFeed(response, asked: address) { return try take(found, into: folder) }
        let links =
          page == nil
          ? discoverFeeds(response.body, contentType: response.contentType, url: response.url) : []
        guard let link = links.first else {
          return post(.told("\(address): neither a feed nor a page that names one"))
        }
        if links.count > 1 { return offer(links, of: response.url, into: folder) }
        let document = try await fetcher.document(
          at: link.url, limit: config.limit, namedBy: response.url)
        guard let found = FoundFeed(document, asked: link.url) else {
          return post(.told("\(link.url): \(address) calls it a feed, but it is none"))
        }
        try take(found, into: folder)
      } catch {
        post(.told("\(error)"))
      }
    }
  }

  /// Lets the person choose among the feeds of a page.
  private func offer(_ links: [FeedLink], of page: String, into folder: [String]) {
    // A page may not have this machine asked for what lies behind its own doors, not even by way of
    // a person's choice.
    offers.withLock { offers in for link in links { offers[link.url] = page } }
    let feeds = links.map { OfferedFeed(url: $0.url, title: $0.title) }
    post(.opened(FeedChoiceView(feeds, of: page, into: folder)))
  }

  private func take(_ found: FoundFeed, into folder: [String]) throws {
    guard try files.feedsFile.append(Subscription(url: found.url, folder: folder)) else {
      return post(.told("\(found.url) is followed already"))
    }
    post(.told("following \(found.title.map(shownTitle) ?? found.url)"))
    try begin(with: [found.url])
  }

  /// Fetches feeds that are new in the feeds file.
  private func begin(with urls: [String]) throws {
    try store.follow(try files.feedsFile.read().subscriptions)
    post(.libraryChanged)
    let wanted = Set(urls)
    let added = try store.feeds().filter { wanted.contains($0.subscription.url) }
    if !added.isEmpty { refresh(.chosen(Set(added.map(\.id)))) }
  }

  /// Takes over the subscriptions of another program.
  func importFeeds(from written: String) {
    let path = Paths.expanded(written)
    background.run { [self] in
      do {
        guard let bytes = try UserFile(path: path).read() else {
          return post(.told("\(path): no such file"))
        }
        var imported = Feeds.importFeeds(bytes, format: listFormat(of: bytes, named: path))
        imported.refuseBadQueries()
        guard !imported.subscriptions.isEmpty || !imported.queries.isEmpty else {
          return post(.told("\(path): no feed is listed there"))
        }
        let added = try files.feedsFile.append(
          imported.subscriptions, queries: imported.queries)
        try begin(with: added)
        let known = imported.subscriptions.count - added.count
        var words = "\(counted(added.count, "feed")) taken over"
        if known > 0 { words += ", \(known) known already" }
        if let problem = imported.problems.first {
          words +=
            "; \(counted(imported.problems.count, "remark")): line \(problem.line): "
            + problem.reason
        }
        post(.told(words))
      } catch {
        post(.told("\(error)"))
      }
    }
  }

  /// Follows a feed no longer.
  func unfollow(_ url: String) {
    change(
      saying: "no longer followed: \(url); its articles stay",
      orElse: "the feeds file does not have \(url)"
    ) { file throws(UserFileError) in try file.remove(url: url) }
  }

  /// Gives a feed another title, folder and tags.
  func amend(_ url: String, title: String?, folder: [String], tags: [String]) {
    change(saying: "changed: \(url)", orElse: "the feeds file does not have \(url)") {
      file throws(UserFileError) in
      try file.amend(url: url, title: title, folder: folder, tags: tags)
    }
  }

  /// Has whole articles fetched for a feed from now on, or no longer.
  func want(whole isWanted: Bool, of url: String) {
    change(
      saying: isWanted
        ? "whole articles are fetched from their pages from now on"
        : "articles are taken from the feed as they are from now on",
      orElse: "the feeds file does not have \(url)"
    ) { file throws(UserFileError) in try file.want(fullText: isWanted, of: url) }
  }

  /// Keeps a search, a mute or a watch in the feeds file.
  /// - Parameter isThere: it is in the feeds file and gets another name.
  func keep(_ word: String, name: String?, text: String, isThere: Bool = false) {
    guard let use = StandingQuery.Use(rawValue: word) else {
      return post(.told("nothing is kept as “\(word)”"))
    }
    // A line that begins with a phrase would take it for a name.
    let isPhrase = name == nil && text.hasPrefix("\"")
    let query = StandingQuery(use: use, name: name, text: isPhrase ? "(\(text))" : text)
    if let problem = query.problem { return post(.told(problem.reason)) }
    let read = parseFeedList(Array((queryLine(of: query) + "\n").utf8)).queries.first
    guard read?.text == query.text, read?.name == query.name else {
      return post(.told("these words cannot stand on a line of the feeds file: \(text)"))
    }
    let kept = name.map { "“\($0)”" } ?? query.text
    change(saying: "\(use.done): \(kept)", orElse: "there already: \(kept)") {
      file throws(UserFileError) in
      if isThere { _ = try file.drop(use, text: text) }
      return try file.keep(query)
    }
  }

  /// Takes a search, a mute or a watch out of the feeds file.
  func drop(_ word: String, text: String) {
    guard let use = StandingQuery.Use(rawValue: word) else {
      return post(.told("nothing is kept as “\(word)”"))
    }
    change(saying: "taken out: \(text)", orElse: "the feeds file does not have \(text)") {
      file throws(UserFileError) in try file.drop(use, text: text)
    }
  }

  /// Changes the feeds file, has the archive follow it, and says what was done.
  private func change(
    saying done: String, orElse refusal: String,
    _ edit: @escaping @Sendable (FeedsFile) throws(UserFileError) -> Bool
  ) {
    errands.write { [self] in
      do {
        guard try edit(files.feedsFile) else { return post(.told(refusal)) }
        try store.follow(try files.feedsFile.read().subscriptions)
        post(.libraryChanged)
        post(.told(done))
      } catch {
        post(.told("\(error)"))
      }
    }
  }
}

extension StandingQuery.Use {
  /// What is said when one was kept.
  fileprivate var done: String {
    switch self {
    case .search: "saved"
    case .mute: "muted from now on"
    case .watch: "watched from now on"
    }
  }
}
