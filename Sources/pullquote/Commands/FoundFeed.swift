import Feeds
import Glibc
import PullquoteModel

/// A feed that was looked for and is there.
struct FoundFeed {
  /// Where it is to be asked for from now on.
  var url: String
  /// What it calls itself.
  var title: String?
  /// The document.
  var response: FetchResponse

  /// Takes a document for a feed; nil when it is none.
  /// - Parameter asked: the address that was asked for, password and all.
  init?(_ response: FetchResponse, asked: String) {
    guard
      let feed = try? parseFeed(
        response.body, contentType: response.contentType, url: response.url)
    else { return nil }
    // The new address of a feed that has moved says nothing of the user's password.
    let isOpen = WebAddress(asked)?.user == nil
    // A server may name an address with marks in it that would break the feeds file.
    url = feedAddress(from: isOpen ? response.permanentURL ?? asked : asked)
    title = feed.title
    self.response = response
  }
}

extension Fetcher {
  /// Fetches a document that must be there.
  /// - Parameter page: the page that names it; nil when the user does.
  func document(
    at url: String, limit: Int, namedBy page: String? = nil
  ) async throws(AddFailure) -> FetchResponse {
    let response: FetchResponse
    do throws(FetchError) {
      response = try await get(FetchRequest(url: url, bodyLimit: limit, namedBy: page))
    } catch {
      throw AddFailure(source: url, reason: error.description)
    }
    guard 200..<300 ~= response.status else {
      throw AddFailure(source: url, reason: statusReason(response.status))
    }
    return response
  }
}

/// Why something could not be added.
struct AddFailure: ToldFailure {
  /// The address or file.
  var source: String
  /// What is wrong with it and what to do.
  var reason: String
  var description: String { "\(source): \(reason)" }
}

/// True when there is a file of this name.
func isFile(_ path: String) -> Bool {
  access(path, F_OK) == 0
}
