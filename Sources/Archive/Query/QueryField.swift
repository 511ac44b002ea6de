import Prose

/// The words before a colon that a query knows.
package enum QueryField: String, Hashable, Sendable, CaseIterable {
  /// Whose quotes.
  case speaker
  /// Words of quotes.
  case about
  /// Somebody or something mentioned.
  case entity
  /// The feed it came from.
  case feed
  /// The reader's words for it.
  case tag
  /// Direct, mixed or indirect quotes.
  case kind
  /// Unread, read, starred, quoted.
  case `is`
  /// No older than.
  case newer
  /// Older than.
  case older
  /// Published before a day.
  case before
  /// Published on a day or later.
  case after
  /// Words of the headline.
  case title
  /// Words of the byline.
  case author
  /// The language's code.
  case lang

  /// The field of this name, case aside.
  init?(named name: String) { self.init(rawValue: name.lowercased()) }

  /// What may stand behind the colon, when only a few words may.
  package var choices: [String] {
    switch self {
    case .kind: Quote.Kind.allCases.map(\.rawValue)
    case .is: ReadingState.allCases.map(\.rawValue)
    default: []
    }
  }

  /// For help and completion: what it looks for, in a few words.
  package var summary: String {
    switch self {
    case .speaker: "quotes by a person or organisation"
    case .about: "words inside quotes"
    case .entity: "a person, organisation, place or thing mentioned"
    case .feed: "words of the feed's title or address"
    case .tag: "your tags"
    case .kind: "direct, mixed or indirect quotes"
    case .is: "unread, read, starred or quoted"
    case .newer: "published within: 12h, 3d, 1w, 6m, 2y"
    case .older: "published longer ago than: 1w"
    case .before: "published before a day: 2026-01-31"
    case .after: "published on a day or later: 2026-01-31"
    case .title: "words of the headline"
    case .author: "words of the byline"
    case .lang: "the language's code: en"
    }
  }
}
