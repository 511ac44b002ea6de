import Screen
import Testing

@Suite struct GridTests {
  private func written(_ text: String, columns: Int = 20) -> String {
    var grid = Grid(columns: columns, rows: 1)
    grid.write(text, row: 0, column: 0)
    return grid.lines[0]
  }

  @Test(arguments: [
    ("plain", "plain"),
    ("\u{1B}[31mred\u{1B}[0m", "\u{FFFD}[31mred\u{FFFD}[0m"),
    ("bell\u{7} del\u{7F} c1\u{9B}2J", "bell\u{FFFD} del\u{FFFD} c1\u{FFFD}2J"),
    ("a\u{202E}b\u{2066}c\u{200F}d\u{FEFF}e", "abcde"),
    ("zero\u{200B}width\u{AD}", "zerowidth"),
    ("cafe\u{301}", "cafe\u{301}"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}"),
    ("👩\u{200D}👧 👍🏽 ❤\u{FE0F}", "👩👧 👍 ❤"),
    ("\u{301}lonely", "lonely"),
    ("tab\there", "tab here"),
    ("two\u{2028}lines", "two lines"),
  ])
  func `only what a screen can show gets in`(text: String, expected: String) {
    #expect(Array(written(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `no cell ever holds a control character or an override`() {
    var grid = Grid(columns: 40, rows: 1)
    for scalar: UInt32 in [0x0, 0x1B, 0x7F, 0x9B, 0x202E, 0x2066, 0x200D, 0xFFFE] {
      grid.put(Glyph(scalar, width: 1, start: 0, end: 0), row: 0, column: 0, style: .plain)
      #expect(grid[0, 0] == .blank)
    }
  }

  @Test func `wide characters take two cells`() {
    var grid = Grid(columns: 6, rows: 1)
    #expect(grid.write("港x🐟", row: 0, column: 0) == 5)
    #expect((0..<6).map { grid[0, $0].width } == [2, 0, 1, 2, 0, 1])
    #expect(grid.write("🇩🇪🇫x", row: 0, column: 0) == 4)
    #expect((0..<6).map { grid[0, $0].width } == [2, 0, 1, 1, 1, 1])
  }

  @Test func `half a wide character is never left behind`() {
    var grid = Grid(columns: 4, rows: 1)
    grid.write("港", row: 0, column: 0)
    grid.write("x", row: 0, column: 1)
    #expect(grid.lines == [" x"])
    grid.write("港", row: 0, column: 2)
    grid.write("y", row: 0, column: 2)
    #expect(grid.lines == [" xy"])
  }

  @Test(arguments: [
    ("Mara Ellison", 8, "Mara El…"), ("Mara", 4, "Mara"), ("港の船", 4, "港…"), ("港の船", 5, "港の…"),
    ("x", 0, ""),
  ])
  func `what does not fit is cut with an ellipsis`(text: String, limit: Int, expected: String) {
    var grid = Grid(columns: 20, rows: 1)
    grid.write(text, row: 0, column: 0, limit: limit)
    #expect(grid.lines == [expected])
  }

  @Test func `writing outside does nothing`() {
    var grid = Grid(columns: 3, rows: 1)
    grid.write("abc", row: 1, column: 0)
    grid.write("abc", row: -1, column: 0)
    grid.write("abc", row: 0, column: 3)
    #expect(grid.lines == [""])
    var none = Grid(columns: 0, rows: 0)
    none.write("abc", row: 0, column: 0)
    none.cursor = (5, 5)
    #expect(none.cursor == nil)
  }
}

@Suite struct WidthTests {
  @Test(arguments: [
    ("", 0), ("plain", 5), ("é", 1), ("e\u{301}", 1), ("港の船", 6), ("ﾊﾝｶｸ", 4), ("Ａ", 2), ("한글", 4),
    // Joined, coloured and dressed emoji are drawn as their parts, which all terminals agree on.
    ("👩\u{200D}👩\u{200D}👧", 6), ("👍🏽", 2), ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1), ("🇩🇪", 2),
    ("🇩", 1),
    ("🇩🇪🇫🇷", 4), ("☀", 1), ("⚡", 2), ("™", 1), ("©", 1),
    // Right to left, in the order of the text.
    ("שלום", 4), ("مرحبا", 5), ("שָׁ", 1), ("नमस्ते", 4), ("ไทย", 3), ("กำ", 2), ("각", 2),
    ("\u{1100}\u{1161}\u{11A8}", 2),
    ("a\tb", 3), ("“„”…—", 5), ("½²", 2), ("\u{E000}", 1), ("\u{AD}", 0),
    ("\u{200B}\u{2060}\u{FEFF}", 0),
    ("\u{1B}[0m", 4), ("𝒳", 1), ("𠀀", 2),
  ])
  func `a text takes as many columns as terminals give it`(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
    var grid = Grid(columns: 20, rows: 1)
    #expect(grid.write(text, row: 0, column: 0) == expected)
  }

  @Test(
    arguments: [
      (0x41, ScalarWidth.narrow), (0xE9, .narrow), (0x301, .combining), (0x5E9, .narrow),
      (0x6E2F, .wide), (0xFF21, .wide), (0xAC00, .wide), (0x1F41F, .wide), (0x1F3FD, .ignored),
      (0x200D, .ignored), (0x202A, .ignored), (0x2069, .ignored), (0xFE0F, .ignored),
      (0x1B, .refused),
      (0x85, .refused), (0x2014, .narrow), (0x201C, .narrow), (0x2503, .narrow), (0x20000, .wide),
      (0xE000, .narrow), (0x10FFFF, .ignored),
    ] as [(UInt32, ScalarWidth)])
  func `each scalar has its width`(scalar: UInt32, expected: ScalarWidth) {
    #expect(width(of: scalar) == expected)
  }
}

@Suite struct RectTests {
  @Test func `a rectangle splits into what fits`() {
    let rect = Rect(row: 0, column: 0, columns: 10, rows: 4)
    let (left, right) = rect.split(left: 12)
    #expect(left == rect)
    #expect(right.columns == 0)
    #expect(rect.split(top: 1).1 == Rect(row: 1, column: 0, columns: 10, rows: 3))
    #expect(rect.contains(row: 3, column: 9))
    #expect(!rect.contains(row: 4, column: 0))
  }
}
