extension ArticleLook {
  /// Lets each paragraph vote for the elements around it; gives those that got votes.
  mutating func count(_ voters: [PageTree.Node]) -> [PageTree.Node] {
    scores = Array(repeating: .nan, count: tree.count)
    var candidates: [PageTree.Node] = []
    for voter in voters where tree[parent: voter] != PageTree.none {
      let measure = measures[Int(voter)]
      guard measure.characters >= 25 else { continue }
      let vote = 2 + Float(measure.commas) + Float(min(measure.characters / 100, 3))
      var ancestor = tree[parent: voter]
      var level: Float = 0
      while ancestor != PageTree.none, ancestor != tree.root, level < 5 {
        if scores[Int(ancestor)].isNaN {
          scores[Int(ancestor)] = opening(of: ancestor)
          candidates.append(ancestor)
        }
        scores[Int(ancestor)] += vote / (level == 0 ? 1 : level == 1 ? 2 : level * 3)
        ancestor = tree[parent: ancestor]
        level += 1
      }
    }
    for candidate in candidates {
      scores[Int(candidate)] *= 1 - measures[Int(candidate)].linkDensity
    }
    return candidates
  }

  /// What an element begins with, by what it is for.
  private func opening(of node: PageTree.Node) -> Float {
    let base: Float =
      switch tree[tag: node] {
      case .div: 5
      case .pre, .td, .blockquote: 3
      case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
      default: 0
      }
    return base + weight(of: node)
  }

  /// The element with the most votes, or one around it when several close to each other share them.
  mutating func best(of candidates: [PageTree.Node], in body: PageTree.Node) -> PageTree.Node {
    let leaders = candidates.sorted { scores[Int($0)] > scores[Int($1)] }.prefix(5)
    guard var top = leaders.first, top != body else {
      let all = tree.makeNode(.div)
      for child in tree.children(of: body) {
        tree.remove(child)
        tree.append(child, to: all)
      }
      tree.append(all, to: body)
      extendScores()
      scores[Int(all)] = opening(of: all)
      measures[Int(all)] = measures[Int(body)]
      return all
    }
    top = sharedAncestor(of: top, leaders: leaders, in: body) ?? top
    if scores[Int(top)].isNaN { scores[Int(top)] = opening(of: top) }
    return climbed(from: top, in: body)
  }

  /// Makes room for nodes made since the votes were counted.
  private mutating func extendScores() {
    while scores.count < tree.count { scores.append(.nan) }
    while measures.count < tree.count { measures.append(PageMeasure()) }
  }

  /// The innermost element that holds three runners-up with three quarters of the leader's votes.
  private func sharedAncestor(
    of top: PageTree.Node, leaders: ArraySlice<PageTree.Node>, in body: PageTree.Node
  ) -> PageTree.Node? {
    let close = leaders.dropFirst().filter { scores[Int($0)] >= scores[Int(top)] * 0.75 }
    guard close.count >= 3 else { return nil }
    var ancestor = tree[parent: top]
    while ancestor != PageTree.none, ancestor != body, tree[tag: ancestor] != .html {
      let held = close.count { $0 != ancestor && tree.isNode($0, in: ancestor) }
      if held >= 3 { return ancestor }
      ancestor = tree[parent: ancestor]
    }
    return nil
  }

  /// Goes up while votes go up: then there is more of the article beside what was found; and where
  /// an element is all there is in another.
  private func climbed(from start: PageTree.Node, in body: PageTree.Node) -> PageTree.Node {
    var top = start
    var last = scores[Int(top)]
    let least = last / 3
    var ancestor = tree[parent: top]
    while ancestor != PageTree.none, ancestor != body, tree[tag: ancestor] != .html {
      let score = scores[Int(ancestor)]
      if !score.isNaN {
        if score < least { break }
        if score > last {
          top = ancestor
          break
        }
        last = score
      }
      ancestor = tree[parent: ancestor]
    }
    ancestor = tree[parent: top]
    while ancestor != PageTree.none, ancestor != body, isOnlyElement(top, of: ancestor) {
      top = ancestor
      ancestor = tree[parent: top]
    }
    return top
  }

  private func isOnlyElement(_ node: PageTree.Node, of parent: PageTree.Node) -> Bool {
    var child = tree[first: parent]
    while child != PageTree.none {
      if child != node, tree[tag: child] != .text { return false }
      child = tree[next: child]
    }
    return true
  }

  /// Puts the article and those of its siblings that seem to belong to it into one element.
  mutating func gather(around top: PageTree.Node) -> PageTree.Node {
    let article = tree.makeNode(.div)
    let parent = tree[parent: top]
    guard parent != PageTree.none else { return top }
    let threshold = max(10, scores[Int(top)] * 0.2)
    let topClass = tree.range(of: .class, on: top).map { tree.bytes[$0] }
    var kept: [PageTree.Node] = []
    for sibling in tree.children(of: parent) where tree[tag: sibling] != .text {
      if sibling == top
        || belongs(sibling, threshold: threshold, topClass, bonus: scores[Int(top)] * 0.2)
      {
        kept.append(sibling)
      }
    }
    for node in kept {
      tree.remove(node)
      if !Self.keptAsTheyAre.contains(tree[tag: node]) { tree.rename(node, to: .div) }
      tree.append(node, to: article)
    }
    return article
  }

  private static let keptAsTheyAre: PageTagSet = [.div, .article, .section, .p, .ol, .ul]

  private func belongs(
    _ sibling: PageTree.Node, threshold: Float, _ topClass: ArraySlice<UInt8>?, bonus: Float
  ) -> Bool {
    let hasTopClass =
      topClass.map { name in
        !name.isEmpty
          && tree.range(of: .class, on: sibling).map { tree.bytes[$0].elementsEqual(name) } ?? false
      } ?? false
    let score = Int(sibling) < scores.count ? scores[Int(sibling)] : .nan
    if !score.isNaN, score + (hasTopClass ? bonus : 0) >= threshold { return true }
    guard tree[tag: sibling] == .p else { return false }
    let measure = tree.measure(of: sibling)
    if measure.characters > 80 { return measure.linkDensity < 0.25 }
    guard measure.characters > 0, measure.linkCharacters == 0 else { return false }
    let text = tree.text(in: sibling)
    return text.hasSuffix(".") || text.contains(". ")
  }
}
