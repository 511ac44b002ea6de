/// What a person can choose.
package struct Settings: Sendable {
  /// How things look.
  package var theme: Theme
  /// Columns of text at most, where the pane is wider.
  package var width: Int
  /// Whether the sidebar is there from the start.
  package var showsSidebar: Bool
  /// Whether the quotes alone are shown from the start.
  package var showsQuotesOnly: Bool
  /// Whether all but the quotes is dimmed from the start.
  package var dimsRest: Bool
  /// Whether reported thoughts, wishes and acts are marked too.
  package var marksAll: Bool
  /// Words instead of signs, for screen readers and braille lines.
  package var usesWords: Bool
  /// Below this confidence a speaker is not named, 0 to 1.
  package var minConfidence: Double
  /// Commands to run by a key behind the macro key: its letter and what it types.
  package var macros: [String: String]
  /// Which keys do what.
  package var keymap: Keymap

  /// Chooses; what is not given is as most people like it.
  package init(
    theme: Theme = .dark, width: Int = 76, showsSidebar: Bool = true,
    showsQuotesOnly: Bool = false, dimsRest: Bool = false, marksAll: Bool = false,
    usesWords: Bool = false, minConfidence: Double = 0, macros: [String: String] = [:],
    keymap: Keymap = .standard
  ) {
    self.theme = theme
    self.width = max(10, width)
    self.showsSidebar = showsSidebar
    self.showsQuotesOnly = showsQuotesOnly
    self.dimsRest = dimsRest
    self.marksAll = marksAll
    self.usesWords = usesWords
    self.minConfidence = minConfidence
    self.macros = macros
    self.keymap = keymap
  }
}
