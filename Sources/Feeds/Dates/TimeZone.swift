import Prose

/// The zone of a date: how far its clocks are ahead of UTC.
enum TimeZone: Equatable {
  /// Seconds.
  case fixed(Int)
  /// A place: seconds in winter, and when its clocks go forward.
  case place(Int, SummerTime)

  /// The rules after which clocks go forward an hour.
  enum SummerTime {
    case european, american, australian, newZealand
  }

  /// The seconds to take from a local time, itself in seconds since 1970.
  func offset(at local: Int) -> Int {
    switch self {
    case .fixed(let seconds): return seconds
    case .place(let seconds, let rule):
      return rule.isSummer(local: local, standard: seconds) ? seconds + 3600 : seconds
    }
  }
}

extension TimeZone.SummerTime {
  /// The rules of today, which hold since 2007. Good to the hour, which is all a date without an
  /// offset can be.
  func isSummer(local: Int, standard: Int) -> Bool {
    let year = civilDate(Int((Double(local) / 86_400).rounded(.down))).year
    switch self {
    case .european:
      let start = sunday(.last, of: 3, in: year) + 3600 + standard
      return (start..<(sunday(.last, of: 10, in: year) + 7200 + standard)).contains(local)
    case .american:
      let start = sunday(.second, of: 3, in: year) + 7200
      return (start..<(sunday(.first, of: 11, in: year) + 7200)).contains(local)
    case .australian:
      let end = sunday(.first, of: 4, in: year) + 10_800
      return !(end..<(sunday(.first, of: 10, in: year) + 7200)).contains(local)
    case .newZealand:
      let end = sunday(.first, of: 4, in: year) + 10_800
      return !(end..<(sunday(.last, of: 9, in: year) + 7200)).contains(local)
    }
  }

  private enum Which { case first, second, last }

  /// The beginning of a Sunday of a month, in seconds since 1970.
  private func sunday(_ which: Which, of month: Int, in year: Int) -> Int {
    let first = daysSince1970(year: year, month: month, day: 1)
    // 4 January 1970 was a Sunday.
    let wait = ((3 - first) % 7 + 7) % 7
    switch which {
    case .first: return (first + wait) * 86_400
    case .second: return (first + wait + 7) * 86_400
    case .last:
      let fifth = wait + 28
      return (first + (fifth < daysInMonth(month, of: year) ? fifth : wait + 21)) * 86_400
    }
  }
}

extension TimeZone {
  /// The zone of a name, an abbreviation or a place, in small letters. Where several zones share an
  /// abbreviation, the one that news is most often dated in.
  init?(name: String) {
    if let minutes = Self.abbreviations[name] {
      self = .fixed(minutes * 60)
    } else if let place = Self.places[name] {
      self = place
    } else {
      return nil
    }
  }

  /// Minutes ahead of UTC.
  private static let abbreviations: [String: Int] = {
    var table: [String: Int] = [:]
    for (minutes, names) in [
      (0, "z ut utc gmt wet uct zulu"),
      (-60, "azot cvt egt"), (-120, "fnt brst"), (-180, "adt brt art uyt clst gft"),
      (-150, "ndt"), (-210, "nst"), (-240, "ast at edt clt bot amt vet"),
      (-300, "est et cdt pet cot ect"), (-360, "cst ct mdt"), (-420, "mst mt pdt"),
      (-480, "pst pt akdt"), (-540, "akst"), (-600, "hst hast"),
      (60, "cet met mez bst west wat ist1"), (120, "cest mest mesz eet cat sast"),
      (180, "eest msk eat trt idt"), (210, "irst"), (240, "msd gst"), (270, "irdt"),
      (300, "pkt uzt"), (330, "ist"), (345, "npt"), (360, "bdt almt"), (420, "ict wib"),
      (480, "hkt sgt myt awst wita pht cst8"), (540, "jst kst wit"), (570, "acst"),
      (600, "aest chst"), (630, "acdt"), (660, "aedt"), (720, "nzst fjt"), (780, "nzdt"),
    ] {
      for name in names.split(separator: " ") { table[String(name)] = minutes }
    }
    return table
  }()

  private static let places: [String: TimeZone] = {
    var table: [String: TimeZone] = [:]
    func add(_ area: String, _ names: String, _ zone: TimeZone) {
      for name in names.split(separator: " ") { table[area + "/" + name] = zone }
    }
    add("europe", "london dublin belfast lisbon jersey guernsey isle_of_man", .place(0, .european))
    add(
      "europe",
      """
      berlin paris brussels amsterdam madrid rome vienna zurich stockholm oslo copenhagen prague \
      warsaw budapest belgrade zagreb ljubljana bratislava luxembourg monaco malta andorra vaduz \
      san_marino vatican tirane sarajevo skopje podgorica gibraltar
      """, .place(3600, .european))
    add(
      "europe", "athens helsinki kiev kyiv bucharest sofia vilnius riga tallinn chisinau mariehamn",
      .place(7200, .european))
    add("europe", "moscow istanbul minsk simferopol", .fixed(10_800))
    add(
      "america",
      """
      new_york toronto montreal detroit nassau indianapolis kentucky/louisville indiana/indianapolis
      """, .place(-18_000, .american))
    add("america", "chicago winnipeg menominee", .place(-21_600, .american))
    add("america", "denver edmonton boise", .place(-25_200, .american))
    add("america", "los_angeles vancouver tijuana", .place(-28_800, .american))
    add("america", "anchorage juneau", .place(-32_400, .american))
    add("america", "halifax bermuda", .place(-14_400, .american))
    add("america", "st_johns", .place(-12_600, .american))
    add("america", "phoenix", .fixed(-25_200))
    add("america", "mexico_city costa_rica guatemala el_salvador regina", .fixed(-21_600))
    add("america", "bogota lima panama jamaica guayaquil", .fixed(-18_000))
    add("america", "caracas la_paz puerto_rico manaus", .fixed(-14_400))
    add(
      "america", "sao_paulo buenos_aires argentina/buenos_aires montevideo bahia", .fixed(-10_800))
    add("us", "eastern", .place(-18_000, .american))
    add("us", "central", .place(-21_600, .american))
    add("us", "mountain", .place(-25_200, .american))
    add("us", "pacific", .place(-28_800, .american))
    add("pacific", "honolulu", .fixed(-36_000))
    add("pacific", "auckland", .place(43_200, .newZealand))
    add("asia", "tokyo seoul pyongyang", .fixed(32_400))
    add(
      "asia", "shanghai hong_kong singapore taipei manila kuala_lumpur macau chongqing",
      .fixed(28_800))
    add("asia", "kolkata calcutta colombo", .fixed(19_800))
    add("asia", "kathmandu katmandu", .fixed(20_700))
    add("asia", "karachi tashkent", .fixed(18_000))
    add("asia", "dhaka almaty", .fixed(21_600))
    add("asia", "bangkok jakarta ho_chi_minh saigon", .fixed(25_200))
    add("asia", "dubai baku tbilisi yerevan", .fixed(14_400))
    add("asia", "riyadh baghdad kuwait qatar", .fixed(10_800))
    add("asia", "tehran", .fixed(12_600))
    add("asia", "jerusalem tel_aviv beirut nicosia", .place(7200, .european))
    add("australia", "sydney melbourne hobart canberra", .place(36_000, .australian))
    add("australia", "adelaide", .place(34_200, .australian))
    add("australia", "brisbane", .fixed(36_000))
    add("australia", "perth", .fixed(28_800))
    add("australia", "darwin", .fixed(34_200))
    add("africa", "cairo johannesburg harare tripoli", .fixed(7200))
    add("africa", "lagos algiers tunis casablanca", .fixed(3600))
    add("africa", "nairobi addis_ababa", .fixed(10_800))
    add("africa", "accra abidjan dakar", .fixed(0))
    add("atlantic", "reykjavik", .fixed(0))
    add("etc", "utc gmt uct zulu", .fixed(0))
    return table
  }()
}
