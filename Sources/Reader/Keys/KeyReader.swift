import Screen

/// Puts typed keys together: counts (`3j`) and sequences (`gg`).
package struct KeyReader: Hashable, Sendable {
  /// The keys typed of a sequence that is not finished.
  package private(set) var pending: [Key] = []
  private var count: Int?

  /// Makes a reader that has seen nothing.
  package init() {}

  /// Takes one key.
  /// - Returns: the command it completes, and its count when one was typed.
  package mutating func read(_ key: Key, in keymap: Keymap) -> (command: Command, count: Int?)? {
    if pending.isEmpty, case .character(let character) = key, let digit = character.asciiDigit,
      digit > 0 || count != nil
    {
      // A million is as far as anyone counts, and cannot overflow.
      count = min(1_000_000, (count ?? 0) * 10 + digit)
      return nil
    }
    switch keymap.meaning(of: pending + [key]) {
    case .command(let command):
      defer { self = KeyReader() }
      return (command, count)
    case .unfinished:
      pending.append(key)
    case .nothing:
      self = KeyReader()
    }
    return nil
  }

  /// What has been typed so far, for the status line.
  package var typed: String {
    (count.map(String.init) ?? "") + pending.map(\.name).joined()
  }
}

extension Character {
  fileprivate var asciiDigit: Int? {
    isASCII ? wholeNumberValue : nil
  }
}
