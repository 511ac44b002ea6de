/// Breaks a line at blanks so that no row is longer than `width`, if a blank allows it.
func wrapped(_ line: String, width: Int, indent: String) -> String {
  var rows = ""
  var column = 0
  for word in line.split(separator: " ") {
    let length = word.unicodeScalars.count
    if column > 0 && column + 1 + length > width - indent.count {
      rows += "\n"
      column = 0
    }
    rows += column == 0 ? indent : " "
    column += column == 0 ? length : length + 1
    rows += word
  }
  return rows
}
