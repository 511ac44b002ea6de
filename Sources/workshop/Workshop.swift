import ArgumentParser

@main
struct Workshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train, score and time Pullquote's language engine.",
    subcommands: [
      LexiconCommand.self, TrainTagsCommand.self, TrainNamesCommand.self, ScoreNamesCommand.self,
    ])
}
