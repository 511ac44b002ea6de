import Feeds
import Prose

/// What a server's answer means for a feed.
enum FeedAnswer {
  /// It has not changed.
  case unchanged
  /// Here is what it brings.
  case news(News)
  /// It is not to be had; for people.
  case failure(reason: String)

  /// A document, read.
  struct News {
    var title: String?
    var homePage: String?
    var schedule: Feed.Schedule
    var drafts: [Draft]
  }

  /// Reads an answer. `name` is what the user calls the feed.
  init(_ response: FetchResponse, name: String?) {
    switch response.status {
    case 304: self = .unchanged
    case 200..<300:
      do throws(FeedError) {
        let feed = try parseFeed(
          response.body, contentType: response.contentType, url: response.url)
        let title = name ?? feed.title
        self = .news(
          News(
            title: feed.title, homePage: feed.link, schedule: feed.schedule,
            drafts: feed.items.map { $0.draft(feedTitle: title) }))
      } catch {
        self = .failure(reason: Self.reason(error, response))
      }
    default: self = .failure(reason: statusReason(response.status))
    }
  }

  /// A page where a feed should be is the most common mistake of all: it says itself where its
  /// feeds are.
  private static func reason(_ error: FeedError, _ response: FetchResponse) -> String {
    let links = discoverFeeds(
      response.body, contentType: response.contentType, url: response.url)
    guard !links.isEmpty else { return error.description }
    let named = links.prefix(5).map(\.url).joined(separator: ", ")
    let more = links.count > 5 ? " and \(links.count - 5) more" : ""
    return "this is a web page, not a feed; it names these feeds: \(named)\(more)"
  }
}

/// What a status that brings no document means, in words for people.
package func statusReason(_ status: Int) -> String {
  switch status {
  case 401, 407: "the server wants a password (\(status)); give a credentials command"
  case 403: "the server refuses us (403)"
  case 404: "there is nothing at this address (404); look whether the feed has moved"
  case 410: "the feed is gone for good (410); take it out of the feeds file"
  case 429: "the server wants to be asked less often (429)"
  case 500...599: "the server is out of order (\(status)); it will be asked again later"
  default: "the server answers with status \(status), which brings no feed"
  }
}
