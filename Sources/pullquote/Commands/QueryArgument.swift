import Archive
import ArgumentParser
import Prose
import Screen

/// Words of the command line as a question to the archive.
///
/// The shell has taken the quotation marks away, so that `speaker:"Angela Merkel"` arrives as one
/// argument with a blank in it: such an argument is quoted again.
func parseQuery(arguments: [String]) throws -> Query? {
  let text = arguments.map { requoted($0.hasPrefix(" -") ? String($0.dropFirst()) : $0) }
    .joined(separator: " ")
  do {
    return try parseQuery(text)
  } catch {
    throw QueryFailure(query: text, error: error)
  }
}

/// The arguments of this process, those that exclude words from a search (`-launch`) with a blank
/// before them: the command line's grammar would take their letters for options.
func keepingExclusions(_ arguments: some Sequence<String>) -> [String] {
  var isSearch: Bool?
  return arguments.map { argument in
    defer { if isSearch == nil { isSearch = argument == "search" } }
    let isExclusion = argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.count > 2
    return isSearch == true && isExclusion ? " " + argument : argument
  }
}

private func requoted(_ argument: String) -> String {
  guard argument.contains(where: \.isWhitespace), !argument.contains(where: { "\"()".contains($0) })
  else { return argument }
  // Several words in one argument are a query of their own, unless a field begins it.
  guard let colon = argument.firstIndex(of: ":"),
    argument[..<colon].allSatisfy({ $0.isLetter || $0 == "-" }), colon != argument.startIndex
  else { return argument }
  let value = argument[argument.index(after: colon)...]
  guard let first = value.first, !first.isWhitespace, !value.contains(":") else { return argument }
  return argument[...colon] + "\"" + value + "\""
}

/// A query that cannot be read, and where the fault is.
struct QueryFailure: ToldFailure {
  var query: String
  var error: QueryError
  var description: String { error.description }

  /// The query with a mark under the fault.
  var figure: String? {
    let lines = error.caretLines(under: query) { columns(of: String($0)) }
    return "  \(lines.query)\n  \(lines.caret)\n"
  }
}
