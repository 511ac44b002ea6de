import ArgumentParser

/// What the web says of a document beside its bytes.
struct DocumentOptions: ParsableArguments {
  @Option(help: "The Content-Type it was sent with; its charset counts.")
  var contentType: String?

  @Option(help: "The address it came from, for relative links.")
  var url: String?
}
