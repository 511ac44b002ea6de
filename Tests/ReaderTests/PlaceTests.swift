import PullquoteModel
import Reader
import Screen
import Testing

@Suite struct PlaceTests {
  private let sizes = [
    Size(columns: 160, rows: 48), Size(columns: 40, rows: 12), Size(columns: 99, rows: 30),
    Size(columns: 10, rows: 3), Size(columns: 120, rows: 14), Size(columns: 1, rows: 1),
    Size(columns: 0, rows: 0), Size(columns: 80, rows: 24),
  ]

  @Test(arguments: ["}}}}}}", "G", "3j", "z}}}", "<tab><enter>", "'jj", "?jjj", "\"r"])
  func `resizing keeps the place being read on the screen`(keys: String) {
    var state = State.ferry(80, 24).typing(keys)
    let cursor = state.view.article.cursor
    for size in sizes {
      _ = state.handle(.resized(size))
      #expect(state.view.article.cursor == cursor)
      let grid = state.rendered()
      #expect(grid.columns == size.columns && grid.rows == size.rows)
      if size.columns > 0, size.rows > 0 { #expect(grid.cursor != nil) }
    }
  }

  @Test func `resizing there and back gives the same screen`() {
    var state = State.ferry(80, 24).typing("}}}}}jj")
    let before = state.rendered()
    _ = state.handle(.resized(Size(columns: 120, rows: 30)))
    _ = state.handle(.resized(Size(columns: 80, rows: 24)))
    #expect(state.rendered() == before)
  }

  @Test func `a screen too small says so, cut to fit`() {
    #expect(State.ferry(10, 3).rendered().lines == ["too small", "", ""])
    #expect(State.ferry(4, 1).rendered().lines == ["too…"])
  }

  @Test func `the quotes arrive without moving the text`() {
    let full = FerryArticle.index
    let bare = ArticleIndex(MarkedArticle.withoutAnnotation(full.article))
    var state = State(bare, size: Size(columns: 120, rows: 16), isAnnotating: true)
    state.type("9j")
    #expect(state.status.contains("looking for quotes"))
    let before = (state.view.article.top, state.view.article.cursor)
    _ = state.handle(.annotated(full))
    #expect((state.view.article.top, state.view.article.cursor) == before)
    #expect(!state.view.isAnnotating)
    #expect(state.rendered().lines[2].contains("Mara Ellison"))
  }

  @Test func `a click puts the cursor into the text, the wheel scrolls it`() {
    var state = State.ferry(120, 16)
    _ = state.handle(.key(.click(row: 7, column: 50)))
    #expect(state.underCursor(4) == " the")
    _ = state.handle(.key(.wheel(down: true, row: 3, column: 60)))
    #expect(state.view.article.top > 0)
    _ = state.handle(.key(.wheel(down: false, row: 3, column: 60)))
    #expect(state.view.article.top == 0)
  }

  @Test func `a click on a name selects it, a second one goes to its mention`() {
    var state = State.ferry(120, 36)
    _ = state.handle(.key(.click(row: 3, column: 8)))
    #expect(state.view.focus == .entities)
    #expect(state.view.entities.list.selected == 1)
    #expect(state.view.walk == nil)
    _ = state.handle(.key(.click(row: 3, column: 8)))
    #expect(state.view.walk != nil)
  }

  @Test func `paging down and up comes back`() {
    var state = State.ferry(60, 14)
    state.type("<space>")
    let second = state.view.article.top
    #expect(second > 0)
    state.type("<space>b")
    #expect(state.view.article.top == second)
    state.type("gg")
    #expect(state.view.article.top == 0)
    state.type("G")
    #expect(state.rendered().lines[9...11].contains { $0.contains("publish its minutes") })
  }

  @Test func `a whole book on one line is shown at once`() {
    let line = String(repeating: "One more word of a line that never ends. ", count: 20_000)
    var state = State(MarkedArticle.index("T\n" + line), size: Size(columns: 80, rows: 24))
    state.type("<space>G")
    #expect(state.rendered().lines[19...21].contains { $0.contains("never ends.") })
    state.type("b{gg")
    #expect(state.rendered().lines[0].contains("T"))
  }

  @Test func `random keys, clicks and sizes never break the screen`() {
    var random = Dice(seed: 7)
    var state = State.ferry(80, 24)
    let keys = Keymap.standard.bindings.flatMap(\.keys).compactMap(Key.sequence).flatMap { $0 }
    for _ in 0..<1000 {
      switch random.next(20) {
      case 0:
        let size = Size(columns: random.next(170), rows: random.next(50))
        _ = state.handle(.resized(size))
      case 1:
        _ = state.handle(.key(.click(row: random.next(50), column: random.next(170))))
      case 2:
        let down = random.next(2) == 0
        _ = state.handle(.key(.wheel(down: down, row: random.next(50), column: random.next(170))))
      default: _ = state.handle(.key(keys[random.next(keys.count)]))
      }
      let grid = state.rendered()
      #expect(grid.cells.count == state.size.columns * state.size.rows)
    }
  }
}

/// Numbers that are the same in every run.
private struct Dice {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, limit)
  }
}
