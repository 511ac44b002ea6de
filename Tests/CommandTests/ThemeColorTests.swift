import Screen
import Testing

@testable import Reader
@testable import pullquote

/// Measures the colours of every theme as they are seen, by people who see all of them and by those who
/// do not.
@Suite struct ThemeColorTests {
  struct Subject: Sendable, CustomTestStringConvertible {
    let name: String
    let theme: Theme
    /// What the terminal is assumed to draw on.
    let background: Color
    var testDescription: String { name }
  }

  static let subjects: [Subject] = {
    var subjects = [
      Subject(name: "dark", theme: .dark, background: .palette(16)),
      Subject(name: "light", theme: .light, background: .palette(231)),
    ]
    let paths = Paths(home: "/nowhere") { _ in nil }
    for name in ThemeFile.names {
      guard let choice = ThemeChoice(rawValue: name),
        let file = try? ThemeFile.named(choice, in: paths), let theme = try? file.theme()
      else { continue }
      subjects.append(Subject(name: name, theme: theme, background: theme.canvas.background))
    }
    return subjects
  }()

  /// How light reaches the eye with all cones, and without one kind of them: the matrices of Machado,
  /// Oliveira and Fernandes (2009) for full severity, for linear sRGB.
  static let eyes: [(name: String, matrix: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritanopia",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  /// A colour in OKLab (Ottosson 2020), as an eye sees it.
  private func seen(_ color: Color, by matrix: [[Double]]) -> SIMD3<Double> {
    guard let (red, green, blue) = color.components else { return .zero }
    let light = [linear(red), linear(green), linear(blue)]
    let seen = matrix.map { row in
      min(max(zip(row, light).map { $0 * $1 }.reduce(0, +), 0), 1)
    }
    func root(_ value: Double) -> Double {
      var root = 1.0
      for _ in 0..<60 { root -= (root * root * root - value) / (3 * root * root) }
      return root
    }
    let long = root(0.4122214708 * seen[0] + 0.5363325363 * seen[1] + 0.0514459929 * seen[2])
    let middle = root(0.2119034982 * seen[0] + 0.6806995451 * seen[1] + 0.1073969566 * seen[2])
    let short = root(0.0883024619 * seen[0] + 0.2817188376 * seen[1] + 0.6299787005 * seen[2])
    return SIMD3(
      0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short)
  }

  private func distance(_ one: Color, _ other: Color, by matrix: [[Double]]) -> Double {
    let difference = seen(one, by: matrix) - seen(other, by: matrix)
    return 100 * (difference * difference).sum().squareRoot()
  }

  private func contrast(_ one: Color, _ other: Color) -> Double {
    let lights = [one.relativeLuminance, other.relativeLuminance].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  @Test func `there are themes to measure`() {
    #expect(Self.subjects.map(\.name) == ["dark", "light", "dusk", "high-contrast", "paper"])
  }

  @Test(arguments: subjects)
  func `voices are told apart with any eyes`(subject: Subject) {
    let voices = subject.theme.voices
    #expect(voices.count == 8)
    for eye in Self.eyes {
      for first in voices.indices {
        for second in voices.indices where second > first {
          let isNext = second == first + 1 || first == 0 && second == voices.count - 1
          let distance = distance(voices[first], voices[second], by: eye.matrix)
          #expect(
            distance >= (isNext ? 11 : 6.5), "\(first) and \(second), \(eye.name): \(distance)")
        }
      }
    }
  }

  @Test(arguments: subjects)
  func `voices are read on every background they stand on`(subject: Subject) {
    let theme = subject.theme
    let least = subject.name == "high-contrast" ? 7.0 : 4.5
    for background in [subject.background, theme.currentQuote].compactMap({ $0 }) {
      for (index, voice) in theme.voices.enumerated() {
        let contrast = contrast(voice, background)
        #expect(contrast >= least, "voice \(index) on \(background): \(contrast)")
      }
    }
  }

  @Test(arguments: subjects)
  func `every look can be read`(subject: Subject) {
    let theme = subject.theme
    let least = subject.name == "high-contrast" ? 7.0 : 4.5
    let looks: [(String, Style)] = [
      ("text", theme.text), ("title", theme.title), ("faint", theme.faint),
      ("heading", theme.heading), ("focused heading", theme.focusedHeading),
      ("pane heading", theme.paneHeading), ("selection", theme.selection),
      ("walked", theme.walked), ("status", theme.status), ("hint", theme.hint),
      ("unread", theme.unread), ("read", theme.read), ("link", theme.link), ("match", theme.match),
      ("difference", theme.difference), ("watched", theme.watched), ("problem", theme.problem),
      ("unnamed", theme.unnamed),
    ]
    // What the terminal itself writes in can be read, or nothing can.
    let ink: Color = subject.background.isLight ? .palette(16) : .palette(231)
    for (name, style) in looks {
      var text = style.foreground == .standard ? theme.canvas.foreground : style.foreground
      if text == .standard { text = ink }
      let background = style.background == .standard ? subject.background : style.background
      let contrast = contrast(text, background)
      #expect(contrast >= least, "\(name): \(contrast)")
    }
  }

  @Test(arguments: subjects)
  func `what colour says is said without it, too`(subject: Subject) {
    let theme = subject.theme
    #expect(theme.direct != theme.indirect)
    #expect(!theme.cue.isEmpty && !theme.source.isEmpty)
    for style in [theme.unread, theme.link, theme.watched, theme.problem, theme.match] {
      #expect(!style.attributes.isEmpty)
    }
  }
}
