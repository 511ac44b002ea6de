import Feeds
import Prose

/// A text's paragraphs as readable rows: a sign for the kind, then the words.
///
/// `T` title, `B` byline, `#` heading, `.` body, `>` quotation, `*` item, `C` caption.
func rows(_ text: String, layout: TextLayout = .detect) -> [String] {
  rows(of: layOut(text, source: "test", layout: layout))
}

func rows(of draft: Draft) -> [String] {
  let bytes = Array(draft.text.utf8)
  return draft.paragraphs.map { paragraph in
    let words = String(
      decoding: bytes[paragraph.range.start..<paragraph.range.end], as: UTF8.self)
    let sign =
      switch paragraph.kind {
      case .title: "T"
      case .byline: "B"
      case .body: "."
      case .heading: "#"
      case .quotation: ">"
      case .item: "*"
      case .caption: "C"
      case .code: "="
      case .row: "|"
      case .picture: "!"
      }
    return sign + " " + words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// Words enough to be a paragraph.
let prose =
  "The bridge will close for eleven weeks while engineers replace the bearings it rests on."
