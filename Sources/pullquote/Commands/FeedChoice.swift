import Feeds
import Prose

/// The feeds that somebody means who writes `name`: that of this address, else those of this title,
/// else those with this part of an address or title, in small or capital letters.
/// - Parameter known: a feed's address, and what people call it.
func feedsMeant<Feed>(
  by name: String, among feeds: [Feed], _ known: (Feed) -> (url: String, title: String)
) -> [Feed] {
  let key = addressKey(feedAddress(from: name))
  let same = feeds.filter { addressKey(known($0).url) == key }
  if !same.isEmpty { return same }
  let wanted = shownLine(of: name).lowercased()
  guard !wanted.isEmpty else { return [] }
  let called = feeds.map { feed in
    let (url, title) = known(feed)
    return (feed: feed, url: url.lowercased(), title: shownLine(of: title).lowercased())
  }
  let titled = called.filter { $0.title == wanted }
  let found =
    titled.isEmpty
    ? called.filter { $0.title.contains(wanted) || $0.url.contains(wanted) } : titled
  return found.map(\.feed)
}
