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
  var start = 0
  while start < bytes.count {
    let written = bytes[start...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard written > 0 else {
      close(file)
      return nil
    }
    start += written
  }
  lseek(file, 0, SEEK_SET)
  return file
}

/// Starts a program found in PATH, away from the terminal: in a session of its own, its signals as
/// they were, what it says of errors nowhere.
/// - Parameters:
///   - input: its standard input.
///   - output: its standard output; nil for nowhere.
/// - Returns: its process, nil when there is no such program.
func spawned(_ words: [String], input: Int32, output: Int32?) -> pid_t? {
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
  guard posix_spawnp(&process, words[0], &actions, &attributes, &arguments, pq_environment()) == 0
  else { return nil }
  return process
}
