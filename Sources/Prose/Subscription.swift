/// A feed the user wants, as the feeds file says it.
///
/// The file belongs to the user: the archive keeps what was fetched, this is what was asked for.
public struct Subscription: Hashable, Sendable {
  /// The address of the feed, as written; it names the subscription.
  public var url: String
  /// What the user calls it; nil for the feed's own title.
  public var title: String?
  /// The folders it lies in, outermost first.
  public var folder: [String]
  /// The user's words for it, in the order written.
  public var tags: [String]
  /// Seconds between two fetches; nil for the default.
  public var refreshEvery: Int?
  /// True when the whole article is fetched from its page, since the feed truncates it.
  public var wantsFullText: Bool
  /// How long articles are kept; nil for the default.
  public var retention: Retention?
  /// A program and its arguments that print `user:password`.
  public var credentialsCommand: [String]
  /// Further request headers, `Name: value`.
  public var headers: [String]

  /// Makes a subscription; what is not named has its default.
  public init(
    url: String, title: String? = nil, folder: [String] = [], tags: [String] = [],
    refreshEvery: Int? = nil, wantsFullText: Bool = false, retention: Retention? = nil,
    credentialsCommand: [String] = [], headers: [String] = []
  ) {
    self.url = url
    self.title = title
    self.folder = folder
    self.tags = tags
    self.refreshEvery = refreshEvery
    self.wantsFullText = wantsFullText
    self.retention = retention
    self.credentialsCommand = credentialsCommand
    self.headers = headers
  }
}

/// How long read articles of a feed are kept. Starred, tagged and quoted ones never expire by it.
public struct Retention: Hashable, Sendable {
  /// Days since it was published or fetched; nil for any age.
  public var days: Int?
  /// The newest so many of a feed; nil for all.
  public var count: Int?

  /// Makes a rule; without a limit everything is kept.
  public init(days: Int? = nil, count: Int? = nil) {
    self.days = days
    self.count = count
  }
}
