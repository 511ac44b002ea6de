import Foundation
import Reader
import Testing

@testable import pullquote

@Suite struct ConfigTests {
  private func read(_ text: String) throws -> EffectiveConfig {
    let scratch = try Scratch()
    let file = try scratch.file("config.toml", Array(text.utf8))
    return try ConfigFile(path: file.path).read()
  }

  /// What is told of a file, each as `line:column: reason`.
  private func complaints(_ text: String) throws -> [String] {
    let scratch = try Scratch()
    let file = try scratch.file("config.toml", Array(text.utf8))
    let error = #expect(throws: UserFileError.self) { try ConfigFile(path: file.path).read() }
    return error?.lines.map { String($0.dropFirst(file.path.utf8.count + 1)) } ?? []
  }

  @Test func `a missing or empty file leaves the defaults`() throws {
    #expect(try ConfigFile(path: "/nonexistent/config.toml").read().config == Config())
    #expect(try read("").config == Config())
    #expect(try read("\u{FEFF}# nothing\r\n[reading]\r\n").config == Config())
  }

  @Test func `every kind of setting is read`() throws {
    let read = try read(
      """
      [reading] # table
      width = 99
      theme = "light"
      sidebar = false
      [refresh]
      timeout = "2m"
      interval = '1d'
      limit = 4
      user-agent = \"""
      reader\"""
      proxy = "socks5h://localhost:1"
      ca-file = "~/ca.pem"
      [archive]
      keep = "90d 500"
      [annotate]
      after-refresh = false
      [keys]
      next-quote = "] ^n"
      previous-quote = ["["]
      """)
    let config = read.config
    #expect(config.reading == Config.Reading(theme: .light, width: 99, sidebar: false, all: false))
    #expect(config.refresh.timeout == 120)
    #expect(config.refresh.interval == 86_400)
    #expect(config.refresh.limit == 4 << 20)
    #expect(config.refresh.userAgent == "reader")
    #expect(config.refresh.proxy == "socks5h://localhost:1")
    #expect(config.refresh.caFile == Paths.homeFolder + "/ca.pem")
    #expect(config.archive.keep.days == 90 && config.archive.keep.count == 500)
    #expect(config.annotate.afterRefresh == false)
    #expect(config.keys == ["next-quote": ["]", "^n"], "previous-quote": ["["]])
    #expect(read.origins["reading.width"] == .line(2))
    #expect(read.origins["refresh.proxy"] == .line(11))
    #expect(read.origins["keys.previous-quote"] == .line(19))
    #expect(try read.keymap.key(for: .nextQuote) == "]")
  }

  @Test(
    arguments: [
      (
        "[reading]\nwidth = \"wide\"",
        "2:1: width is \"wide\"; it must be a whole number from 10 to"
      ),
      ("[reading]\n  width = 9", "2:3: width is 9;"),
      ("[reading]\nwidth = 80.0", "2:1: width is 80.0;"),
      ("[reading]\ntheme = 1", "2:1: theme is 1; it must be one of \"auto\", \"dark\""),
      ("reading = { sidebar = 1 }", "1:1: sidebar is 1; it must be true or false"),
      ("reading.\"all\" = []", "1:1: all is a list; it must be true or false"),
      ("[refresh]\ntimeout = 30", "2:1: timeout is 30; it must be a span of time"),
      ("[refresh]\ntimeout = \"1h\"", "2:1: timeout is \"1h\"; it must be"),
      ("[refresh]\nproxy = \"file:///x\"", "2:1: proxy is"),
      ("[archive]\npath = \"here\"", "2:1: path is \"here\"; it must be a path that begins with /"),
      ("[archive]\nkeep = \"6m\"", "2:1: keep is \"6m\"; it must be \"all\""),
      ("[reading]\nwitdh = 3", "2:1: no setting is called “witdh”; did you mean “width”?"),
      ("[refresh]\nwidth = 3", "2:1: “width” stands in [reading], not in [refresh]"),
      ("[annotate]\nx = 3", "2:1: no setting is called “x”; [annotate] has after-refresh"),
      ("\n[raeding]\n", "2:1: nothing is called “raeding” here; did you mean [reading]?"),
      ("width = 3", "1:1: nothing is called “width” here; it stands in [reading]"),
      ("reading = 3", "1:1: “reading” is a table; write [reading]"),
      (
        "[keys]\nnext-qoute = \"x\"",
        "2:1: no command is called “next-qoute”; did you mean “next-quote”?"
      ),
      ("[keys]\nnext = 3", "2:1: next is 3; write its keys"),
      ("[keys]\nnext = \"<nokey>\"", "2:1: “<nokey>” for “next” is not a key"),
      ("[keys]\nup = \"x\"\ndown = \"x\"", "2:1: “x” is given to both “down” and “up”"),
      ("[reading]\nwidth = = 3", "2:9: not TOML: "), ("[reading\n", "1:9: not TOML: "),
      ("[reading]\nx = [\n}", "3:1: not TOML: this bracket does not close"),
      ("\n[é]", "2:2: not TOML: a table's name is missing"),
      ("[[[a]]]", "1:3: not TOML: a table's name"),
      ("x = 1\u{0}", "1:6: a control character"),
    ])
  func `what is wrong is told with line and column`(text: String, beginning: String) throws {
    let told = try complaints(text)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix(beginning) == true, "\(told)")
  }

  @Test func `several things are told at once, in the order of the file`() throws {
    let told = try complaints(
      """
      [refresh]
      parallel = 0  # "a = b"
      note = \"""
      [reading]
      width = 3
      \"""
      list = [
        1, # ]
        "x = ["
      ]
      [bogus]
      [reading]
      "width" = '''x'''
      unknown = 2
      """)
    #expect(told.map { $0.prefix { $0 != ":" } } == ["2", "3", "7", "11", "13", "14"])
  }

  @Test func `no file crashes or hangs it, and every problem has a place in the file`() throws {
    let scratch = try Scratch()
    let words = [
      "[reading]", "[", "]", "\n", "width", " = ", "3", "\"", "'", "\"\"\"", "\\", "\\u0000", "{",
      "}",
      ".", ",", "#", "keys", "next-quote", "a.b", "[[refresh]]", "1979-05-27", "0x", "é", "\r\n",
      "true",
      "nan", "[[[[[[[[[[[[[[[[[[[[",
    ]
    var random: UInt64 = 11
    for _ in 0..<120 {
      var text = ""
      for _ in 0..<12 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += words[Int(random >> 33) % words.count]
      }
      let file = try scratch.file("config.toml", Array(text.utf8))
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      do throws(UserFileError) {
        _ = try ConfigFile(path: file.path).read()
      } catch {
        guard case .notUnderstood(_, let problems) = error else {
          Issue.record("\(error)")
          continue
        }
        for problem in problems {
          guard (1...lines.count).contains(problem.line) else {
            Issue.record("line \(problem.line) of \(text)")
            continue
          }
          #expect((1...(lines[problem.line - 1].count + 2)).contains(problem.column), "\(text)")
        }
      }
    }
    let deep = "x = " + String(repeating: "[", count: 100_000)
    #expect(try complaints(deep).count == 1)
  }

  @Test func `the template explains every setting and changes none`() throws {
    #expect(try read(configTemplate).config == Config())
    for setting in Setting.all {
      #expect(configTemplate.contains("# \(setting.key) = "), "\(setting.name)")
      #expect(Setting.tables.contains(setting.table))
    }
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    for command in Command.allCases { #expect(configTemplate.contains("# \(command.rawValue) = ")) }
    #expect(configTemplate.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the lines of the template can be put into force`() throws {
    let lines = configTemplate.split(separator: "\n", omittingEmptySubsequences: false)
    let inForce = lines.map { line in
      line.starts(with: #/# [a-z\-]+ = /#) ? line.dropFirst(2) : line
    }
    let read = try read(inForce.joined(separator: "\n"))
    // And the keys to begin with, and one macro.
    #expect(read.origins.count == Setting.all.count + Command.allCases.count + 2)
    for setting in Setting.all {
      if let standard = setting.written(Config()) {
        #expect(setting.written(read.config) == standard, "\(setting.name)")
      }
    }
    for binding in Keymap.standard.bindings {
      #expect(read.config.keys[binding.command.rawValue] == binding.keys)
    }
  }

  @Test func `the documentation is the template`() throws {
    let document = try String(contentsOf: packageFile("Assets/config.toml"), encoding: .utf8)
    #expect(
      document == configTemplate,
      "bring it up to date with: pullquote config --template > Assets/config.toml")
  }

  @Test func `what is in force is told with where it comes from`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("config.toml", Array("[reading]\n\nwidth = 60\n".utf8))
    let outcome = try Program.run(
      "config", environment: ["PULLQUOTE_CONFIG": scratch.url.path, "NO_COLOR": "1"])
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: #/ {2,}/#) }
    #expect(lines.contains(["width = 60", "# \(file.path):3"]))
    #expect(lines.contains(["theme = \"mono\"", "# NO_COLOR"]))
    #expect(lines.contains(["sidebar = true", "# default"]))
    #expect(
      lines.contains { $0.first?.hasPrefix("path = ") == true && $0.last == "# PULLQUOTE_DATA" })
    // It is a settings file itself.
    let again = try scratch.file("config.toml", Array(outcome.output.utf8))
    #expect(try ConfigFile(path: again.path).read().config.reading.width == 60)
    #expect(try Program.run("config", "--template").output == configTemplate)
  }

  @Test func `the reader follows the settings, and the command line comes before them`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("config.toml", Array("[reading]\nwidth = 40\n".utf8))
    let config = ["PULLQUOTE_CONFIG": scratch.url.path]
    func widest(_ arguments: String...) throws -> Int {
      let outcome = try Program.run(
        "read", "--plain", "--sample", "harbour", arguments[0], arguments[1], environment: config)
      return outcome.output.split(separator: "\n").map(\.count).max() ?? 0
    }
    let settled = try widest("--config", scratch.url.path)
    let asked = try widest("--width", "70")
    #expect(settled < asked)
    #expect((30...60).contains(settled))
    _ = try scratch.file("config.toml", Array("[reading]\nwidth = 4\n[keys]\nx = 1\n".utf8))
    let broken = try Program.run("read", "--plain", "--sample", "harbour", environment: config)
    #expect(broken.status == 2)
    #expect(broken.output.isEmpty)
    #expect(broken.errors.split(separator: "\n").count == 2)
    #expect(broken.errors.hasPrefix("pullquote: \(scratch.url.path)/config.toml:2:1: width is 4;"))
  }

  @Test(
    arguments: [
      ([:], "/h/.config/pullquote", "/h/.local/share/pullquote"),
      (["XDG_CONFIG_HOME": "/x/", "XDG_DATA_HOME": "/y"], "/x/pullquote", "/y/pullquote"),
      (["XDG_CONFIG_HOME": "x"], "/h/.config/pullquote", "/h/.local/share/pullquote"),
      (["PULLQUOTE_CONFIG": "/c", "PULLQUOTE_DATA": "d/", "XDG_DATA_HOME": "/y"], "/c", "d"),
    ] as [([String: String], String, String)])
  func `folders follow the environment`(
    variables: [String: String], config: String, data: String
  ) {
    let paths = Paths(home: "/h/") { variables[$0] }
    #expect(paths.config == config)
    #expect(paths.data == data)
    #expect(paths.cache == "/h/.cache/pullquote")
    #expect(paths.state == "/h/.local/state/pullquote")
  }
}
