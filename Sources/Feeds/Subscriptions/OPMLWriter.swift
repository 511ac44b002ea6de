import Prose

/// Writes OPML 2: folders as outlines around their feeds, tags as `category`.
/// - Parameter homePages: the page of a feed by its address, where known.
package func writeOPML(_ list: FeedList, homePages: [String: String] = [:]) -> [UInt8] {
  var writer = OPMLWriter()
  writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
  writer.line("<opml version=\"2.0\">")
  writer.line("<head><title>Pullquote</title></head>")
  writer.line("<body>")
  for (folder, subscriptions) in list.byFolder {
    writer.open(folder)
    for subscription in subscriptions {
      writer.write(subscription, homePage: homePages[subscription.url])
    }
  }
  writer.open([])
  writer.line("</body>")
  writer.line("</opml>")
  return writer.bytes
}

private struct OPMLWriter {
  private(set) var bytes: [UInt8] = []
  /// The folders whose outlines are open.
  private var folder: [String] = []

  mutating func line(_ text: String) {
    let isInside = text.hasPrefix("<outline") || text.hasPrefix("</outline")
    bytes += [UInt8](repeating: 0x20, count: isInside ? 2 * folder.count + 2 : 0)
    bytes += text.utf8
    bytes.append(0x0A)
  }

  /// Closes and opens outlines until those of `target` are open.
  mutating func open(_ target: [String]) {
    let shared = zip(folder, target).prefix { $0 == $1 }.count
    while folder.count > shared {
      folder.removeLast()
      line("</outline>")
    }
    for name in target.dropFirst(shared) {
      line("<outline\(attribute("text", name))>")
      folder.append(name)
    }
  }

  mutating func write(_ subscription: Subscription, homePage: String?) {
    let title = subscription.title ?? subscription.url
    var outline = "<outline type=\"rss\"" + attribute("text", title) + attribute("title", title)
    outline += attribute("xmlUrl", subscription.url)
    if let homePage { outline += attribute("htmlUrl", homePage) }
    if !subscription.tags.isEmpty {
      // A comma in a tag would part it.
      let tags = subscription.tags.map { $0.replacing(",", with: " ") }
      outline += attribute("category", tags.joined(separator: ","))
    }
    line(outline + "/>")
  }

  private func attribute(_ name: String, _ value: String) -> String {
    var escaped = ""
    for scalar in oneLine(value).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML 1.0 cannot hold these at all.
      case "\u{FFFE}", "\u{FFFF}": continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return " \(name)=\"\(escaped)\""
  }
}
