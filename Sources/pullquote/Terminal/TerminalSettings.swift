/// What a person has settled about the terminal, where what it says of itself is not enough.
struct TerminalSettings: Equatable, Sendable {
  /// Yes, no, or by what is known of the terminal.
  enum Wish: String, CaseIterable, Sendable {
    case auto, yes, no
  }

  /// How many colours to use.
  enum Colors: String, CaseIterable, Sendable {
    case auto, mono
    case eight = "8"
    case sixteen = "16"
    case palette = "256"
    case direct = "true"
  }

  /// How pictures are sent.
  enum Pictures: String, CaseIterable, Sendable {
    case auto, kitty, sixel, none
  }

  /// The mouse is ours; without, the terminal selects text with it as ever.
  var hasMouse = true
  /// Whether addresses are links that the terminal opens (OSC 8).
  var links = Wish.auto
  var colors = Colors.auto
  var pictures = Pictures.auto
  /// The window's title says what is read.
  var setsTitle = true
}
