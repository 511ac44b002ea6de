import Feeds
import Prose

/// The paragraphs of HTML, one a line: a sign for the kind, then the words, links in brackets.
func flowed(_ html: String, title: String? = nil, base: String? = "https://a.example/b/c") -> String
{
  let flow = flow(Array(html.utf8), base: base, title: title)
  let bytes = Array(flow.text.utf8)
  return flow.paragraphs.map { paragraph in
    var words: [UInt8] = []
    for index in paragraph.range.start...paragraph.range.end {
      if flow.links.contains(where: { $0.range.end == index }) { words += Array("]".utf8) }
      if flow.links.contains(where: { $0.range.start == index }) { words += Array("[".utf8) }
      if index < paragraph.range.end { words.append(bytes[index]) }
    }
    return sign(of: paragraph.kind) + " " + String(decoding: words, as: UTF8.self)
  }.joined(separator: "\n")
}

private func sign(of kind: Paragraph.Kind) -> String {
  switch kind {
  case .title: "="
  case .byline: "by"
  case .body: "."
  case .heading(let level): "h\(level)"
  case .quotation: ">"
  case .item(let depth): String(repeating: "*", count: depth)
  case .caption: "cap"
  case .code: "code"
  case .row: "row"
  case .picture: "pic"
  }
}
