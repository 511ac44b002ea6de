import Archive
import ArgumentParser
import Feeds
import Glibc
import Prose
import PullquoteModel

/// `pullquote sync`: the same marks on all devices.
struct SyncCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Exchange articles, read marks and stars with a server.",
    discussion: """
      For FreshRSS, Miniflux, The Old Reader and other servers with the Google Reader interface. \
      What was read or starred here since the last time is told to the server, what was done on \
      other devices is taken over, and items of feeds followed here that the feeds themselves no \
      longer have are kept. Whoever changed a mark last on either side has it his way; nothing is \
      lost when it is interrupted or the server fails. Articles are matched by feed and address.

      The server is the one of “sync login”, or of [sync] in config.toml. Most servers want the \
      interface (API) to be switched on and given a password of its own.

      EXAMPLES
        pullquote sync login https://rss.example.org/api/greader.php --user alice
        pullquote sync --subscriptions
        pullquote sync --status
      """,
    subcommands: [Login.self, Logout.self])

  @Flag(help: "Follow the feeds of the account that are not followed here; its folders are tags.")
  var subscriptions = false

  @Flag(help: "Only say how it stands, without asking the server.")
  var status = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var files: ArchiveOptions
  @OptionGroup var library: LibraryOptions

  func run() async throws {
    let settings = try files.settings()
    guard let connection = try SyncConnection(settings.config, login: files.paths.data) else {
      throw NoServer()
    }
    if status { return try tellStatus(of: connection) }
    let store = try files.store()
    var report = SyncReport()
    if subscriptions { report.added = try await follow(connection, store) }
    let bar = ProgressBar("exchanging")
    let runner = SyncRunner(
      store: store, account: connection.account, service: connection.service,
      clock: { Dates.now })
    do {
      report.totals = try await runner.sync { progress in
        switch progress {
        case .listing: break
        case .fetching(let done, let count), .telling(let done, let count):
          bar.show(done: done, of: count)
        }
      }
      bar.clear()
    } catch {
      bar.clear()
      throw error
    }
    report.totals.unfollowed.removeAll { !connection.mayFollow($0.url) }
    var output = Output()
    output.write(json ? report.json : Array(report.text.utf8))
    try output.flush()
    if settings.config.annotate.afterRefresh, report.totals.new > 0 {
      _ = try await indexArticles(of: store, by: try library.annotator())
    }
  }

  /// Writes the account's feeds that are not followed here into the feeds file.
  /// - Returns: their addresses.
  private func follow(
    _ connection: SyncConnection, _ store: ArticleStore
  ) async throws -> [String] {
    let remote = try await connection.service.subscriptions()
    let followed = FeedAddresses(try store.feeds().filter(\.isFollowed))
    let newcomers = remote.filter { followed[$0.url] == nil && connection.mayFollow($0.url) }
    let added = try files.feedsFile.append(
      newcomers.map { Subscription(url: $0.url, title: $0.title, tags: $0.folders) })
    if !added.isEmpty { try store.follow(try files.feedList().subscriptions) }
    return added
  }

  private func tellStatus(of connection: SyncConnection) throws {
    let known = try files.existingStore()?.syncStatus()
    let report = SyncStatusReport(
      account: connection.account,
      status: known.flatMap { $0.account == connection.account.name ? $0 : nil })
    var output = Output()
    output.write(json ? report.json : Array(report.text.utf8))
    try output.flush()
  }

  /// `pullquote sync login`.
  struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "login", abstract: "Sign in to a server, and remember that.",
      discussion: """
        The password is asked for, or read from standard input where that is no terminal, or taken \
        from PULLQUOTE_SYNC_PASSWORD or the password-command of config.toml. It is not kept: what \
        the server gives in its place is, in a file that only you may read.
        """)

    @Argument(help: "The address of its Google Reader interface.")
    var server: String

    @Option(help: "The name to sign in with.")
    var user: String

    @OptionGroup var files: ArchiveOptions

    func run() async throws {
      let config = try files.settings().config
      guard let account = SyncAccount(server: server, user: user) else {
        throw BadServer(address: server)
      }
      if let address = WebAddress(account.server), address.scheme == "http", !address.isLoopback {
        tell("\(address.host) is asked without encryption: the password can be read on its way")
      }
      let connection = SyncConnection(
        account, config,
        ask: { () throws(SyncError) in
          try await Thread.run { typedPassword("Password of \(account.user): ") }.get()
        })
      let auth = try await connection.service.signIn()
      try SyncLogin(server: account.server, user: account.user, auth: auth)
        .write(in: files.paths.data)
      var output = Output()
      output.write(shownLine(of: "signed in to \(account.server) as \(account.user)") + "\n")
      try output.flush()
      if let url = config.sync.url, url != account.server {
        tell("config.toml names another server, \(url), which “pullquote sync” goes by")
      }
    }
  }

  /// `pullquote sync logout`.
  struct Logout: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "logout", abstract: "Forget the server that was signed in to.")

    @OptionGroup var files: ArchiveOptions

    func run() throws {
      guard try SyncLogin.remove(in: files.paths.data) else { throw ExitStatus.nothingFound }
    }
  }
}

/// A password as it is typed, unseen, or as the first line of standard input gives it.
private func typedPassword(_ prompt: String) -> Result<String, SyncError> {
  let password: String?
  if isatty(0) == 1 {
    password = getpass(prompt).map { String(cString: $0) }
  } else {
    password = readLine(strippingNewline: true)
  }
  guard let password, !password.isEmpty else {
    return .failure(.noPassword(reason: "no password was given"))
  }
  return .success(password)
}

/// Nobody has said which server.
private struct NoServer: ToldFailure {
  var description: String {
    "there is no server to exchange with; “pullquote sync login ADDRESS --user NAME” signs in to one"
  }
}
