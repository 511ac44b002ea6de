import ArgumentParser

/// How a listing is printed.
enum ListingFormat: EnumerableFlag {
  case text, json, csv, markdown

  static func name(for value: Self) -> NameSpecification { .long }

  static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .text: "Print for people (what happens unasked)."
    case .json: "Print JSON."
    case .csv: "Print comma-separated values with a head."
    case .markdown: "Print Markdown."
    }
  }
}
