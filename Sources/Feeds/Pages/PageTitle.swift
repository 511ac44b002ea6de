extension PageFacts {
  /// The headline: what the page says it is, else the document's title without the name of the
  /// site. The rules are Readability's.
  var title: String {
    let said =
      linkedTitle
      ?? meta(
        "dc:title", "dcterm:title", "og:title", "weibo:article:title", "weibo:webpage:title",
        "title", "twitter:title", "parsely-title")
    if let said, !said.isEmpty { return withoutSite(shortened(said, to: 600)) }
    return titleWithoutSite
  }

  /// A title without the name of the site behind its last mark.
  private func withoutSite(_ title: String) -> String {
    guard let site, let mark = Self.separators(in: title).last else { return title }
    let name = title[title.index(after: mark)...]
    let bare = { (text: Substring) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
    guard bare(name) == bare(site[...]), !bare(name).isEmpty else { return title }
    let rest = title[..<title.index(before: mark)]
    return rest.isEmpty ? title : String(rest)
  }

  /// JSON-LD may have a headline and a name; of two the one that the document's title repeats.
  private var linkedTitle: String? {
    guard let data = linkedData else { return nil }
    guard let name = data.name, let headline = data.headline, name != headline else {
      return data.name ?? data.headline
    }
    let nameFits = similarity(of: name, to: documentTitle) > 0.75
    let headlineFits = similarity(of: headline, to: documentTitle) > 0.75
    return headlineFits && !nameFits ? headline : name
  }

  private var titleWithoutSite: String {
    let whole = withoutSite(documentTitle)
    guard whole == documentTitle else { return whole }
    if let shown = headingAtItsStart { return shown }
    func words(_ text: some StringProtocol) -> Int { text.split(separator: " ").count }
    var title = whole
    var isHierarchy = false
    if let last = Self.separators(in: whole).last {
      isHierarchy = Self.separators(in: whole).contains { "\\/>»".contains(whole[$0]) }
      title = String(whole[..<whole.index(before: last)])
      if words(title) < 3, let first = whole.firstIndex(where: { Self.marks.contains($0) }) {
        title = String(whole[whole.index(after: first)...])
      }
    } else if let colon = whole.ranges(of: ": ").last {
      if !headings.contains(where: { $0.text == whole }) {
        title = String(whole[colon.upperBound...])
        let first = whole.firstIndex(of: ":") ?? whole.startIndex
        if words(title) < 3 {
          title = String(whole[whole.index(after: first)...])
        } else if words(whole[..<first]) > 5 {
          title = whole
        }
      }
    } else if whole.count > 150 || whole.count < 15 {
      let first = headings.filter { $0.level == 1 }
      if first.count == 1 { title = first[0].text }
    }
    title = title.split(separator: " ").joined(separator: " ")
    let bare = String(whole.filter { !Self.marks.contains($0) })
    if words(title) <= 4, !isHierarchy || words(title) != words(bare) - 1 { return whole }
    return title
  }

  /// The page's headline where the document's title is the same with more behind a mark.
  private var headingAtItsStart: String? {
    for mark in Self.separators(in: documentTitle) {
      let start = documentTitle[..<documentTitle.index(before: mark)]
      if headings.contains(where: { $0.level == 1 && $0.text == start }) { return String(start) }
    }
    return nil
  }

  private static let marks: Set<Character> = ["|", "-", "–", "—", "\\", "/", ">", "»"]

  /// Where marks stand between two blanks.
  private static func separators(in title: String) -> [String.Index] {
    title.indices.filter { index in
      guard marks.contains(title[index]), index > title.startIndex else { return false }
      let after = title.index(after: index)
      return after < title.endIndex && title[after] == " "
        && title[title.index(before: index)] == " "
    }
  }
}
