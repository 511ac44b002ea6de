import Reader
import Screen

extension Terminal {
  /// Milliseconds the start waits for the terminal to say on what colour it draws. Most answer within
  /// one; where the answer is later, `newBackground` has it.
  private static let patience = 50

  /// The theme for this terminal, its own colours set accordingly.
  /// - Parameter file: what the file of the chosen theme says, where there is one.
  func theme(for choice: ThemeChoice, file: Theme?) -> Theme {
    let guess = environment("COLORFGBG")
    let noColor = environment("NO_COLOR") != nil
    if choice == .auto, guess == nil, !noColor, depth > .sixteen {
      _ = askForBackground(within: Self.patience)
    }
    let theme = Theme.resolve(
      choice, colors: colors, noColor: noColor, background: guess, isLight: background?.isLight,
      file: file)
    canvas = theme.canvas
    return theme
  }
}
