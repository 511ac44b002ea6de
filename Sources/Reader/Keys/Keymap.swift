import Screen

/// One line of the key table.
package struct KeyBinding: Hashable, Sendable {
  /// What is done.
  package let command: Command
  /// The sequences that do it, as `Key.sequence` reads them; the first is the one to show.
  package var keys: [String]
  /// Where the help lists it.
  package let group: CommandGroup
  /// What it does, for the help.
  package let help: String
  /// One word for the hint line; nil keeps it out.
  package let hint: String?
  /// The same from the command line, where it can be done there.
  package let commandLine: String?
}

/// Which keys do what: the one table from which keys, help and hint line are made.
package struct Keymap: Sendable {
  /// In the order of the help.
  package private(set) var bindings: [KeyBinding]
  private var sequences: [[Key]: Command] = [:]
  private var prefixes: Set<[Key]> = []

  /// The keys nobody has changed.
  package static let standard = Keymap(checked: standardBindings)

  /// What `keys`, typed one after the other, mean so far.
  package func meaning(of keys: [Key]) -> Meaning {
    if let command = sequences[keys] { return .command(command) }
    return prefixes.contains(keys) ? .unfinished : .nothing
  }

  /// What a sequence of keys means.
  package enum Meaning: Hashable, Sendable {
    /// A command.
    case command(Command)
    /// The beginning of one or more commands.
    case unfinished
    /// No command.
    case nothing
  }

  /// The first key of a command as it is shown, empty when it has none.
  package func key(for command: Command) -> String {
    bindings.first { $0.command == command }?.keys.first ?? ""
  }

  /// Keys held with alt that mean something, alone or in a sequence.
  package var altKeys: Set<Key> {
    Set(
      sequences.keys.joined().filter { key in
        if case .chord(let held, _) = key { held.contains(.alt) } else { false }
      })
  }

  /// The line of a command.
  package func binding(of command: Command) -> KeyBinding? {
    bindings.first { $0.command == command }
  }

  /// This table with other keys for some commands.
  ///
  /// A key taken from another command is lost to that one.
  /// - Parameter keys: command names with all their sequences; an empty list leaves none.
  package func rebinding(_ keys: [String: [String]]) throws(KeymapError) -> Keymap {
    var changed = bindings
    var taken: [[Key]: String] = [:]
    for (name, sequences) in keys.sorted(by: { $0.key < $1.key }) {
      guard let command = Command(rawValue: name) else { throw .unknownCommand(name) }
      for text in sequences {
        guard let sequence = Key.sequence(text) else { throw .badKey(text, command: name) }
        if case .character(let first) = sequence[0], first.isASCII, first.isNumber {
          throw .startsWithDigit(text, command: name)
        }
        if let other = taken.updateValue(name, forKey: sequence) {
          throw .boundTwice(text, first: other, second: name)
        }
      }
      for index in changed.indices {
        if changed[index].command == command {
          changed[index].keys = sequences
        } else {
          changed[index].keys.removeAll { old in
            sequences.contains { Key.sequence($0) == Key.sequence(old) }
          }
        }
      }
    }
    let map = Keymap(checked: changed)
    for (sequence, command) in map.sequences where map.prefixes.contains(sequence) {
      throw .shadows(sequence.map(\.name).joined(), command: command.rawValue)
    }
    return map
  }

  private init(checked bindings: [KeyBinding]) {
    self.bindings = bindings
    for binding in bindings {
      for sequence in binding.keys.compactMap(Key.sequence) {
        sequences[sequence] = binding.command
        for length in 1..<max(1, sequence.count) { prefixes.insert(Array(sequence[..<length])) }
      }
    }
  }
}

/// Why keys cannot be bound as asked.
package enum KeymapError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No command has this name.
  case unknownCommand(String)
  /// The text is not a sequence of keys.
  case badKey(String, command: String)
  /// Digits are counts.
  case startsWithDigit(String, command: String)
  /// The same sequence is asked for two commands.
  case boundTwice(String, first: String, second: String)
  /// The sequence begins a longer one, which could then never be typed.
  case shadows(String, command: String)

  /// What was wrong and what to write instead.
  package var description: String {
    switch self {
    case .unknownCommand(let name):
      "no command is called “\(name)”; the commands are "
        + Command.allCases.map(\.rawValue).joined(separator: ", ")
    case .badKey(let key, let command):
      "“\(key)” for “\(command)” is not a key; write characters as they are, ^d for control-d, "
        + "<space> <tab> <s-tab> <enter> <esc> <up> <pagedown> <lt> for the others"
    case .startsWithDigit(let key, let command):
      "“\(key)” for “\(command)” begins with a digit; digits are counts, as in 3j"
    case .boundTwice(let key, let first, let second):
      "“\(key)” is given to both “\(first)” and “\(second)”"
    case .shadows(let key, let command):
      "“\(key)” for “\(command)” is the beginning of a longer key sequence; bind that one elsewhere"
    }
  }
}
