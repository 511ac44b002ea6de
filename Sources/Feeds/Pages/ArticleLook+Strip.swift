extension ArticleLook {
  private typealias Node = PageTree.Node

  /// Takes out what cannot belong to the article, makes paragraphs of what serves as such, and
  /// gives the elements that vote.
  mutating func strip(_ body: PageTree.Node) -> [PageTree.Node] {
    var voters: [Node] = []
    var mayRepeatTitle = true
    var node = body
    while node != PageTree.none {
      let tag = tree[tag: node]
      guard tag != .text else {
        node = tree.following(node, in: body)
        continue
      }
      if node != body, isOut(node, tag) {
        node = removing(node, in: body)
        continue
      }
      if !knowsByline, byline == nil, isByline(node) {
        byline = name(inByline: node)
        node = removing(node, in: body)
        continue
      }
      if mayRepeatTitle, tag == .h1 || tag == .h2, repeatsTitle(node) {
        mayRepeatTitle = false
        node = removing(node, in: body)
        continue
      }
      if Self.containers.contains(tag), isEmpty(node) {
        node = removing(node, in: body)
        continue
      }
      if Self.votingTags.contains(tag) { voters.append(node) }
      if tag == .div {
        wrapPhrases(of: node)
        if let only = onlyParagraph(of: node), tree.measure(of: node).linkDensity < 0.25 {
          // The div is its paragraph and no more.
          tree.remove(only)
          tree.insert(only, before: node)
          tree.remove(node)
          node = only
          voters.append(only)
        } else if !holdsBlock(node) {
          tree.rename(node, to: .p)
          voters.append(node)
        }
      }
      node = tree.following(node, in: body)
    }
    return voters
  }

  private static let containers: PageTagSet = [
    .div, .section, .header, .h1, .h2, .h3, .h4, .h5, .h6,
  ]
  private static let votingTags: PageTagSet = [.section, .h2, .h3, .h4, .h5, .h6, .p, .td, .pre]

  private mutating func removing(_ node: PageTree.Node, in top: PageTree.Node) -> PageTree.Node {
    let next = tree.passing(node, in: top)
    tree.remove(node)
    return next
  }

  private func isOut(_ node: PageTree.Node, _ tag: PageTag) -> Bool {
    if !tree.isVisible(node) { return true }
    if tree.range(of: .ariaModal, on: node) != nil, tree.value(.role, on: node) == "dialog" {
      return true
    }
    guard strictness.contains(.strips) else { return false }
    if tag != .a, tag != .body, tree.isMarked(node, ClassWords.unlikely),
      !tree.isMarked(node, ClassWords.perhaps),
      tree.ancestor(of: node, in: [.table, .code]) == nil
    {
      return true
    }
    guard let role = tree.value(.role, on: node) else { return false }
    return [
      "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog",
    ].contains(role)
  }

  private func repeatsTitle(_ node: PageTree.Node) -> Bool {
    similarity(of: tree.text(in: node), to: title) > 0.75
  }

  /// True for an element without words in which nothing but breaks is found.
  private func isEmpty(_ node: PageTree.Node) -> Bool {
    var child = tree[first: node]
    while child != PageTree.none {
      switch tree[tag: child] {
      case .br, .hr: break
      case .text: if !tree.isBlank(child) { return false }
      default: return false
      }
      child = tree[next: child]
    }
    return true
  }

  /// Words that stand beside blocks in a div become paragraphs of their own.
  private mutating func wrapPhrases(of node: PageTree.Node) {
    var child = tree[first: node]
    var wrapper = PageTree.none
    while child != PageTree.none {
      let next = tree[next: child]
      if tree.isPhrase(child) {
        if wrapper != PageTree.none {
          tree.remove(child)
          tree.append(child, to: wrapper)
        } else if !tree.isGap(child) {
          wrapper = tree.makeNode(.p)
          tree.insert(wrapper, before: child)
          tree.remove(child)
          tree.append(child, to: wrapper)
        }
      } else if wrapper != PageTree.none {
        trimEnd(of: wrapper)
        wrapper = PageTree.none
      }
      child = next
    }
  }

  private mutating func trimEnd(of node: PageTree.Node) {
    while case let last = tree[last: node], last != PageTree.none, tree.isGap(last) {
      tree.remove(last)
    }
  }

  /// The paragraph that is all there is in an element.
  private func onlyParagraph(of node: PageTree.Node) -> PageTree.Node? {
    var only: PageTree.Node?
    var child = tree[first: node]
    while child != PageTree.none {
      if tree[tag: child] == .text {
        if !tree.isBlank(child) { return nil }
      } else {
        guard only == nil, tree[tag: child] == .p else { return nil }
        only = child
      }
      child = tree[next: child]
    }
    return only
  }

  private func holdsBlock(_ node: PageTree.Node) -> Bool {
    var inner = tree.following(node, in: node)
    while inner != PageTree.none {
      if tree[tag: inner].isBlock { return true }
      inner = tree.following(inner, in: node)
    }
    return false
  }
}

extension PageTree {
  /// True for words and what may stand among them.
  func isPhrase(_ node: Node) -> Bool {
    var inner = node
    while inner != Self.none {
      let tag = self[tag: inner]
      if tag.isPhrasing {
        inner = passing(inner, in: node)
      } else if tag == .a || tag == .del || tag == .ins {
        inner = following(inner, in: node)
      } else {
        return false
      }
    }
    return true
  }

  /// True for white space and line breaks.
  func isGap(_ node: Node) -> Bool {
    self[tag: node] == .br || self[tag: node] == .text && isBlank(node)
  }

  /// False for elements that a style or an attribute hides.
  func isVisible(_ node: Node) -> Bool {
    if range(of: .hidden, on: node) != nil { return false }
    if let range = range(of: .style, on: node) {
      let style = bytes[range].filter { $0 > 0x20 }.map(lowered)
      if style.holds(displayNone) || style.holds(visibilityHidden) { return false }
    }
    if let range = range(of: .ariaHidden, on: node), bytes[range].elementsEqual("true".utf8) {
      // MediaWiki hides pictures of formulas from screen readers only.
      guard let name = self.range(of: .class, on: node) else { return false }
      return Array(bytes[name]).holds(fallbackImage)
    }
    return true
  }
}

private let displayNone = Array("display:none".utf8)
private let visibilityHidden = Array("visibility:hidden".utf8)
private let fallbackImage = Array("fallback-image".utf8)

/// How much of the words of `text` are in `other`, from 0 to 1, by length.
func similarity(of text: String, to other: String) -> Double {
  let known = Set(foldedWords(other))
  var (all, new) = (0, 0)
  for word in foldedWords(text) {
    all += word.utf8.count + 1
    if !known.contains(word) { new += word.utf8.count + 1 }
  }
  return all == 0 || known.isEmpty ? 0 : 1 - Double(new) / Double(all)
}

private func foldedWords(_ text: String) -> [Substring] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }
}
