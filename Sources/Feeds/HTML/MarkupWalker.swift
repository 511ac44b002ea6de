/// Walks through HTML as a well-formed tree: every element that is opened is closed, in order.
///
/// What browsers imply is made plain (a `p` ends where a block begins, a row where the next one
/// does); stray end tags are dropped, and so are unknown tags and hidden elements. Nothing is nested
/// deeper than `depthLimit`: deeper tags are dropped, their words stay. Linear, but for the depth.
struct MarkupWalker {
  /// The most elements that are open at a time.
  static let depthLimit = 100

  /// What the walk meets.
  enum Event {
    /// Words; see the scanner's `start` and `end`.
    case text
    /// The same, `&` being a sign.
    case literal
    /// `element` begins; the scanner has its attributes.
    case open
    /// `element`, which has no content.
    case void
    /// `element` ends.
    case close
    case done
  }

  /// Reads the bytes.
  private(set) var scanner: MarkupScanner
  /// The element of the last event.
  private(set) var element = Element.unknown
  /// The open elements, outermost first.
  private var stack: [Element] = []
  /// How often each element is open, by raw value.
  private var openCounts = [UInt8](repeating: 0, count: Element.allCases.count)
  /// How many elements are still to be closed before anything else happens.
  private var closings = 0
  /// An element that opens after that.
  private var opening: Element?
  private var closesAtOnce = false
  /// Tags beyond the depth limit.
  private var tooDeep = 0
  /// The hidden element we are in, and how many of its kind.
  private var hidden = Element.unknown
  private var hiddenDepth = 0
  private var isDone = false

  /// Begins a walk through a document or a piece of one; valid UTF-8.
  init(_ bytes: [UInt8]) {
    scanner = MarkupScanner(bytes)
    stack.reserveCapacity(Self.depthLimit)
  }

  /// Steps on.
  mutating func next() -> Event {
    while true {
      if closings > 0, let last = stack.popLast() {
        closings -= 1
        openCounts[Int(last.rawValue)] -= 1
        element = last
        return .close
      }
      if let next = opening {
        opening = nil
        element = next
        if next.traits.contains(.void) { return .void }
        stack.append(next)
        openCounts[Int(next.rawValue)] += 1
        if closesAtOnce { closings = 1 }
        return .open
      }
      if isDone { return .done }
      switch scanner.next() {
      case .text:
        if hiddenDepth == 0 { return .text }
      case .literal:
        if hiddenDepth == 0 { return .literal }
      case .startTag:
        begin(scanner.element)
      case .endTag:
        finish(scanner.element)
      case .done:
        isDone = true
        closings = stack.count
      }
    }
  }

  private func isOpen(_ element: Element) -> Bool { openCounts[Int(element.rawValue)] > 0 }

  private mutating func begin(_ element: Element) {
    guard hiddenDepth == 0 else {
      if element == hidden, !scanner.isSelfClosing { hiddenDepth += 1 }
      return
    }
    guard element != .unknown else { return }
    let traits = element.traits
    if traits.contains(.hidden) {
      guard !scanner.isSelfClosing else { return }
      hidden = element
      hiddenDepth = 1
      return
    }
    closings = stack.count - keptDepth(before: element, traits)
    if traits.contains(.void) || stack.count - closings < Self.depthLimit {
      opening = element
      closesAtOnce = scanner.isSelfClosing
    } else if !scanner.isSelfClosing {
      tooDeep &+= 1
    }
  }

  private mutating func finish(_ element: Element) {
    guard hiddenDepth == 0 else {
      if element == hidden { hiddenDepth -= 1 }
      return
    }
    if element == .br { opening = .br }
    guard element != .unknown, !element.traits.contains(.void), !element.traits.contains(.hidden)
    else { return }
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    let isHeading = element.traits.contains(.heading)
    guard isHeading || isOpen(element) else { return }
    var place = stack.count
    while place > 0 {
      let other = stack[place - 1]
      // "<h2>...</h3>" happens, and means what it seems to mean.
      if other == element || isHeading && other.traits.contains(.heading) {
        closings = stack.count - place + 1
        return
      }
      if Self.holdsBack(other, endOf: element) { return }
      place -= 1
    }
  }

  /// True when an end tag of `element` inside of `other` closes nothing outside of it.
  private static func holdsBack(_ other: Element, endOf element: Element) -> Bool {
    let (traits, outer) = (element.traits, other.traits)
    if traits.contains(.tablePart) || traits.contains(.cell) {
      return other == .table
    }
    if outer.contains(.tablePart) || outer.contains(.cell) { return true }
    if traits.contains(.block) { return false }
    // Links end where they are said to end; letters stay bold rather than break a list.
    if element == .a { return other == .li || other == .blockquote }
    return outer.contains(.block)
  }

  /// How many of the open elements stay open when `element` begins.
  private func keptDepth(before element: Element, _ traits: ElementTraits) -> Int {
    switch element {
    case .li:
      if isOpen(.li), let depth = depth(of: .li, notBeyond: { $0 == .ul || $0 == .ol }) {
        return depth
      }
    case .dt, .dd:
      if isOpen(.dt) || isOpen(.dd),
        let depth = depth(of: .dt, or: .dd, notBeyond: { $0 == .dl })
      {
        return depth
      }
    case .td, .th:
      if isOpen(.td) || isOpen(.th),
        let depth = depth(of: .td, or: .th, notBeyond: { $0 == .tr || $0 == .table })
      {
        return depth
      }
    case .tr, .thead, .tbody, .tfoot, .caption:
      return depthInTable(before: element)
    case .a:
      if isOpen(.a), let depth = depth(of: .a, notBeyond: { $0.traits.contains(.cell) }) {
        return depth
      }
      return stack.count
    default:
      break
    }
    var kept = stack.count
    if traits.contains(.block), isOpen(.p),
      let depth = depth(of: .p, notBeyond: { $0.traits.contains(.cell) || $0 == .table })
    {
      kept = depth
    }
    if traits.contains(.heading), kept > 0, stack[kept - 1].traits.contains(.heading) { kept -= 1 }
    return kept
  }

  /// The depth of the innermost open `element`, nil when a bound comes first.
  private func depth(
    of element: Element, or other: Element? = nil, notBeyond isBound: (Element) -> Bool
  ) -> Int? {
    var place = stack.count
    while place > 0 {
      let open = stack[place - 1]
      if open == element || open == other { return place - 1 }
      if isBound(open) || open.traits.contains(.cell) { return nil }
      place -= 1
    }
    return nil
  }

  /// A row closes rows, a body closes bodies too, up to the table they are in.
  private func depthInTable(before element: Element) -> Int {
    var kept = stack.count
    var place = stack.count
    while place > 0, stack[place - 1] != .table {
      let open = stack[place - 1]
      let isClosed =
        open == .tr || open.traits.contains(.cell)
        || element != .tr && (open == .thead || open == .tbody || open == .tfoot)
      if isClosed { kept = place - 1 }
      place -= 1
    }
    // Rows outside of any table close nothing.
    return place > 0 ? kept : stack.count
  }
}
