/// A cell of a table as RFC 4180 has it, white space folded.
///
/// What a spreadsheet would take for a formula gets an apostrophe before it, which spreadsheets do
/// not show.
package func csvField(_ text: String) -> String {
  var line = plainLine(text)
  if let first = line.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) {
    line = "'" + line
  }
  guard line.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return line }
  return "\"" + line.replacing("\"", with: "\"\"") + "\""
}

/// A text on one line of Markdown, with what Markdown would obey escaped.
package func markdownText(_ text: String) -> String {
  var line = ""
  for scalar in plainLine(text).unicodeScalars {
    if "\\`*_[]<>&~|".unicodeScalars.contains(scalar) { line.append("\\") }
    line.unicodeScalars.append(scalar)
  }
  return line
}

/// A text as one line that no terminal obeys: white space as single blanks, control characters and
/// those that change the direction of writing left out.
func plainLine(_ text: String) -> String {
  var line = ""
  var needsBlank = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      needsBlank = !line.isEmpty
      continue
    }
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
    default: break
    }
    if needsBlank { line.append(" ") }
    needsBlank = false
    line.unicodeScalars.append(scalar)
  }
  return line
}
