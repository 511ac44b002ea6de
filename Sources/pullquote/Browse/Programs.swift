import Glibc
import Reader

extension ReaderWorld {
  /// The program an effect is about, and what it reads.
  func program(for effect: Effect) -> (words: [String], input: String?) {
    switch effect {
    case .editFeeds:
      // An editor makes the file, but seldom its folder; where that fails the editor says so.
      try? makeFolder(files.paths.config)
      let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
      return (editor.split(separator: " ").map(String.init) + [files.feedsFile.path], nil)
    case .pipe(let command, let input):
      // Typed by the person, as at a shell's prompt.
      return (["/bin/sh", "-c", command], input)
    default: return ([], nil)
    }
  }
}
