import CursesShim
import Glibc

/// A file without a name that holds `bytes`, to be read from its beginning; nil when the system
/// refuses. It takes any size without anyone reading meanwhile, which a pipe does not.
func unlinkedFile(holding bytes: [UInt8]) -> Int32? {
  var name = Array((environment("TMPDIR") ?? "/tmp").utf8CString.dropLast())
  name += "/pullquote-XXXXXX".utf8CString
  let file = mkstemp(&name)
  guard file >= 0 else { return nil }
  _ = fcntl(file, F_SETFD, FD_CLOEXEC)
  unlink(name)
  guard writeAll(bytes, to: file) == nil else {
    close(file)
    return nil
  }
  lseek(file, 0, SEEK_SET)
  return file
}

/// Starts a program found in PATH, away from the terminal: in a session of its own, its signals as
/// they were, what it says of errors nowhere.
/// - Parameters:
///   - input: its standard input.
///   - output: its standard output; nil for nowhere.
/// - Returns: its process, or the system's reason for not starting it.
func spawned(_ words: [String], input: Int32, output: Int32?) -> Result<pid_t, SpawnFailure> {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, input, 0)
  if let output {
    posix_spawn_file_actions_adddup2(&actions, output, 1)
  } else {
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  }
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var all = sigset_t()
  sigfillset(&all)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigdefault(&attributes, &all)
  posix_spawnattr_setsigmask(&attributes, &none)
  // POSIX_SPAWN_SETSID, which is not imported.
  let newSession: Int16 = 0x80
  posix_spawnattr_setflags(
    &attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
  var arguments = words.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let code = posix_spawnp(
    &process, words[0], &actions, &attributes, &arguments, pq_environment())
  return code == 0 ? .success(process) : .failure(SpawnFailure(name: words[0], code: code))
}

/// Runs a program that neither reads nor writes the terminal, and waits for it.
/// - Returns: what went wrong, nil when nothing did.
func runUnseen(_ words: [String]) -> String? {
  guard let name = words.first else { return nil }
  let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
  defer { close(nothing) }
  switch spawned(words, input: nothing, output: nil) {
  case .failure(let failure): return failure.description
  case .success(let process): return failure(of: process, named: name)
  }
}

/// Runs a program on the terminal, which the screen has left, and waits for it.
/// - Parameter input: what it reads; nil where it reads the terminal.
/// - Returns: what went wrong, nil when nothing did.
func runOnTerminal(_ words: [String], input: String?) -> String? {
  guard let name = words.first else { return nil }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  var source: Int32?
  if let input {
    guard let file = unlinkedFile(holding: Array(input.utf8)) else {
      return "\(name): there is no room for what it should read"
    }
    source = file
    posix_spawn_file_actions_adddup2(&actions, file, 0)
  }
  defer { if let source { close(source) } }
  var arguments = words.map { strdup($0) } + [nil]
  defer { arguments.forEach { free($0) } }
  var process: pid_t = 0
  let code = posix_spawnp(&process, name, &actions, nil, &arguments, pq_environment())
  guard code == 0 else { return SpawnFailure(name: name, code: code).description }
  return failure(of: process, named: name)
}

/// Waits for a program.
/// - Returns: with what status it failed, nil when it did not.
private func failure(of process: pid_t, named name: String) -> String? {
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  let exit = (status >> 8) & 0xFF
  return exit == 0 ? nil : "\(name) ended with status \(exit)"
}

/// Why a program was not started.
struct SpawnFailure: Error, CustomStringConvertible {
  var name: String
  var code: Int32
  var description: String { "\(name): \(String(cString: strerror(code)))" }
}
