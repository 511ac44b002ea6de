import Prose

/// A cell of a table as RFC 4180 has it, white space folded.
///
/// What a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do
/// not show.
package func csvField(_ text: String) -> String {
  var line = shownLine(of: text)
  if let first = line.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
    line = "'" + line
  }
  guard line.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return line }
  return "\"" + line.replacing("\"", with: "\"\"") + "\""
}

/// A text on one line of Markdown, with what Markdown would obey escaped.
package func markdownText(_ text: String) -> String {
  var line = ""
  for scalar in shownLine(of: text).unicodeScalars {
    if "\\`*_[]<>&~|".unicodeScalars.contains(scalar) { line.append("\\") }
    line.unicodeScalars.append(scalar)
  }
  return line
}
