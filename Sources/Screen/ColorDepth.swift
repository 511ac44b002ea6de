/// How many colours a terminal can show.
package enum ColorDepth: Int, Hashable, Sendable, Comparable {
  /// None but its own.
  case mono
  /// The eight of ECMA-48.
  case eight
  /// These and a brighter one of each.
  case sixteen
  /// xterm's palette: the sixteen, a cube of 6 x 6 x 6, 24 greys.
  case palette
  /// Any colour of sRGB.
  case direct

  /// More is greater.
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The depth of a terminal with `count` colours.
  package init(colors count: Int) {
    self =
      switch count {
      case ..<8: .mono
      case ..<16: .eight
      case ..<256: .sixteen
      case ..<0x8000: .palette
      default: .direct
      }
  }
}

extension Color {
  /// The nearest colour a terminal of a depth has.
  ///
  /// Red, green and blue are weighted as the eye does (ITU-R BT.601 luma), which is enough to choose
  /// among 16 or 256. Of the first sixteen the terminal's user has chosen the shades, so that true
  /// colours become one of the cube or the greys where there are any.
  package func reduced(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.standard, _), (_, .mono): .standard
    case (_, .direct), (.palette, .palette): self
    case (.rgb(let red, let green, let blue), .palette):
      .palette(Palette.nearest(red, green, blue, among: 16..<256))
    case (.rgb(let red, let green, let blue), _):
      .palette(Palette.nearest(red, green, blue, among: 0..<(depth == .eight ? 8 : 16)))
    case (.palette(let index), _):
      switch (index, depth) {
      case (..<8, _), (..<16, .sixteen): self
      case (..<16, _): .palette(index - 8)
      default: Palette.colors[Int(index)].reduced(to: depth)
      }
    }
  }

  /// What xterm makes of the colour when nobody has changed its palette; nil for the standard one.
  package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .standard: nil
    case .rgb(let red, let green, let blue): (red, green, blue)
    case .palette(let index): Palette.colors[Int(index)].components
    }
  }
}

extension Color {
  /// The colour of 0xRRGGBB.
  package init(hex: UInt32) {
    self = .rgb(
      UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
      UInt8(truncatingIfNeeded: hex))
  }
}

/// xterm's 256 colours, as its source has them.
private enum Palette {
  static let colors: [Color] = {
    let first: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
      0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    var colors = first.map { Color(hex: $0) }
    for index in 0..<216 {
      colors.append(.rgb(cubeLevel(index / 36), cubeLevel(index / 6 % 6), cubeLevel(index % 6)))
    }
    for step in 0..<24 {
      let level = UInt8(8 + 10 * step)
      colors.append(.rgb(level, level, level))
    }
    return colors
  }()

  private static func cubeLevel(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }

  static func nearest(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, among range: Range<Int>
  ) -> UInt8 {
    var best = (index: range.lowerBound, distance: Int.max)
    for index in range {
      guard case .rgb(let otherRed, let otherGreen, let otherBlue) = colors[index] else { continue }
      let distances = (
        Int(red) - Int(otherRed), Int(green) - Int(otherGreen), Int(blue) - Int(otherBlue)
      )
      let distance =
        299 * distances.0 * distances.0 + 587 * distances.1 * distances.1
        + 114 * distances.2 * distances.2
      if distance < best.distance { best = (index, distance) }
    }
    return UInt8(best.index)
  }
}
