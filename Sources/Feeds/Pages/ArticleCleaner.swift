/// Takes out of an article what is not its text: forms, lists of links, buttons, advertisements.
///
/// The rules and their numbers are those of Readability's conditional cleaning.
struct ArticleCleaner {
  private typealias Node = PageTree.Node

  private(set) var tree: PageTree
  private let strictness: ArticleFinder.Strictness
  private var dataTables: Set<PageTree.Node> = []

  init(tree: PageTree, strictness: ArticleFinder.Strictness) {
    self.tree = tree
    self.strictness = strictness
  }

  /// Cleans the article in `top`.
  mutating func clean(_ top: PageTree.Node) {
    markDataTables(in: top)
    cleanConditionally([.form, .fieldset], in: top)
    remove([.object, .embed, .footer, .link, .aside], in: top)
    removeShareButtons(in: top)
    remove([.iframe, .input, .textarea, .select, .button], in: top)
    removeLooseHeadings(in: top)
    cleanConditionally([.table], in: top)
    cleanConditionally([.ul], in: top)
    cleanConditionally([.div], in: top)
    removeEmptyParagraphs(in: top)
    removeNotices(in: top)
    openSingleCells(in: top)
  }

  private mutating func remove(_ tags: PageTagSet, in top: PageTree.Node) {
    var node = tree.following(top, in: top)
    while node != PageTree.none {
      if tags.contains(tree[tag: node]) {
        node = removing(node, in: top)
      } else {
        node = tree.following(node, in: top)
      }
    }
  }

  private mutating func removing(_ node: PageTree.Node, in top: PageTree.Node) -> PageTree.Node {
    let next = tree.passing(node, in: top)
    tree.remove(node)
    return next
  }

  private mutating func removeShareButtons(in top: PageTree.Node) {
    let measures = tree.measures(in: top)
    var node = tree.following(top, in: top)
    while node != PageTree.none {
      if measures[Int(node)].characters < 500, tree[parent: node] != top, isShareButton(node) {
        node = removing(node, in: top)
      } else {
        node = tree.following(node, in: top)
      }
    }
  }

  private func isShareButton(_ node: PageTree.Node) -> Bool {
    for name in [PageAttribute.class, .id] {
      guard let range = tree.range(of: name, on: node) else { continue }
      if holdsShare(tree.bytes[range]) { return true }
    }
    return false
  }

  private mutating func removeLooseHeadings(in top: PageTree.Node) {
    guard strictness.contains(.weighs) else { return }
    for node in tree.nodes(in: top) where tree[tag: node] == .h1 || tree[tag: node] == .h2 {
      if tree.classWeight(of: node) < 0 { tree.remove(node) }
    }
  }

  private mutating func removeEmptyParagraphs(in top: PageTree.Node) {
    let measures = tree.measures(in: top)
    for node in tree.nodes(in: top)
    where tree[tag: node] == .p && measures[Int(node)].characters == 0 {
      if tree.firstElement([.img, .embed, .object, .iframe, .video, .audio], in: node) == nil {
        tree.remove(node)
      }
    }
  }

  /// Takes out paragraphs that speak of the page and not of its subject.
  private mutating func removeNotices(in top: PageTree.Node) {
    guard strictness.contains(.cleans) else { return }
    let measures = tree.measures(in: top)
    for node in tree.nodes(in: top) where tree[tag: node] == .p {
      let measure = measures[Int(node)]
      guard measure.characters > 0, measure.characters < 160 else { continue }
      if isNotice(tree.text(in: node), isLinks: measure.linkDensity > 0.5) { tree.remove(node) }
    }
  }

  /// A table of one cell only puts its content in its place.
  private mutating func openSingleCells(in top: PageTree.Node) {
    for table in tree.nodes(in: top).reversed() where tree[tag: table] == .table {
      var cells: [Node] = []
      var node = tree.following(table, in: table)
      while node != PageTree.none, cells.count < 2 {
        switch tree[tag: node] {
        case .td, .th:
          cells.append(node)
          node = tree.passing(node, in: table)
        default:
          node = tree.following(node, in: table)
        }
      }
      guard cells.count == 1, let cell = cells.first, tree[parent: table] != PageTree.none else {
        continue
      }
      let isPhrase = tree.children(of: cell).allSatisfy { tree.isPhrase($0) }
      tree.remove(cell)
      tree.rename(cell, to: isPhrase ? .p : .div)
      tree.insert(cell, before: table)
      tree.remove(table)
    }
  }

  // MARK: Data tables

  private mutating func markDataTables(in top: PageTree.Node) {
    for node in tree.nodes(in: top) where tree[tag: node] == .table && holdsData(node) {
      dataTables.insert(node)
    }
  }

  private func holdsData(_ table: PageTree.Node) -> Bool {
    if tree.value(.role, on: table) == "presentation" { return false }
    var (rows, widest, width) = (0, 0, 0)
    var hasNestedTable = false
    var node = tree.following(table, in: table)
    while node != PageTree.none {
      switch tree[tag: node] {
      case .caption where tree[first: node] != PageTree.none: return true
      case .col, .colgroup, .tfoot, .thead, .th: return true
      case .table: hasNestedTable = true
      case .tr:
        rows += 1
        width = 0
      case .td:
        let span = tree.value(.colspan, on: node).flatMap { Int($0) } ?? 1
        width += min(max(span, 1), 1000)
        widest = max(widest, width)
      default: break
      }
      node = tree.following(node, in: table)
    }
    if hasNestedTable || rows == 1 || widest == 1 { return false }
    return rows >= 10 || widest > 4 || rows * widest > 10
  }

  // MARK: Conditional cleaning

  private mutating func cleanConditionally(_ tags: PageTagSet, in top: PageTree.Node) {
    guard strictness.contains(.cleans) else { return }
    var counts = [CleaningCounts](repeating: CleaningCounts(), count: tree.count)
    // From the end: what is inside is judged, and gone, before what is around it.
    for node in tree.nodes(in: top).reversed() where node != top {
      let tag = tree[tag: node]
      if tag == .text {
        counts[Int(node)].measure = tree.measure(ofText: node)
      } else {
        if tags.contains(tag), !isArticle(node, tag, counts[Int(node)]) {
          tree.remove(node)
          continue
        }
        counts[Int(node)].close(tag, isData: dataTables.contains(node), tree: tree, node: node)
      }
      counts[Int(tree[parent: node])] += counts[Int(node)]
    }
  }

  /// False for what is to be taken out.
  private func isArticle(_ node: PageTree.Node, _ tag: PageTag, _ counts: CleaningCounts) -> Bool {
    if tag == .table, dataTables.contains(node) { return true }
    if counts.dataTables > 0 { return true }
    if let table = enclosingDataTable(of: node), table != node { return true }
    if tree.ancestor(of: node, in: [.code]) != nil { return true }
    let weight: Float = strictness.contains(.weighs) ? tree.classWeight(of: node) : 0
    if weight < 0 { return false }
    guard counts.measure.commas < 10 else { return true }
    if counts.videos > 0 { return true }
    let length = Int(counts.measure.characters)
    if length <= 30, isAdvertisement(tree.text(in: node)) { return false }
    let isList =
      tag == .ul || tag == .ol || length > 0 && Double(counts.listCharacters) / Double(length) > 0.9
    if !isClutter(node, counts, length: length, weight: weight, isList: isList) { return true }
    // A list of pictures is a gallery.
    guard isList, counts.pictures > 0 else { return false }
    for child in tree.children(of: node) where tree[tag: child] != .text {
      if tree.children(of: child).count(where: { tree[tag: $0] != .text }) > 1 { return false }
    }
    return counts.pictures == counts.items
  }

  private func isClutter(
    _ node: PageTree.Node, _ counts: CleaningCounts, length: Int, weight: Float, isList: Bool
  ) -> Bool {
    let isInFigure = tree.ancestor(of: node, in: [.figure], limit: 3) != nil
    let density = counts.measure.linkDensity
    let headings = length > 0 ? Double(counts.headingCharacters) / Double(length) : 0
    let pictures = counts.pictures
    if !isInFigure, pictures > 1, counts.paragraphs * 2 < pictures { return true }
    if !isList, counts.items - 100 > counts.paragraphs { return true }
    if counts.inputs > counts.paragraphs / 3 { return true }
    if !isList, !isInFigure, headings < 0.9, length < 25, pictures == 0 || pictures > 2,
      density > 0
    {
      return true
    }
    if !isList, weight < 25, density > 0.2 { return true }
    if weight >= 25, density > 0.5 { return true }
    if counts.embeds == 1, length < 75 { return true }
    if counts.embeds > 1 { return true }
    return pictures == 0 && !counts.hasTextElements
  }

  private func enclosingDataTable(of node: PageTree.Node) -> PageTree.Node? {
    var node = tree.ancestor(of: node, in: [.table])
    while let table = node {
      if dataTables.contains(table) { return table }
      node = tree.ancestor(of: table, in: [.table])
    }
    return nil
  }
}

/// What is in an element, as far as it tells articles from the rest.
private struct CleaningCounts {
  var measure = PageMeasure()
  var paragraphs: Int32 = 0
  var pictures: Int32 = 0
  var items: Int32 = 0
  var inputs: Int32 = 0
  var embeds: Int32 = 0
  var videos: Int32 = 0
  var dataTables: Int32 = 0
  var headingCharacters: Int32 = 0
  var listCharacters: Int32 = 0
  /// True when words are in elements made for them.
  var hasTextElements = false

  static func += (left: inout CleaningCounts, right: CleaningCounts) {
    left.measure += right.measure
    left.paragraphs &+= right.paragraphs
    left.pictures &+= right.pictures
    left.items &+= right.items
    left.inputs &+= right.inputs
    left.embeds &+= right.embeds
    left.videos &+= right.videos
    left.dataTables &+= right.dataTables
    left.headingCharacters &+= right.headingCharacters
    left.listCharacters &+= right.listCharacters
    left.hasTextElements = left.hasTextElements || right.hasTextElements
  }

  /// Counts the element itself, now that all in it is counted.
  mutating func close(_ tag: PageTag, isData: Bool, tree: borrowing PageTree, node: PageTree.Node) {
    switch tag {
    case .a:
      let isPlace = tree.range(of: .href, on: node)?.first.map { tree.bytes[$0] } == 0x23
      measure.linkCharacters = Float(measure.characters) * (isPlace ? 0.3 : 1)
    case .p: paragraphs += 1
    case .img: pictures += 1
    case .li: items += 1
    case .input: inputs += 1
    case .object, .embed, .iframe:
      if tree.isVideo(node) { videos += 1 } else { embeds += 1 }
    case .h1, .h2, .h3, .h4, .h5, .h6: headingCharacters = measure.characters
    case .ul, .ol: listCharacters = measure.characters
    default: break
    }
    if isData { dataTables += 1 }
    if measure.characters > 0, Self.textElements.contains(tag) { hasTextElements = true }
  }

  private static let textElements: PageTagSet = [
    .span, .li, .td, .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul,
  ]
}

extension PageTree {
  /// True for players of the large video sites, which belong to an article.
  func isVideo(_ node: Node) -> Bool {
    guard let source = range(of: .src, on: node) else { return false }
    let address = Array(bytes[source])
    return videoSites.contains { address.holds($0) }
  }
}

private let videoSites = [
  "youtube.com", "youtube-nocookie.com", "vimeo.com", "dailymotion.com", "v.qq.com",
  "archive.org", "upload.wikimedia.org", "player.twitch.tv", "bilibili.com",
].map { Array($0.utf8) }

/// True when "share" stands as a word of its own in the name of a class.
private func holdsShare(_ name: ArraySlice<UInt8>) -> Bool {
  let bytes = name.map(lowered)
  for word in bytes.split(whereSeparator: { !isAlphanumeric($0) }) {
    if word.elementsEqual("share".utf8) || word.elementsEqual("sharedaddy".utf8) { return true }
  }
  return false
}

/// True for the word above an advertisement, and for what stands where something loads.
private func isAdvertisement(_ text: String) -> Bool {
  let word = text.lowercased().trimmingDots
  return [
    "ad", "advertising", "advertisement", "pub", "publicité", "werb", "werbung", "anzeige", "广告",
    "реклама", "anuncio", "loading", "正在加载", "загрузка", "chargement", "cargando",
  ].contains(word)
}

extension String {
  fileprivate var trimmingDots: Substring {
    var rest = self[...]
    while rest.last == "." || rest.last == "…" { rest.removeLast() }
    return rest
  }
}
