/// A page as a tree that can be cut down: nodes in arrays, linked by number, nothing recursive.
///
/// Nodes are never freed; one that is cut off is only no longer reached.
struct PageTree: Sendable {
  /// A node's number.
  typealias Node = Int32
  /// No node.
  static let none: Node = -1

  /// A piece of `bytes`.
  struct Piece: Sendable {
    var start: Int32
    var end: Int32
  }

  /// An attribute we know, its value decoded.
  struct Attribute: Sendable {
    var name: PageAttribute
    var value: Piece
  }

  private(set) var tags: [PageTag] = []
  private(set) var parents: [Node] = []
  private(set) var firstChildren: [Node] = []
  private(set) var lastChildren: [Node] = []
  private(set) var next: [Node] = []
  private(set) var previous: [Node] = []
  /// The words of a text, or the attributes of an element as indices into `attributes`.
  private(set) var pieces: [Piece] = []
  private(set) var attributes: [Attribute] = []
  /// All text and all values, UTF-8.
  private(set) var bytes: [UInt8] = []

  /// The node everything hangs from.
  let root: Node = 0

  init() {
    _ = makeNode(.other)
  }

  /// How many nodes were ever made.
  var count: Int { tags.count }

  subscript(tag node: Node) -> PageTag { tags[Int(node)] }
  subscript(parent node: Node) -> Node { parents[Int(node)] }
  subscript(first node: Node) -> Node { firstChildren[Int(node)] }
  subscript(last node: Node) -> Node { lastChildren[Int(node)] }
  subscript(next node: Node) -> Node { next[Int(node)] }
  subscript(previous node: Node) -> Node { previous[Int(node)] }

  /// The words of a text node, as a range of `bytes`.
  func words(of node: Node) -> Range<Int> {
    let piece = pieces[Int(node)]
    return Int(piece.start)..<Int(piece.end)
  }

  /// The value of an attribute as a range of `bytes`; nil where the element does not have it.
  func range(of name: PageAttribute, on node: Node) -> Range<Int>? {
    guard tags[Int(node)] != .text else { return nil }
    let piece = pieces[Int(node)]
    for index in Int(piece.start)..<Int(piece.end) where attributes[index].name == name {
      return Int(attributes[index].value.start)..<Int(attributes[index].value.end)
    }
    return nil
  }

  /// The attributes of an element.
  func attributes(of node: Node) -> ArraySlice<Attribute> {
    guard tags[Int(node)] != .text else { return [] }
    let piece = pieces[Int(node)]
    return attributes[Int(piece.start)..<Int(piece.end)]
  }

  /// The value of an attribute.
  func value(_ name: PageAttribute, on node: Node) -> String? {
    range(of: name, on: node).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  // MARK: Walking

  /// The node behind `node` in the order of the document, inside of `top`; `none` at its end.
  func following(_ node: Node, in top: Node) -> Node {
    let child = firstChildren[Int(node)]
    return child != Self.none ? child : passing(node, in: top)
  }

  /// The node behind `node` and all that is in it.
  func passing(_ node: Node, in top: Node) -> Node {
    var node = node
    while node != top, node != Self.none {
      if next[Int(node)] != Self.none { return next[Int(node)] }
      node = parents[Int(node)]
    }
    return Self.none
  }

  /// The nodes of a subtree in the order of the document, its top first.
  func nodes(in top: Node) -> [Node] {
    var nodes: [Node] = []
    var node = top
    while node != Self.none {
      nodes.append(node)
      node = following(node, in: top)
    }
    return nodes
  }

  /// The children of a node.
  func children(of node: Node) -> [Node] {
    var children: [Node] = []
    var child = firstChildren[Int(node)]
    while child != Self.none {
      children.append(child)
      child = next[Int(child)]
    }
    return children
  }

  /// The innermost element with one of `tags` that `node` is in, at most `limit` levels up.
  func ancestor(of node: Node, in tags: PageTagSet, limit: Int = .max) -> Node? {
    var level = 0
    var node = parents[Int(node)]
    while node != Self.none, level < limit {
      if tags.contains(self.tags[Int(node)]) { return node }
      node = parents[Int(node)]
      level += 1
    }
    return nil
  }

  /// True when `node` is `top` or in it.
  func isNode(_ node: Node, in top: Node) -> Bool {
    var node = node
    while node != Self.none {
      if node == top { return true }
      node = parents[Int(node)]
    }
    return false
  }

  /// The first element with one of `tags` in a subtree.
  func firstElement(_ wanted: PageTagSet, in top: Node) -> Node? {
    var node = following(top, in: top)
    while node != Self.none {
      if wanted.contains(tags[Int(node)]) { return node }
      node = following(node, in: top)
    }
    return nil
  }

  // MARK: Building and cutting

  /// Makes a node that hangs nowhere yet.
  mutating func makeNode(_ tag: PageTag) -> Node {
    let node = Node(tags.count)
    tags.append(tag)
    parents.append(Self.none)
    firstChildren.append(Self.none)
    lastChildren.append(Self.none)
    next.append(Self.none)
    previous.append(Self.none)
    pieces.append(Piece(start: 0, end: 0))
    return node
  }

  /// Hangs a free node behind the last child of `parent`.
  mutating func append(_ node: Node, to parent: Node) {
    let last = lastChildren[Int(parent)]
    parents[Int(node)] = parent
    previous[Int(node)] = last
    next[Int(node)] = Self.none
    if last == Self.none {
      firstChildren[Int(parent)] = node
    } else {
      next[Int(last)] = node
    }
    lastChildren[Int(parent)] = node
  }

  /// Hangs a free node before `other`.
  mutating func insert(_ node: Node, before other: Node) {
    let (parent, before) = (parents[Int(other)], previous[Int(other)])
    parents[Int(node)] = parent
    previous[Int(node)] = before
    next[Int(node)] = other
    previous[Int(other)] = node
    if before == Self.none {
      if parent != Self.none { firstChildren[Int(parent)] = node }
    } else {
      next[Int(before)] = node
    }
  }

  /// Cuts a node off, with all that is in it.
  mutating func remove(_ node: Node) {
    let (parent, before, after) = (parents[Int(node)], previous[Int(node)], next[Int(node)])
    guard parent != Self.none else { return }
    if before == Self.none {
      firstChildren[Int(parent)] = after
    } else {
      next[Int(before)] = after
    }
    if after == Self.none {
      lastChildren[Int(parent)] = before
    } else {
      previous[Int(after)] = before
    }
    parents[Int(node)] = Self.none
    next[Int(node)] = Self.none
    previous[Int(node)] = Self.none
  }

  /// Makes an element another one.
  mutating func rename(_ node: Node, to tag: PageTag) { tags[Int(node)] = tag }

  /// Adds words or a value to `bytes`.
  mutating func store(_ more: UnsafeBufferPointer<UInt8>) -> Piece {
    let start = Int32(truncatingIfNeeded: bytes.count)
    bytes.append(contentsOf: more)
    return Piece(start: start, end: Int32(truncatingIfNeeded: bytes.count))
  }

  /// Gives a text its words, or lengthens them when they end where `bytes` does.
  mutating func setWords(of node: Node, to piece: Piece) { pieces[Int(node)] = piece }

  /// Gives an element its attributes; only while none was added to another one.
  mutating func add(_ attribute: Attribute, to node: Node) {
    let index = Int(node)
    if pieces[index].start == pieces[index].end {
      pieces[index].start = Int32(truncatingIfNeeded: attributes.count)
    }
    attributes.append(attribute)
    pieces[index].end = Int32(truncatingIfNeeded: attributes.count)
  }
}
