import PullquoteModel
import Screen

extension State {
  mutating func handle(_ key: Key) -> [Effect] {
    if overlay != nil { return handleCovered(key) }
    switch key {
    case .click(let row, let column): return onTop { $0.point(.click, row: row, column: column) }
    case .wheel(let down, let row, let column):
      return onTop { $0.point(.wheel(down ? 3 : -3), row: row, column: column) }
    default: break
    }
    var isTaken = false
    let effects = onTop { view in
      guard let steps = view.take(key) else { return [] }
      isTaken = true
      return steps
    }
    if isTaken { return effects }
    if key == .escape, settings.keymap.meaning(of: [key]) == .nothing {
      let wasTyping = !keys.typed.isEmpty
      keys = KeyReader()
      return wasTyping ? onTop { _ in [] } : perform(.escape, count: nil)
    }
    guard let (command, count) = keys.read(key, in: settings.keymap) else {
      return onTop { _ in [] }
    }
    return perform(command, count: count)
  }

  /// Does what a command asks for: first the view, then what is the same everywhere.
  mutating func perform(_ command: Command, count: Int?) -> [Effect] {
    var passes = false
    let effects = onTop { view in
      var steps = view.perform(command, count: count)
      passes = steps.contains { if case .pass = $0 { true } else { false } }
      if passes { steps = [] }
      return steps
    }
    return passes ? performAnywhere(command, count: count) : effects
  }

  private mutating func handleCovered(_ key: Key) -> [Effect] {
    guard var frame = overlay else { return [] }
    frame.overlay.room = room
    let outcome =
      switch key {
      case .click(let row, let column):
        frame.overlay.point(.click, row: row, column: column)
      case .wheel(let down, let row, let column):
        frame.overlay.point(.wheel(down ? 3 : -3), row: row, column: column)
      default: frame.overlay.take(key)
      }
    overlay = frame
    switch outcome {
    case .stays(let steps): return carryOut(steps, of: frame.id)
    case .closes(let steps):
      overlay = nil
      return carryOut(steps, of: stack[stack.count - 1].id)
    case .replies(let reply):
      overlay = nil
      return onTop { $0.receive(reply) }
    case .closesAndPasses:
      overlay = nil
      return handle(key)
    }
  }
}
