import Screen
import Testing

@Suite struct FrameEncoderTests {
  private func grid(_ lines: [String], columns: Int = 12, style: Style = .plain) -> Grid {
    var grid = Grid(columns: columns, rows: lines.count)
    for (row, line) in lines.enumerated() { grid.write(line, row: row, column: 0, style: style) }
    return grid
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛")
  }

  private func plain(_ encoder: inout FrameEncoder, _ grid: Grid) -> String {
    text(encoder.encode(grid)).replacing("␛[?25l", with: "").replacing("␛[?25h", with: "")
      .replacing("␛[?2026h", with: "").replacing("␛[?2026l", with: "")
  }

  @Test func `a screen that stays costs nothing`() {
    var encoder = FrameEncoder(for: Display())
    _ = encoder.encode(grid(["one", "two"]))
    #expect(encoder.encode(grid(["one", "two"])).isEmpty)
  }

  @Test func `only what changed is written`() {
    var encoder = FrameEncoder(for: Display())
    _ = encoder.encode(grid(["one", "two", "three"]))
    #expect(plain(&encoder, grid(["one", "tWo", "three"])) == "␛[2;2H␛[0mW")
    #expect(plain(&encoder, grid(["one", "tWo", ""])) == "␛[3;1H␛[0m␛[K")
  }

  @Test func `the cursor moves and hides without the cells`() {
    var encoder = FrameEncoder(for: Display())
    var screen = grid(["one", "two"])
    _ = encoder.encode(screen)
    screen.cursor = (1, 2)
    #expect(text(encoder.encode(screen)) == "␛[2;3H␛[?25h")
    screen.cursor = (0, 0)
    #expect(text(encoder.encode(screen)) == "␛[1;1H")
    screen.cursor = nil
    #expect(text(encoder.encode(screen)) == "␛[?25l")
  }

  @Test func `what was forgotten is written again`() {
    var encoder = FrameEncoder(for: Display())
    let screen = grid(["one", "two"])
    let first = encoder.encode(screen)
    encoder.forget()
    #expect(encoder.encode(screen) == first)
    encoder.forget(Rect(row: 1, column: 0, columns: 3, rows: 1))
    #expect(plain(&encoder, screen) == "␛[2;1H␛[0mtwo")
  }

  @Test func `another size begins anew`() {
    var encoder = FrameEncoder(for: Display())
    _ = encoder.encode(grid(["one"]))
    #expect(plain(&encoder, grid(["one"], columns: 14)).hasPrefix("␛[0m␛[2J"))
  }

  @Test(
    arguments: [
      (ColorDepth.direct, "38;2;255;176;0;48;5;17"), (.palette, "38;5;214;48;5;17"),
      (.sixteen, "33;40"), (.eight, "33;40"), (.mono, ""),
    ] as [(ColorDepth, String)])
  func `colours are those the terminal has`(depth: ColorDepth, codes: String) {
    var encoder = FrameEncoder(for: Display(depth: depth))
    let style = Style(.rgb(255, 176, 0), on: .palette(17), .bold)
    let written = plain(&encoder, grid(["x"], style: style))
    #expect(written.contains("␛[0;1\(codes.isEmpty ? "" : ";")\(codes)mx"), "\(written)")
  }

  @Test func `bright colours are asked for in the way the terminal knows`() {
    var sixteen = FrameEncoder(for: Display(depth: .sixteen))
    var eight = FrameEncoder(for: Display(depth: .eight))
    let screen = grid(["x"], style: Style(.palette(12)))
    #expect(plain(&sixteen, screen).contains("␛[0;94mx"))
    #expect(plain(&eight, screen).contains("␛[0;34mx"))
  }

  @Test func `attributes that a terminal lacks or loses in colour are left out`() {
    var encoder = FrameEncoder(
      for: Display(attributes: [.bold, .underline], colorlessAttributes: .underline))
    let colored = grid(["x"], style: Style(.palette(1), [.bold, .italic, .underline]))
    #expect(plain(&encoder, colored).contains("␛[0;1;31mx"))
    let colorless = grid(["x"], style: Style(.standard, [.italic, .underline]))
    #expect(plain(&encoder, colorless).contains("␛[0;4mx"))
  }

  @Test func `a canvas stands in for the terminal's own colours`() {
    var encoder = FrameEncoder(for: Display(depth: .direct))
    encoder.canvas = Style(.rgb(1, 2, 3), on: .rgb(4, 5, 6))
    let written = plain(&encoder, grid(["x"], columns: 8))
    #expect(written.contains("␛[0;38;2;1;2;3;48;2;4;5;6m"))
    #expect(written.contains("x       "))
    #expect(!written.contains("␛[K"))
  }

  @Test(arguments: [
    // The fish is drawn on two blanks, and the place behind it is given again.
    ("a🐟b", "a  ␛[1;2H🐟␛[1;4Hb"), ("שלb", "ש␛[1;2Hל␛[1;3Hb"), ("🇩🇪b", "  ␛[1;1H🇩🇪␛[1;3Hb"),
    ("e\u{301}b", "e\u{301}␛[1;2Hb"), ("港b", "港b"), ("“é”—Ωж│b", "“é”—Ωж│b"),
  ])
  func `a character of disputed width moves nothing behind it`(text: String, expected: String) {
    var encoder = FrameEncoder(for: Display())
    #expect(plain(&encoder, grid([text])).contains(expected))
  }

  @Test func `what stands behind a disputed character is drawn with it`() {
    var encoder = FrameEncoder(for: Display())
    _ = encoder.encode(grid(["ab cd"]))
    #expect(plain(&encoder, grid(["a\u{1F441}cd"])).contains("\u{1F441}␛[1;3Hc"))
  }

  @Test func `the corner of a terminal that would scroll stays empty`() {
    var encoder = FrameEncoder(for: Display(scrollsAtCorner: true))
    let written = plain(&encoder, grid(["abc", "abc"], columns: 3))
    #expect(written.contains("abc"))
    #expect(written.hasSuffix("␛[2;1Hab␛[0m") || written.hasSuffix("␛[2;1Hab"))
  }

  @Test func `links are written around their cells, with one identity for all rows`() {
    var encoder = FrameEncoder(for: Display(hasLinks: true))
    var screen = Grid(columns: 12, rows: 2)
    let link = screen.link(to: "https://example.org/a")
    screen.write("see ", row: 0, column: 0)
    screen.write("this", row: 0, column: 4, link: link)
    screen.write("too", row: 1, column: 0, link: link)
    let parts = plain(&encoder, screen).split(separator: "␛]8;")
    #expect(parts.count == 3)
    #expect(parts[1].hasSuffix(";https://example.org/a␛\\this␛[2;1Htoo"))
    #expect(parts[2].hasPrefix(";␛\\"))
    encoder.forget(Rect(row: 1, column: 0, columns: 12, rows: 1))
    let again = plain(&encoder, screen).split(separator: "␛]8;")
    #expect(again.count == 3)
    #expect(again[1].prefix { $0 != ";" } == parts[1].prefix { $0 != ";" })
    #expect(encoder.encode(screen).isEmpty)
    var other = Grid(columns: 12, rows: 2)
    let elsewhere = other.link(to: "https://example.org/b")
    other.write("see ", row: 0, column: 0)
    other.write("this", row: 0, column: 4, link: elsewhere)
    other.write("too", row: 1, column: 0, link: elsewhere)
    #expect(plain(&encoder, other).contains("https://example.org/b"))
  }

  @Test func `a terminal that is not known to have links gets none`() {
    var encoder = FrameEncoder(for: Display())
    var screen = Grid(columns: 4, rows: 1)
    screen.write("this", row: 0, column: 0, link: screen.link(to: "https://example.org/a"))
    #expect(!plain(&encoder, screen).contains("]8;"))
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

  /// Draws what an encoder writes, as a terminal does.
  private struct Paper {
    var cells: [[Character]]
    var row = 0
    var column = 0

    init(columns: Int, rows: Int) {
      cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    mutating func draw(_ bytes: [UInt8]) {
      var rest = Substring(String(decoding: bytes, as: UTF8.self))
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          cells[row][column] = character
          column += 1
          continue
        }
        let end = rest.dropFirst().firstIndex { $0.isLetter } ?? rest.endIndex
        let numbers = rest[..<end].dropFirst().split(separator: ";").compactMap { Int($0) }
        switch rest[end] {
        case "H": (row, column) = (numbers[0] - 1, numbers[1] - 1)
        case "K": for place in column..<cells[row].count { cells[row][place] = " " }
        case "J": for place in cells.indices { cells[place] = cells[place].map { _ in " " } }
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
    var encoder = FrameEncoder(for: Display())
    var paper = Paper(columns: 20, rows: 6)
    var screen = Grid(columns: 20, rows: 6)
    for _ in 0..<400 {
      let row = random(6)
      if random(3) == 0 {
        screen.fill(Rect(row: row, column: random(20), columns: 20, rows: 2), style: .plain)
      }
      let word = String("abcdéשfgh".prefix(random(9)))
      screen.write(
        word, row: row, column: random(20), style: random(2) == 0 ? .plain : Style(.palette(3)))
      screen.cursor = random(2) == 0 ? nil : (random(6), random(20))
      paper.draw(encoder.encode(screen))
      let shown = paper.cells.map { String($0.reversed().drop { $0 == " " }.reversed()) }
      #expect(shown == screen.lines)
    }
  }
}
