import Reader
import Screen
import Testing

@Suite struct GoldenScreenTests {
  static let sizes = [
    Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36),
    Size(columns: 160, rows: 48),
  ]

  static let views: [(name: String, keys: String)] = [
    ("opening", ""), ("second quote", "}}"), ("end", "G"), ("names", "<tab>jj"),
    ("walk", "<tab><enter><enter>"), ("quote list", "'j"), ("quotes only", "z}"),
    ("speaker prompt", "\"r"), ("speaker quotes", "\"reit<enter>"), ("help", "?"),
  ]

  @Test(arguments: sizes, views)
  func `every view looks as recorded`(size: Size, view: (name: String, keys: String)) {
    let state = State.ferry(size.columns, size.rows).typing(view.keys)
    Golden.expect(state.rendered(), is: "\(view.name) \(size.columns)x\(size.rows)")
  }

  @Test(arguments: [ThemeChoice.mono, .light])
  func `themes look as recorded`(choice: ThemeChoice) {
    let theme = Theme.resolve(choice, colors: 256, noColor: false, background: nil)
    let state = State.ferry(120, 36, settings: Settings(theme: theme)).typing("}}")
    Golden.expect(state.rendered(), is: "\(choice.rawValue) 120x36")
  }

  @Test func `a terminal without colours gets the mono theme`() {
    #expect(Theme.resolve(.dark, colors: 0, noColor: false, background: nil) == .mono)
    #expect(Theme.resolve(.auto, colors: 256, noColor: true, background: nil) == .mono)
    #expect(Theme.resolve(.light, colors: 256, noColor: true, background: nil) == .light)
    #expect(Theme.resolve(.auto, colors: 256, noColor: false, background: "0;15") == .light)
    #expect(Theme.resolve(.auto, colors: 16, noColor: false, background: nil) == .sixteen)
  }

  @Test func `without colour no cell has one`() {
    let state = State.ferry(160, 48, settings: Settings(theme: .mono)).typing("}}")
    let grid = state.rendered()
    #expect(grid.cells.allSatisfy { $0.style.foreground == .standard })
    #expect(grid.cells.allSatisfy { $0.style.background == .standard })
  }
}
