import ArgumentParser

/// How sure a speaker must be: what commands that list quotations understand.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only speakers at least so sure, from 0 to 1.",
      discussion: """
        Of those given with 0.8 about eight in ten are right. In a text that is read the quotations \
        stay, without the name.
        """, valueName: "share"))
  var minConfidence: Double?

  func validate() throws {
    guard let minConfidence, !(0...1).contains(minConfidence) else { return }
    throw ValidationError("--min-confidence is \(minConfidence); it must be from 0 to 1")
  }

  /// What the command line says, else config.toml.
  func least(_ files: ArchiveOptions) throws -> Double {
    try minConfidence ?? files.settings().config.reading.minConfidence
  }
}
