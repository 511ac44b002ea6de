import Screen

extension Theme {
  /// Something a theme gives a look.
  package struct Part: Sendable {
    /// What it is called in files.
    package let name: String
    fileprivate let set: @Sendable (inout Theme, String) throws(NotationError) -> Void

    fileprivate init(_ name: String, _ path: WritableKeyPath<Theme, Style> & Sendable) {
      self.name = name
      set = { theme, text throws(NotationError) in
        theme[keyPath: path] = try Style(written: text)
      }
    }

    fileprivate init(_ name: String, _ path: WritableKeyPath<Theme, Style.Attributes> & Sendable) {
      self.name = name
      set = { theme, text throws(NotationError) in
        let style = try Style(written: text)
        guard style.foreground == .standard, style.background == .standard else {
          throw .onlyAttributes
        }
        theme[keyPath: path] = style.attributes
      }
    }

    fileprivate init(_ name: String, _ path: WritableKeyPath<Theme, Color?> & Sendable) {
      self.name = name
      set = { theme, text throws(NotationError) in
        let color = try Color(written: text)
        theme[keyPath: path] = color == .standard ? nil : color
      }
    }
  }

  /// Every part that has one look; the voices have a list.
  package static let parts: [Part] = [
    Part("canvas", \.canvas), Part("text", \.text), Part("title", \.title),
    Part("heading", \.heading), Part("faint", \.faint), Part("rule", \.rule),
    Part("pane-heading", \.paneHeading), Part("focused-heading", \.focusedHeading),
    Part("selection", \.selection), Part("walked", \.walked), Part("status", \.status),
    Part("hint", \.hint), Part("unread", \.unread), Part("read", \.read), Part("link", \.link),
    Part("match", \.match), Part("difference", \.difference), Part("watched", \.watched),
    Part("problem", \.problem), Part("chart", \.chart), Part("current-quote", \.currentQuote),
    Part("unnamed", \.unnamed), Part("direct", \.direct), Part("indirect", \.indirect),
    Part("cue", \.cue), Part("source", \.source),
  ]

  /// Gives one of the `parts` another look.
  /// - Throws: what cannot be read in `text`.
  package mutating func set(_ part: Part, to text: String) throws(NotationError) {
    try part.set(&self, text)
  }

  /// Gives the voices their colours.
  /// - Throws: what is no colour.
  package mutating func setVoices(_ words: [String]) throws(NotationError) {
    var colors: [Color] = []
    for word in words { colors.append(try Color(written: word.lowercased())) }
    voices = colors
  }

  /// The themes that need no file, by name.
  package static let builtIn: [(name: String, theme: Theme)] = [
    ("dark", .dark), ("light", .light), ("mono", .mono), ("sixteen", .sixteen),
  ]
}
