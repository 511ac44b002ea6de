import Glibc
import PullquoteModel
import Synchronization

/// Runs the commands that print `user:password`, or a password alone, each once for the life of the
/// program: a password store may ask its owner every time.
actor CredentialsCommands {
  private var outputs: [[String]: Task<Result<String, FetchError>, Never>] = [:]
  private let patience: Int

  /// `patience` is how many milliseconds a command may take.
  init(patience: Int = 60_000) {
    self.patience = patience
  }

  /// What a command prints: its first line, which holds user and password.
  func output(of command: [String]) async throws(FetchError) -> String {
    let line = try await firstLine(of: command)
    guard line.utf8.contains(UInt8(ascii: ":")) else {
      throw .noCredentials(
        command: command.first ?? "", reason: "must print user:password on its first line")
    }
    return line
  }

  /// What a command prints: its first line, which is a password.
  func password(of command: [String]) async throws(FetchError) -> String {
    let line = try await firstLine(of: command)
    guard !line.isEmpty else {
      throw .noCredentials(
        command: command.first ?? "", reason: "must print the password on its first line")
    }
    return line
  }

  private func firstLine(of command: [String]) async throws(FetchError) -> String {
    let task: Task<Result<String, FetchError>, Never>
    if let known = outputs[command] {
      task = known
    } else {
      let patience = patience
      task = Task {
        await Thread.run {
          do throws(CommandFailure) {
            return .success(try printedLine(of: command, patience: patience))
          } catch {
            return .failure(.noCredentials(command: command.first ?? "", reason: error.reason))
          }
        }
      }
      outputs[command] = task
    }
    return try await task.value.get()
  }
}

/// Why a command gave nothing, to follow its name in a message.
private struct CommandFailure: Error {
  var reason: String
}

/// Starts a program from its argument list, never through a shell, and reads the first line it
/// prints. What it prints is a secret: it goes into no message.
private func printedLine(
  of command: [String], patience: Int
) throws(CommandFailure) -> String {
  let (process, output) = try start(command)
  defer { close(output) }
  let (bytes, isWhole) = read(output, patience: patience)
  if !isWhole { kill(process, SIGKILL) }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  guard isWhole else {
    throw CommandFailure(reason: "printed too much or did not end within \(patience / 1000) s")
  }
  guard status == 0 else {
    throw CommandFailure(reason: "failed with status \(status >> 8 & 0xFF)")
  }
  return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
}

/// Two commands started at the same moment would inherit each other's pipes.
private let starting = Mutex<Void>(())

/// Starts a program whose standard output can be read at the descriptor given back.
private func start(
  _ command: [String]
) throws(CommandFailure) -> (process: pid_t, output: Int32) {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  var words = command.map { strdup($0) } + [nil]
  defer { words.forEach { free($0) } }
  let (process, output, code) = starting.withLock { _ -> (pid_t, Int32, Int32) in
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return (0, -1, errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    var process: pid_t = 0
    let code = command.first.map { posix_spawnp(&process, $0, &actions, nil, &words, environ) }
    close(ends[1])
    return (process, ends[0], code ?? ENOENT)
  }
  guard code == 0 else {
    close(output)
    throw CommandFailure(reason: "could not be started: \(String(cString: strerror(code)))")
  }
  return (process, output)
}

/// Everything that comes until the other end is closed.
/// - Returns: false beside it when it did not end in time or is longer than any password.
private func read(_ descriptor: Int32, patience: Int) -> ([UInt8], Bool) {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  let deadline = milliseconds() + patience
  while bytes.count <= 64 << 10 {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let left = deadline - milliseconds()
    guard left > 0 else { break }
    let count = poll(&state, 1, Int32(left))
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { break }
    let got = Glibc.read(descriptor, &buffer, buffer.count)
    if got < 0 && errno == EINTR { continue }
    guard got > 0 else { return (bytes, got == 0) }
    bytes.append(contentsOf: buffer[..<got])
  }
  return (bytes, false)
}

private func milliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
