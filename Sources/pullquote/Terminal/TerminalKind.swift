import Screen

/// Which program shows our screen, as far as the environment tells, and what it is known to understand.
struct TerminalKind: Equatable, Sendable {
  /// A terminal emulator.
  enum Program: Equatable, Sendable {
    case alacritty, contour, foot, ghostty, iterm, kitty, konsole, rxvt, vscode, wezterm
    case windowsTerminal
    /// GNOME Terminal and others built on VTE, by its version: 7200 is 0.72.
    case vte(Int)
    /// xterm, or nobody we know.
    case other
  }

  /// What stands between us and the terminal.
  enum Multiplexer: Equatable, Sendable {
    /// tmux, by its version: 304 is 3.4; 0 when it does not say.
    case tmux(Int)
    /// GNU screen.
    case screen
  }

  var program = Program.other
  var multiplexer: Multiplexer?
  private var saysTrueColor = false

  /// Reads the environment.
  /// - Parameter variable: a variable of it, nil when not set or empty.
  init(variable: (String) -> String?) {
    let term = variable("TERM") ?? ""
    let name = variable("TERM_PROGRAM") ?? ""
    if term.hasPrefix("tmux") || name == "tmux" || variable("TMUX") != nil {
      let version = name == "tmux" ? variable("TERM_PROGRAM_VERSION") : nil
      multiplexer = .tmux(version.map(Self.version) ?? 0)
    } else if term.hasPrefix("screen") || variable("STY") != nil {
      multiplexer = .screen
    }
    saysTrueColor = ["truecolor", "24bit"].contains(variable("COLORTERM") ?? "")
    program = Self.program(term: term, name: name, variable: variable)
  }

  private static func program(
    term: String, name: String, variable: (String) -> String?
  ) -> Program {
    // TERM is the one thing that comes along over ssh.
    for (prefix, program) in [
      ("xterm-kitty", Program.kitty), ("foot", .foot), ("xterm-ghostty", .ghostty),
      ("alacritty", .alacritty), ("wezterm", .wezterm), ("contour", .contour), ("rxvt", .rxvt),
    ] where term.hasPrefix(prefix) { return program }
    switch name {
    case "iTerm.app": return .iterm
    case "WezTerm": return .wezterm
    case "ghostty": return .ghostty
    case "vscode": return .vscode
    default: break
    }
    if variable("KITTY_WINDOW_ID") != nil { return .kitty }
    if variable("WT_SESSION") != nil { return .windowsTerminal }
    if variable("KONSOLE_VERSION") != nil { return .konsole }
    if let version = variable("VTE_VERSION").flatMap({ Int($0) }) { return .vte(version) }
    return .other
  }

  /// `3.4a` as 304.
  private static func version(_ text: String) -> Int {
    let parts = text.split(separator: ".").map { part in
      Int(part.drop { !$0.isNumber }.prefix { $0.isNumber }.prefix(4)) ?? 0
    }
    return (parts.first ?? 0) * 100 + (parts.count > 1 ? parts[1] : 0)
  }

  /// True when any colour can be asked for.
  var hasTrueColor: Bool {
    switch (multiplexer, program) {
    // The variable is the outer terminal's, and screen would not pass such colours on.
    case (.screen, _): false
    case (_, .other), (_, .rxvt): saysTrueColor
    case (.tmux, _): saysTrueColor
    default: true
    }
  }

  /// True when links (OSC 8) are known to be understood, and not to be shown as text.
  var hasLinks: Bool {
    switch (multiplexer, program) {
    case (.tmux(let version), _): version >= 304
    case (.screen, _), (_, .other), (_, .rxvt): false
    case (_, .vte(let version)): version >= 5000
    default: true
    }
  }

  /// How a message is shown outside of the window.
  enum Notification: Equatable, Sendable {
    /// OSC 9, from iTerm2: a text.
    case osc9
    /// OSC 777, from rxvt: a title and a text.
    case osc777
    /// OSC 99, from kitty: a title and a text, each with an identity.
    case osc99
  }

  /// The way this one has for messages; those that know none pass it over.
  var notification: Notification {
    switch program {
    case .kitty: .osc99
    case .foot, .rxvt, .vte, .contour, .ghostty: .osc777
    default: .osc9
    }
  }
}
