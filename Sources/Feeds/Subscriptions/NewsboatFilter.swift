/// Why a filter of newsboat's cannot be said in our language of queries.
struct FilterProblem: Error, Equatable {
  var reason: String
}

/// Says a filter of newsboat's (`unread = "yes" and tags # "x"`; newsboat 2.44, "Filter Language")
/// in our language of queries: tags, unread, title, author, feedtitle, content and age, joined by
/// and, or and parentheses.
func translatedNewsboatFilter(_ filter: [UInt8]) -> Result<String, FilterProblem> {
  var translation = FilterTranslation(filter)
  do throws(FilterProblem) {
    return .success(try translation.all())
  } catch {
    return .failure(error)
  }
}

/// One walk over a filter. newsboat binds `and` and `or` alike, from the right; here `or` binds
/// weaker, so a mixture is put in parentheses as newsboat reads it.
private struct FilterTranslation {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Parts of a group: what was said, and the word that joins it to the next.
  private typealias Parts = [(text: String, joint: String)]

  mutating func all() throws(FilterProblem) -> String {
    // A stack, not recursion: the depth of the parentheses is up to the file.
    var groups: [Parts] = [[]]
    while true {
      skipBlanks()
      if take("(") {
        guard groups.count < 32 else { throw problem("parentheses nested too deep") }
        groups.append([])
        continue
      }
      groups[groups.count - 1].append((try comparison(), ""))
      skipBlanks()
      while groups.count > 1, take(")") {
        let inner = joined(groups.removeLast())
        groups[groups.count - 1].append((inner.isGroup ? "(\(inner.text))" : inner.text, ""))
        skipBlanks()
      }
      if position == bytes.count {
        guard groups.count == 1 else { throw problem("a parenthesis is never closed") }
        return joined(groups[0]).text
      }
      let joint = word()
      guard joint == "and" || joint == "or" else {
        throw problem("“\(joint.isEmpty ? rest() : joint)” where “and” or “or” should be")
      }
      let last = groups.count - 1
      groups[last][groups[last].count - 1].joint = joint
    }
  }

  private func joined(_ parts: Parts) -> (text: String, isGroup: Bool) {
    var result = parts.last?.text ?? ""
    var outer = ""
    for part in parts.dropLast().reversed() {
      if !outer.isEmpty, outer != part.joint { result = "(\(result))" }
      outer = part.joint
      result = outer == "or" ? "\(part.text) or \(result)" : "\(part.text) \(result)"
    }
    return (result, !outer.isEmpty)
  }

  private mutating func comparison() throws(FilterProblem) -> String {
    let attribute = word()
    guard !attribute.isEmpty else { throw problem("“\(rest())” names no attribute") }
    skipBlanks()
    let operation = try takeOperation(behind: attribute)
    skipBlanks()
    let value = try takeValue(behind: attribute)
    return try translated(attribute, operation, value)
  }

  private func translated(
    _ attribute: String, _ operation: String, _ value: String
  ) throws(FilterProblem) -> String {
    let isNegative = operation.hasPrefix("!")
    let sign = isNegative ? "-" : ""
    switch (attribute, operation) {
    case ("tags", "#"), ("tags", "!#"):
      return "\(sign)tag:\(try term(value))"
    case ("unread", "="), ("unread", "=="), ("unread", "!="):
      guard value == "yes" || value == "no" else { throw problem("unread is “\(value)”") }
      return (value == "yes") != isNegative ? "is:unread" : "is:read"
    case ("title", _), ("author", _), ("feedtitle", _), ("content", _):
      guard ["=", "==", "!=", "=~", "!~"].contains(operation) else { break }
      let field = ["content": "", "feedtitle": "feed:"][attribute] ?? "\(attribute):"
      let isPattern = operation.hasSuffix("~")
      let choices = isPattern ? try alternatives(of: value) : [try term(value)]
      let terms = choices.map { field + $0 }
      return terms.count == 1 ? sign + terms[0] : "\(sign)(\(terms.joined(separator: " or ")))"
    case ("age", "<"), ("age", "<="), ("age", ">"), ("age", ">="):
      guard let days = wholeNumber(value.utf8), days <= 36_500 else {
        throw problem("age is “\(value)”, which is no number of days")
      }
      // newsboat counts whole days: an age of 2 is anything from two days to just under three.
      let isUpTo = operation == "<=" || operation == ">"
      let limit = isUpTo ? days + 1 : days
      guard limit > 0 else { throw problem("no article has an age under 0 days") }
      return "\(operation.hasPrefix("<") ? "newer" : "older"):\(limit)d"
    default: break
    }
    throw problem("“\(attribute) \(operation)” says something Pullquote's queries cannot say")
  }

  /// Words to look for, in quotation marks where they are several.
  private func term(_ words: String) throws(FilterProblem) -> String {
    let line = oneLine(words)
    guard line.unicodeScalars.contains(where: { $0.properties.isAlphabetic || isDigit($0) }) else {
      throw problem("“\(words)” holds no word to look for")
    }
    guard !line.contains("\"") else { throw problem("“\(words)” holds a quotation mark") }
    let isPlain = line.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || isDigit($0) }
    let isOperator = ["and", "or", "not"].contains(line.lowercased())
    return isPlain && !isOperator ? line : "\"\(line)\""
  }

  /// The alternatives of a regular expression that is nothing but words: `a|b`, `(a|b)`.
  private func alternatives(of pattern: String) throws(FilterProblem) -> [String] {
    var inner = Substring(pattern)
    if inner.hasPrefix("("), inner.hasSuffix(")") { inner = inner.dropFirst().dropLast() }
    guard !inner.contains(where: { #"\[](){}.*+?^$"#.contains($0) }) else {
      throw problem("“\(pattern)” is a regular expression; only words and | can be taken over")
    }
    var terms: [String] = []
    for choice in inner.split(separator: "|") { terms.append(try term(String(choice))) }
    guard !terms.isEmpty else { throw problem("“\(pattern)” holds no word to look for") }
    return terms
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private func problem(_ reason: String) -> FilterProblem { FilterProblem(reason: reason) }

  private mutating func takeOperation(behind attribute: String) throws(FilterProblem) -> String {
    for operation in ["!=", "!~", "!#", "=~", "==", "<=", ">=", "=", "#", "<", ">"] {
      if take(operation) { return operation }
    }
    let found = word()
    throw problem("“\(attribute) \(found)” is no comparison that can be taken over")
  }

  private mutating func takeValue(behind attribute: String) throws(FilterProblem) -> String {
    guard take("\"") else {
      let number = word()
      guard !number.isEmpty else { throw problem("nothing stands behind “\(attribute)”") }
      return number
    }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
    guard position < bytes.count else { throw problem("a quotation mark is never closed") }
    position += 1
    return String(decoding: bytes[start..<position - 1], as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
  }

  private mutating func take(_ sign: String) -> Bool {
    guard bytes[position...].starts(with: sign.utf8) else { return false }
    position += sign.utf8.count
    return true
  }

  private mutating func word() -> String {
    let start = position
    while position < bytes.count, isWordByte(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x80...: true
    default: false
    }
  }

  private func rest() -> String { String(decoding: bytes[position...].prefix(40), as: UTF8.self) }
}
