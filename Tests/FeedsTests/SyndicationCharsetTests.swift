import Testing

@testable import Feeds

@Suite struct SyndicationCharsetTests {
  /// "Żółw" and the like in the charset of the label.
  @Test(
    arguments: [
      ("iso-8859-1", [0x63, 0x61, 0x66, 0xE9], "café"), ("latin1", [0x93, 0x61, 0x94], "“a”"),
      ("iso-8859-2", [0xAF, 0xF3, 0xB3, 0x77], "Żółw"), ("ISO-8859-15", [0xA4], "€"),
      ("windows-1250", [0xAF, 0xF3, 0xB3, 0x77], "Żółw"), ("windows-1251", [0xE4, 0xE0], "да"),
      ("koi8-r", [0xC4, 0xC1], "да"), ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
      ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"), ("gb2312", [0xD6, 0xD0], "中"),
      ("big5", [0xA4, 0xA4], "中"), ("euc-kr", [0xC7, 0xD1], "한"), ("utf-8", [0xC3, 0xA9], "é"),
      ("windows-1258", [0x56, 0x69, 0xEA, 0x74], "Viêt"),
    ] as [(String, [UInt8], String)])
  func `the header's charset is used, and the declaration's`(
    label: String, bytes: [UInt8], text: String
  ) {
    #expect(decoded(bytes, contentType: "text/xml; charset=\"\(label)\"") == text)
    let declaration = "<?xml version='1.0' encoding='\(label)'?>"
    #expect(decoded(Array(declaration.utf8) + bytes, contentType: "text/xml") == declaration + text)
  }

  @Test func `the header goes before the declaration, a mark before both`() {
    let declaration = Array("<?xml version=\"1.0\" encoding=\"koi8-r\"?>".utf8)
    let header = "application/xml;charset=windows-1251"
    #expect(decoded(declaration + [0xE4, 0xE0], contentType: header).hasSuffix("да"))
    #expect(
      decoded([0xEF, 0xBB, 0xBF] + declaration + [0xC3, 0xA9], contentType: header).hasSuffix("é"))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x3C, 0x00, 0xE9, 0x00], "<é"), ([0xFE, 0xFF, 0x00, 0x3C, 0x00, 0xE9], "<é"),
      ([0x3C, 0x00, 0x61, 0x00, 0x3E, 0x00], "<a>"), ([0x00, 0x3C, 0x00, 0x61], "<a"),
      ([0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x3C], "<"),
      ([0x3C, 0x00, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], "<a"),
    ] as [([UInt8], String)])
  func `wide characters are told by their mark or their zeros`(bytes: [UInt8], text: String) {
    #expect(decoded(bytes, contentType: nil) == text)
  }

  @Test(
    arguments: [
      (
        "euc-kr",
        [
          0xBE, 0xC8, 0xB3, 0xE7, 0x20, 0xC7, 0xCF, 0xBC, 0xBC, 0xBF, 0xE4, 0x20, 0xC7, 0xD1, 0xB1,
          0xB9,
          0xBE, 0xEE,
        ], "안녕 하세요 한국어"
      ),
      (
        "windows-1251",
        [0xEF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xE2, 0xF1, 0xE5, 0xEC, 0x20, 0xE4, 0xF0, 0xF3],
        "привет всем дру"
      ),
      (
        "koi8-r",
        [0xD0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x20, 0xD7, 0xD3, 0xC5, 0xCD, 0x20, 0xC4, 0xD2, 0xD5],
        "привет всем дру"
      ),
      (
        "shift_jis",
        [
          0x82, 0xB1, 0x82, 0xF1, 0x82, 0xC9, 0x82, 0xBF, 0x82, 0xCD, 0x90, 0xA2, 0x8A, 0x45, 0x93,
          0xFA,
          0x96, 0x7B,
        ], "こんにちは世界日本"
      ),
      (
        "windows-1252",
        [
          0xE9, 0x74, 0xE9, 0x20, 0x6E, 0x61, 0xEF, 0x66, 0x20, 0xE0, 0x20, 0x93, 0xE7, 0x61, 0x94,
          0x20,
          0xE8, 0x20, 0xF4, 0x20, 0xFB, 0x20, 0xEA, 0x20, 0xEE, 0x20, 0xFC,
        ], "été naïf à “ça” è ô û ê î ü"
      ),
    ] as [(String, [UInt8], String)])
  func `without a word about it the writing tells the charset`(
    name: String, bytes: [UInt8], text: String
  ) {
    #expect(decoded(bytes, contentType: "text/xml") == text, "\(name)")
  }

  @Test func `a declaration that claims UTF-16 in single bytes is not believed`() {
    let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é</a>"
    #expect(decoded(Array(text.utf8), contentType: nil) == text)
  }

  @Test func `bytes that are no UTF-8 are read as Windows-1252`() {
    #expect(decoded([0x63, 0xC3, 0xA9, 0x20, 0xE9, 0x20, 0x93], contentType: nil) == "cé é “")
  }

  @Test(arguments: ["utf-7", "UTF-7", "x-nobody-knows", "../../etc/passwd", "utf-8//TRANSLIT"])
  func `charsets that are unknown or dangerous are passed over`(label: String) {
    #expect(decoded(Array("+ADw-é".utf8), contentType: "text/xml; charset=\(label)") == "+ADw-é")
  }

  @Test func `UTF-8 behind a header that says Latin 1 stays UTF-8`() {
    #expect(decoded(Array("naïve".utf8), contentType: "text/xml; charset=iso-8859-1") == "naïve")
  }

  @Test func `a character cut by the end of a chunk is read whole`() {
    var bytes = [UInt8](repeating: 0x61, count: (1 << 16) - 1)
    bytes += [0x93, 0xFA, 0x61]
    let text = decoded(bytes, contentType: "text/xml; charset=shift_jis")
    #expect(text.hasSuffix("a日a"))
    #expect(text.unicodeScalars.count == bytes.count - 1)
  }

  private func decoded(_ bytes: [UInt8], contentType: String?) -> String {
    String(decoding: decodeMarkup(bytes, contentType: contentType), as: UTF8.self)
  }
}
