/// A line of comma-separated values (RFC 4180), its break included. Control characters are left
/// out, so that a title cannot draw on the terminal; a value that a spreadsheet would calculate is
/// marked as text.
func csvLine(_ values: [String]) -> String {
  values.map(csvValue).joined(separator: ",") + "\r\n"
}

private func csvValue(_ value: String) -> String {
  var text = shownLine(of: value)
  // A feed's title is a stranger's; "=HYPERLINK(...)" must not run in the user's spreadsheet.
  if let first = text.first, "=+-@".contains(first) { text = "'" + text }
  guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return text }
  return "\"\(text.replacing("\"", with: "\"\""))\""
}
