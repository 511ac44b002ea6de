@testable import Archive
import Prose
import PullquoteModel
@testable import Reader
import Screen
import Testing

@Suite struct QuoteKeysTests {
  @Test func `quote keys go from quote to quote and stop at the ends`() {
    var state = State.ferry(80, 24)
    state.type("}")
    #expect(state.underCursor(8) == "keep the")
    state.type("}}")
    #expect(state.underCursor(9) == "the union")
    state.type("{")
    #expect(state.underCursor(8) == "We heard")
    state.type("4}")
    #expect(state.underCursor(9) == "Ask me ag")
    #expect(state.type("99}") == [])
    #expect(state.underCursor(10) == "to publish")
    #expect(state.type("}") == [.beep])
    #expect(state.status.contains("no quote after this one"))
  }

  @Test func `the status line says who speaks and why`() {
    var state = State.ferry(120, 24)
    state.type("}}")
    #expect(
      state.status.hasPrefix(
        " A Mara Ellison, 95%, direct: a reporting verb follows the quote"))
    state.type("4}")
    #expect(state.status.hasPrefix(" C? probably Olga Brandt, 55%, direct"))
    state.type("}")
    #expect(state.status.hasPrefix(" direct quote, speaker not named"))
  }

  @Test func `moving onto a line shows the quote that begins on it`() {
    var state = State.ferry(80, 24)
    state.type("jj")
    #expect(state.view.currentQuote == 0)
  }

  @Test func `quotes only keeps the quote under the cursor, and back`() {
    var state = State.ferry(80, 24)
    state.type("}}z")
    #expect(state.view.isQuotesOnly)
    #expect(state.underCursor(8) == "We heard")
    #expect(!state.rendered().lines.joined().contains("1.2 million"))
    state.type("}z")
    #expect(!state.view.isQuotesOnly)
    #expect(state.underCursor(9) == "the union")
  }

  @Test func `an article too long to be searched whole says so`() {
    let long = "Rain fell. " + String(repeating: "x", count: 5 << 20)
    var state = State(
      MarkedArticle.index("Rain fell."), size: Size(columns: 80, rows: 24), isAnnotating: true)
    #expect(state.handle(.annotated(MarkedArticle.index(long))) == [])
    #expect(state.status.contains("only the first 4 MB were searched for quotes"))
  }

  @Test func `moving on at the end scrolls no further`() {
    var state = State.ferry(80, 12)
    state.type("G")
    let top = state.view.article.top
    state.type("jkkjjj")
    #expect(state.view.article.top == top)
  }

  @Test func `help and the way out are hinted at on the narrowest screen`() throws {
    let hints = try #require(State.ferry(40, 12).rendered().lines.last)
    #expect(hints.contains("? help") && hints.contains("q back"))
  }

  @Test func `an article in another language says so`() {
    let index = MarkedArticle.index("Titel\nEin Satz.", language: "de")
    let state = State(index, size: Size(columns: 80, rows: 24))
    #expect(state.status.contains("not English (de): marked quotations only"))
  }

  @Test func `an empty article says so on every screen`() {
    let index = MarkedArticle.index("")
    for size in GoldenScreenTests.sizes {
      var state = State(index, size: size)
      #expect(state.rendered().lines.joined().contains("This article has no text."))
      for command in Keymap.standard.bindings { for key in command.keys { state.type(key) } }
    }
  }
}

@Suite struct NameKeysTests {
  @Test func `Enter on a name goes through its mentions, around the end`() {
    var state = State.ferry(120, 36)
    state.type("<tab><enter>")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 1 of 3"))
    state.type("nn")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 3 of 3"))
    state.type("n")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 1 of 3"))
    state.type("p")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 3 of 3"))
  }

  @Test(arguments: [(80, 24), (120, 36), (160, 48)])
  func `Tab goes from the text to the names on every screen`(columns: Int, rows: Int) {
    var state = State.ferry(columns, rows)
    state.type("<tab>")
    #expect(state.view.focus == .entities)
  }

  @Test func `another name in the sidebar is described, not the one walked`() {
    var state = State.ferry(120, 36)
    state.type("<tab><enter>j")
    #expect(!state.status.contains("mention"))
  }

  @Test func `the way back leads to where the reader was`() {
    var state = State.ferry(120, 36)
    state.type("5j")
    let place = state.view.article.cursor
    state.type("<tab>j<enter>n")
    #expect(state.view.article.cursor != place)
    state.type("^o^o")
    #expect(state.view.article.cursor == place)
    state.type("L")
    #expect(state.view.article.cursor != place)
    state.type("H")
    #expect(state.view.article.cursor == place)
    #expect(state.type("H") == [.beep])
  }

  @Test func `on a narrow screen Enter shows the place in the text`() {
    var state = State.ferry(60, 20)
    state.type("e")
    #expect(state.view.focus == .entities)
    state.type("<enter>")
    #expect(state.view.focus == .article)
    #expect(state.underCursor(4) == "Mara")
  }

  @Test func `Enter on a name begins where it was first mentioned, wherever the reader is`() {
    var state = State.ferry(120, 36)
    state.type("G<tab><enter>")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 1 of 3"))
    state.type("<enter>")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 2 of 3"))
  }

  @Test func `Enter in the text walks the mentions of who speaks there`() {
    var state = State.ferry(120, 36)
    state.type("}}}<enter>n")
    #expect(state.status.hasPrefix(" Tomas Reiter: mention 2 of 2"))
  }

  @Test func `Enter on a walked mention goes to the next one`() {
    var state = State.ferry(60, 20)
    state.type("e<enter><enter>")
    #expect(state.status.hasPrefix(" Mara Ellison: mention 2 of 3"))
  }

  @Test func `Enter on a clicked name walks that name`() {
    var state = State.ferry(120, 36)
    _ = state.handle(.key(.click(row: 18, column: 62)))
    #expect(state.underCursor(9) == "Northgate")
    state.type("<enter>")
    #expect(
      state.view.walk?.entity.map { state.view.index.annotation[$0].name } == "Northgate Marine")
  }

  @Test(arguments: [("REIT", "Tomas Reiter"), ("bran", "Olga Brandt"), ("b", "Olga Brandt")])
  func `a speaker is found by the beginning of a name`(typed: String, name: String) {
    var state = State.ferry(120, 36)
    state.type("\"" + typed + "<enter>")
    #expect(state.view.quotes.speaker.map { state.view.index.annotation[$0].name } == name)
    #expect(state.rendered().lines[0].contains("Quotes by \(name)"))
    state.type("q")
    #expect(state.view.quotes.speaker == nil)
  }

  @Test func `the next match is taken with Tab, and Escape leaves all as it was`() {
    var state = State.ferry(120, 36)
    state.type("\"<tab><enter>")
    #expect(
      state.view.quotes.speaker.map { state.view.index.annotation[$0].name } == "Tomas Reiter")
    #expect(State.ferry(120, 36).typing("\"bra<tab>").status.contains("Quotes by: Olga Brandt"))
    var other = State.ferry(120, 36)
    other.type("\"xyz")
    #expect(other.type("<enter>") == [.beep])
    other.type("<esc>")
    #expect(!other.isCovered && other.view.focus == .article)
  }
}

@Suite struct LeavingTests {
  @Test func `q closes what was opened last and then quits`() {
    var state = State.ferry(120, 36)
    state.type("z\"b<enter>?")
    for _ in 0..<4 { #expect(state.type("q") == []) }
    #expect(state.type("q") == [.quit])
  }

  @Test func `Q quits from anywhere`() {
    #expect(State.ferry(120, 36).typing("?").handlingOnce("Q") == [.quit])
    #expect(State.ferry(120, 36).typing("'").handlingOnce("Q") == [.quit])
  }
}

extension State {
  fileprivate func handlingOnce(_ key: String) -> [Effect] {
    var state = self
    return state.type(key)
  }
}

@Suite struct StatusTests {
  @Test(arguments: [(40, 12), (80, 24), (200, 50)])
  func `a long message is shown to its last word, and the next key takes it away`(
    columns: Int, rows: Int
  ) {
    var state = State.ferry(columns, rows)
    let words = (1...15).map { "sound\($0)" }
    _ = state.handle(.told("not saved: " + words.joined(separator: " ")))
    let said = state.rendered().lines.filter { $0.contains("sound") }.joined(separator: " ")
    #expect(said.split(separator: " ").filter { $0.hasPrefix("sound") }.map(String.init) == words)
    #expect(said.contains("not saved"))
    state.type("j")
    #expect(!state.rendered().lines.contains { $0.contains("sound1") })
  }

  @Test func `of a message that has no end a third of the screen is shown`() {
    var state = State.ferry(80, 24)
    _ = state.handle(.told(String(repeating: "word ", count: 10_000)))
    #expect(state.rendered().lines.filter { $0.contains("word word") }.count == 8)
  }
}

@Suite struct WayBackTests {
  @Test func `the way back is as long as vim's, and ends at the first view`() {
    var state = State.ferry(80, 24)
    for _ in 0..<250 { _ = state.handle(.opened(ProblemsView(in: Room(size: state.size)))) }
    #expect(state.titles.count == 100)
    state.type(String(repeating: "q", count: 99))
    #expect(state.titles.count == 1 && state.top is ArticleView)
  }
}

@Suite struct UndoTests {
  @Test func `what is taken back before it is done is taken back then, not what came before it`() {
    var state = State.ferry(80, 24)
    let star = MarkUndo(mark: .star, changed: [ArticleID(1)])
    let read = MarkUndo(mark: .read, changed: [ArticleID(2)])
    _ = state.carryOut([.change(.mark([ArticleID(1)], .star))], of: 1)
    _ = state.handle(
      .changed(.mark([ArticleID(1)], .star), ChangeOutcome(message: "", reverse: .undo(star))))
    _ = state.carryOut([.change(.mark([ArticleID(2)], .read))], of: 1)
    #expect(state.type("U") == [])
    let effects = state.handle(
      .changed(.mark([ArticleID(2)], .read), ChangeOutcome(message: "", reverse: .undo(read))))
    #expect(effects.contains(.change(.undo(read))))
    #expect(state.type("U") == [.change(.undo(star))])
  }

  @Test func `what takes something back is not taken back itself`() {
    var state = State.ferry(80, 24)
    for (number, letter) in zip([1, 2], ["a", "b"] as [Character]) {
      let change = Change.setMark(letter, ArticleID(1), place: number)
      _ = state.carryOut([.change(change)], of: 1)
      let outcome = ChangeOutcome(message: "", reverse: .removeMark(letter))
      _ = state.handle(.changed(change, outcome))
    }
    #expect(state.type("U") == [.change(.removeMark("b"))])
    let again = Change.setMark("b", ArticleID(1), place: 2)
    _ = state.handle(.changed(.removeMark("b"), ChangeOutcome(message: "", reverse: again)))
    #expect(state.type("U") == [.change(.removeMark("a"))])
    #expect(state.type("U") == [.beep])
  }
}
