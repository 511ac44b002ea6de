import Archive
import Feeds
import PullquoteModel

/// The server that the user's settings or login name, ready to be asked.
struct SyncConnection: Sendable {
  /// Whose account on which server.
  let account: SyncAccount
  /// Signs in and speaks with it.
  let service: SyncService

  /// Finds the server; nil when there is none.
  ///
  /// config.toml comes before the login; the login's secret is for its own account only.
  /// - Parameter login: the folder in which a login lies.
  init?(_ config: Config, login folder: String) throws {
    let login = try SyncLogin(in: folder)
    guard let server = config.sync.url ?? login?.server else { return nil }
    guard let user = config.sync.user ?? (config.sync.url == nil ? login?.user : nil) else {
      throw NoUser()
    }
    guard let account = SyncAccount(server: server, user: user) else {
      throw BadServer(address: server)
    }
    let isOwn = login?.server == account.server && login?.user == account.user
    self.init(
      account, config, auth: isOwn ? login?.auth : nil,
      remember: { auth in
        guard isOwn else { return }
        // Without it the next run signs in anew.
        try? SyncLogin(server: account.server, user: account.user, auth: auth).write(in: folder)
      })
  }

  /// Speaks with the server of an account.
  /// - Parameters:
  ///   - auth: what stands for the password, where it is known.
  ///   - remember: is given it whenever it is new.
  ///   - ask: gives the password where neither the environment nor a command does.
  init(
    _ account: SyncAccount, _ config: Config, auth: String? = nil,
    remember: @escaping @Sendable (String) -> Void = { _ in },
    ask: @escaping @Sendable () async throws(SyncError) -> String = { () throws(SyncError) in
      throw .noPassword(
        reason: "there is no password for the server; run “pullquote sync login”, or name a "
          + "password-command in [sync] of config.toml")
    }
  ) {
    self.account = account
    let commands = CredentialsCommands()
    let command = config.sync.passwordCommand
    service = .googleReader(
      account, auth: auth, fetcher: .curl(settings: CurlSettings(config.refresh)),
      clock: { Dates.now }, remember: remember
    ) { () throws(SyncError) in
      if let password = environment("PULLQUOTE_SYNC_PASSWORD") { return password }
      guard let command, case .success(let words) = arguments(of: command) else {
        return try await ask()
      }
      do throws(FetchError) {
        return try await commands.password(of: words)
      } catch {
        throw .noPassword(reason: error.description)
      }
    }
  }

  /// The account's feeds that may be followed here. A server elsewhere cannot have us ask what
  /// listens on this machine alone.
  func mayFollow(_ url: String) -> Bool {
    guard let address = WebAddress(url) else { return false }
    return !address.isLoopback || WebAddress(account.server)?.isLoopback == true
  }
}

extension SyncError: ToldFailure {}

/// config.toml names a server, but not who asks.
private struct NoUser: ToldFailure {
  var description: String { "[sync] in config.toml has a url but no user; add user = \"NAME\"" }
}

/// What was given can be no server.
struct BadServer: ToldFailure {
  var address: String
  var description: String {
    "“\(address)” is no address of a server; write it as in https://rss.example.org/api/greader.php"
  }
}
