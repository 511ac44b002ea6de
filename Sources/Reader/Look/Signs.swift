import Prose
import PullquoteModel

/// The signs that stand beside colour, so that no meaning hangs on colour alone.
enum Signs {
  /// The letter of a voice: A to Z, then AA to ZZ; `?` for a quote nobody is named for.
  static func letter(ofVoice voice: Int?) -> String {
    guard let voice else { return "?" }
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if voice < 26 { return String(letters[voice]) }
    let rest = voice - 26
    guard rest < 26 * 26 else { return "··" }
    return String([letters[rest / 26], letters[rest % 26]])
  }

  /// The bar beside the lines of a quote: whole when the words are in quotation marks, dotted when
  /// they are the writer's.
  static func bar(_ kind: Quote.Kind) -> String {
    switch kind {
    case .direct: "┃"
    case .mixed: "╏"
    case .indirect: "┊"
    }
  }

  /// Before the line or entry the cursor is on.
  static let selected = "›"
  /// Beside a quote chosen to be copied or saved.
  static let chosen = "+"
  /// Before the number of quotes.
  static let quotes = "“"
}
