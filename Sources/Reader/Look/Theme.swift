import Screen

/// The styles of everything the reader shows, by what it means.
package struct Theme: Hashable, Sendable {
  /// What the terminal's own colours are replaced by; plain leaves the terminal's.
  package var canvas = Style.plain
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
  /// An article that has not been read.
  var unread = Style.plain.with(.bold)
  /// An article that has been read.
  var read = Style.plain
  /// What leads to another article, a page or the web.
  var link = Style.plain.with(.underline)
  /// The words a search has found.
  var match = Style.plain.with([.bold, .underline])
  /// Where two versions of the same words differ.
  var difference = Style.plain.with(.reverse)
  /// What is watched for.
  var watched = Style.plain.with(.bold)
  /// What went wrong.
  var problem = Style.plain.with(.bold)
  /// The bars of a chart.
  var chart = Style.plain
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

/// Which theme a person asked for: `auto`, or the name of one.
package struct ThemeChoice: RawRepresentable, Hashable, Sendable {
  /// The name.
  package let rawValue: String

  /// Takes a name: small letters, digits, `-` and `_`, since it also names a file; nil for others.
  package init?(rawValue: String) {
    let isName = rawValue.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
    }
    guard isName, (1...64).contains(rawValue.utf8.count) else { return nil }
    self.rawValue = rawValue
  }

  private init(known name: String) { rawValue = name }

  /// By what the terminal says of itself.
  package static let auto = ThemeChoice(known: "auto")
  /// For light text on a dark background.
  package static let dark = ThemeChoice(known: "dark")
  /// For dark text on a light background.
  package static let light = ThemeChoice(known: "light")
  /// Without colour.
  package static let mono = ThemeChoice(known: "mono")
}

extension Theme {
  /// The theme for a terminal.
  /// - Parameters:
  ///   - colors: how many colours it has.
  ///   - noColor: true when `NO_COLOR` is set; a choice other than `auto` overrules it.
  ///   - background: `COLORFGBG`, where the terminal sets it: "15;0" is white on black.
  ///   - isLight: whether the terminal has said that its background is light; nil when it has not.
  ///   - file: what the file of the chosen theme says, where there is one.
  package static func resolve(
    _ choice: ThemeChoice, colors: Int, noColor: Bool, background: String?,
    isLight: Bool? = nil, file: Theme? = nil
  ) -> Theme {
    if choice == .mono || colors < 8 || (choice == .auto && noColor) { return .mono }
    if let file, choice != .auto { return file }
    let isLight: Bool =
      switch choice {
      case .light: true
      case .auto:
        isLight ?? background?.split(separator: ";").last.map { $0 == "7" || $0 == "15" } ?? false
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
    theme.read = Style.plain.with(.dim)
    return theme
  }()

  /// 256 colours on a dark background.
  ///
  /// The voices are those of the palette that are furthest apart to people who see two of the three
  /// primary colours (simulated after Machado, Oliveira and Fernandes, "A Physiologically-based Model
  /// for Simulation of Color Vision Deficiency", 2009), each with a contrast of at least 4.5:1 to the
  /// background, selected or not; those that follow one another are further apart than the rest.
  package static let dark: Theme = {
    var theme = Theme()
    theme.voices = [226, 153, 178, 48, 146, 159, 184, 79].map { .palette($0) }
    theme.unnamed = Style(.palette(144))
    theme.faint = Style(.palette(246))
    theme.rule = Style(.palette(240))
    theme.paneHeading = Style(.palette(246), .underline)
    theme.selection = Style(.palette(255), on: .palette(238))
    theme.walked = Style(.palette(16), on: .palette(222))
    theme.status = Style(.palette(252), on: .palette(236))
    theme.hint = Style(.palette(246))
    theme.read = Style(.palette(248))
    theme.link = Style(.palette(117), .underline)
    theme.match = Style(.palette(222), [.bold, .underline])
    theme.difference = Style(.palette(16), on: .palette(151))
    theme.watched = Style(.palette(215), .bold)
    theme.problem = Style(.palette(217), .bold)
    theme.chart = Style(.palette(110))
    theme.currentQuote = .palette(236)
    return theme
  }()

  /// 256 colours on a light background.
  ///
  /// The voices are chosen as those of `dark` are.
  package static let light: Theme = {
    var theme = Theme()
    theme.voices = [124, 25, 89, 20, 52, 17, 22, 54].map { .palette($0) }
    theme.unnamed = Style(.palette(60))
    theme.faint = Style(.palette(242))
    theme.rule = Style(.palette(250))
    theme.paneHeading = Style(.palette(242), .underline)
    theme.selection = Style(.palette(16), on: .palette(253))
    theme.walked = Style(.palette(16), on: .palette(222))
    theme.status = Style(.palette(236), on: .palette(254))
    theme.hint = Style(.palette(242))
    theme.read = Style(.palette(240))
    theme.link = Style(.palette(25), .underline)
    theme.match = Style(.palette(16), on: .palette(222), .bold)
    theme.difference = Style(.palette(16), on: .palette(151))
    theme.watched = Style(.palette(88), .bold)
    theme.problem = Style(.palette(124), .bold)
    theme.chart = Style(.palette(25))
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
