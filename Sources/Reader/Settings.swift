/// What a person can choose before the reader starts.
package struct Settings: Sendable {
  /// How things look.
  package var theme: Theme
  /// Columns of text at most, where the pane is wider.
  package var width: Int
  /// Whether the sidebar is there from the start.
  package var showsSidebar: Bool
  /// Whether the quotes alone are shown from the start.
  package var showsQuotesOnly: Bool
  /// Which keys do what.
  package var keymap: Keymap

  /// Chooses; what is not given is as most people like it.
  package init(
    theme: Theme = .dark, width: Int = 76, showsSidebar: Bool = true,
    showsQuotesOnly: Bool = false, keymap: Keymap = .standard
  ) {
    self.theme = theme
    self.width = max(10, width)
    self.showsSidebar = showsSidebar
    self.showsQuotesOnly = showsQuotesOnly
    self.keymap = keymap
  }
}
