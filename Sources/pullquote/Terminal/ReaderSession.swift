import Glibc
import PullquoteModel
import Reader
import Screen

/// The reader on a terminal: waits, hands events to the state, performs its effects, paints once
/// for each burst.
@UI
final class ReaderSession {
  private var state: State
  private var terminal: Terminal
  private var isDirty = true
  private var ending: Ending?

  /// How a session ends.
  enum Ending {
    /// The person quit.
    case quit
    /// A signal asked for it.
    case signal(Int32)
  }

  /// Shows an article on a terminal that is open.
  init(state: State, terminal: Terminal) {
    self.state = state
    self.terminal = terminal
  }

  /// Serves the person until the end; the terminal is closed then.
  func run() -> Ending {
    while true {
      UI.runWaitingJobs()
      while ending == nil, let key = terminal.nextKey() { handle(.key(key)) }
      while let signal = terminal.nextSignal() { handle(signal: signal) }
      if let ending {
        terminal.close()
        return ending
      }
      if isDirty {
        isDirty = false
        terminal.paint(state.rendered())
      }
      terminal.wait()
    }
  }

  /// Takes in what a key or a task brings.
  func handle(_ event: Event) {
    isDirty = true
    for effect in state.handle(event) {
      switch effect {
      case .quit: ending = .quit
      case .beep: terminal.beep()
      case .redraw: terminal.redraw()
      }
    }
  }

  private func handle(signal: Int32) {
    switch signal {
    case SIGTERM, SIGHUP, SIGINT, SIGQUIT: ending = .signal(signal)
    case SIGTSTP:
      terminal.suspend()
      handle(.resized(terminal.size))
    case SIGCONT:
      terminal.resume()
      handle(.resized(terminal.size))
    case SIGWINCH:
      terminal.resize()
      terminal.redraw()
      handle(.resized(terminal.size))
    default: break
    }
  }
}
