/// What a person did at the terminal.
package enum Key: Hashable, Sendable {
  /// A character typed; the space bar is " ".
  case character(Character)
  /// A letter with the control key, in lower case.
  case control(Character)
  /// Arrow up.
  case up
  /// Arrow down.
  case down
  /// Arrow left.
  case left
  /// Arrow right.
  case right
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// Home.
  case home
  /// End.
  case end
  /// Tab.
  case tab
  /// Tab with shift.
  case backTab
  /// Return.
  case enter
  /// Escape by itself.
  case escape
  /// The key that deletes backwards.
  case backspace
  /// The key that deletes forwards.
  case delete
  /// A mouse button pressed on a cell.
  case click(row: Int, column: Int)
  /// The mouse wheel turned over a cell.
  case wheel(down: Bool, row: Int, column: Int)
}

extension Key {
  /// The names of keys that are not characters, as people write them between `<` and `>`.
  private static let names: [(String, Key)] = [
    ("space", .character(" ")), ("lt", .character("<")), ("caret", .character("^")),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("pageup", .pageUp), ("pagedown", .pageDown), ("home", .home), ("end", .end),
    ("tab", .tab), ("s-tab", .backTab), ("enter", .enter), ("esc", .escape),
    ("backspace", .backspace), ("delete", .delete),
  ]

  /// Reads a sequence of keys: `gg`, `^d`, `<space>`, `<s-tab>`; nil when it is not one.
  package static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      switch first {
      case "<":
        guard let end = rest.firstIndex(of: ">"),
          let named = names.first(where: { $0.0 == rest[..<end].lowercased() })
        else { return nil }
        keys.append(named.1)
        rest = rest[rest.index(after: end)...]
      case "^":
        guard let letter = rest.popFirst(), letter.isASCII, letter.isLetter else { return nil }
        keys.append(withControl(letter))
      default:
        guard !first.isWhitespace else { return nil }
        keys.append(.character(first))
      }
    }
    return keys.isEmpty ? nil : keys
  }

  private static func withControl(_ letter: Character) -> Key {
    // On a terminal these three are the same bytes as keys of their own.
    switch letter.lowercased() {
    case "i": .tab
    case "m", "j": .enter
    case let lower: .control(Character(lower))
    }
  }

  /// The key as `sequence` reads it; the mouse has no name and is empty.
  package var name: String {
    if let named = Self.names.first(where: { $0.1 == self }) { return "<\(named.0)>" }
    switch self {
    case .character(let character): return String(character)
    case .control(let letter): return "^\(letter)"
    default: return ""
    }
  }
}
