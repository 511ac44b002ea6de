extension PageTree {
  /// A subtree as HTML: to be sanitised, not to be handed on.
  func html(of top: Node) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(16_384)
    var node = top
    while node != Self.none {
      let tag = self[tag: node]
      if tag == .text {
        append(escaping: words(of: node), to: &html)
      } else if isWritten(tag) {
        appendTag(of: node, to: &html)
      }
      if self[first: node] != Self.none {
        node = self[first: node]
        continue
      }
      // Up again, closing what ends here.
      while node != Self.none {
        appendEndTag(of: node, to: &html)
        if node == top { return html }
        if self[next: node] != Self.none {
          node = self[next: node]
          break
        }
        node = self[parent: node]
      }
    }
    return html
  }

  private func isWritten(_ tag: PageTag) -> Bool { tag != .other && tag != .text }

  private func appendTag(of node: Node, to html: inout [UInt8]) {
    html.append(UInt8(ascii: "<"))
    html.append(contentsOf: pageTagBytes[Int(self[tag: node].rawValue)])
    for attribute in attributes(of: node) where Self.isWritten(attribute.name) {
      html.append(UInt8(ascii: " "))
      html.append(contentsOf: attribute.name.writtenName.utf8)
      html.append(contentsOf: "=\"".utf8)
      append(
        escaping: Int(attribute.value.start)..<Int(attribute.value.end), to: &html)
      html.append(UInt8(ascii: "\""))
    }
    html.append(UInt8(ascii: ">"))
  }

  private func appendEndTag(of node: Node, to html: inout [UInt8]) {
    let tag = self[tag: node]
    guard isWritten(tag), !Self.voidTags.contains(tag) else { return }
    html.append(contentsOf: "</".utf8)
    html.append(contentsOf: pageTagBytes[Int(tag.rawValue)])
    html.append(UInt8(ascii: ">"))
  }

  private func append(escaping range: Range<Int>, to html: inout [UInt8]) {
    for index in range {
      switch bytes[index] {
      case UInt8(ascii: "&"): html.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): html.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: "\""): html.append(contentsOf: "&quot;".utf8)
      case let byte: html.append(byte)
      }
    }
  }

  private static let voidTags: PageTagSet = [
    .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .source, .wbr,
  ]

  private static func isWritten(_ name: PageAttribute) -> Bool {
    switch name {
    case .href, .src, .srcset, .alt, .title, .width, .height, .lang, .dir, .datetime, .colspan,
      .rowspan, .start, .value, .lateSource, .lateSet, .class:
      true
    default: false
    }
  }
}

private let pageTagBytes: [[UInt8]] = PageTag.allCases.map { Array($0.name.utf8) }
