/// A colour as it is asked for; what a terminal has less of is shown with the nearest it has.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal draws with when nothing is asked for.
  case standard
  /// An index into the 256, 16 or 8 colours the terminal has.
  case palette(UInt8)
  /// Red, green and blue in sRGB.
  case rgb(UInt8, UInt8, UInt8)

  /// One number for each colour: frames are compared cell by cell, and numbers compare fast.
  private var number: UInt32 {
    switch self {
    case .standard: 0
    case .palette(let index): 1 << 24 | UInt32(index)
    case .rgb(let red, let green, let blue):
      2 << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }
  }

  package static func == (one: Color, other: Color) -> Bool { one.number == other.number }

  package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// How a cell is drawn. What it means (a quote, a selection) is for the one who chose it.
package struct Style: Hashable, Sendable {
  /// What a terminal can do to a character besides colouring it.
  package struct Attributes: OptionSet, Hashable, Sendable {
    /// One bit for each attribute.
    package let rawValue: UInt8
    /// Makes a set from its bits.
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier, on some terminals brighter.
    package static let bold = Attributes(rawValue: 1)
    /// Fainter.
    package static let dim = Attributes(rawValue: 2)
    /// Slanted, where the terminal can.
    package static let italic = Attributes(rawValue: 4)
    /// With a line below.
    package static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    package static let reverse = Attributes(rawValue: 16)
  }

  /// The colour of the character.
  package var foreground: Color
  /// The colour behind it.
  package var background: Color
  /// What else is done to it.
  package var attributes: Attributes

  /// Makes a style; plain unless told otherwise.
  package init(
    _ foreground: Color = .standard, on background: Color = .standard,
    _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own look.
  package static let plain = Style()

  /// This style with more attributes.
  package func with(_ more: Attributes) -> Style {
    Style(foreground, on: background, attributes.union(more))
  }

  /// This style on another background.
  package func on(_ background: Color) -> Style {
    Style(foreground, on: background, attributes)
  }
}
