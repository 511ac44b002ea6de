import Reader

/// The settings in force, and where each comes from.
struct EffectiveConfig: Sendable {
  /// Where a setting comes from.
  enum Origin: Equatable, Sendable {
    /// Nobody said otherwise.
    case standard
    /// A line of config.toml, counted from 1.
    case line(Int)
    /// A variable of the environment, or an option of the command line.
    case named(String)
  }

  var config = Config()
  /// By the setting's full name; what is missing is standard.
  var origins: [String: Origin] = [:]

  /// The keys of the reader. What the file asks for has been checked.
  var keymap: Keymap {
    get throws(KeymapError) { try config.preset.keymap.rebinding(config.keys) }
  }
}

extension EffectiveConfig {
  /// Variables that set what no file sets.
  mutating func follow(environment variable: (String) -> String?) {
    if config.reading.theme == .auto, variable("NO_COLOR") != nil {
      config.reading.theme = .mono
      origins["reading.theme"] = .named("NO_COLOR")
    }
  }
}
