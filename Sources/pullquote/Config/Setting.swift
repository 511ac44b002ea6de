import Feeds
import Prose
import Reader
import TOMLKit

/// One setting of config.toml: the table of these is what is read, explained and printed.
struct Setting: Sendable {
  /// The table of the file it stands in.
  let table: String
  let key: String
  /// What it does, in a sentence.
  let help: String
  /// What its value must be, to complete “... must be”.
  let form: String
  /// What to show where it has no value, as TOML.
  let example: String
  /// Takes the value over; false when it is not of this form.
  let read: @Sendable (any TOMLValueConvertible, inout Config) -> Bool
  /// The value as TOML; nil when there is none.
  let written: @Sendable (Config) -> String?

  /// The name in full: `reading.width`.
  var name: String { "\(table).\(key)" }
}

extension Setting {
  /// What a setting is called and does.
  struct Label: Sendable {
    var table: String
    var key: String
    var help: String

    init(_ table: String, _ key: String, _ help: String) {
      self.table = table
      self.key = key
      self.help = help
    }
  }

  private init(
    _ label: Label, form: String, example: String = "",
    read: @escaping @Sendable (any TOMLValueConvertible, inout Config) -> Bool,
    written: @escaping @Sendable (Config) -> String?
  ) {
    self.init(
      table: label.table, key: label.key, help: label.help, form: form, example: example,
      read: read, written: written)
  }

  static func number(
    _ label: Label, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Config, Int> & Sendable
  ) -> Setting {
    Setting(
      label, form: "a whole number from \(range.lowerBound) to \(range.upperBound)"
    ) { value, config in
      guard let number = value.int, range.contains(number) else { return false }
      config[keyPath: path] = number
      return true
    } written: {
      String($0[keyPath: path])
    }
  }

  /// From 0 to 1.
  static func share(
    _ label: Label, _ path: WritableKeyPath<Config, Double> & Sendable
  ) -> Setting {
    Setting(label, form: "a number from 0 to 1") { value, config in
      guard let share = value.double ?? value.int.map(Double.init), (0...1).contains(share) else {
        return false
      }
      config[keyPath: path] = share
      return true
    } written: {
      String($0[keyPath: path])
    }
  }

  static func flag(
    _ label: Label, _ path: WritableKeyPath<Config, Bool> & Sendable
  ) -> Setting {
    Setting(label, form: "true or false") { value, config in
      guard let flag = value.bool else { return false }
      config[keyPath: path] = flag
      return true
    } written: {
      String($0[keyPath: path])
    }
  }

  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ label: Label, _ path: WritableKeyPath<Config, Choice> & Sendable
  ) -> Setting where Choice.RawValue == String {
    let words = Choice.allCases.map { tomlString($0.rawValue) }.joined(separator: ", ")
    return Setting(label, form: "one of \(words)") { value, config in
      guard let choice = value.string.flatMap(Choice.init(rawValue:)) else { return false }
      config[keyPath: path] = choice
      return true
    } written: {
      tomlString($0[keyPath: path].rawValue)
    }
  }

  /// `auto`, or the name of a theme; whether there is one is seen when it is needed.
  static func theme(
    _ label: Label, _ path: WritableKeyPath<Config, ThemeChoice> & Sendable
  ) -> Setting {
    let names = ThemeFile.names.map(tomlString).joined(separator: ", ")
    return Setting(label, form: "one of \(names), or the name of a file in the folder themes") {
      value, config in
      guard let choice = value.string.flatMap(ThemeChoice.init(rawValue:)) else { return false }
      config[keyPath: path] = choice
      return true
    } written: {
      tomlString($0[keyPath: path].rawValue)
    }
  }

  /// Seconds, written as a span of time.
  static func span(
    _ label: Label, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Config, Int> & Sendable
  ) -> Setting {
    let form =
      "a span of time like \"90s\", \"30m\", \"2h\" or \"1d\", from "
      + "\(Feeds.span(ofSeconds: range.lowerBound)) to \(Feeds.span(ofSeconds: range.upperBound))"
    return Setting(label, form: form) { value, config in
      guard let seconds = value.string.flatMap(seconds(ofSpan:)), range.contains(seconds) else {
        return false
      }
      config[keyPath: path] = seconds
      return true
    } written: {
      tomlString(Feeds.span(ofSeconds: $0[keyPath: path]))
    }
  }

  /// Bytes, written in megabytes.
  static func megabytes(
    _ label: Label, _ range: ClosedRange<Int>, _ path: WritableKeyPath<Config, Int> & Sendable
  ) -> Setting {
    let form = "a whole number of megabytes from \(range.lowerBound) to \(range.upperBound)"
    return Setting(label, form: form) { value, config in
      guard let number = value.int, range.contains(number) else { return false }
      config[keyPath: path] = number << 20
      return true
    } written: {
      String($0[keyPath: path] >> 20)
    }
  }

  /// Words that must hold what `isGood` asks for; an empty string is no value.
  static func text(
    _ label: Label, form: String, example: String,
    _ path: WritableKeyPath<Config, String?> & Sendable,
    isGood: @escaping @Sendable (String) -> Bool
  ) -> Setting {
    Setting(label, form: form, example: tomlString(example)) { value, config in
      guard let text = value.string, text.isEmpty || isGood(text) else { return false }
      config[keyPath: path] = text.isEmpty ? nil : text
      return true
    } written: {
      $0[keyPath: path].map(tomlString)
    }
  }

  /// A file or folder; `~/` is the user's home.
  static func path(
    _ label: Label, example: String, _ path: WritableKeyPath<Config, String?> & Sendable
  ) -> Setting {
    Setting(
      label, form: "a path that begins with / or ~/", example: tomlString(example)
    ) { value, config in
      guard let text = value.string else { return false }
      guard text.isEmpty || text.hasPrefix("/") || text.hasPrefix("~/") else { return false }
      let whole = Paths.expanded(text)
      config[keyPath: path] = whole.isEmpty ? nil : whole
      return true
    } written: {
      $0[keyPath: path].map(tomlString)
    }
  }

  /// An age, a number, both, or all.
  static func retention(
    _ label: Label, _ path: WritableKeyPath<Config, Retention> & Sendable
  ) -> Setting {
    let form = "\"all\", an age like \"90d\", a number of articles like \"500\", or \"90d 500\""
    return Setting(label, form: form) { value, config in
      guard let words = value.string?.split(separator: " "), !words.isEmpty else { return false }
      var rule = Retention()
      for word in words {
        guard let part = Retention(written: String(word)) else { return false }
        rule.days = part.days ?? rule.days
        rule.count = part.count ?? rule.count
      }
      config[keyPath: path] = rule
      return true
    } written: {
      tomlString($0[keyPath: path].written.joined(separator: " "))
    }
  }
}

/// A string as TOML writes it: a basic string.
func tomlString(_ text: String) -> String {
  var written = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\":
      written += "\\\(scalar)"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      let digits = String(scalar.value, radix: 16)
      written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default:
      written.unicodeScalars.append(scalar)
    }
  }
  return written + "\""
}
