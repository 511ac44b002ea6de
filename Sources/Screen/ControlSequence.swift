/// A control sequence of ECMA-48 that a terminal has sent.
struct ControlSequence {
  /// `<`, `=`, `>` or `?` before the parameters, nil without.
  let prefix: UInt8?
  /// The parameters, nil where one is left out. What follows a colon in one is left out.
  let numbers: [Int?]
  /// The last byte.
  let final: UInt8

  /// Reads what stands between `ESC [` and the last byte.
  init(_ bytes: ArraySlice<UInt8>, final: UInt8) {
    prefix = bytes.first.flatMap { (0x3C...0x3F).contains($0) ? $0 : nil }
    self.final = final
    numbers = bytes.dropFirst(prefix == nil ? 0 : 1)
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { part in
        let digits = part.prefix { (0x30...0x39).contains($0) }.prefix(9)
        return digits.isEmpty ? nil : digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
      }
  }

  /// A parameter, nil when it is not there.
  subscript(index: Int) -> Int? { index < numbers.count ? numbers[index] : nil }

  /// The key it says was pressed, nil for what is none.
  var key: Key? {
    switch final {
    case UInt8(ascii: "~"):
      // xterm's modifyOtherKeys.
      if self[0] == 27 { return character(self[2]) }
      return self[0].flatMap(Key.init(numbered:))?.held(with: modifiers)
    case UInt8(ascii: "$"): return self[0].flatMap(Key.init(numbered:))?.held(with: .shift)
    case UInt8(ascii: "^"): return self[0].flatMap(Key.init(numbered:))?.held(with: .control)
    case UInt8(ascii: "@"):
      return self[0].flatMap(Key.init(numbered:))?.held(with: [.shift, .control])
    case UInt8(ascii: "u"): return character(self[0])
    case UInt8(ascii: "Z"): return .backTab
    case 0x61...0x64: return Key(shifted: final & 0xDF)?.held(with: .shift)
    case 0x41...0x53: return Key(shifted: final)?.held(with: modifiers)
    default: return nil
    }
  }

  private var modifiers: Key.Modifiers { Key.Modifiers(parameter: self[1] ?? 1) }

  /// A character by its number, as kitty's keyboard protocol and xterm give them.
  private func character(_ number: Int?) -> Key? {
    guard let number, let scalar = UInt32(exactly: number).flatMap(Unicode.Scalar.init) else {
      return nil
    }
    let key: Key? =
      number < 0x80 ? Key(control: UInt8(number)) : .character(Character(scalar))
    // The shift of a character is in the character.
    return key?.held(
      with: number > 0x20 && number != 0x7F ? modifiers.subtracting(.shift) : modifiers)
  }
}

extension Key.Modifiers {
  /// From xterm's parameter, which is the bits and 1.
  init(parameter: Int) {
    self.init(rawValue: UInt8(truncatingIfNeeded: max(0, parameter - 1)) & 7)
  }
}

extension Key {
  /// The key of an ASCII byte, control characters included; nil for those that are none.
  init?(control byte: UInt8) {
    switch byte {
    case 0x00: self = .chord(.control, .character(" "))
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0A, 0x0D: self = .enter
    case 0x1B: self = .escape
    case 0x01...0x1A: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C, 0x1D, 0x1F: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    case 0x20...0x7E: self = .character(Character(Unicode.Scalar(byte)))
    default: return nil
    }
  }

  /// The key of a letter behind `ESC O` or `ESC [`.
  init?(shifted letter: UInt8) {
    switch letter {
    case UInt8(ascii: "A"): self = .up
    case UInt8(ascii: "B"): self = .down
    case UInt8(ascii: "C"): self = .right
    case UInt8(ascii: "D"): self = .left
    case UInt8(ascii: "F"): self = .end
    case UInt8(ascii: "H"): self = .home
    case UInt8(ascii: "M"): self = .enter
    case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(letter) - 0x4F)
    case 0x61...0x64:
      guard let arrow = Key(shifted: letter & 0xDF) else { return nil }
      self = .chord(.control, arrow)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The keypad: * + , - . / 0 to 9.
      self = .character(Character(Unicode.Scalar(letter - 0x40)))
    default: return nil
    }
  }

  /// The key of a number before `~`.
  init?(numbered number: Int) {
    switch number {
    case 1, 7: self = .home
    case 2: self = .insert
    case 3: self = .delete
    case 4, 8: self = .end
    case 5: self = .pageUp
    case 6: self = .pageDown
    case 11...15: self = .function(number - 10)
    case 17...21: self = .function(number - 11)
    case 23...26: self = .function(number - 12)
    case 28, 29: self = .function(number - 13)
    case 31...34: self = .function(number - 14)
    default: return nil
    }
  }
}
