import Foundation
import Screen
import Testing

@testable import pullquote

@Suite struct PictureTests {
  /// Four by two pixels: red, green, blue and white above, black below.
  private static let flag: [UInt8] = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAEklEQVR4nGP4z8DAAMZAwIAMAGuuBfsjCwj3AAAAAElFTkSuQmCC"
    ) ?? Data())

  private static let kitty = PictureRoom(isKitty: true, width: 100, height: 100)
  private static let sixel = PictureRoom(isKitty: false, width: 100, height: 100)

  private func picture(_ bytes: [UInt8], in room: PictureRoom) async throws -> Picture {
    try await PictureDecoder.picture(from: bytes, in: room, program: Program.url.path)
  }

  @Test func `a small picture comes out pixel by pixel`() async throws {
    let picture = try await picture(Self.flag, in: Self.kitty)
    #expect((picture.width, picture.height) == (4, 2))
    let first: [UInt8] = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255]
    #expect(picture.content == .pixels(first + [UInt8](repeating: 0, count: 12)))
  }

  @Test func `a picture is made smaller to fit, never larger`() async throws {
    let room = PictureRoom(isKitty: true, width: 2, height: 100)
    let picture = try await picture(Self.flag, in: room)
    #expect((picture.width, picture.height) == (2, 1))
  }

  @Test func `sixels are a string of their own and nothing else`() async throws {
    let picture = try await picture(Self.flag, in: Self.sixel)
    guard case .sixel(let bytes) = picture.content else {
      Issue.record("no sixels")
      return
    }
    #expect(bytes.starts(with: "\u{1B}Pq".utf8) && bytes.suffix(2) == [0x1B, 0x5C])
    #expect(!bytes.dropFirst().dropLast(2).contains(0x1B))
  }

  @Test func `a broken picture is told, and harms nobody`() async throws {
    for cut in [30, 40, 60, Self.flag.count - 20] {
      await #expect(throws: PictureError.broken) {
        try await picture(Array(Self.flag[..<cut]), in: Self.kitty)
      }
    }
  }

  @Test func `what is too large is not even tried`() async throws {
    var wide = Self.flag
    wide.replaceSubrange(16..<20, with: [0x7F, 0xFF, 0xFF, 0xFF])
    await #expect(throws: PictureError.tooLarge(width: 0x7FFF_FFFF, height: 2)) {
      try await picture(wide, in: Self.kitty)
    }
    wide.replaceSubrange(16..<24, with: [0, 0, 0x40, 0, 0, 0, 0x40, 0])
    await #expect(throws: PictureError.tooLarge(width: 0x4000, height: 0x4000)) {
      try await picture(wide, in: Self.kitty)
    }
    let long = Self.flag + [UInt8](repeating: 0, count: PictureDecoder.longest)
    await #expect(throws: PictureError.tooLong(bytes: long.count)) {
      try await picture(long, in: Self.kitty)
    }
    await #expect(throws: PictureError.unknownKind) {
      try await picture(Array("<svg/>".utf8), in: Self.kitty)
    }
  }

  @Test func `a decoder that is not there is a message`() async throws {
    await #expect(throws: PictureError.notStarted) {
      try await PictureDecoder.picture(
        from: Self.flag, in: Self.kitty, program: "/no/such/program")
    }
  }

  @Test(
    arguments: [
      (
        [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 11, 8, 1, 0x2C, 2, 0x58, 3], 600,
        300
      ),
      (Array("GIF89a".utf8) + [0x20, 1, 0x10, 0, 0], 288, 16),
      ([0xFF, 0xD8, 0xFF, 0xDA, 0, 4], nil, nil), ([0xFF, 0xD8, 0xFF, 0xC0, 0, 1, 0, 0], nil, nil),
      ([0xFF, 0xD8], nil, nil), (Array("GIF89a".utf8), nil, nil), ([], nil, nil),
    ] as [([UInt8], Int?, Int?)])
  func `sizes are read from headers`(bytes: [UInt8], width: Int?, height: Int?) {
    let header = PictureHeader(bytes)
    #expect(header?.width == width)
    #expect(header?.height == height)
  }

  @Test(arguments: [
    "4 2\n" + String(repeating: "x", count: 23), "4 2\n" + String(repeating: "x", count: 25),
    "400 2\n" + String(repeating: "x", count: 2400), "-4 -2\n" + String(repeating: "x", count: 24),
    "4\nxxx", "", "4 2",
  ])
  func `pixels that are not as announced are refused`(output: String) {
    #expect(Picture(output: Array(output.utf8), in: Self.kitty) == nil)
  }

  @Test(arguments: [
    "\u{1B}Pq#0!4~\u{1B}\\\u{1B}[2J", "\u{1B}]0;title\u{1B}\\", "\u{1B}Pq#0\u{1B}[2J~\u{1B}\\",
    "\u{1B}Pq\u{7}\u{1B}\\", "\u{1B}P$q\u{1B}\\", "\u{1B}Pq~",
  ])
  func `sixels that say something else are refused`(content: String) {
    #expect(Picture(output: Array("4 2\n\(content)".utf8), in: Self.sixel) == nil)
    #expect(Picture(output: Array("4 2\n\u{1B}Pq#0!4~\u{1B}\\".utf8), in: Self.sixel) != nil)
  }
}

@Suite struct PictureWallTests {
  private let cell = (width: 2, height: 2)
  private let id = PictureID(7)

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "␛")
  }

  private func place(_ row: Int, rows: Int = 1) -> PicturePlace {
    PicturePlace(picture: id, rect: Rect(row: row, column: 1, columns: 2, rows: rows))
  }

  @Test func `kitty gets the pixels once, then only places`() {
    var wall = PictureWall()
    wall.keep(Picture(width: 2, height: 1, content: .pixels([1, 2, 3, 4, 5, 6])), as: id)
    #expect(
      text(wall.change(to: [place(2)], cell: cell, isFresh: false))
        == "␛[3;2H␛_Ga=T,f=24,s=2,v=1,i=7,p=1,C=1,q=2,m=0;AQIDBAUG␛\\")
    #expect(wall.change(to: [place(2)], cell: cell, isFresh: false).isEmpty)
    #expect(
      text(wall.change(to: [place(3)], cell: cell, isFresh: false))
        == "␛_Ga=d,d=i,i=7,q=2␛\\␛[4;2H␛_Ga=p,i=7,p=1,C=1,q=2␛\\")
    #expect(text(wall.change(to: [], cell: cell, isFresh: false)) == "␛_Ga=d,d=i,i=7,q=2␛\\")
    #expect(text(wall.drop(id)) == "␛_Ga=d,d=I,i=7,q=2␛\\")
    #expect(wall.change(to: [place(2)], cell: cell, isFresh: false).isEmpty)
  }

  @Test func `large pictures go in pieces, and again after the screen was cleared`() {
    var wall = PictureWall()
    let pixels = [UInt8](repeating: 0, count: 40 * 40 * 3)
    wall.keep(Picture(width: 40, height: 40, content: .pixels(pixels)), as: id)
    let large = PicturePlace(picture: id, rect: Rect(row: 0, column: 0, columns: 20, rows: 20))
    let first = text(wall.change(to: [large], cell: cell, isFresh: true))
    #expect(first.split(separator: "␛_G").count == 3)
    #expect(first.contains("m=1;") && first.contains("␛_Gm=0;"))
    #expect(text(wall.change(to: [large], cell: cell, isFresh: true)) == first)
  }

  @Test func `sixels are drawn again where they are moved, and their cells freed`() {
    var wall = PictureWall()
    wall.keep(Picture(width: 2, height: 1, content: .sixel(Array("SIXEL".utf8))), as: id)
    #expect(text(wall.change(to: [place(0)], cell: cell, isFresh: false)) == "␛[1;2HSIXEL")
    #expect(wall.uncovered(by: [place(0)]).isEmpty)
    // Cells that are written take the pixels away, those elsewhere do not.
    #expect(
      wall.change(to: [place(0)], cell: cell, isFresh: false, writtenRows: [1, 5]).isEmpty)
    #expect(
      text(wall.change(to: [place(0)], cell: cell, isFresh: false, writtenRows: [0]))
        == "␛[1;2HSIXEL")
    #expect(wall.uncovered(by: [place(1)]) == [place(0).rect])
    #expect(text(wall.change(to: [place(1)], cell: cell, isFresh: false)) == "␛[2;2HSIXEL")
  }

  @Test func `a picture that does not fit its place is left out`() {
    var wall = PictureWall()
    wall.keep(Picture(width: 2, height: 3, content: .sixel([0x41])), as: id)
    #expect(wall.change(to: [place(0)], cell: cell, isFresh: false).isEmpty)
    #expect(!wall.change(to: [place(0, rows: 2)], cell: cell, isFresh: false).isEmpty)
  }
}
