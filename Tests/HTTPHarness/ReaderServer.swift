import Synchronization

/// A server with the interface of Google's reader, as small as tests need and as odd as the servers
/// are whose owners will use it.
///
/// What it answers follows the servers' own code: FreshRSS `p/api/greader.php` and
/// `app/Models/Entry.php` (github.com/FreshRSS/FreshRSS), Miniflux `internal/googlereader` with its
/// README (github.com/miniflux/v2). `Dialect` says which of the two; the oddities of each stand where
/// they are done.
package final class ReaderServer: Sendable {
  /// Whose manners it has.
  package enum Dialect: String, CaseIterable, Sendable {
    /// The token has 57 characters; identifiers are microseconds; a page begins where the last item
    /// of the page before stands now; signs of markup in titles are written as their wide twins.
    case freshRSS
    /// What changes something goes by `T` alone; pages count items from the beginning; a mark that
    /// is there already is taken away when it is set again; unknown items are a bad request.
    case miniflux
  }

  /// A feed of the account.
  package struct Feed: Sendable {
    package var number: Int
    package var url: String
    package var title: String
    package var folder: String

    package init(_ number: Int, _ url: String, title: String, folder: String = "News") {
      self.number = number
      self.url = url
      self.title = title
      self.folder = folder
    }
  }

  /// An item of a feed.
  package struct Entry: Sendable {
    package var id: Int
    package var feed: Int
    package var title: String
    package var url: String
    package var html: String
    /// Seconds since 1970.
    package var published: Int
    package var isRead = false
    package var isStarred = false

    package init(
      _ id: Int, feed: Int, title: String, url: String, html: String = "<p>Words.</p>",
      published: Int
    ) {
      self.id = id
      self.feed = feed
      self.title = title
      self.url = url
      self.html = html
      self.published = published
    }
  }

  /// What it keeps.
  package struct State: Sendable {
    package var feeds: [Feed] = []
    package var entries: [Int: Entry] = [:]
    package var password = "s3cret & more"
    /// Grows when everybody has to sign in anew.
    package var generation = 1
    /// The most identifiers in a page, whatever is asked for.
    package var largestPage = 10_000
    /// How often a mark was told, one for each item.
    package var marksTold = 0
  }

  package let dialect: Dialect
  package static let user = "alice"
  private let state: Mutex<State>
  /// Says something else than the server would; nil to let it speak.
  private let fault: Mutex<(@Sendable (HTTPRequest) -> HTTPAnswer?)?> = Mutex(nil)
  private let log = Mutex<[HTTPRequest]>([])

  package init(_ dialect: Dialect, feeds: [Feed] = [], entries: [Entry] = []) {
    self.dialect = dialect
    var state = State()
    state.feeds = feeds
    for entry in entries { state.entries[entry.id] = entry }
    self.state = Mutex(state)
  }

  /// The path of its interface.
  package var base: String { dialect == .freshRSS ? "/api/greader.php" : "" }

  /// Looks at what it keeps, or changes it as another device would.
  package func with<Value>(_ body: (inout sending State) -> sending Value) -> sending Value {
    state.withLock { body(&$0) }
  }

  /// What has been asked so far.
  package var requests: [HTTPRequest] { log.withLock { $0 } }

  /// Answers for it from now on where `fault` gives something; nil ends that.
  package func fail(_ fault: (@Sendable (HTTPRequest) -> HTTPAnswer?)?) {
    self.fault.withLock { $0 = fault }
  }

  /// What it says to a request.
  package func answer(_ request: HTTPRequest) -> HTTPAnswer {
    log.withLock { $0.append(request) }
    if let answer = fault.withLock({ $0 })?(request) { return answer }
    return state.withLock { state in
      var call = ReaderCall(dialect: dialect, request: request, state: state)
      defer { state = call.state }
      return call.answer(base: base)
    }
  }
}

/// A request taken apart: names with all their values.
struct WebFields {
  private(set) var values: [String: [String]] = [:]

  init(_ text: some StringProtocol) {
    for field in text.split(separator: "&") {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count > 1 ? Self.decoded(parts[1]) : ""
      values[Self.decoded(parts[0]), default: []].append(value)
    }
  }

  /// The last value, as PHP has it.
  subscript(name: String) -> String? { values[name]?.last }

  private static func decoded(_ text: Substring.SubSequence) -> String {
    decoded(text as any StringProtocol)
  }

  private static func decoded(_ text: any StringProtocol) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+") {
        bytes.append(0x20)
      } else if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
