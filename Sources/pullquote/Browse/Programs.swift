import Glibc
import Reader

extension ReaderSession {
  /// The program an effect is about, and what it reads; nil where there is no feeds file to edit.
  func program(for effect: Effect) -> (words: [String], input: String?)? {
    switch effect {
    case .editFeeds:
      guard let files = world?.files else { return nil }
      // An editor makes the file, but seldom its folder; where that fails the editor says so.
      try? makeFolder(files.paths.config)
      let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
      return (editor.split(separator: " ").map(String.init) + [files.feedsFile.path], nil)
    case .pipe(let command, let input):
      // Typed by the person, as at a shell's prompt.
      return (["/bin/sh", "-c", command], input)
    default: return nil
    }
  }

  /// Lets another program have the terminal until it is done.
  func runOutside(_ effect: Effect) {
    guard let (words, input) = program(for: effect) else { return refuseWithoutArchive() }
    terminal.leave()
    let said = runOnTerminal(words, input: input)
    // What a command has printed is there to be read.
    if case .pipe = effect { waitForReturn() }
    terminal.resume()
    terminal.redraw()
    // A ^C was meant for that program.
    while let signal = terminal.nextSignal() {
      if signal != SIGINT, signal != SIGQUIT { handle(signal: signal) }
    }
    if said == nil, case .editFeeds = effect { world?.feedsWereEdited() }
    handle(.returned(said))
    handle(.resized(terminal.size))
  }

  private func waitForReturn() {
    terminal.send(Array("\r\n-- Enter goes back to the reader --".utf8))
    while !terminal.hasLine(within: 200) {
      guard let signal = terminal.nextSignal() else { continue }
      if signal == SIGINT || signal == SIGQUIT { return }
      handle(signal: signal)
      if isEnding { return }
    }
  }
}
