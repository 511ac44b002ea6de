extension Key {
  /// The names of keys that are not characters, as people write them between `<` and `>`.
  private static let names: [(String, Key)] = [
    ("space", .character(" ")), ("lt", .character("<")), ("caret", .character("^")),
    ("up", .up), ("down", .down), ("left", .left), ("right", .right),
    ("pageup", .pageUp), ("pagedown", .pageDown), ("home", .home), ("end", .end),
    ("tab", .tab), ("s-tab", .backTab), ("enter", .enter), ("esc", .escape),
    ("backspace", .backspace), ("delete", .delete), ("insert", .insert),
  ]

  /// The letters that stand for held keys in names, in the order names have them.
  private static let modifierLetters: [(Character, Modifiers)] = [
    ("c", .control), ("a", .alt), ("s", .shift),
  ]

  /// Reads a sequence of keys: `gg`, `^d`, `<space>`, `<s-tab>`, `<f5>`, `<a-x>`, `<c-left>`; nil
  /// when it is not one. `<m-x>` is `<a-x>`.
  package static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      switch first {
      case "<":
        // At least one character stands between the signs, be it a `>`.
        guard rest.count > 1, let end = rest.dropFirst().firstIndex(of: ">"),
          let key = named(rest[..<end])
        else { return nil }
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      case "^":
        guard let letter = rest.popFirst(), isControllable(letter) else { return nil }
        keys.append(withControl(letter))
      default:
        guard !first.isWhitespace else { return nil }
        keys.append(.character(first))
      }
    }
    return keys.isEmpty ? nil : keys
  }

  /// Reads what stands between `<` and `>`.
  private static func named(_ name: Substring) -> Key? {
    let lower = name.lowercased()
    if let known = names.first(where: { $0.0 == lower }) { return known.1 }
    if lower.first == "f", let number = Int(lower.dropFirst()), (1...63).contains(number),
      lower.dropFirst().first?.isNumber == true
    {
      return .function(number)
    }
    guard lower.count > 2, lower.dropFirst().first == "-" else { return nil }
    let letter = lower.first == "m" ? "a" : lower.first
    guard let modifier = modifierLetters.first(where: { $0.0 == letter })?.1 else { return nil }
    let rest = name.dropFirst(2)
    let base = rest.count == 1 ? rest.first.map { .character($0) } : named(rest)
    return base.flatMap { $0.held(with: modifier) }
  }

  /// The key with others held: the one that terminals send for both, where there is one.
  func held(with more: Modifiers) -> Key? {
    var modifiers = more
    var base = self
    if case .chord(let inner, let key) = self {
      modifiers.formUnion(inner)
      base = key
    }
    switch base {
    case .tab where modifiers.contains(.shift):
      base = .backTab
      modifiers.remove(.shift)
    case .character(let character) where modifiers.contains(.control):
      if Self.isControllable(character) {
        base = Self.withControl(character)
        modifiers.subtract([.control, .shift])
      } else if character != " " {
        return nil
      }
    case .character(let character) where modifiers.contains(.shift):
      guard let upper = character.uppercased().first, character.isLetter else { return nil }
      base = .character(upper)
      modifiers.remove(.shift)
    case .click, .doubleClick, .rightClick, .wheel, .paste: return nil
    default: break
    }
    return modifiers.isEmpty ? base : .chord(modifiers, base)
  }

  private static func isControllable(_ character: Character) -> Bool {
    character.isASCII && character.isLetter || "\\]_".contains(character)
  }

  private static func withControl(_ letter: Character) -> Key {
    // On a terminal these three are the same bytes as keys of their own.
    switch letter.lowercased() {
    case "i": .tab
    case "m", "j": .enter
    case let lower: .control(Character(lower))
    }
  }

  /// The key as `sequence` reads it; mouse and pasted text have no name and are empty.
  package var name: String {
    if let named = Self.names.first(where: { $0.1 == self }) { return "<\(named.0)>" }
    switch self {
    case .character(let character): return String(character)
    case .control(let letter): return "^\(letter)"
    case .function(let number): return "<f\(number)>"
    case .chord(let modifiers, let key):
      let letters = Self.modifierLetters.filter { modifiers.contains($0.1) }.map { "\($0.0)-" }
      var base = key.name
      if base.first == "<", base.count > 1 { base = String(base.dropFirst().dropLast()) }
      if base.first == "^", base.count > 1 { base = "c-\(base.dropFirst())" }
      return base.isEmpty ? "" : "<\(letters.joined())\(base)>"
    default: return ""
    }
  }
}
