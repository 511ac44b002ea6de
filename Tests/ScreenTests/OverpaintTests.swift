import Screen
import Testing

@Suite struct OverpaintTests {
  private func grid(_ lines: [String], columns: Int = 12, style: Style = .plain) -> Grid {
    var grid = Grid(columns: columns, rows: lines.count)
    for (row, line) in lines.enumerated() { grid.write(line, row: row, column: 0, style: style) }
    return grid
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛")
  }

  private func over(
    _ display: Display, library: ColorDepth = .palette, _ grid: Grid, since last: Grid? = nil
  ) -> String {
    var overpaint = Overpaint(for: display, libraryDepth: library)
    return text(overpaint.encode(grid, rows: 0..<grid.rows, since: last))
  }

  @Test func `what the library can paint is left to it`() {
    let style = Style(.palette(214), on: .palette(3), .bold)
    var screen = grid(["one", "“é”—Ωж│b", "港"], style: style)
    #expect(over(Display(), screen).isEmpty)
    #expect(over(Display(depth: .direct), screen).isEmpty)
    screen.write("x", row: 0, column: 0, style: Style(.rgb(1, 2, 3)))
    #expect(over(Display(), screen).isEmpty)
    #expect(over(Display(depth: .direct), library: .direct, screen).isEmpty)
    screen.write("\u{1F441}", row: 0, column: 0)
    #expect(over(Display(isECMA: false), screen).isEmpty)
  }

  @Test(
    arguments: [
      (ColorDepth.direct, .palette, "38;2;255;176;0;48;5;17"),
      (.palette, .eight, "38;5;214;48;5;17"),
      (.sixteen, .eight, "33;40"), (.eight, .mono, "33;40"),
    ] as [(ColorDepth, ColorDepth, String)])
  func `colours beyond the library's are written over`(
    depth: ColorDepth, library: ColorDepth, codes: String
  ) {
    var screen = grid(["one"])
    screen.write("x", row: 0, column: 1, style: Style(.rgb(255, 176, 0), on: .palette(17), .bold))
    let written = over(Display(depth: depth), library: library, screen)
    #expect(written == "␛[?25l␛[1;2H␛[0;1;\(codes)mx␛[0m␛[1;1H", "\(written)")
  }

  @Test func `bright colours are asked for in the way the terminal knows`() {
    let screen = grid(["x"], style: Style(.palette(12)))
    #expect(over(Display(depth: .sixteen), library: .eight, screen).contains("␛[0;94mx"))
    #expect(over(Display(depth: .palette), library: .eight, screen).contains("␛[0;38;5;12mx"))
  }

  @Test func `attributes that a terminal lacks or loses in colour are left out`() {
    let display = Display(
      depth: .direct, attributes: [.bold, .underline], colorlessAttributes: .underline)
    let colored = grid(["x"], style: Style(.rgb(9, 9, 9), [.bold, .italic, .underline]))
    #expect(over(display, colored).contains("␛[0;1;38;2;9;9;9mx"))
  }

  @Test func `a canvas stands in for the terminal's own colours`() {
    var overpaint = Overpaint(for: Display(depth: .direct), libraryDepth: .palette)
    overpaint.canvas = Style(.rgb(1, 2, 3), on: .rgb(4, 5, 6))
    let screen = grid(["x"], columns: 8)
    let written = text(overpaint.encode(screen, rows: [0], since: nil))
    #expect(written.contains("␛[0;38;2;1;2;3;48;2;4;5;6mx       "))
    #expect(overpaint.underneath(screen, row: 0, column: 0).style == overpaint.canvas)
  }

  @Test func `the cursor ends where the library left it`() {
    var screen = grid(["one", "two"], style: Style(.rgb(1, 2, 3)))
    #expect(over(Display(depth: .direct), screen).hasSuffix("␛[0m␛[1;1H"))
    screen.cursor = (1, 2)
    #expect(over(Display(depth: .direct), screen).hasSuffix("␛[0m␛[2;3H␛[?25h"))
  }

  @Test(arguments: [
    // The fish is drawn on two blanks, and the place behind it is given again.
    ("a🐟b", "␛[1;2H␛[0m  ␛[1;2H🐟␛[1;4Hb"), ("שb", "␛[1;1H␛[0mש␛[1;2Hb"),
    ("🇩🇪b", "  ␛[1;1H🇩🇪␛[1;3Hb"), ("e\u{301}b", "␛[1;1H␛[0me\u{301}␛[1;2Hb"),
  ])
  func `a character of disputed width moves nothing behind it`(text: String, expected: String) {
    #expect(over(Display(), grid([text])).contains(expected))
    // When it goes, the library sees no change where it has left blanks.
    #expect(over(Display(), grid([""]), since: grid([text])).contains("␛[0m "))
  }

  @Test func `the corner of a terminal that would scroll stays empty`() {
    let screen = grid(["abc", "abc"], columns: 3, style: Style(.rgb(1, 2, 3)))
    let written = over(Display(depth: .direct, scrollsAtCorner: true), screen)
    #expect(written.contains("mabc␛[2;1Hab␛[0m"), "\(written)")
  }

  @Test func `links are written around their cells, with one identity for all rows`() {
    let display = Display(hasLinks: true)
    var screen = Grid(columns: 12, rows: 2)
    let link = screen.link(to: "https://example.org/a")
    screen.write("see ", row: 0, column: 0)
    screen.write("this", row: 0, column: 4, link: link)
    screen.write("too", row: 1, column: 0, link: link)
    let parts = over(display, screen).split(separator: "␛]8;")
    #expect(parts.count == 3)
    #expect(parts[1].hasSuffix(";https://example.org/a␛\\this␛[2;1Htoo"))
    #expect(parts[2].hasPrefix(";␛\\"))
    // The library sees the same letters and leaves them alone.
    var without = Grid(columns: 12, rows: 2)
    without.write("see this", row: 0, column: 0)
    #expect(over(display, without, since: screen).contains("␛[1;5H␛[0mthis␛[2;1H   ␛[1;1H"))
  }

  @Test func `a terminal that is not known to have links gets none`() {
    var screen = Grid(columns: 4, rows: 1)
    screen.write("this", row: 0, column: 0, link: screen.link(to: "https://example.org/a"))
    #expect(over(Display(), screen).isEmpty)
  }

  @Test(arguments: [
    "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "https://a\u{1B}\\",
    "https://ä.example", "https://x/" + String(repeating: "a", count: 2083), "",
  ])
  func `what is no address of the web is no link`(address: String) {
    var screen = Grid(columns: 4, rows: 1)
    #expect(screen.link(to: address) == 0)
    #expect(screen.links.isEmpty)
  }

  @Test func `pictures are cut to the screen`() {
    var screen = Grid(columns: 10, rows: 5)
    screen.place(PictureID(1), in: Rect(row: 3, column: 8, columns: 6, rows: 6))
    screen.place(PictureID(2), in: Rect(row: 5, column: 0, columns: 3, rows: 3))
    #expect(
      screen.pictures
        == [PicturePlace(picture: PictureID(1), rect: Rect(row: 3, column: 8, columns: 2, rows: 2))]
    )
  }

  /// What a terminal shows: a library of 256 colours writes the cells that differ from its last ones,
  /// and escape sequences are drawn as a terminal does, with their colour.
  private struct Paper {
    struct Spot: Equatable {
      var character: Character
      var rendition: Substring
    }
    var spots: [[Spot]]
    private var believed: [Cell?]
    private var row = 0
    private var column = 0
    private var rendition: Substring = "0"

    init(columns: Int, rows: Int) {
      let blank = Spot(character: " ", rendition: "0")
      spots = Array(repeating: Array(repeating: blank, count: columns), count: rows)
      believed = Array(repeating: nil, count: columns * rows)
    }

    mutating func paint(_ overpaint: Overpaint, _ grid: Grid) {
      for row in 0..<grid.rows {
        for column in 0..<grid.columns {
          var cell = overpaint.underneath(grid, row: row, column: column)
          cell.style.foreground = cell.style.foreground.reduced(to: .palette)
          let index = row * grid.columns + column
          guard cell != believed[index] else { continue }
          believed[index] = cell
          let rendition =
            if case .palette(let color) = cell.style.foreground { "0;38;5;\(color)" } else { "0" }
          spots[row][column] = Spot(
            character: Unicode.Scalar(cell.scalars[0]).map { Character($0) } ?? "?",
            rendition: Substring(rendition))
        }
      }
    }

    mutating func draw(_ bytes: [UInt8]) {
      var rest = Substring(String(decoding: bytes, as: UTF8.self))
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          spots[row][column] = Spot(character: character, rendition: rendition)
          column += 1
          continue
        }
        let end = rest.dropFirst().firstIndex { $0.isLetter } ?? rest.endIndex
        let parameters = rest[..<end].dropFirst()
        let numbers = parameters.split(separator: ";").compactMap { Int($0) }
        switch rest[end] {
        case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
        case "m": rendition = parameters
        default: break
        }
        rest = rest[rest.index(after: end)...]
      }
    }
  }

  @Test func `after any changes the screen shows the last grid`() {
    var seed: UInt64 = 3
    func random(_ bound: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: seed >> 33) % bound
    }
    let looks: [(Style, String)] = [
      (.plain, "0"), (Style(.rgb(8, 8, 8)), "0;38;2;8;8;8"),
      // The nearest to that one.
      (Style(.palette(232)), "0;38;5;232"),
    ]
    var overpaint = Overpaint(for: Display(depth: .direct), libraryDepth: .palette)
    var paper = Paper(columns: 20, rows: 6)
    var screen = Grid(columns: 20, rows: 6)
    var last: Grid?
    for _ in 0..<400 {
      let row = random(6)
      if random(3) == 0 {
        screen.fill(Rect(row: row, column: random(20), columns: 20, rows: 2), style: .plain)
      }
      let word = String("abcdéשfgh".prefix(random(9)))
      screen.write(word, row: row, column: random(20), style: looks[random(3)].0)
      screen.cursor = random(2) == 0 ? nil : (random(6), random(20))
      let changed = (0..<6).filter { row in
        last.map { !screen.hasSameCells(as: $0, row: row) } ?? true
      }
      paper.paint(overpaint, screen)
      paper.draw(overpaint.encode(screen, rows: changed, since: last))
      last = screen
      let shown = paper.spots.map { row in
        String(row.map(\.character).reversed().drop { $0 == " " }.reversed())
      }
      #expect(shown == screen.lines)
      for (index, spot) in paper.spots.joined().enumerated() {
        let style = screen.cells[index].style
        #expect(looks.contains { $0.0 == style && $0.1 == spot.rendition })
      }
    }
  }
}
