import Screen
import Testing

@Suite struct ColorTests {
  @Test(
    arguments: [
      (Color(hex: 0xFFAF5F), ColorDepth.palette, Color.palette(215)),
      (Color(hex: 0x000000), .palette, .palette(16)),
      (Color(hex: 0xFFFFFF), .palette, .palette(231)),
      (Color(hex: 0x303030), .palette, .palette(236)),
      (Color(hex: 0xFF1010), .sixteen, .palette(9)),
      (Color(hex: 0xC00000), .eight, .palette(1)), (.palette(215), .sixteen, .palette(3)),
      (.palette(9), .eight, .palette(1)), (.palette(200), .direct, .palette(200)),
      (.palette(200), .mono, .standard), (.standard, .palette, .standard),
    ] as [(Color, ColorDepth, Color)])
  func `a colour becomes the nearest the terminal has`(
    color: Color, depth: ColorDepth, expected: Color
  ) {
    #expect(color.reduced(to: depth) == expected)
  }

  @Test func `every colour of the palette is its own nearest one`() {
    for index in UInt8(16)...255 {
      guard let (red, green, blue) = Color.palette(index).components else {
        Issue.record("no components")
        continue
      }
      let nearest = Color.rgb(red, green, blue).reduced(to: .palette)
      #expect(nearest.components.map { [$0.red, $0.green, $0.blue] } == [red, green, blue])
    }
  }

  @Test(arguments: [
    (0, ColorDepth.mono), (8, .eight), (16, .sixteen), (88, .sixteen), (256, .palette),
    (1 << 24, .direct),
  ])
  func `a number of colours has a depth`(count: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: count) == depth)
  }

  @Test(
    arguments: [
      (0x000000, false), (0xFFFFFF, true), (0x1F2430, false), (0xFBF6EC, true), (0x808080, true),
      (0x707070, false), (0x002B36, false), (0xFDF6E3, true),
    ] as [(UInt32, Bool)])
  func `a background is light when dark text is read on it`(hex: UInt32, isLight: Bool) {
    #expect(Color(hex: hex).isLight == isLight)
  }

  @Test(arguments: [(0x00, 0.0), (0x0A, 0.003035), (0x80, 0.215861), (0xBC, 0.502886), (0xFF, 1.0)])
  func `light is proportional to what WCAG says`(component: Int, expected: Double) {
    #expect(abs(linear(UInt8(component)) - expected) < 0.00001)
  }
}
