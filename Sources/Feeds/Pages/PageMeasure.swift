/// How much text is in an element, and of what kind.
struct PageMeasure: Sendable {
  /// Characters, white space folded.
  var characters: Int32 = 0
  /// Characters in links; those of links to places in the same page count three in ten.
  var linkCharacters: Float = 0
  /// Commas of any script.
  var commas: Int32 = 0

  /// The share of the text that is links.
  var linkDensity: Float {
    characters > 0 ? linkCharacters / Float(characters) : 0
  }

  static func += (left: inout PageMeasure, right: PageMeasure) {
    left.characters &+= right.characters
    left.linkCharacters += right.linkCharacters
    left.commas &+= right.commas
  }
}

extension PageTree {
  /// The measures of all nodes in a subtree, by node; one pass.
  func measures(in top: Node) -> [PageMeasure] {
    var measures = [PageMeasure](repeating: PageMeasure(), count: count)
    for node in nodes(in: top).reversed() {
      if self[tag: node] == .text {
        measures[Int(node)] = measure(ofText: node)
      } else if self[tag: node] == .a {
        measures[Int(node)].linkCharacters =
          Float(measures[Int(node)].characters) * linkWeight(of: node)
      }
      if node != top { measures[Int(self[parent: node])] += measures[Int(node)] }
    }
    return measures
  }

  /// The measure of one subtree.
  func measure(of top: Node) -> PageMeasure {
    var measure = PageMeasure()
    var linkEnd = PageTree.none
    var weight: Float = 0
    var isInLink = false
    var node = top
    while node != Self.none {
      if isInLink, node == linkEnd { isInLink = false }
      if self[tag: node] == .a, !isInLink {
        isInLink = true
        weight = linkWeight(of: node)
        linkEnd = passing(node, in: top)
      } else if self[tag: node] == .text {
        var words = self.measure(ofText: node)
        if isInLink { words.linkCharacters = Float(words.characters) * weight }
        measure += words
      }
      node = following(node, in: top)
    }
    return measure
  }

  /// Links to places in the same page tell less than others.
  private func linkWeight(of node: Node) -> Float {
    guard let range = range(of: .href, on: node), let first = range.first else { return 1 }
    return bytes[first] == UInt8(ascii: "#") && range.count > 1 ? 0.3 : 1
  }

  /// The measure of a text node.
  func measure(ofText node: Node) -> PageMeasure {
    let span = bytes.span
    let range = words(of: node)
    var measure = PageMeasure()
    var isBehindWord = false
    var hasGap = false
    for index in range {
      let byte = span[index]
      if byte <= 0x20 {
        hasGap = isBehindWord
        continue
      }
      if byte & 0xC0 == 0x80 { continue }
      if hasGap { measure.characters &+= 1 }
      hasGap = false
      isBehindWord = true
      measure.characters &+= 1
      if byte == UInt8(ascii: ",") || byte >= 0xD8 && isComma(span, index, range.upperBound) {
        measure.commas &+= 1
      }
    }
    return measure
  }

  /// The Arabic comma, and those of Chinese and Japanese.
  private func isComma(_ span: Span<UInt8>, _ index: Int, _ end: Int) -> Bool {
    if span[index] == 0xD8 { return index + 1 < end && span[index + 1] == 0x8C }
    guard index + 2 < end else { return false }
    if span[index] == 0xEF { return span[index + 1] == 0xBC && span[index + 2] == 0x8C }
    return span[index] == 0xE3 && span[index + 1] == 0x80 && span[index + 2] == 0x81
  }

  /// The words of a subtree on one line.
  func text(in top: Node) -> String {
    var line: [UInt8] = []
    var hasGap = false
    var node = top
    while node != Self.none {
      if self[tag: node] == .text {
        for index in words(of: node) {
          let byte = bytes[index]
          if byte <= 0x20 {
            hasGap = true
          } else {
            if hasGap, !line.isEmpty { line.append(0x20) }
            hasGap = false
            line.append(byte)
          }
        }
      } else if !self[tag: node].isPhrasing, self[tag: node] != .a {
        hasGap = true
      }
      node = following(node, in: top)
    }
    return String(decoding: line, as: UTF8.self)
  }

  /// True when there are no words in a subtree.
  func isWordless(_ top: Node) -> Bool {
    var node = top
    while node != Self.none {
      if self[tag: node] == .text, !isBlank(node) { return false }
      node = following(node, in: top)
    }
    return true
  }

  /// True for text that is nothing but white space.
  func isBlank(_ node: Node) -> Bool {
    var rest = bytes[words(of: node)]
    while let first = rest.first {
      if first <= 0x20 {
        rest = rest.dropFirst()
      } else if first == 0xC2, rest.dropFirst().first == 0xA0 {
        rest = rest.dropFirst(2)
      } else {
        return false
      }
    }
    return true
  }
}
