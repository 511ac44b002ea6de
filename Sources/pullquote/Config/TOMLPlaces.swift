/// Where the keys of a TOML document stand, since its parser does not say.
///
/// The document is parsed elsewhere, so this walk need not understand what it passes over: it knows
/// strings, brackets and comments. Keys inside of inline tables have the place of the table.
struct TOMLPlaces {
  /// A place in the document, both counted from 1; columns in characters.
  struct Place: Equatable, Sendable {
    var line: Int
    var column: Int
  }

  /// A slip the parser (toml++ as of TOMLKit 0.6) ends the program over instead of telling it, so
  /// that it must not see the document; the first one, with what is wrong.
  private(set) var fatalSlip: (place: Place, reason: String)?
  private var places: [[String]: Place] = [:]
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var table: [String] = []
    while skipEmptyLines() {
      let place = here
      if bytes[position] == UInt8(ascii: "[") {
        for _ in 0..<2 where next == UInt8(ascii: "[") { position += 1 }
        skipBlanks()
        if let byte = next, !beginsName(byte) {
          slip("a table's name is missing here; write [reading], without other signs")
        }
        table = keyPath()
        note(table, place)
      } else {
        let path = table + keyPath()
        // A key that is no key at all must not hold us up.
        if here == place { position += 1 }
        note(path, place)
        if next == UInt8(ascii: "=") { position += 1 }
      }
      skipValue()
    }
  }

  /// Where a key stands, or else the nearest of the tables it lies in.
  func place(of path: [String]) -> Place {
    var path = path
    while !path.isEmpty {
      if let place = places[path] { return place }
      path.removeLast()
    }
    return Place(line: 1, column: 1)
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var here: Place {
    Place(
      line: line,
      column: bytes[lineStart..<min(position, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func note(_ path: [String], _ place: Place) {
    // `a.b = 1` also says where `a` begins.
    for length in 1...max(1, path.count) where places[Array(path.prefix(length))] == nil {
      places[Array(path.prefix(length))] = place
    }
  }

  private mutating func advance() {
    if bytes[position] == 0x0A {
      line += 1
      lineStart = position + 1
    }
    position += 1
  }

  /// False at the end of the document.
  private mutating func skipEmptyLines() -> Bool {
    while let byte = next {
      if byte == UInt8(ascii: "#") {
        skipComment()
      } else if byte <= 0x20 || byte >= 0xEF && position < 3 {
        advance()
      } else if byte >= 0x80 && position < 3 {
        // The rest of a byte order mark.
        advance()
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipComment() {
    while let byte = next, byte != 0x0A { position += 1 }
  }

  private mutating func skipBlanks() {
    while next == 0x20 || next == 0x09 { position += 1 }
  }

  /// Reads `a."b c".d` and stands behind it.
  private mutating func keyPath() -> [String] {
    var path: [String] = []
    while true {
      skipBlanks()
      path.append(keyPart())
      skipBlanks()
      guard next == UInt8(ascii: ".") else { return path }
      position += 1
    }
  }

  /// Letters, digits, `_` and `-` stand in a name by themselves, all else between quotation marks.
  private func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x22, 0x27: true
    default: false
    }
  }

  private mutating func keyPart() -> String {
    let start = position
    if let mark = next, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") {
      skipString(mark)
      return String(decoding: bytes[start..<position].dropFirst().dropLast(), as: UTF8.self)
    }
    while let byte = next, byte > 0x20, !".=]#".utf8.contains(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Passes over a value, or what closes a heading, to the end of its last line.
  private mutating func skipValue() {
    var open: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        skipString(byte)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        // The two brackets of a kind are two apart in ASCII.
        if let last = open.popLast(), last &+ 2 != byte {
          slip("this bracket does not close the one that is open")
        }
      case UInt8(ascii: "#"):
        skipComment()
        continue
      case 0x0A where open.isEmpty: return
      default: break
      }
      advance()
    }
  }

  private mutating func slip(_ reason: String) {
    if fatalSlip == nil { fatalSlip = (here, reason) }
  }

  /// Passes over a string of one or three marks.
  private mutating func skipString(_ mark: UInt8) {
    let isLong = bytes[position...].starts(with: [mark, mark, mark])
    position += isLong ? 3 : 1
    while let byte = next {
      if byte == UInt8(ascii: "\\"), mark == UInt8(ascii: "\""), position + 1 < bytes.count {
        advance()
        advance()
      } else if isLong ? bytes[position...].starts(with: [mark, mark, mark]) : byte == mark {
        position += isLong ? 3 : 1
        // Up to two more marks belong to a long string's end.
        while isLong, next == mark { position += 1 }
        return
      } else if !isLong, byte == 0x0A {
        return
      } else {
        advance()
      }
    }
  }
}
