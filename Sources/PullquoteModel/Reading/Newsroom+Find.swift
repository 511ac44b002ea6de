import Archive
import Prose

extension Newsroom {
  /// What a few typed letters may mean, the best first: feeds, saved searches, the newest headlines
  /// and the names most in the news by any of their letters; other names by the beginnings of their
  /// words, and other headlines by whole words.
  func finds(_ typed: String, limit: Int) throws(ArchiveError) -> [Find] {
    let match = FuzzyMatch(typed)
    guard !match.isEmpty else { return [] }
    var found = RankedFinds(match)
    let feeds = try store.feeds().filter { $0.isFollowed || $0.articles > 0 }
    var names: [SubscriptionID: String] = [:]
    for feed in feeds {
      names[feed.id] = feed.name
      found.add(.feed(feed.id, name: feed.name), SearchLetters(feed.name), extra: 12)
    }
    for query in feedList().queries where query.use == .search {
      guard let name = query.name else { continue }
      found.add(.search(name: name, text: query.text), SearchLetters(name), extra: 12)
    }
    let kept = try findList.contents(of: store, now: clock())
    for (letters, count) in kept.names {
      found.add(.entity(count), letters, extra: count.renown)
    }
    for count in try store.entities(typed, limit: 40) {
      found.add(.entity(count), SearchLetters(count.name), extra: count.renown)
    }
    for (letters, line) in kept.titles { found.add(line, letters, names) }
    // Up to three letters a word is still being typed.
    let words = foldedWords(of: typed).filter { $0.utf8.count > 2 }
    for line in try store.titles(with: words) { found.add(line, SearchLetters(line.title), names) }
    return found.best(limit.asLimit)
  }
}

/// Finds with how well each fits.
private struct RankedFinds {
  private let match: FuzzyMatch
  private var found: [(score: Int, find: Find)] = []
  private var entities: Set<EntityID> = []
  private var articles: Set<ArticleID> = []

  init(_ match: FuzzyMatch) { self.match = match }

  /// Takes something if it fits.
  /// - Parameter extra: for what is sought more often than other things that fit alike.
  mutating func add(_ find: Find, _ letters: SearchLetters, extra: Int = 0) {
    guard let score = match.score(letters) else { return }
    if case .entity(let count) = find, !entities.insert(count.id).inserted { return }
    found.append((score + extra * 8, find))
  }

  /// Takes a headline if it fits.
  mutating func add(
    _ line: TitleLine, _ letters: SearchLetters, _ feeds: [SubscriptionID: String]
  ) {
    guard !articles.contains(line.id) else { return }
    articles.insert(line.id)
    let feed = line.feed.flatMap { feeds[$0] } ?? ""
    add(.article(line.id, title: line.title, feedName: feed), letters)
  }

  /// The best; of those that fit alike what was taken first.
  func best(_ limit: Int) -> [Find] {
    found.enumerated().sorted { left, right in
      (right.element.score, left.offset) < (left.element.score, right.offset)
    }.prefix(limit).map(\.element.find)
  }
}

extension EntityCount {
  /// How much a name's frequency counts beside its letters: a point for each doubling.
  fileprivate var renown: Int {
    let heard = max(0, quotes &+ articles)
    return Int.bitWidth - heard.leadingZeroBitCount
  }
}
