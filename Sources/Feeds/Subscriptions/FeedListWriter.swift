import Prose

/// A feed as a line of the feeds file, without its break. What `parseFeedList` makes of it is the
/// same subscription, its folder aside: that stands in the heading above.
func feedLine(of subscription: Subscription) -> String {
  var parts = [subscription.url]
  if let title = subscription.title, !oneLine(title).isEmpty {
    parts.append(quoted(oneLine(title)))
  }
  parts += subscription.tags.map(tagWord)
  for option in FeedOption.all {
    for value in option.values(subscription) {
      parts.append(option.example == nil ? option.name : "\(option.name)=\(valueWord(value))")
    }
  }
  return parts.joined(separator: " ")
}

/// A query as a line of the feeds file, without its break.
package func queryLine(of query: StandingQuery) -> String {
  let name = query.name.map { quoted(oneLine($0)) + " " } ?? ""
  return "\(query.use.rawValue) \(name)\(oneLine(query.text))"
}

func tagWord(_ tag: String) -> String {
  let tag = oneLine(tag)
  return isPlain(tag) ? "#\(tag)" : "#\(quoted(tag))"
}

private func valueWord(_ value: String) -> String {
  isPlain(value) ? value : quoted(value)
}

private func isPlain(_ text: String) -> Bool {
  !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
}

func quoted(_ text: String) -> String {
  var written = String.UnicodeScalarView("\"".unicodeScalars)
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { written.append("\\") }
    written.append(scalar)
  }
  written.append("\"")
  return String(written)
}
