/// What a terminal sends.
package enum TerminalInput: Hashable, Sendable {
  /// What a person did.
  case key(Key)
  /// An answer to a question.
  case reply(TerminalReply)
}

/// What a terminal says of itself when it is asked.
package enum TerminalReply: Hashable, Sendable {
  /// The colour it draws on (OSC 11).
  case background(Color)
  /// What it can do (DA1): 4 means sixel. Every terminal answers this, in the order of questions, so
  /// that what was asked before and not answered will not be.
  case attributes([Int])
  /// Pixels of a cell.
  case cellSize(width: Int, height: Int)
  /// What it says to a picture sent by kitty's protocol; nil when all is well.
  case picture(id: UInt32, problem: String?)
}

extension Color {
  /// True for a colour that dark text is read on.
  ///
  /// By the relative luminance of WCAG 2.1; at 0.18 black and white text have the same contrast.
  package var isLight: Bool { relativeLuminance > 0.18 }

  /// The relative luminance of WCAG 2.1, from 0 to 1; of the standard colour, which nobody knows, 0.
  package var relativeLuminance: Double {
    guard let (red, green, blue) = components else { return 0 }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}

/// The part of a component of sRGB in the light (IEC 61966-2-1), with the power of 2.4 taken by hand:
/// this target knows no mathematics library.
package func linear(_ component: UInt8) -> Double {
  let value = Double(component) / 255
  if value <= 0.04045 { return value / 12.92 }
  let base = (value + 0.055) / 1.055
  // x^2.4 = x^2 * (x^2)^(1/5); Newton's method for the fifth root of a value in (0, 1].
  let square = base * base
  var root = 1.0
  for _ in 0..<24 {
    root -= (root * root * root * root * root - square) / (5 * root * root * root * root)
  }
  return square * root
}
