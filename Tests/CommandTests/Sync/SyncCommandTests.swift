import Foundation
import HTTPHarness
import Synchronization
import Testing

/// `sync` as a program, against a server on this machine.
@Suite struct SyncCommandTests {
  @Test(arguments: ReaderServer.Dialect.allCases)
  func `marks go both ways, and the second time there is nothing to do`(
    dialect: ReaderServer.Dialect
  ) throws {
    let user = try SyncedHome(dialect)
    try user.login()
    user.elsewhere(2) { $0.isStarred = true }
    var totals = try user.sync()
    #expect(totals["new"] as? Int == 1 && totals["taken"] as? Int == 1)
    #expect(totals["told"] as? Int == 0)
    let unfollowed = try #require(totals["unfollowed"] as? [[String: Any]])
    #expect(unfollowed.map { $0["url"] as? String } == ["https://other.example/feed"])
    // Offline:
    #expect(try user.home.run("mark", try user.article(1), "--read", "--star").status == 0)
    user.elsewhere(3) { $0.isRead = true }
    let status = try user.home.run("sync", "--status")
    #expect(status.output.contains("3 articles in common\n2 marks still to be told"))
    #expect(status.output.hasPrefix("alice at \(user.address)\nlast exchanged 20"))
    totals = try user.sync()
    #expect(totals["told"] as? Int == 2 && totals["taken"] as? Int == 1)
    let marks = try user.marks()
    #expect(marks[1] == [true, true, true, true])
    #expect(marks[2] == [false, true, false, true])
    #expect(marks[3] == [true, false, true, false])
    totals = try user.sync()
    #expect(["new", "taken", "told"].allSatisfy { totals[$0] as? Int == 0 })
    let text = try user.home.run("sync").output
    #expect(
      text == """
        0 new articles; 0 marks taken over, 0 told to the server
        1 feed of the account is not followed here (--subscriptions follows them)

        """)
    #expect(try user.home.run("archive", "check").status == 0)
  }

  @Test func `the feeds of the account are followed where that is asked for`() throws {
    let user = try SyncedHome(.freshRSS)
    try user.login()
    let before = try user.home.feeds()
    let totals = try user.sync("--subscriptions")
    #expect(totals["added"] as? [String] == ["https://other.example/feed"])
    #expect((totals["unfollowed"] as? [Any])?.isEmpty == true)
    let feeds = try user.home.feeds()
    #expect(feeds == before + "https://other.example/feed \"Others\" #\"By the sea\"\n")
    _ = try user.sync("--subscriptions")
    #expect(try user.home.feeds() == feeds)
  }

  @Test(arguments: ReaderServer.Dialect.allCases)
  func `killed at any request, the next run brings everything to its end`(
    dialect: ReaderServer.Dialect
  ) throws {
    let user = try SyncedHome(dialect)
    try user.login()
    let articles = [try user.article(1), try user.article(2)]
    var turn = 0
    var wasKilled = true
    while wasKilled {
      let isSet = turn.isMultiple(of: 2)
      for article in articles {
        let flags = isSet ? ["--read", "--star"] : ["--unread", "--unstar"]
        #expect(try user.home.run(["mark", article] + flags).status == 0)
      }
      wasKilled = try user.killed(at: turn)
      _ = try user.sync()
      let marks = try user.marks()
      let all = Array(repeating: isSet, count: 4)
      #expect(marks[1] == all && marks[2] == all, "request \(turn): \(marks)")
      #expect(marks[3] == Array(repeating: false, count: 4))
      turn += 1
    }
    #expect(turn > 5)
    #expect(try user.home.run("archive", "check").status == 0)
  }

  @Test func `the password is in no file, message or address`() throws {
    let user = try SyncedHome(.miniflux)
    let password = user.reader.with { $0.password }
    let login = try Program.run(
      ["sync", "login", user.address + "/", "--user", "alice"], input: Array("\(password)\n".utf8),
      environment: user.home.folders)
    #expect(login.status == 0, "\(login.errors)")
    #expect(login.output == "signed in to \(user.address) as alice\n")
    let file = user.home.data + "/sync-login.json"
    let kept = try String(contentsOfFile: file, encoding: .utf8)
    #expect(!kept.contains(password) && kept.contains("0123456789abcdef"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let outcome = try user.home.run("sync", "--json")
    for text in [login.output, login.errors, outcome.output, outcome.errors] {
      #expect(!text.contains(password) && !text.contains("0123456789abcdef"))
    }
    #expect(user.server.requests.allSatisfy { !$0.path.contains("cret") })
    // A server that has forgotten the login, and a password nobody is there to type.
    user.reader.with { $0.generation += 1 }
    let forgotten = try user.home.run("sync")
    #expect(forgotten.status == 2)
    #expect(forgotten.errors.contains("pullquote sync login"))
    #expect(try user.home.run("sync", "logout").status == 0)
    #expect(try user.home.run("sync", "logout").status == 1)
    let none = try user.home.run("sync")
    #expect(none.status == 2 && none.errors.contains("there is no server"))
  }

  @Test func `settings name the server, and a command prints the password`() throws {
    let user = try SyncedHome(.freshRSS)
    let secret = try user.home.scratch.file("secret", Array("s3cret & more\nother\n".utf8))
    let config = """
      [sync]
      url = "\(user.address)"
      user = "alice"
      password-command = "cat \(secret.path)"
      [annotate]
      after-refresh = false
      """
    let file = URL(filePath: user.home.config + "/config.toml")
    try Data(config.utf8).write(to: file)
    #expect(try user.sync()["new"] as? Int == 1)
    _ = try user.home.scratch.file("secret", Array("wrong\n".utf8))
    let refused = try user.home.run("sync")
    #expect(refused.status == 2)
    #expect(
      refused.errors.contains("does not let “alice” in") && !refused.errors.contains("wrong\n"))
    try Data(config.replacingOccurrences(of: "cat ", with: "false ").utf8).write(to: file)
    let failing = try user.home.run("sync")
    #expect(failing.errors.contains("“false” failed with status 1"))
    try Data(config.replacingOccurrences(of: "cat ", with: "cat | ").utf8).write(to: file)
    #expect(try user.home.run("sync").errors.contains("password-command is"))
  }

  @Test func `what is sent to one server goes on to no other`() throws {
    let user = try SyncedHome(.freshRSS)
    let other = try HTTPServer { _ in .ok("Auth=x", type: "text/plain") }
    for status in [301, 302, 303, 307, 308] {
      let address = other.url("/login")
      user.reader.fail { _ in .redirect(status, to: address) }
      let login = try user.home.run(
        "sync", "login", user.address, "--user", "alice",
        environment: ["PULLQUOTE_SYNC_PASSWORD": "s3cret"])
      #expect(login.status == 2, "\(status)")
      #expect(login.errors.contains("not meant for that server"))
    }
    #expect(other.requests.isEmpty)
  }

  @Test func `an address where something else is says where to look`() throws {
    let user = try SyncedHome(.freshRSS)
    let environment = ["PULLQUOTE_SYNC_PASSWORD": "x"]
    let wrong = try user.home.run(
      "sync", "login", user.server.url("/nowhere"), "--user", "alice", environment: environment)
    #expect(wrong.status == 2 && wrong.errors.contains("api/greader.php"))
    let bad = try user.home.run(
      "sync", "login", "rss.example.org", "--user", "alice", environment: environment)
    #expect(bad.status == 2 && bad.errors.contains("no address of a server"))
  }
}

extension SyncedHome {
  /// Kills an exchange when the server has done what a request asked for, before it answers.
  /// - Parameter turn: which request, counted from 0.
  /// - Returns: false when there were not so many.
  fileprivate func killed(at turn: Int) throws -> Bool {
    let reached = Gate()
    let isKilled = Gate()
    let count = Mutex(0)
    let isThere = Mutex(false)
    let reader = reader
    reader.fail { request in
      let number = count.withLock { count -> Int in
        count += 1
        return count - 1
      }
      guard number == turn else { return nil }
      reader.fail(nil)
      let answer = reader.answer(request)
      isThere.withLock { $0 = true }
      reached.open()
      return .held(isKilled, answer)
    }
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["sync"]
    process.environment = ProcessInfo.processInfo.environment.merging(home.folders) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { _ in reached.open() }
    try process.run()
    reached.wait()
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    isKilled.open()
    reader.fail(nil)
    return isThere.withLock { $0 }
  }
}
