/// Whose keys the reader begins with.
package enum KeyPreset: String, Hashable, Sendable, CaseIterable {
  /// Vim's habits with newsboat's letters.
  case standard
  /// Newsboat's keys, as its manual lists them, wherever it has a command of the same meaning.
  case newsboat

  /// The table of keys.
  package var keymap: Keymap {
    switch self {
    case .standard: .standard
    case .newsboat: .newsboat
    }
  }
}

extension Keymap {
  /// Newsboat 2.44's defaults, after the table in its manual; what it does not have keeps its key,
  /// unless newsboat gives that key another meaning.
  static let newsboat: Keymap = {
    let keys: [String: [String]] = [
      "unread-only": ["l"], "right": ["<right>"], "left": ["<left>", "h"],
      "sort": ["g"], "first": ["<home>"], "last": ["<end>"],
      "half-page-down": ["<c-down>"], "half-page-up": ["<c-up>"],
      "next-unread": ["^n"], "find": ["~", "^p"], "next": ["n"], "previous": ["p"],
      "next-article": ["J"], "previous-article": ["K"],
      "star": ["^e", "*"], "save": ["s"], "reload": ["r"], "reload-all": ["R"],
      "mark-all-read": ["A"], "mark-everything-read": ["C"], "toggle-read": ["N"],
      "browse": ["o"], "browse-read": ["O"], "links": ["u"], "filter": ["F"], "search": ["/"],
      "edit-feeds": ["E"], "tag": ["t"], "pipe": ["|"], "macro": [","], "command-line": [":"],
      "redraw": ["^l"], "help": ["?"], "back": ["q"], "quit": ["Q"],
    ]
    // The table is ours: that it can be bound is what a test holds.
    return (try? Keymap.standard.rebinding(keys)) ?? .standard
  }()
}
