import ArgumentParser
import Glibc
import Language
import PullquoteModel

/// What every command that reads articles understands.
struct LibraryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take models from this directory instead of the program.",
      discussion: "For trying a new model; PULLQUOTE_ASSETS does the same.", valueName: "dir"))
  var assets: String?

  /// The files in use: those of the directory asked for, or those in the program.
  func chosenAssets() throws -> Assets {
    if let assets { return try .directory(assets) }
    if let path = getenv("PULLQUOTE_ASSETS").map({ String(cString: $0) }), !path.isEmpty {
      return try .directory(path)
    }
    return .embedded
  }

  /// The library all commands work with.
  func library() throws -> Library {
    Library(annotator: try annotator())
  }

  /// The engine, its models read when they are first needed.
  func lazyAnnotator() throws -> LazyAnnotator {
    let isChosen = assets != nil || environment("PULLQUOTE_ASSETS") != nil
    // What a person has chosen is checked before anything is shown.
    if isChosen { return LazyAnnotator(try annotator()) }
    return LazyAnnotator { () throws(AssetError) in try Annotator(assets: .embedded) }
  }

  /// The engine itself, for work on the archive.
  func annotator() throws -> Annotator {
    try Annotator(assets: chosenAssets())
  }

  /// Reads and annotates the article at `path`; `-` is standard input.
  func article(at path: String) throws -> AnnotatedArticle {
    let input = try Input(path: path)
    let article = try library().open(try input.readAll(), named: input.name)
    let language = article.annotation.language
    if language != "en" && language != "und" {
      tell(
        "\(input.name): not in English (it looks like “\(language)”): only quotations in marks are "
          + "shown, without speakers")
    }
    tellLength(of: article)
    return article
  }
}

/// Says so when an article is too long to be searched whole.
func tellLength(of article: AnnotatedArticle) {
  if let notice = article.lengthNotice { tell("\(article.draft.source): \(notice)") }
}
