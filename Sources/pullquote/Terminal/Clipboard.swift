import Glibc
import Screen

/// Ways to the clipboard.
enum Copied: Equatable, Sendable {
  /// A program of the desktop has the text; its name.
  case program(String)
  /// The terminal was sent the text; it may have been told not to take it.
  case terminal
  /// The text is longer than terminals take, and there is no program; how many bytes they take.
  case tooLong(limit: Int)
}

/// A program of the desktop that puts its standard input on the clipboard.
struct ClipboardProgram: Equatable, Sendable {
  /// The words it is started with.
  let words: [String]

  /// Those that may work here, the best first.
  static func candidates(variable: (String) -> String?) -> [ClipboardProgram] {
    var programs: [[String]] = []
    if variable("WAYLAND_DISPLAY") != nil {
      programs.append(["wl-copy", "--type", "text/plain;charset=utf-8"])
    }
    if variable("DISPLAY") != nil {
      programs += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    }
    #if os(macOS)
      programs.append(["pbcopy"])
    #endif
    return programs.map(ClipboardProgram.init(words:))
  }

  /// Gives the program `text`; false when it cannot be started. Does not wait for its end.
  func start(with text: String) -> Bool {
    guard let input = unlinkedFile(holding: Array(text.utf8)) else { return false }
    defer { close(input) }
    guard case .success(let process) = spawned(words, input: input, output: nil) else {
      return false
    }
    // Nobody waits for what it says, but the system wants it asked.
    Thread.start { waitpid(process, nil, 0) }
    return true
  }
}

extension Terminal {
  /// Puts text on the clipboard: that of the terminal, which may be on another machine, and that of
  /// the desktop here.
  func copy(_ text: String) -> Copied {
    let program = ClipboardProgram.candidates(variable: environment).first { $0.start(with: text) }
    if let bytes = TerminalStrings.copy(text) {
      send(bytes)
      // tmux itself takes the first when it is set to; the second is for the terminal around it.
      if let multiplexer = kind.multiplexer {
        send(TerminalStrings.passed(bytes, through: multiplexer))
      }
      return program.map { .program($0.words[0]) } ?? .terminal
    }
    return program.map { .program($0.words[0]) } ?? .tooLong(limit: TerminalStrings.longestCopy)
  }
}
