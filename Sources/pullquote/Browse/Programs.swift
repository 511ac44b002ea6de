import Glibc
import Reader

extension ReaderWorld {
  /// The program an effect is about, and what it reads.
  func program(for effect: Effect) -> (words: [String], input: String?) {
    switch effect {
    case .editFeeds:
      let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
      return (editor.split(separator: " ").map(String.init) + [files.feedsFile.path], nil)
    case .pipe(let command, let input):
      // Typed by the person, as at a shell's prompt.
      return (["/bin/sh", "-c", command], input)
    default: return ([], nil)
    }
  }

  /// Runs a program on the terminal, which the screen has left, and waits for it.
  /// - Parameter input: what it reads; nil where it reads the terminal.
  /// - Returns: what went wrong, nil when nothing did.
  func run(_ words: [String], input: String?) -> String? {
    guard let name = words.first else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { return "\(name): no pipe" }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    var process = pid_t()
    let code = posix_spawnp(&process, name, &actions, nil, &arguments, environ)
    if let input {
      Glibc.close(ends[0])
      if code == 0 { writeAll(Array(input.utf8), to: ends[1]) }
      Glibc.close(ends[1])
    }
    guard code == 0 else { return "\(name): \(String(cString: strerror(code)))" }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let exit = (status >> 8) & 0xFF
    return exit == 0 ? nil : "\(name) ended with status \(exit)"
  }

  private func writeAll(_ bytes: [UInt8], to file: Int32) {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count <= 0, errno != EINTR { return }
        done += max(0, count)
      }
    }
  }
}
