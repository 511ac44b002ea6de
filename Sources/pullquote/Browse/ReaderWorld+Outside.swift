import Archive
import Feeds
import Glibc
import Prose
import PullquoteModel
import Reader

extension ReaderWorld {
  /// Shows an address in the person's browser, which runs beside the reader.
  ///
  /// The program is started from a list of words: nothing in the address can be a command.
  func browse(_ address: String) {
    guard isFeedAddress(address) else {
      return post(.told("only http and https addresses are opened: \(address)"))
    }
    let words = browserWords(for: address)
    background.run { [self] in
      if let failure = runUnseen(words) {
        post(.told("\(failure); “browser” in config.toml names another program"))
      }
    }
    post(.told("opened \(address)"))
  }

  /// The browser of config.toml, else of BROWSER, else the system's; %u stands for the address, which
  /// otherwise comes last.
  private func browserWords(for address: String) -> [String] {
    let chosen =
      settings.config.reading.browser ?? environment("BROWSER")?.split(separator: ":").first
      .map(String.init) ?? "xdg-open"
    var words = chosen.split(separator: " ").map(String.init)
    if words.contains(where: { $0.contains("%u") }) {
      words = words.map { word in
        guard let place = word.firstIndex(of: "%") else { return word }
        return word.hasPrefixAt(place, "%u")
          ? word[..<place] + address + word[word.index(place, offsetBy: 2)...] : word
      }
    } else {
      words.append(address)
    }
    return words
  }

  /// Writes text into a new file; one that is there stays as it is.
  func save(_ text: String, to written: String) {
    let path = written.hasPrefix("~/") ? Paths.homeFolder + written.dropFirst() : written
    background.run { [self] in
      let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        let reason = errno == EEXIST ? "is there already" : String(cString: strerror(errno))
        return post(.told("\(path): \(reason)"))
      }
      let isWritten = write(Array(text.utf8), to: file)
      let code = errno
      guard Glibc.close(file) == 0, isWritten else {
        return post(.told("\(path): \(String(cString: strerror(code)))"))
      }
      post(.told("saved as \(path)"))
    }
  }

  private func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count < 0, errno != EINTR { return false }
        done += max(0, count)
      }
      return true
    }
  }

  /// Opens a file or an address as an article.
  func open(_ place: String) {
    background.run { [self] in
      do {
        let draft: Draft
        if isFeedAddress(feedAddress(from: place)) {
          let address = feedAddress(from: place)
          post(.told("fetching \(address)"))
          let config = settings.config.refresh
          let response = try await Fetcher.curl(settings: CurlSettings(config)).document(
            at: address, limit: config.limit)
          draft = try library.document(
            response.body, named: response.url, contentType: response.contentType,
            url: response.url)
        } else {
          let input = try Input(path: place)
          draft = try library.draft(try input.readAll(), named: input.name)
        }
        show(draft)
      } catch {
        post(.told("\(error)"))
      }
    }
  }

  /// Shows a document that the archive does not keep.
  func show(_ draft: Draft) {
    let article = library.annotate(draft)
    let shown = settings.config.reading.all ? article : article.statements
    let index = ArticleIndex(shown)
    // The state gives it its room before it is drawn.
    post(.opened(ArticleView(index, in: Room(size: .init(columns: 80, rows: 24)))))
  }
}

extension String {
  fileprivate func hasPrefixAt(_ place: Index, _ text: String) -> Bool {
    self[place...].hasPrefix(text)
  }
}

/// Runs a program that neither reads nor writes the terminal, and waits for it.
/// - Returns: what went wrong, nil when nothing did.
func runUnseen(_ words: [String], input: [UInt8]? = nil) -> String? {
  guard let name = words.first else { return nil }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  defer { for word in arguments { free(word) } }
  var process = pid_t()
  let code = posix_spawnp(&process, name, &actions, nil, &arguments, environ)
  guard code == 0 else { return "\(name): \(String(cString: strerror(code)))" }
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1, errno == EINTR {}
  let exit = (status >> 8) & 0xFF
  return exit == 0 ? nil : "\(name) ended with status \(exit)"
}
