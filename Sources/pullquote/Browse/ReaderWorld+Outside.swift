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
    let path = Paths.expanded(written)
    background.run { [self] in
      let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        let reason = errno == EEXIST ? "is there already" : String(cString: strerror(errno))
        return post(.told("\(path): \(reason)"))
      }
      var code = writeAll(Array(text.utf8), to: file)
      if Glibc.close(file) != 0, code == nil { code = errno }
      if let code { return post(.told("\(path): \(String(cString: strerror(code)))")) }
      post(.told("saved as \(path)"))
    }
  }

  /// Fetches a document.
  /// - Parameter page: the page that names it, where a person did not.
  func document(at url: String, namedBy page: String? = nil) async throws -> FetchResponse {
    let config = settings.config.refresh
    return try await Fetcher.curl(settings: CurlSettings(config)).document(
      at: url, limit: config.limit, namedBy: page)
  }

  /// Opens a file or an address as an article.
  func open(_ place: String) {
    background.run { [self] in
      do {
        let draft: Draft
        if isFeedAddress(feedAddress(from: place)) {
          let address = feedAddress(from: place)
          post(.told("fetching \(address)"))
          let response = try await document(at: address)
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
