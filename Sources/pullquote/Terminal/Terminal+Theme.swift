import Reader
import Screen

extension Terminal {
  /// Milliseconds the start waits for the terminal to say on what colour it draws. Most answer within
  /// one; where the answer is later, `lateTheme` follows it.
  private static let patience = 50

  /// The theme for this terminal, its own colours set accordingly.
  /// - Parameter file: what the file of the chosen theme says, where there is one.
  func theme(for choice: ThemeChoice, file: Theme?) -> Theme {
    followsBackground =
      choice == .auto && environment("COLORFGBG") == nil && environment("NO_COLOR") == nil
      && depth > .sixteen
    if followsBackground { _ = askForBackground(within: Self.patience) }
    return resolved(choice, file: file)
  }

  /// The theme for what the terminal has said of its background since it was asked, once; nil where
  /// nothing was said, or where the theme does not go by it.
  func lateTheme() -> Theme? {
    guard newBackground() != nil, followsBackground else { return nil }
    return resolved(.auto, file: nil)
  }

  private func resolved(_ choice: ThemeChoice, file: Theme?) -> Theme {
    let theme = Theme.resolve(
      choice, colors: colors, noColor: environment("NO_COLOR") != nil,
      background: environment("COLORFGBG"), isLight: background?.isLight, file: file)
    canvas = theme.canvas
    return theme
  }
}
