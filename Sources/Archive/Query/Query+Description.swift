extension Query: CustomStringConvertible {
  /// The query as it would be typed; `parseQuery` makes the same query of it.
  package var description: String {
    switch self {
    case .all(let parts):
      parts.map { $0.isAlternatives ? "(\($0))" : $0.description }.joined(separator: " ")
    case .any(let parts): parts.map(\.description).joined(separator: " or ")
    case .not(let query): query.isJoined ? "-(\(query))" : "-\(query)"
    case .words(let words, in: .anywhere): words.written(asValue: false)
    case .words(let words, in: .title): written(.title, words)
    case .words(let words, in: .author): written(.author, words)
    case .quote(.speaker(let words)): written(.speaker, words)
    case .quote(.about(let words)): written(.about, words)
    case .quote(.kind(let kind)): "kind:\(kind.rawValue)"
    case .entity(let words): written(.entity, words)
    case .feed(let words): written(.feed, words)
    case .tag(let words): written(.tag, words)
    case .language(let code): "lang:\(code)"
    case .state(let state): "is:\(state.rawValue)"
    case .published(.newer(let age)): "newer:\(age)"
    case .published(.older(let age)): "older:\(age)"
    case .published(.before(let day)): "before:\(day)"
    case .published(.after(let day)): "after:\(day)"
    }
  }

  private func written(_ field: QueryField, _ words: QueryWords) -> String {
    "\(field.rawValue):\(words.written(asValue: true))"
  }

  private var isAlternatives: Bool { if case .any = self { true } else { false } }

  private var isJoined: Bool {
    switch self {
    case .all, .any: true
    default: false
    }
  }
}

extension QueryWords {
  /// As typed: bare where nothing in it could be taken for anything else.
  fileprivate func written(asValue: Bool) -> String {
    let star = isPrefix ? "*" : ""
    guard !isBare(asValue: asValue) else { return text + star }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if "\"“”„\\".unicodeScalars.contains(scalar) { quoted.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\"" + star
  }

  private func isBare(asValue: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first.isDigit
    else { return false }
    switch text {
    case "or", "OR", "and", "AND", "NOT": return false
    default: break
    }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.isDigit || "-_.,/'’&".unicodeScalars.contains(scalar)
        || asValue && scalar == ":"
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(value) }
}
