import Prose

/// In which form quotes and articles are written to a file; its name says which.
package enum ExportFormat: Hashable, Sendable, CaseIterable {
  /// `.md`: Markdown.
  case markdown
  /// `.json`: JSON.
  case json
  /// `.csv`: comma-separated values.
  case csv
  /// `.jsonld`: the W3C's Web Annotations.
  case annotations
  /// `.txt`: plain text.
  case text

  /// The form that the suffix of a path asks for; nil for none and for those we do not write.
  package init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "md", "markdown": self = .markdown
    case "json": self = .json
    case "csv": self = .csv
    case "jsonld": self = .annotations
    case "txt": self = .text
    default: return nil
    }
  }

  /// What is wrong with a path that asks for no form.
  package static func unknown(_ path: String) -> String {
    "“\(path)” does not say in which form: end it in .md, .txt, .json, .csv or .jsonld"
  }
}

extension [QuoteCitation] {
  /// The quotes as a file holds them.
  package func exported(as format: ExportFormat) -> String {
    var json = JSONWriter()
    switch format {
    case .markdown: return map(\.markdown).joined()
    case .csv: return QuoteCitation.csvHeader + map(\.csvRow).joined()
    case .text: return map(\.plainText).joined(separator: "\n")
    case .json: json.array { json in for citation in self { citation.write(to: &json) } }
    case .annotations: writeAnnotationPage(to: &json)
    }
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension QuoteCitation {
  /// The quote as it is pasted into a text: the words, a line that says who, where and when, and the
  /// address.
  package var plainText: String {
    let said = shownLine(of: words)
    var origin: [String] = []
    if let speaker { origin.append(shownLine(of: speaker)) }
    if !title.isEmpty { origin.append("“\(shownLine(of: title))”") }
    if !source.isEmpty { origin.append(shownLine(of: source)) }
    if let published { origin.append(String(published.prefix(10))) }
    let lines = [
      kind == .direct ? "“\(said)”" : lead + said,
      origin.isEmpty ? "" : "— \(origin.joined(separator: ", "))",
      url.map { shownLine(of: $0) } ?? "",
    ]
    return lines.filter { !$0.isEmpty }.map { $0 + "\n" }.joined()
  }
}

extension AnnotatedArticle {
  /// The article as one JSON object on a line: where it comes from, its text, what was found in it.
  package var exportedJSON: String {
    var json = JSONWriter()
    json.object { json in
      for (key, value) in [
        ("source", draft.source), ("url", draft.url), ("title", draft.title),
        ("byline", draft.byline), ("published", draft.published), ("text", draft.text),
      ] as [(StaticString, String?)] {
        json.key(key)
        json.string(value)
      }
      json.key("annotation")
      var name = JSONWriter()
      name.string(draft.url ?? draft.source)
      write(id: String(decoding: name.bytes, as: UTF8.self), to: &json)
    }
    json.newline()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// The article as Markdown: headline, where it comes from, its paragraphs; no quote is marked.
  package var markdown: String {
    var page = draft.title.isEmpty ? "" : "# \(markdownText(draft.title))\n\n"
    let origin = [draft.byline, draft.source, draft.published.map { String($0.prefix(10)) }]
      .compactMap { $0 }.filter { !$0.isEmpty }.map(markdownText)
    if !origin.isEmpty { page += "\(origin.joined(separator: ", "))\n\n" }
    if let url = draft.url { page += "<\(shownLine(of: url).replacing(">", with: "%3E"))>\n\n" }
    for paragraph in draft.paragraphs {
      let text = markdownText(words(at: paragraph.range))
      switch paragraph.kind {
      case .title where !draft.title.isEmpty: continue
      case .title: page += "# \(text)"
      case .heading(let level):
        page += String(repeating: "#", count: min(6, level + 1)) + " \(text)"
      case .quotation: page += "> \(text)"
      case .item(let depth):
        page += String(repeating: "  ", count: max(0, min(depth, 6) - 1)) + "- \(text)"
      case .code:
        let lines = shownLines(of: words(at: paragraph.range)).split(separator: "\n")
        page += lines.map { "    \($0)" }.joined(separator: "\n")
      case .body, .byline, .caption, .row, .picture: page += text
      }
      page += "\n\n"
    }
    return page
  }
}
