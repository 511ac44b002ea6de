import Prose
import Reader

/// What the user has settled for good in config.toml. Here stand the defaults; `Setting.all` says
/// what each is called and may be.
struct Config: Equatable, Sendable {
  /// How articles look.
  struct Reading: Equatable, Sendable {
    var theme = ThemeChoice.auto
    /// Columns of text at most.
    var width = 76
    /// The list of names beside the text.
    var sidebar = true
    /// All but the quotes dimmed.
    var dim = false
    /// Words instead of signs.
    var words = false
    /// What tells of watched articles; nil for the terminal.
    var notify: String?
    /// What shows a page; nil for the environment's or the system's.
    var browser: String?
    /// Also reported thoughts, wishes and acts.
    var all = false
    /// Only quotes whose speaker is at least so sure, 0...1.
    var minConfidence = 0.0
  }

  /// How news is fetched.
  struct Refresh: Equatable, Sendable {
    /// The reader fetches what is due by itself, at its start and while it runs.
    var automatic = true
    /// Feeds asked at the same time.
    var parallel = 100
    /// Of these, at one server.
    var perHost = 8
    /// Seconds for one feed, from the first byte sent to the last received.
    var timeout = 30
    /// Seconds between two fetches of a feed that says nothing of itself.
    var interval = 3600
    /// How the program calls itself; nil for its own name and version.
    var userAgent: String?
    /// nil for what the environment says (`https_proxy`, `no_proxy`).
    var proxy: String?
    /// A file of certificates to trust instead of the system's.
    var caFile: String?
    /// Bytes a feed or page may have once unpacked.
    var limit = 16 << 20
  }

  /// The server that marks are exchanged with.
  struct Syncing: Equatable, Sendable {
    /// The address of its Google Reader interface; nil for none, or for that of `sync login`.
    var url: String?
    /// The name to sign in with.
    var user: String?
    /// A command that prints the password.
    var passwordCommand: String?
    /// Seconds between two exchanges while the reader is open.
    var every = 900
  }

  /// What is kept and where.
  struct Keeping: Equatable, Sendable {
    /// nil for its place in the data folder.
    var path: String?
    /// For feeds that say nothing of themselves.
    var keep = Retention()
  }

  /// How quotes are found.
  struct Annotating: Equatable, Sendable {
    /// Find names and quotes in new articles at the end of a refresh.
    var afterRefresh = true
  }

  var reading = Reading()
  /// Commands of the reader with all their keys, where they are not the usual ones.
  var keys: [String: [String]] = [:]
  /// Whose keys the usual ones are.
  var preset = KeyPreset.standard
  /// What letters behind the macro key type.
  var macros: [String: String] = [:]
  var refresh = Refresh()
  var sync = Syncing()
  var archive = Keeping()
  var annotate = Annotating()
  var terminal = TerminalSettings()
}
