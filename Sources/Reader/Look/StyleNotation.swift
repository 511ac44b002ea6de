import Screen

/// A way to write styles for people: `bold`, `#ffaf5f`, `white on #303030 underline`, `on 236`.
extension Style {
  /// The words for attributes.
  private static let attributeNames: [(String, Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]

  /// Reads a style; `plain` is one.
  /// - Throws: what is wrong, to complete a sentence.
  package init(written text: String) throws(NotationError) {
    self = .plain
    var isBackground = false
    var hasForeground = false
    var hasBackground = false
    for word in text.lowercased().split(separator: " ").map(String.init) {
      if let attribute = Self.attributeNames.first(where: { $0.0 == word })?.1 {
        guard !isBackground else { throw .noColor(behind: "on", found: word) }
        attributes.formUnion(attribute)
      } else if word == "on" {
        guard !isBackground, !hasBackground else { throw .twice("a background") }
        isBackground = true
      } else if word != "plain" {
        let color = try Color(written: word)
        if isBackground {
          background = color
          isBackground = false
          hasBackground = true
        } else {
          guard !hasForeground, !hasBackground else { throw .twice("a colour") }
          foreground = color
          hasForeground = true
        }
      }
    }
    guard !isBackground else { throw .noColor(behind: "on", found: nil) }
  }
}

extension Color {
  /// The eight names of ECMA-48, by their numbers.
  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
  ]

  /// Reads a colour: `default`, `red`, `bright-red`, `0` to `255`, `#rgb`, `#rrggbb`.
  /// - Throws: what is wrong, to complete a sentence.
  package init(written word: String) throws(NotationError) {
    let name = word.hasPrefix("bright-") ? String(word.dropFirst(7)) : word
    if word == "default" {
      self = .standard
    } else if let index = Self.names.firstIndex(of: name) {
      self = .palette(UInt8(index + (name == word ? 0 : 8)))
    } else if word.first == "#", let value = UInt32(word.dropFirst(), radix: 16),
      word.utf8.dropFirst().allSatisfy({ $0 != 0x2B }), word.utf8.count == 7
    {
      self.init(hex: value)
    } else if word.first == "#", let value = UInt32(word.dropFirst(), radix: 16),
      word.utf8.dropFirst().allSatisfy({ $0 != 0x2B }), word.utf8.count == 4
    {
      // Each digit twice.
      self.init(hex: (value >> 8) * 0x110000 + (value >> 4 & 0xF) * 0x1100 + (value & 0xF) * 0x11)
    } else if let number = UInt8(word), word.first != "+" {
      self = .palette(number)
    } else {
      throw .unknownWord(word)
    }
  }
}

/// Why a style cannot be read.
package enum NotationError: Error, Hashable, CustomStringConvertible {
  /// Neither a colour nor an attribute.
  case unknownWord(String)
  /// Something is said twice.
  case twice(String)
  /// A colour where there can be none.
  case onlyAttributes
  /// A colour is missing.
  case noColor(behind: String, found: String?)

  /// What is wrong and what can be written instead.
  package var description: String {
    switch self {
    case .unknownWord(let word):
      "“\(word)” is no colour and no attribute; a colour is #rrggbb, 0 to 255, default, or one of "
        + "black, red, green, yellow, blue, magenta, cyan, white, also with bright- before it; the "
        + "attributes are bold, dim, italic, underline, reverse"
    case .twice(let what): "\(what) is given twice; write one colour, “on”, another"
    case .onlyAttributes:
      "only attributes can stand here (bold, dim, italic, underline, reverse): the colour is the "
        + "voice's"
    case .noColor(let word, nil): "a colour is missing behind “\(word)”"
    case .noColor(let word, let found?): "a colour is missing between “\(word)” and “\(found)”"
    }
  }
}
