import ArgumentParser

@main
struct Workshop: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train, score and time what Pullquote is made of.",
    subcommands: [
      LexiconCommand.self,
      GroupGoldCommand.self,
      TrainTagsCommand.self,
      TrainNamesCommand.self,
      TrainQuotes.self,
      Calibrate.self,
      TagQuotes.self,
      PackVectors.self,
      ClusterWords.self,
      ScoreNamesCommand.self,
      AblateCommand.self,
      TimeCommand.self,
      TimeFeedsCommand.self,
      ArchiveBenchCommand.self,
      MakeArchiveCommand.self,
      ReaderBenchCommand.self,
    ])
}
