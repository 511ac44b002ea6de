/// What a person did at the terminal.
package enum Key: Hashable, Sendable {
  /// A character typed; the space bar is " ".
  case character(Character)
  /// A letter with the control key, in lower case, or one of `\\ ] _`.
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
  /// Insert.
  case insert
  /// A function key, from 1 on.
  case function(Int)
  /// A key with others held that make no key of their own: alt with a character, an arrow with shift.
  indirect case chord(Modifiers, Key)
  /// Text from the clipboard, in one piece: never commands. Without controls but line feeds and tabs.
  case paste(String)
  /// The first mouse button pressed on a cell.
  case click(row: Int, column: Int)
  /// The first mouse button pressed again on the same cell soon after a `click`, which came before.
  case doubleClick(row: Int, column: Int)
  /// The last mouse button pressed on a cell.
  case rightClick(row: Int, column: Int)
  /// The mouse wheel turned over a cell.
  case wheel(down: Bool, row: Int, column: Int)

  /// Keys held while another is pressed.
  package struct Modifiers: OptionSet, Hashable, Sendable {
    /// One bit for each key.
    package let rawValue: UInt8
    /// Makes a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift.
    package static let shift = Modifiers(rawValue: 1)
    /// Alt, also called meta or option.
    package static let alt = Modifiers(rawValue: 2)
    /// Control.
    package static let control = Modifiers(rawValue: 4)
  }
}
