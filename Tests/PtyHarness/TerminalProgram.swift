import CVTerm
import Foundation
import Glibc

/// A program running in a pseudo-terminal of its own, its screen kept by a terminal emulator.
package final class TerminalProgram {
  private let primary: Int32
  private let process: pid_t
  private let screen: EmulatedScreen
  private var status: Int32?
  /// What must not go before the program does.
  private let kept: AnyObject?
  /// Everything the program has written.
  package private(set) var output: [UInt8] = []

  /// What the terminal is asked and answers; at first only what it is (DA1), as all do.
  package var answers = ["\u{1B}[c": "\u{1B}[?62;22c"]
  /// Output in which a question may still begin.
  private var unanswered: [UInt8] = []

  /// How long anything may take before a test fails; generous, since machines get busy.
  private static let patience = 20.0

  /// Starts `program` on a terminal of some size, as the leader of a session of its own.
  /// - Parameters:
  ///   - environment: all variables the program sees.
  ///   - answers: what the terminal is asked, and what it answers.
  ///   - kept: what must not go before the program does, such as its folders.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String],
    columns: Int, rows: Int, answers: [String: String] = [:], keeping kept: AnyObject? = nil
  ) throws(PtyError) {
    self.kept = kept
    self.answers.merge(answers) { $1 }
    screen = EmulatedScreen(columns: columns, rows: rows)
    var primary: Int32 = -1
    var secondary: Int32 = -1
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&primary, &secondary, &name, nil, &size) == 0 else { throw .noTerminal(errno) }
    _ = fcntl(primary, F_SETFD, FD_CLOEXEC)
    self.primary = primary
    let result = Self.spawn(program, arguments, environment: environment, terminal: name)
    close(secondary)
    guard case .success(let process) = result else {
      close(primary)
      self.process = 0
      throw .notStarted(program)
    }
    self.process = process
  }

  deinit {
    if process > 0, status == nil {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(primary)
  }

  private static func spawn(
    _ program: String, _ arguments: [String], environment: [String: String], terminal: [CChar]
  ) -> Result<pid_t, PtyError> {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opened by the leader of a new session, the terminal becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
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
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &words, &variables)
    return code == 0 ? .success(process) : .failure(.notStarted(program))
  }
}

extension TerminalProgram {
  /// The rows of the screen, without blanks at their ends.
  package var lines: [String] { screen.lines }
  /// The whole screen as one text.
  package var text: String { lines.joined(separator: "\n") }
  /// Where the cursor is.
  package var cursor: (row: Int, column: Int) { screen.cursor }

  /// How the character at a place is drawn.
  package func look(row: Int, column: Int) -> Look {
    let cell = screen.cell(row: row, column: column)
    return Look(
      isBold: cell.bold, isUnderlined: cell.underline, isReverse: cell.reverse,
      hasColor: cell.has_color, foreground: cell.foreground, background: cell.background)
  }

  /// How all characters are drawn, row after row.
  package var looks: [Look] {
    (0..<screen.rows).flatMap { row in
      (0..<screen.columns).map { look(row: row, column: $0) }
    }
  }

  /// The character drawn at a place with its marks; empty for a blank and for the second column of
  /// a wide one.
  package func character(row: Int, column: Int) -> String {
    screen.character(row: row, column: column)
  }

  /// Types.
  package func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    var start = 0
    while start < bytes.count {
      let written = bytes[start...].withUnsafeBytes { write(primary, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      start += written
    }
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) { kill(process, number) }

  /// Gives the terminal another size; the kernel tells the program.
  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(primary, UInt(TIOCSWINSZ), &size)
  }

  /// Reads the program's output until the screen is as wished.
  package func wait(_ wish: String, until isMet: (TerminalProgram) -> Bool) throws(PtyError) {
    let deadline = Date().addingTimeInterval(Self.patience)
    while !isMet(self) {
      guard Date() < deadline else { throw .timedOut(waitingFor: wish, screen: text) }
      guard readMore() || status == nil && !hasEnded() else {
        if isMet(self) { return }
        throw .ended(waitingFor: wish, screen: text)
      }
    }
  }

  /// Waits for a text on the screen.
  package func wait(for text: String) throws(PtyError) {
    try wait("“\(text)”") { $0.text.contains(text) }
  }

  /// Waits for the end of the program.
  /// - Returns: its exit code, or minus the signal that ended it.
  package func waitForEnd() throws(PtyError) -> Int32 {
    let deadline = Date().addingTimeInterval(Self.patience)
    while !hasEnded() {
      guard Date() < deadline else { throw .timedOut(waitingFor: "the end", screen: text) }
      _ = readMore()
    }
    while readMore() {}
    let status = status ?? 0
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// True while keys are echoed and lines edited, as a shell leaves a terminal.
  package var isInLineMode: Bool {
    var settings = termios()
    tcgetattr(primary, &settings)
    return settings.c_lflag & UInt32(ECHO | ICANON) == UInt32(ECHO | ICANON)
  }

  /// True while the program shows the screen that shells do not use.
  package var isOnAlternateScreen: Bool {
    let written = String(decoding: output, as: UTF8.self)
    let entered = written.range(of: "\u{1B}[?1049h", options: .backwards)?.lowerBound
    let left = written.range(of: "\u{1B}[?1049l", options: .backwards)?.lowerBound
    guard let entered else { return false }
    return left.map { $0 < entered } ?? true
  }

  private func hasEnded() -> Bool {
    if status != nil { return true }
    var code: Int32 = 0
    guard waitpid(process, &code, WNOHANG) == process else { return false }
    status = code
    return true
  }

  private func answer(_ bytes: ArraySlice<UInt8>) {
    unanswered += bytes
    var place = 0
    while place < unanswered.count {
      let rest = unanswered[place...]
      if rest[place] == 0x1B,
        let (question, answer) = answers.first(where: { asked, _ in rest.starts(with: asked.utf8) })
      {
        send(answer)
        place += question.utf8.count
      } else {
        place += 1
      }
    }
    // A question may be cut in two where the output was.
    let last = unanswered.suffix(64).lastIndex(of: 0x1B) ?? unanswered.count
    let isWhole = answers.keys.contains { unanswered[last...].starts(with: $0.utf8) }
    unanswered = isWhole ? [] : Array(unanswered[last...].suffix(64))
  }

  /// Reads what is there, or waits a moment for it.
  /// - Returns: false when nothing came.
  private func readMore() -> Bool {
    var source = pollfd(fd: primary, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, 20) > 0 else { return false }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(primary, &chunk, chunk.count)
    guard count > 0 else {
      // Nobody holds the other end: `poll` would return at once from now on.
      poll(nil, 0, 5)
      return false
    }
    output += chunk[..<count]
    answer(chunk[..<count])
    screen.write(Array(chunk[..<count]))
    return true
  }
}

/// How a character is drawn.
package struct Look: Equatable {
  /// Heavier than others.
  package let isBold: Bool
  /// With a line below.
  package let isUnderlined: Bool
  /// Foreground and background exchanged.
  package let isReverse: Bool
  /// In another colour than the terminal's own, or on one.
  package let hasColor: Bool
  /// A number for the colour of the character.
  package let foreground: UInt32
  /// A number for the colour behind it.
  package let background: UInt32
}

/// What went wrong in a test of a terminal program.
package enum PtyError: Error, Equatable {
  /// The system gave no pseudo-terminal; its error number.
  case noTerminal(Int32)
  /// The program could not be started.
  case notStarted(String)
  /// Nothing happened for too long.
  case timedOut(waitingFor: String, screen: String)
  /// The program ended meanwhile.
  case ended(waitingFor: String, screen: String)
}
