import Archive
import Prose

extension Headline {
  /// The columns of a list of articles, for programs.
  static let columns: [Listing.Column] = [
    Listing.Column(name: "id", isNumber: true), Listing.Column(name: "date"),
    Listing.Column(name: "title"), Listing.Column(name: "byline"), Listing.Column(name: "url"),
    Listing.Column(name: "feed"), Listing.Column(name: "language"), Listing.Column(name: "read"),
    Listing.Column(name: "starred"), Listing.Column(name: "tags"),
    Listing.Column(name: "quotes", isNumber: true),
    Listing.Column(name: "copies", isNumber: true),
  ]

  /// A cell for each of `columns`.
  var cells: [Listing.Cell] {
    [
      .number(Int(id.value)), .init(rfc3339(date)), .text(title), .init(byline),
      .init(url), .text(feedName), .init(language), .flag(isRead), .flag(isStarred), .list(tags),
      .init(quotes), .number(copies),
    ]
  }

  /// The article on a line for people: its number, whether it is new or starred, day, title, feed.
  func line(columns: Int) -> String {
    let signs = (isRead ? " " : "N") + (isStarred ? "*" : " ")
    let name = title.isEmpty ? "(no title)" : title
    let origin = feedName.isEmpty ? "" : " · \(feedName)"
    let head = String(id.value).flushRight(in: 6) + " \(signs) \(Dates.day(date))  "
    let said = quotes.flatMap { $0 == 0 ? nil : "  “\($0)" } ?? ""
    let words = tags.isEmpty ? "" : "  " + tags.map { "#\($0)" }.joined(separator: " ")
    let tail = shownLine(of: said + words)
    return head + cut(shownLine(of: name + origin), to: max(20, columns - head.count - tail.count))
      + (tail.isEmpty ? "" : " " + tail)
  }
}
