import ArgumentParser

@main
struct Pullquote: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Read news, and see who said what.")
}
