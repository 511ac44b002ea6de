import Prose
import PullquoteModel
import Screen

/// What all panes need to know to draw themselves.
struct Frame {
  let index: ArticleIndex
  let theme: Theme
  let focus: Pane
  let walk: Walk?
  let isAnnotating: Bool
}

/// The parts of the screen that can have the keys.
package enum Pane: Hashable, Sendable {
  /// The sidebar.
  case entities
  /// The text.
  case article
  /// The list of quotes.
  case quotes
}

/// The mentions of one entity, being gone through.
package struct Walk: Hashable, Sendable {
  /// Whose mentions.
  package let entity: EntityIndex
  /// Where they are, in the order of the text.
  package let places: [TextRange]
  /// Which of them is the place reached last; nil before the first step.
  package var current: Int?
}

extension Theme {
  /// A cell's style in the selected entry: keeps the speaker's colour where the background allows.
  func selected(_ style: Style) -> Style {
    if selection.attributes.contains(.reverse) { return style.with(.reverse) }
    let foreground = style.foreground == .standard ? selection.foreground : style.foreground
    return Style(foreground, on: selection.background, style.attributes)
  }
}

extension ArticleIndex {
  /// Who speaks a quote, in words for the screen.
  func speakerText(of quote: Int) -> String {
    let quote = quotes[quote]
    if let name = annotation.speakerName(of: quote) { return name }
    if let source = quote.attribution?.source { return text(of: source, limit: 80) }
    return "speaker not named"
  }

  /// The text of a range, cut on a character boundary after about `limit` bytes, white space and
  /// line breaks as single blanks.
  func text(of range: TextRange, limit: Int = .max) -> String {
    var end = min(range.end, limit > range.count ? range.end : range.start + limit)
    while end < range.end, end > range.start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var result: [UInt8] = []
    for byte in bytes[range.start..<end] {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
      if !isBlank { result.append(byte) } else if result.last != 0x20 { result.append(0x20) }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
