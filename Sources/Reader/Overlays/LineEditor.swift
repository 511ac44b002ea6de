import Screen

/// A line being typed: its text and where in it the cursor is.
package struct LineEditor: Hashable, Sendable {
  private var characters: [Character]
  private var cursor: Int

  /// A line with the cursor at its end.
  package init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// What has been typed.
  package var text: String {
    get { String(characters) }
    set {
      characters = Array(newValue)
      cursor = characters.count
    }
  }

  /// What stands before the cursor.
  package var head: String { String(characters[..<cursor]) }

  /// Moves the cursor back by characters.
  package mutating func moveBack(by count: Int) { cursor = max(0, cursor - count) }

  /// Puts text in at the cursor; line breaks and controls become blanks.
  package mutating func insert(_ text: String) {
    for character in text {
      let isControl = character.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
      characters.insert(isControl || character.isNewline ? " " : character, at: cursor)
      cursor += 1
    }
  }

  /// Draws the line.
  /// - Returns: the column behind what stands before the cursor.
  func write(into grid: inout Grid, row: Int, column: Int, style: Style) -> Int {
    let head = self.head
    let place = grid.write(head, row: row, column: column, style: style)
    grid.write(String(text.dropFirst(head.count)), row: row, column: place, style: style)
    return place
  }

  /// Takes an editing key.
  /// - Returns: false for keys that mean nothing in a line.
  package mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .backspace:
      guard cursor > 0 else { return false }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete, .control("d"):
      guard cursor < characters.count else { return false }
      characters.remove(at: cursor)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .control("u"):
      characters.removeSubrange(..<cursor)
      cursor = 0
    case .control("k"): characters.removeSubrange(cursor...)
    case .control("w"):
      var start = cursor
      while start > 0, characters[start - 1] == " " { start -= 1 }
      while start > 0, characters[start - 1] != " " { start -= 1 }
      characters.removeSubrange(start..<cursor)
      cursor = start
    default: return false
    }
    return true
  }
}
