import Prose

extension Feed.Body {
  /// The text as HTML: plain text escaped, its paragraphs and lines marked.
  package var html: [UInt8] {
    if isHTML { return bytes }
    var output: [UInt8] = Array("<p>".utf8)
    output.reserveCapacity(bytes.count + bytes.count / 8)
    var lineEnds = 0
    for byte in bytes {
      if byte == 0x0A {
        lineEnds += 1
        continue
      }
      if lineEnds > 0 && byte > 0x20 {
        output.append(contentsOf: lineEnds == 1 ? "<br>\n".utf8 : "</p>\n<p>".utf8)
        lineEnds = 0
      }
      switch byte {
      case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
      default: output.append(byte)
      }
    }
    output.append(contentsOf: "</p>".utf8)
    return output
  }
}

extension Feed.Item {
  /// The item as an article to read: its content, else its summary, under its title.
  ///
  /// `Draft.text` is the title, an empty line, and the paragraphs, as `flow` writes them. An item
  /// without a title has none here either; the reader makes one up.
  /// - Parameter feedTitle: where the article comes from, for people.
  package func draft(feedTitle: String?) -> Draft {
    let body = content ?? summary
    let flow = flow(body?.html ?? [], base: body?.base, title: title)
    var draft = Draft(
      source: feedTitle ?? link ?? "", guid: id, url: link, title: title ?? "", byline: byline,
      published: published ?? updated, updated: updated, language: language, text: flow.text,
      paragraphs: flow.paragraphs)
    draft.links = flow.links
    draft.pictures = flow.pictures
    draft.categories = categories
    draft.enclosures = enclosures
    draft.comments = comments
    return draft
  }

  /// The picture that stands for the item; where none is declared, the first of its text.
  package var picture: String? {
    if let image { return image }
    let body = content ?? summary
    return body.flatMap { flow($0.html, base: $0.base, title: nil).pictures.first?.url }
  }

  /// The authors' names, an address only where no name is known; nil when there are none.
  package var byline: String? {
    let names = authors.compactMap { $0.name ?? $0.email }
    return names.isEmpty ? nil : unique(names).joined(separator: ", ")
  }
}
