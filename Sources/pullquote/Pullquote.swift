import ArgumentParser
import Glibc
import Prose

@main
struct Pullquote: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pullquote",
    abstract: "Read news, and see who said what.",
    discussion: """
      Pullquote finds the quotations in an article, in quotation marks or not, and names who said \
      them. It also lists the people, organisations and places the article speaks of. Articles are \
      in English: those of feeds, which it fetches and keeps in an archive, web pages, and plain \
      text; give a file, or - for standard input.

      EXAMPLES
        pullquote add https://example.org/news.xml     follows a feed
        pullquote refresh                              fetches what is new in all feeds
        pullquote search budget newer:1w               finds articles in the archive
        pullquote quotes --speaker merkel --since 1m   what one person said lately
        pullquote read --sample harbour                opens an article to try it on
        pullquote read article.txt                     one of yours
        pullquote quotes article.txt                   who says what
        pullquote quotes article.txt --speaker merkel  what one person says
        pullquote entities article.txt --type person   who is in it
        pullquote samples                              the articles that come with it
        pullquote samples harbour | pullquote quotes -
        pullquote annotate --jsonl articles.jsonl      everything, for other programs

      EXIT STATUS
        0  something was found   1  nothing was found   2  it did not work
      """,
    version: "pullquote 0.1.0",
    subcommands: [
      BrowseCommand.self,
      ReadCommand.self,
      QuotesCommand.self,
      EntitiesCommand.self,
      ExplainCommand.self,
      BalanceCommand.self,
      AnnotateCommand.self,
      SamplesCommand.self,
      ConfigCommand.self,
      ManualCommand.self,
      IndexCommand.self,
      SearchCommand.self,
      SpeakersCommand.self,
      MarkCommand.self,
      NamesCommand.self,
      ArchiveCommand.self,
      ShowCommand.self,
      ParseFeedCommand.self,
      AddCommand.self,
      RefreshCommand.self,
      SyncCommand.self,
      ImportCommand.self,
      ExportCommand.self,
      ListCommand.self,
      RemoveCommand.self,
      ExtractCommand.self,
      ImagePixelsCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self
  )

  // On the main thread: the others block signals, and a terminal's programs live by them.
  @MainActor
  static func main() async {
    // A reader that closes the pipe (head, less) is then a write that fails, not a killed process.
    signal(SIGPIPE, SIG_IGN)
    // So is one beyond the size that a file may have (ulimit -f): it is told, as a full disk is.
    signal(SIGXFSZ, SIG_IGN)
    Glibc.exit(await ending().rawValue)
  }

  /// Runs the command of this process and says how it went, all messages written.
  @MainActor
  private static func ending() async -> ExitStatus {
    do {
      if let unknown = UnknownCommand(CommandLine.arguments.dropFirst()) { throw unknown }
      var command = try parseAsRoot(keepingExclusions(CommandLine.arguments.dropFirst()))
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
      return .found
    } catch let status as ExitStatus {
      return status
    } catch let failure as any ToldFailure {
      for line in failure.lines { tell(line) }
      if let figure = failure.figure { writeToStandardError(shownLines(of: figure)) }
      return .failed
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      guard code == .success else {
        if !message.isEmpty { writeToStandardError(shownLines(of: message) + "\n") }
        return ExitStatus(rawValue: code.rawValue) == .nothingFound ? .nothingFound : .failed
      }
      var output = Output()
      output.write(message + "\n")
      do { try output.flush() } catch { return .found }
      return .found
    }
  }
}
