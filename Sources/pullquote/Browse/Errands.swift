import Dispatch
import Feeds
import Glibc
import PullquoteModel
import Reader
import Synchronization

/// What the reader has done outside that needs no archive: a page shown in the browser, a file
/// written, a picture fetched. It runs beside the reader and comes back as events.
final class Errands: Sendable {
  let settings: EffectiveConfig
  let background = Background()
  private let writing = DispatchQueue(label: "writing", qos: .userInitiated)
  private let listener = Mutex<(@Sendable (Event) -> Void)?>(nil)

  /// Runs errands as the settings say.
  init(_ settings: EffectiveConfig) { self.settings = settings }

  /// Tells where events go.
  func connect(_ listener: @escaping @Sendable (Event) -> Void) {
    self.listener.withLock { $0 = listener }
  }

  /// Tells the reader something; from any thread.
  func post(_ event: Event) {
    listener.withLock { $0 }?(event)
  }

  /// Writes something to the disk beside the reader, one after the other; the reader does not end
  /// before.
  func write(_ body: @escaping @Sendable () -> Void) { writing.async(execute: body) }

  /// Ends what is under way; what was begun to be written is written.
  func finish() {
    background.cancel()
    writing.sync {}
  }

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
    let words = chosen.split(separator: " ").map(String.init)
    guard words.contains(where: { $0.contains("%u") }) else { return words + [address] }
    return words.map { $0.replacing("%u", with: address, maxReplacements: 1) }
  }

  /// Writes text into a new file; one that is there stays as it is.
  func save(_ text: String, to written: String) {
    let path = Paths.expanded(written)
    write { [self] in
      let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard file >= 0 else {
        // The reason comes first: of a long path the end may be cut off.
        let reason = errno == EEXIST ? "there is already a file" : String(cString: strerror(errno))
        return post(.told("not saved, \(reason): \(path)"))
      }
      var code = writeAll(Array(text.utf8), to: file)
      if Glibc.close(file) != 0, code == nil { code = errno }
      if let code {
        return post(.told("not saved whole, \(String(cString: strerror(code))): \(path)"))
      }
      post(.told("saved as \(Paths.shown(path))"))
    }
  }

  /// Fetches a document.
  /// - Parameters:
  ///   - page: the page that names it, where a person did not.
  ///   - limit: bytes it may have; nil for as many as the settings allow.
  func document(
    at url: String, namedBy page: String? = nil, limit: Int? = nil
  ) async throws(AddFailure) -> FetchResponse {
    let config = settings.config.refresh
    return try await Fetcher.curl(settings: CurlSettings(config)).document(
      at: url, limit: min(config.limit, limit ?? config.limit), namedBy: page)
  }

  /// A picture of an article, decoded.
  /// - Parameter page: the article, which may not have this machine asked for what lies behind its
  ///   own doors.
  func picture(
    at url: String, namedBy page: String?, in room: PictureRoom
  ) async throws -> Picture {
    let response = try await document(at: url, namedBy: page, limit: PictureDecoder.longest)
    return try await PictureDecoder.picture(from: response.body, in: room)
  }
}
