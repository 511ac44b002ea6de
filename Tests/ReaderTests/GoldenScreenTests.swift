import Reader
import Screen
import Testing

@Suite struct GoldenScreenTests {
  static let sizes = [
    Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 36),
    Size(columns: 160, rows: 48),
  ]
  static let macros = ["r": "R", "s": "Vj<enter>"]

  @Test(arguments: sizes, GoldenScreen.all.indices)
  func `every screen looks as recorded in all themes`(size: Size, place: Int) {
    let screen = GoldenScreen.all[place]
    Golden.expect(is: "\(screen.name) \(size.columns)x\(size.rows)") { theme in
      screen.state(size, Settings(theme: theme, macros: Self.macros)).rendered()
    }
  }

  @Test(arguments: GoldenScreen.all.indices.filter { GoldenScreen.all[$0].hasWords })
  func `screens look as recorded in words`(place: Int) {
    let screen = GoldenScreen.all[place]
    Golden.expect(is: "\(screen.name) words 80x24") { theme in
      let settings = Settings(theme: theme, usesWords: true, macros: Self.macros)
      return screen.state(Size(columns: 80, rows: 24), settings).rendered()
    }
  }

  @Test func `nothing is recorded that no screen is compared with`() {
    var names: Set<String> = []
    for screen in GoldenScreen.all {
      for size in Self.sizes { names.insert("\(screen.name) \(size.columns)x\(size.rows)") }
      if screen.hasWords { names.insert("\(screen.name) words 80x24") }
    }
    #expect(Golden.recorded == names)
  }

  @Test func `a terminal without colours gets the mono theme`() {
    #expect(Theme.resolve(.dark, colors: 0, noColor: false, background: nil) == .mono)
    #expect(Theme.resolve(.auto, colors: 256, noColor: true, background: nil) == .mono)
    #expect(Theme.resolve(.light, colors: 256, noColor: true, background: nil) == .light)
    #expect(Theme.resolve(.auto, colors: 256, noColor: false, background: "0;15") == .light)
    #expect(Theme.resolve(.auto, colors: 16, noColor: false, background: nil) == .sixteen)
  }

  @Test(arguments: GoldenScreen.all.indices)
  func `without colour no cell has one`(place: Int) {
    let size = Size(columns: 160, rows: 48)
    let grid = GoldenScreen.all[place].state(size, Settings(theme: .mono)).rendered()
    #expect(grid.cells.allSatisfy { $0.style.foreground == .standard })
    #expect(grid.cells.allSatisfy { $0.style.background == .standard })
  }
}
