import CursesShim
import Screen

extension Display {
  /// What the terminal that is open can show.
  init(kind: TerminalKind, settings: TerminalSettings) {
    let isLikeXterm = pq_is_like_xterm()
    var depth = ColorDepth(colors: Int(pq_colors()))
    // A terminal without colours has none, whatever else is said of it.
    if depth > .mono, kind.hasTrueColor || pq_flag("RGB") || pq_flag("Tc") { depth = .direct }
    let capabilities: [(String, Style.Attributes)] = [
      ("bold", .bold), ("dim", .dim), ("sitm", .italic), ("smul", .underline), ("rev", .reverse),
    ]
    var attributes: Style.Attributes = []
    for (name, attribute) in capabilities where pq_string(name) != nil {
      attributes.formUnion(attribute)
    }
    // The bits of terminfo's no_color_video.
    let bits: [(Int, Style.Attributes)] = [
      (2, .underline), (4, .reverse), (16, .dim), (32, .bold), (32768, .italic),
    ]
    var colorless: Style.Attributes = []
    let video = max(0, Int(pq_number("ncv")))
    for (bit, attribute) in bits where video & bit != 0 { colorless.formUnion(attribute) }
    let place = pq_string("cup").map { String(cString: $0) } ?? ""
    let hasLinks = settings.links == .yes || settings.links == .auto && kind.hasLinks
    self.init(
      depth: settings.colors.depth ?? depth, attributes: attributes,
      colorlessAttributes: colorless, hasLinks: isLikeXterm && hasLinks,
      scrollsAtCorner: pq_flag("am") && !pq_flag("xenl"),
      isECMA: place.hasPrefix("\u{1B}[%i%p1%d;%p2%dH"), isLikeXterm: isLikeXterm)
  }
}

extension TerminalSettings.Colors {
  /// The same as a depth; nil for what the terminal says.
  var depth: ColorDepth? {
    switch self {
    case .auto: nil
    case .mono: .mono
    case .eight: .eight
    case .sixteen: .sixteen
    case .palette: .palette
    case .direct: .direct
    }
  }
}
