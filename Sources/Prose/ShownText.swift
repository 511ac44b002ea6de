/// Text as it may go to a terminal: without a character the terminal would obey.
///
/// Articles, file names and error messages quote bytes from outside. Control characters (C0, C1,
/// delete) and changes of writing direction are left out. Linear.
package func shownLines(of text: String) -> String {
  guard text.unicodeScalars.contains(where: { isObeyed($0) }) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isObeyed($0) }))
}

/// The same on a single line: every run of white space becomes one blank.
package func shownLine(of text: String) -> String {
  var line = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      if let last = line.last, last != " " { line.append(" ") }
    } else if !isObeyed(scalar) {
      line.append(scalar)
    }
  }
  if line.last == " " { line.removeLast() }
  return String(line)
}

/// A title or name on a line of a list: cut where it is longer than any that was meant to be read.
package func shownTitle(of text: String) -> String {
  let line = shownLine(of: text)
  return line.unicodeScalars.count <= longestTitle
    ? line : String(String.UnicodeScalarView(line.unicodeScalars.prefix(longestTitle - 1))) + "…"
}

/// In code points.
private let longestTitle = 300

private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0..<0x20, 0x7F..<0xA0: true
  // Marks, embeddings, overrides and isolates of direction; line separators; byte order mark.
  case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0x061C: true
  default: false
  }
}
