extension ArticleLook {
  /// The writer's name where an element shows it; nil for all other elements.
  func bylineShown(at node: PageTree.Node) -> String? {
    guard isBylineMarked(node) else { return nil }
    let text = tree.text(in: node)
    guard !text.isEmpty, text.unicodeScalars.count < 100 else { return nil }
    var inner = tree.following(node, in: node)
    while inner != PageTree.none {
      if let range = tree.range(of: .itemprop, on: inner),
        tree.bytes[range].elementsEqual("name".utf8)
      {
        return cleanByline(tree.text(in: inner))
      }
      inner = tree.following(inner, in: node)
    }
    return cleanByline(text)
  }

  private func isBylineMarked(_ node: PageTree.Node) -> Bool {
    if let rel = tree.range(of: .rel, on: node), tree.bytes[rel].elementsEqual("author".utf8) {
      return true
    }
    if let property = tree.range(of: .itemprop, on: node),
      Array(tree.bytes[property]).holds(Array("author".utf8))
    {
      return true
    }
    return tree.isMarked(node, ClassWords.byline)
  }
}

/// A byline without "By", blanks and marks around it; nil when nothing is left.
func cleanByline(_ text: String) -> String? {
  var words = text.split(whereSeparator: \.isWhitespace)
  let openings: Set<String> = ["by", "von", "par", "por", "written", "posted", "by:", "author:"]
  while words.count > 1, let first = words.first, openings.contains(first.lowercased()) {
    words.removeFirst()
  }
  var name = words.joined(separator: " ")[...]
  while let last = name.last, ",|·•-–".contains(last) || last == " " { name.removeLast() }
  while let first = name.first, ",|·•-–".contains(first) || first == " " { name.removeFirst() }
  return name.isEmpty ? nil : String(name)
}
