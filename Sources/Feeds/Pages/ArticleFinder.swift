/// Finds the article in a page.
///
/// The method is that of Arc90's Readability (2009) as Mozilla's Readability.js carries it on:
/// paragraphs vote for what they are in, by their length and commas; the element with the most votes,
/// links discounted, is the article, together with siblings like it. What looks like navigation is
/// taken out before and after. When little is left, a second look is less strict.
struct ArticleFinder {
  /// How strict a look is.
  struct Strictness: OptionSet {
    let rawValue: UInt8
    /// Takes out what by its class is beside the article.
    static let strips = Strictness(rawValue: 1)
    /// Lets classes count for and against.
    static let weighs = Strictness(rawValue: 2)
    /// Cleans what was found of forms, link lists and their like.
    static let cleans = Strictness(rawValue: 4)
  }

  /// What a look found.
  struct Found {
    /// The page cut down.
    var tree: PageTree
    /// What holds the article in it.
    var top: PageTree.Node
    /// The writer's name where the page showed it.
    var byline: String?
    /// Characters in it.
    var length: Int
    /// True when the page itself says that this is its article.
    var isDeclared: Bool
  }

  /// An article with fewer characters calls for another look.
  private static let enough = 500
  /// The same where the page itself says what its article is: news in brief has no more, and a
  /// less strict look would only add what stands around it.
  private static let enoughDeclared = 200

  /// Looks for the article, the first time strictly.
  /// - Parameter title: the headline; a heading that repeats it is taken out.
  /// - Parameter knowsByline: true when the writer is known already.
  static func find(in tree: PageTree, title: String, knowsByline: Bool) -> Found? {
    let looks: [Strictness] = [
      [.strips, .weighs, .cleans], [.weighs, .cleans], [.cleans], [],
    ]
    var best: Found?
    for strictness in looks {
      var look = ArticleLook(
        tree: tree, title: title, knowsByline: knowsByline, strictness: strictness)
      guard let found = look.run() else { continue }
      if found.length >= (found.isDeclared ? enoughDeclared : enough) { return found }
      if found.length > best?.length ?? 0 { best = found }
    }
    return best
  }
}

/// One look for the article.
struct ArticleLook {
  var tree: PageTree
  let title: String
  let knowsByline: Bool
  let strictness: ArticleFinder.Strictness
  var byline: String?
  /// Votes by node; nan where nobody voted.
  var scores: [Float] = []
  var measures: [PageMeasure] = []

  init(
    tree: PageTree, title: String, knowsByline: Bool, strictness: ArticleFinder.Strictness
  ) {
    self.tree = tree
    self.title = title
    self.knowsByline = knowsByline
    self.strictness = strictness
  }

  /// Looks.
  mutating func run() -> ArticleFinder.Found? {
    guard
      let body = tree.firstElement([.body], in: tree.root)
        ?? tree.firstElement([.html], in: tree.root)
    else { return nil }
    let voters = strip(body)
    measures = tree.measures(in: tree.root)
    let candidates = count(voters)
    let leader = best(of: candidates, in: body)
    let isDeclared = isDeclared(leader)
    let top = gather(around: leader)
    var cleaner = ArticleCleaner(tree: tree, strictness: strictness)
    cleaner.clean(top)
    tree = cleaner.tree
    let length = Int(tree.measure(of: top).characters)
    guard length > 0 else { return nil }
    return .init(tree: tree, top: top, byline: byline, length: length, isDeclared: isDeclared)
  }

  /// True for an element that is in an `article` or marked as the body of one.
  private func isDeclared(_ node: PageTree.Node) -> Bool {
    if tree[tag: node] == .article || tree.ancestor(of: node, in: [.article]) != nil { return true }
    guard let range = tree.range(of: .itemprop, on: node) else { return false }
    return Array(tree.bytes[range]).holds(Array("articleBody".utf8))
  }

  /// What the class and id of an element say for and against it.
  func weight(of node: PageTree.Node) -> Float {
    strictness.contains(.weighs) ? tree.classWeight(of: node) : 0
  }
}

extension PageTree {
  /// 25 for each of class and id that speaks for the article, -25 for each that speaks against it.
  func classWeight(of node: Node) -> Float {
    var weight: Float = 0
    for name in [PageAttribute.class, .id] {
      guard let range = range(of: name, on: node) else { continue }
      if ClassWords.negative.isFound(in: bytes, range) { weight -= 25 }
      if ClassWords.positive.isFound(in: bytes, range) { weight += 25 }
    }
    return weight
  }
}
