import Screen

/// The styles of everything the reader shows, by what it means.
package struct Theme: Hashable, Sendable {
  /// Running text.
  var text = Style.plain
  /// The headline.
  var title = Style.plain.with(.bold)
  /// Byline, captions and other small print.
  var faint = Style.plain
  /// Headings between paragraphs.
  var heading = Style.plain.with(.bold)
  /// Lines between panes and other furniture.
  var rule = Style.plain
  /// The heading of a pane that has the keys.
  var focusedHeading = Style.plain.with([.bold, .underline])
  /// The heading of another pane.
  var paneHeading = Style.plain.with(.underline)
  /// The selected entry of a pane that has the keys.
  var selection = Style.plain.with(.reverse)
  /// The mentions of the name being walked.
  var walked = Style.plain.with(.reverse)
  /// The status line.
  var status = Style.plain.with(.reverse)
  /// The hint line.
  var hint = Style.plain
  /// What is behind the quote the cursor is in; nil leaves the background alone.
  var currentQuote: Color?
  /// One colour for each voice, used again from the start when there are more; empty without colour.
  var voices: [Color] = []
  /// What a quote nobody is named for says.
  var unnamed = Style.plain
  /// Added to the words of a direct quote.
  var direct: Style.Attributes = []
  /// Added to the words of an indirect quote.
  var indirect: Style.Attributes = .italic
  /// Added to the words that report a quote.
  var cue: Style.Attributes = .underline
  /// Added to the words that name who speaks.
  var source: Style.Attributes = .bold

  /// The style of something a voice says; nil for a quote nobody is named for.
  func voice(_ voice: Int?, _ attributes: Style.Attributes) -> Style {
    guard !voices.isEmpty else { return text.with(attributes) }
    guard let voice else { return unnamed.with(attributes) }
    return Style(voices[voice % voices.count], on: text.background, attributes)
  }
}

/// Which theme a person asked for.
package enum ThemeChoice: String, Hashable, Sendable, CaseIterable {
  /// By what the terminal says of itself.
  case auto
  /// For light text on a dark background.
  case dark
  /// For dark text on a light background.
  case light
  /// Without colour.
  case mono
}

extension Theme {
  /// The theme for a terminal.
  /// - Parameters:
  ///   - colors: how many colours it has.
  ///   - noColor: true when `NO_COLOR` is set; a choice other than `auto` overrules it.
  ///   - background: `COLORFGBG`, where the terminal sets it: "15;0" is white on black.
  package static func resolve(
    _ choice: ThemeChoice, colors: Int, noColor: Bool, background: String?
  ) -> Theme {
    if choice == .mono || colors < 8 || (choice == .auto && noColor) { return .mono }
    let isLight: Bool =
      switch choice {
      case .light: true
      case .auto: background?.split(separator: ";").last.map { $0 == "7" || $0 == "15" } ?? false
      default: false
      }
    if colors < 256 { return .sixteen }
    return isLight ? .light : .dark
  }

  /// Without colour: bold, underline and the signs in the margin do all the work.
  package static let mono: Theme = {
    var theme = Theme()
    theme.direct = .bold
    theme.indirect = .underline
    theme.cue = .italic
    theme.source = []
    theme.faint = Style.plain.with(.dim)
    theme.rule = Style.plain.with(.dim)
    return theme
  }()

  /// 256 colours on a dark background.
  ///
  /// The voices follow Okabe and Ito's palette ("Color Universal Design", 2008), lightened until
  /// each has a contrast of at least 7:1 to black; neighbours differ in lightness as well as in hue.
  package static let dark: Theme = {
    var theme = Theme()
    theme.voices = [215, 117, 150, 218, 229, 111, 80, 183].map { .palette($0) }
    theme.unnamed = Style(.palette(144))
    theme.faint = Style(.palette(246))
    theme.rule = Style(.palette(240))
    theme.paneHeading = Style(.palette(246), .underline)
    theme.selection = Style(.palette(255), on: .palette(238))
    theme.walked = Style(.palette(16), on: .palette(222))
    theme.status = Style(.palette(252), on: .palette(236))
    theme.hint = Style(.palette(244))
    theme.currentQuote = .palette(236)
    return theme
  }()

  /// 256 colours on a light background.
  ///
  /// The same palette darkened until each voice has a contrast of at least 4.5:1 to white.
  package static let light: Theme = {
    var theme = Theme()
    theme.voices = [130, 25, 28, 162, 94, 57, 30, 90].map { .palette($0) }
    theme.unnamed = Style(.palette(60))
    theme.faint = Style(.palette(242))
    theme.rule = Style(.palette(250))
    theme.paneHeading = Style(.palette(242), .underline)
    theme.selection = Style(.palette(16), on: .palette(253))
    theme.walked = Style(.palette(16), on: .palette(222))
    theme.status = Style(.palette(236), on: .palette(254))
    theme.hint = Style(.palette(243))
    theme.currentQuote = .palette(255)
    return theme
  }()

  /// The 8 or 16 colours of a plain terminal, whatever its background.
  package static let sixteen: Theme = {
    var theme = Theme()
    theme.voices = [3, 6, 2, 5, 4, 1].map { .palette($0) }
    theme.unnamed = Style.plain.with(.bold)
    return theme
  }()
}

extension Style {
  fileprivate init(_ foreground: Color, _ attributes: Attributes) {
    self.init(foreground, on: .standard, attributes)
  }
}
