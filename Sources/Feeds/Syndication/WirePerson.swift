/// Who writes, as a feed says it.
struct WirePerson: Hashable {
  var name: String?
  var email: String?
  var url: String?
}

extension WirePerson {
  /// A person whose name, address and page stand in elements: Atom's authors, a podcast's owner.
  init?(parts node: FeedNode) {
    self.init()
    for child in node.children {
      switch child.name {
      case "name": name = name ?? WireText(child, isHTML: nil).line
      case "email": email = email ?? trimmedText(child.text)
      case "uri", "url", "homepage": url = url ?? trimmedText(child.text)
      default: break
      }
    }
    if self == WirePerson() {
      self = WirePerson(WireText(node, isHTML: nil).line ?? "")
    } else if let name, email == nil, name.contains("@") {
      let named = WirePerson(name)
      (self.name, email) = (named.name, named.email)
    }
    guard name != nil || email != nil || url != nil else { return nil }
  }

  /// A person on one line: `me@example.com (Jane Doe)`, `Jane Doe <me@example.com>`, a bare name.
  init(_ line: String) {
    let text = line.utf8.contains(UInt8(ascii: "@")) ? line : ""
    guard let address = text.split(whereSeparator: Self.endsAddress).first(where: Self.isAddress)
    else {
      name = line.isEmpty ? nil : line
      return
    }
    let plain = address.hasPrefix("mailto:") ? address.dropFirst(7) : address
    email = String(plain)
    var rest = text
    if let range = rest.firstRange(of: address) { rest.removeSubrange(range) }
    let signs: Set<Character> = ["(", ")", "<", ">", "[", "]", " ", ",", "\"", ";", ":"]
    let name = rest.drop { signs.contains($0) }
    let end = name.lastIndex { !signs.contains($0) }
    self.name = end.map { Self.balanced(name[...$0]) }
  }

  /// What was cut off at the end may have closed a bracket of the name: `Jane Doe (Reuters)`.
  private static func balanced(_ name: Substring) -> String {
    name.contains("(") && !name.contains(")") ? name + ")" : String(name)
  }

  private static func endsAddress(_ character: Character) -> Bool {
    " \t\n()<>[],;\"".contains(character)
  }

  private static func isAddress(_ word: Substring) -> Bool {
    guard let at = word.firstIndex(of: "@") else { return false }
    return at != word.startIndex && word[at...].dropFirst().contains(".")
      && !word[at...].dropFirst().contains("@")
  }

  /// The person as printed, page absolute.
  func person(base: String?) -> Feed.Person {
    Feed.Person(
      name: name, email: email.map { $0.hasPrefix("mailto:") ? String($0.dropFirst(7)) : $0 },
      url: url.flatMap { followable($0, base: base) })
  }
}
