import Screen
import Testing

@Suite struct WrappingTests {
  private func rows(_ text: String, _ columns: Int) -> [String] {
    let bytes = Array(text.utf8)
    return wrap(bytes, in: 0..<bytes.count, columns: columns).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("the late ferry runs", 10, ["the late", "ferry runs"]),
    ("the late ferry runs", 80, ["the late ferry runs"]),
    ("  spaced   out\nand broken  ", 12, ["spaced   out", "and broken"]),
    ("", 10, []),
    (" \n ", 10, []),
    ("unbreakable", 4, ["unbr", "eaka", "ble"]),
    ("a well-known board", 8, ["a well-", "known", "board"]),
    ("board—not city", 8, ["board—", "not city"]),
    ("minus -5 stays", 7, ["minus", "-5", "stays"]),
    ("港の船は冬", 4, ["港の", "船は", "冬"]),
    ("港の船。冬", 6, ["港の", "船。冬"]),
    ("a港", 1, ["a", "港"]),
    ("cafe\u{301} x", 4, ["cafe\u{301}", "x"]),
    ("no\u{A0}break here", 8, ["no\u{A0}break", "here"]),
    ("שלום עולם", 5, ["שלום", "עולם"]),
  ])
  func `lines break where readers expect it`(text: String, columns: Int, expected: [String]) {
    #expect(rows(text, columns) == expected)
  }

  @Test(arguments: [1, 2, 3, 7, 20, 79])
  func `no row is too wide and no letter is lost`(columns: Int) {
    let text =
      "A naïve 港 reader—with 🐟, re\u{301}sume\u{301}s and a-very-long-word—reads\u{202E} on\u{1B}[31m "
      + String(repeating: "x", count: 200)
    let bytes = Array(text.utf8)
    let rows = wrap(bytes, in: 0..<bytes.count, columns: columns)
    var last = 0
    for row in rows {
      let blanks: Set<UInt8> = [0x20]
      #expect(bytes[last..<row.lowerBound].allSatisfy(blanks.contains))
      var scanner = GlyphScanner(bytes, in: row)
      var width = 0
      while let glyph = scanner.next() { width += glyph.width }
      #expect(width <= max(columns, 2))
      last = row.upperBound
    }
    #expect(last == bytes.count)
  }

  @Test func `preformatted text keeps its lines and blanks`() {
    let bytes = Array("if x:\n    y = 1\n\nend".utf8)
    let rows = wrapLines(bytes, in: 0..<bytes.count, columns: 6).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    #expect(rows == ["if x:", "    y ", "= 1", "", "end"])
  }
}
