import Prose

/// Finds the article in a web page, with headline, writer, date and site.
///
/// - Parameter bytes: the page in any encoding it, the server or a byte order mark declares.
/// - Parameter contentType: the server's header, whose charset counts.
/// - Parameter url: where the page came from; relative links are relative to it.
/// - Throws: `PageError` when the page is beyond the limits or has no running text.
package func parsePage(
  _ bytes: [UInt8], contentType: String?, url: String?
) throws(PageError) -> Page {
  var tree = try pageTree(bytes, contentType: contentType)
  let facts = PageFacts(tree, url: url)
  tree.removeScripts()
  let title = facts.title
  let known = facts.byline
  let found = ArticleFinder.find(in: tree, title: title, knowsByline: known != nil)
  var html = found.map { $0.tree.html(of: $0.top) } ?? []
  var text = paragraphText(html)
  // Pages made by scripts may have their text in their data only.
  if let body = facts.bodyHTML, body.count > 500, text.utf8.count * 2 < body.count {
    let own = paragraphText(body)
    if text.utf8.count * 2 < own.utf8.count { (html, text) = (body, own) }
  }
  guard !text.isEmpty else { throw .noArticle }
  let flow = flow(html, base: facts.base, title: title.isEmpty ? nil : title)
  var page = Page(
    title: title.isEmpty ? nil : title, byline: known ?? found?.byline,
    published: facts.published, site: facts.site, language: facts.declaredLanguage,
    excerpt: facts.description
      ?? text.split(separator: "\n").first.map { shortened(String($0), to: 500) },
    contentHTML: sanitised(html, base: facts.base), text: text,
    draft: Draft(
      source: url ?? "", url: url, title: title, text: flow.text, paragraphs: flow.paragraphs))
  page.draft.links = flow.links
  page.draft.pictures = flow.pictures
  page.draft.byline = page.byline
  page.draft.published = page.published
  page.draft.language = page.language
  return page
}

/// More attributes than any tag has; libxml2 compares each with each.
private let attributeLimit = 1000

/// Reads a page into a tree, within the limits.
func pageTree(_ bytes: [UInt8], contentType: String?) throws(PageError) -> PageTree {
  guard bytes.count <= largestPage else {
    throw .tooLarge(size: bytes.count, limit: largestPage)
  }
  let utf8 = decodePage(bytes, contentType: contentType)
  guard utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
  var scanner = MarkupScanner(utf8)
  while scanner.next() != .done {
    guard scanner.attributeCount <= attributeLimit else {
      throw .tooManyAttributes(limit: attributeLimit)
    }
  }
  return PageTreeBuilder.tree(of: utf8)
}

extension PageTree {
  /// Takes out scripts and styles, and what is shown only where scripts do not run, unless it is
  /// the one way to a picture.
  mutating func removeScripts() {
    var node = following(root, in: root)
    while node != Self.none {
      switch self[tag: node] {
      case .script, .style, .template, .head, .svg:
        node = removing(node)
      case .noscript where !isPicture(node):
        node = removing(node)
      case .noscript:
        rename(node, to: .span)
        node = following(node, in: root)
      default:
        node = following(node, in: root)
      }
    }
  }

  private mutating func removing(_ node: Node) -> Node {
    let next = passing(node, in: root)
    remove(node)
    return next
  }

  private func isPicture(_ node: Node) -> Bool {
    firstElement([.img], in: node) != nil && isWordless(node)
  }
}
