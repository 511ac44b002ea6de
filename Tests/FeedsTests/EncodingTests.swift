import Feeds
import Testing

@Suite struct EncodingTests {
  @Test func `UTF-8 is kept as it is`() throws {
    #expect(
      try decodeText(Array("“Très bien,” dit-elle.\r\n".utf8)) == "“Très bien,” dit-elle.\r\n")
  }

  @Test(
    arguments: [
      [0xEF, 0xBB, 0xBF, 0x48, 0x69], [0xFF, 0xFE, 0x48, 0, 0x69, 0],
      [0xFE, 0xFF, 0, 0x48, 0, 0x69],
      [0xFF, 0xFE, 0, 0, 0x48, 0, 0, 0, 0x69, 0, 0, 0],
      [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x48, 0, 0, 0, 0x69],
    ] as [[UInt8]])
  func `a byte order mark decides and is left out`(bytes: [UInt8]) throws {
    #expect(try decodeText(bytes) == "Hi")
  }

  @Test(arguments: [true, false])
  func `UTF-16 is recognised by its zero bytes`(bigEndian: Bool) throws {
    let text = "The “Old Lady” will close, the council said."
    let bytes = text.utf16.flatMap { unit in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
    }
    #expect(try decodeText(bytes) == text)
  }

  @Test func `bytes of Windows become curly marks, dashes and accents`() throws {
    let bytes: [UInt8] =
      [0x93] + Array("Caf".utf8) + [0xE9, 0x94, 0x20, 0x96, 0x20, 0x80] + Array("5".utf8)
    #expect(try decodeText(bytes) == "“Café” – €5")
  }

  @Test func `curly marks of old Macs are told from accents`() throws {
    let bytes: [UInt8] =
      [0xD2] + Array("I don".utf8) + [0xD5] + Array("t know,".utf8) + [0xD3]
      + Array(" he said.".utf8)
    #expect(try decodeText(bytes) == "“I don’t know,” he said.")
  }

  @Test func `a few broken bytes in UTF-8 become replacement characters`() throws {
    let bytes = Array("“One,” she said. “Two".utf8) + [0xE2, 0x80]
    #expect(try decodeText(bytes) == "“One,” she said. “Two\u{FFFD}")
  }

  @Test(
    arguments: [[], [0x20, 0x0A, 0x0D, 0x09], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE]] as [[UInt8]])
  func `a text without words is empty`(bytes: [UInt8]) {
    #expect(throws: TextError.empty) { try decodeText(bytes) }
  }

  @Test func `files of other kinds are named`() {
    #expect(throws: TextError.notText(what: "a PDF document")) {
      try decodeText(Array("%PDF-1.7\n".utf8))
    }
    #expect(throws: TextError.notText(what: "a binary file")) {
      try decodeText([UInt8](repeating: 0, count: 100) + Array("abc".utf8))
    }
  }

  @Test func `escape sequences alone do not make a text binary`() throws {
    let text = "\u{1B}[31mred\u{1B}[0m words"
    #expect(try decodeText(Array(text.utf8)) == text)
  }
}
