import Feeds
import Prose
import Reader

extension Setting {
  /// Every setting but the keys, in the order of the template.
  static let all: [Setting] = [
    .theme(
      Label(
        "reading", "theme", "How things look; “auto” goes by what the terminal says of itself."),
      \.reading.theme),
    .number(Label("reading", "width", "Columns of text at most."), 10...400, \.reading.width),
    .flag(
      Label("reading", "sidebar", "Begin with the list of names beside the text."),
      \.reading.sidebar),
    .flag(
      Label("reading", "dim", "Begin with all but the quotes dimmed."), \.reading.dim),
    .flag(
      Label(
        "reading", "words",
        "Words instead of signs, for screen readers and braille lines: “quote by Mara Ellison”."),
      \.reading.words),
    .text(
      Label(
        "reading", "browser",
        "The program that shows a page, with %u for the address; unset, BROWSER or xdg-open."),
      form: "a program and its arguments", example: "firefox --new-tab %u", \.reading.browser
    ) { !$0.isEmpty },
    .text(
      Label(
        "reading", "notify",
        "The program that tells of watched articles, given a title and a text; unset, the terminal."
      ),
      form: "a program and its arguments", example: "notify-send", \.reading.notify
    ) { !$0.isEmpty },
    .flag(
      Label("reading", "all", "Also mark reported thoughts, wishes and acts: “voters want ...”."),
      \.reading.all),
    .share(
      Label(
        "reading", "min-confidence",
        "Name only speakers at least so sure; “quotes” and “speakers” leave out the rest."),
      \.reading.minConfidence),

    .flag(
      Label(
        "refresh", "automatic",
        "Have the reader fetch what is due by itself, at its start and while it runs."),
      \.refresh.automatic),
    .number(
      Label("refresh", "parallel", "Feeds asked at the same time."), 1...256, \.refresh.parallel),
    .number(
      Label("refresh", "per-host", "Of these, at one server."), 1...64, \.refresh.perHost),
    .span(
      Label("refresh", "timeout", "How long one feed may take."), 1...600, \.refresh.timeout),
    .span(
      Label(
        "refresh", "interval",
        "How often to ask a feed that has no every= and says nothing of it itself."),
      60...2_592_000, \.refresh.interval),
    .text(
      Label("refresh", "user-agent", "What servers are told of who asks."),
      form: "text without line breaks", example: "pullquote", \.refresh.userAgent
    ) { text in
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    },
    .text(
      Label("refresh", "proxy", "The proxy to ask; unset, the environment says (https_proxy)."),
      form: "an address that begins with http://, https://, socks5:// or socks5h://",
      example: "http://localhost:3128", \.refresh.proxy
    ) { text in
      ["http://", "https://", "socks5://", "socks5h://"].contains { scheme in
        text.hasPrefix(scheme) && text.utf8.count > scheme.utf8.count
      } && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    },
    .path(
      Label("refresh", "ca-file", "Certificates to trust instead of the system's."),
      example: "~/certificates.pem", \.refresh.caFile),
    .megabytes(
      Label("refresh", "limit", "Megabytes a feed or page may have, unpacked."), 1...32,
      \.refresh.limit),

    .text(
      Label(
        "sync", "url", "The server whose marks are kept the same: its Google Reader interface."),
      form: "an address that begins with http:// or https://",
      example: "https://rss.example.org/api/greader.php", \.sync.url
    ) { isFeedAddress($0) },
    .text(
      Label("sync", "user", "The name to sign in with there."),
      form: "text without line breaks", example: "alice", \.sync.user
    ) { text in
      text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    },
    .text(
      Label(
        "sync", "password-command",
        "Prints the password on its first line; without it “pullquote sync login” asks."),
      form: "a program with its arguments, without signs that mean something to a shell",
      example: "pass show rss", \.sync.passwordCommand
    ) { command in
      if case .success = arguments(of: command) { true } else { false }
    },
    .span(
      Label("sync", "every", "How often marks are exchanged while the reader is open."),
      60...604_800, \.sync.every),

    .path(
      Label("archive", "path", "The file articles are kept in."),
      example: "~/news/archive.sqlite", \.archive.path),
    .retention(
      Label(
        "archive", "keep",
        "How long read articles are kept where a feed has no keep=. Starred, tagged and quoted ones "
          + "stay."),
      \.archive.keep),

    .flag(
      Label("annotate", "after-refresh", "Find quotes in new articles when a refresh is done."),
      \.annotate.afterRefresh),

    .flag(
      Label("terminal", "mouse", "Take the mouse; without, the terminal selects text with it."),
      \.terminal.hasMouse),
    .flag(
      Label("terminal", "title", "Name the window after what is read."), \.terminal.setsTitle),
    .choice(
      Label(
        "terminal", "colors",
        "How many colours to use; “auto” goes by TERM, COLORTERM and the terminal's name."),
      \.terminal.colors),
    .choice(
      Label(
        "terminal", "hyperlinks",
        "Have the terminal open links (OSC 8); “auto” where it is known to."),
      \.terminal.links),
    .choice(
      Label("terminal", "images", "How pictures are shown; “auto” asks the terminal."),
      \.terminal.pictures),
  ]

  /// The tables of the file, in the order of the template; the keys come behind the first.
  static let tables = [
    "reading", keyTable, macroTable, "refresh", "sync", "archive", "annotate", "terminal",
  ]

  /// The table whose entries are commands of the reader.
  static let keyTable = "keys"

  /// Its entry that names the keys to begin with.
  static let presetKey = "preset"

  /// The table whose entries are letters and the keys they type.
  static let macroTable = "macros"
}
