import Archive
import Prose
import PullquoteModel

/// The feeds in their folders as the rows of a list.
struct FeedOutline: Sendable {
  /// What a row stands for: by this it is found again when the feeds have changed.
  enum Key: Hashable, Sendable {
    /// All articles.
    case all
    /// Those not read.
    case unread
    /// Those with a star.
    case starred
    /// Those that fit what is watched.
    case watched
    /// A saved search, by its name and words.
    case search(name: String, text: String)
    /// A folder, by the names on the way to it.
    case folder([String])
    /// What is not followed any more.
    case former
    /// A feed.
    case feed(SubscriptionID)
  }

  /// A row.
  struct Row: Hashable, Sendable {
    var key: Key
    var name: String
    /// How many folders it lies in.
    var depth = 0
    /// Unread articles; nil where nobody has counted.
    var unread: Int?
    /// All articles; nil where nobody has counted.
    var articles: Int?
    /// The feeds it holds; empty for all.
    var feeds: [SubscriptionID] = []
    /// What went wrong with it the last time.
    var failure: String?
    /// How many feeds in it fail.
    var failing = 0
    /// True for a folder whose feeds are not listed.
    var isFolded = false
  }

  /// In which order feeds and folders stand.
  enum Order: String, CaseIterable, Sendable {
    /// As the feeds file has them.
    case file = "as in the feeds file"
    /// By the alphabet.
    case name = "by name"
    /// The most unread first.
    case unread = "by unread articles"
  }

  /// What is listed of all there is.
  struct Choice: Sendable {
    var order = Order.file
    /// Leaves out what has been read.
    var unreadOnly = false
    /// Names that have these letters; empty for all.
    var letters = ""
    /// Folders whose feeds are not listed; `former` where what is not followed is not.
    var folded: Set<Key> = [.former]
    /// Stays listed whatever has been read.
    var kept: Key?
  }

  /// What is listed, in order.
  private(set) var rows: [Row] = []

  private struct Folder {
    var row: Row
    var folders: [Int] = []
    var feeds: [Row] = []
    var searches: [Row] = []
  }

  /// An empty list.
  init() {}

  /// Lists what there is.
  init(_ tree: FeedTree, _ choice: Choice, counts: [Key: Int]) {
    var folders = [Folder(row: Row(key: .folder([]), name: ""))]
    var places: [[String]: Int] = [[]: 0]
    var former = Folder(row: Row(key: .former, name: "No longer followed"))
    func place(of path: [String]) -> Int {
      var place = 0
      for depth in path.indices {
        let prefix = Array(path[...depth])
        if let known = places[prefix] {
          place = known
        } else {
          folders.append(
            Folder(row: Row(key: .folder(prefix), name: path[depth], depth: depth, unread: 0)))
          folders[place].folders.append(folders.count - 1)
          place = folders.count - 1
          places[prefix] = place
        }
      }
      return place
    }
    for feed in tree.feeds {
      var row = Row(
        key: .feed(feed.id), name: feed.name, unread: feed.unread, articles: feed.articles,
        feeds: [feed.id], failure: feed.failure)
      guard feed.isFollowed else {
        row.depth = 1
        former.row.take(row)
        former.feeds.append(row)
        continue
      }
      row.depth = feed.subscription.folder.count
      var at = place(of: feed.subscription.folder)
      folders[at].feeds.append(row)
      folders[0].row.take(row)
      for depth in feed.subscription.folder.indices.reversed() {
        folders[at].row.take(row)
        at = places[Array(feed.subscription.folder[..<depth])] ?? 0
      }
    }
    for query in tree.queries where query.standing.use == .search {
      let name = query.standing.name ?? query.standing.text
      let key = Key.search(name: name, text: query.standing.text)
      let at = place(of: query.standing.folder)
      folders[at].searches.append(
        Row(
          key: key, name: name, depth: query.standing.folder.count,
          unread: query.unread ?? counts[key],
          failure: query.query == nil ? "the query is not understood: \(query.standing.text)" : nil
        ))
    }
    listSpecial(tree, folders[0].row, former.row, choice, counts)
    list(folders, choice)
    if !former.feeds.isEmpty {
      var row = former.row
      row.isFolded = choice.folded.contains(.former)
      add(row, choice)
      if !row.isFolded || !choice.letters.isEmpty {
        for feed in Self.sorted(former.feeds, choice.order) { add(feed, choice) }
      }
    }
  }

  private mutating func listSpecial(
    _ tree: FeedTree, _ followed: Row, _ former: Row, _ choice: Choice, _ counts: [Key: Int]
  ) {
    guard choice.letters.isEmpty else { return }
    var all = followed
    all.take(former)
    rows.append(
      Row(key: .all, name: "All articles", unread: all.unread ?? 0, articles: all.articles ?? 0))
    rows.append(Row(key: .unread, name: "Unread", unread: all.unread ?? 0))
    rows.append(Row(key: .starred, name: "Starred", unread: counts[.starred]))
    if !tree.watches.isEmpty {
      rows.append(Row(key: .watched, name: "Watched", unread: counts[.watched]))
    }
  }

  /// Lists searches, feeds and folders from the outermost folder on, without recursion.
  private mutating func list(_ folders: [Folder], _ choice: Choice) {
    var waiting = [0]
    while let next = waiting.popLast() {
      let folder = folders[next]
      if next > 0 {
        var row = folder.row
        row.isFolded = choice.folded.contains(row.key)
        add(row, choice, isFolder: true)
        // Who looks for a name looks into folded folders too.
        if row.isFolded, choice.letters.isEmpty { continue }
      }
      for search in folder.searches { add(search, choice) }
      for feed in Self.sorted(folder.feeds, choice.order) { add(feed, choice) }
      let rows = folder.folders.map { ($0, folders[$0].row) }
      let sorted: [Int] =
        switch choice.order {
        case .file: rows.map(\.0)
        case .name: rows.sorted { $0.1.sortingName < $1.1.sortingName }.map(\.0)
        case .unread: rows.sorted { ($1.1.unread ?? 0) < ($0.1.unread ?? 0) }.map(\.0)
        }
      waiting += sorted.reversed()
    }
  }

  private mutating func add(_ row: Row, _ choice: Choice, isFolder: Bool = false) {
    if !choice.letters.isEmpty {
      guard !isFolder, row.key != .former,
        row.name.lowercased().contains(choice.letters.lowercased())
      else { return }
    }
    if choice.unreadOnly, row.unread == 0, row.key != choice.kept { return }
    rows.append(row)
  }

  private static func sorted(_ rows: [Row], _ order: Order) -> [Row] {
    switch order {
    case .file: rows
    case .name: rows.sorted { $0.sortingName < $1.sortingName }
    case .unread: rows.sorted { ($1.unread ?? 0) < ($0.unread ?? 0) }
    }
  }
}

extension FeedOutline.Row {
  /// True for what is asked by a query, which `.feeds` does not count.
  var isCountedApart: Bool {
    switch key {
    case .search, .starred, .watched: true
    default: false
    }
  }

  /// Adds the counts of something that lies in it.
  fileprivate mutating func take(_ other: FeedOutline.Row) {
    unread = (unread ?? 0) + (other.unread ?? 0)
    articles = (articles ?? 0) + (other.articles ?? 0)
    feeds += other.feeds
    failing += other.failing + (other.failure == nil ? 0 : 1)
  }

  fileprivate var sortingName: String { name.lowercased() }
}
