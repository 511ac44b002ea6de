/// Why the screen cannot be used.
enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Standard input is no terminal and there is none to open.
  case noKeyboard
  /// `TERM` names no terminal that can show a screen; nil when it is not set.
  case unknownTerminal(name: String?)

  /// What is wrong and what can be done.
  var description: String {
    switch self {
    case .noKeyboard:
      "there is no terminal to read keys from; 'pullquote read --plain' prints the article instead"
    case .unknownTerminal(nil):
      "the terminal cannot show a screen: TERM is not set; set it (TERM=xterm-256color), or use "
        + "'pullquote read --plain' to print the article"
    case .unknownTerminal(let name?):
      "the terminal cannot show a screen: TERM is “\(name)”; set it to what your terminal is, or "
        + "use 'pullquote read --plain' to print the article"
    }
  }
}
