/// Reads one date from its bytes: first as ISO 8601, then word by word.
struct DateReader {
  private let bytes: [UInt8]
  private var index = 0
  /// True behind an ISO date, where only a time and a zone may follow.
  private var isStrict = false

  private var year: Int?
  private var month: Int?
  /// `mar` is Tuesday as well as March: it is March when there is no other month.
  private var weakMonth: Int?
  private var day: Int?
  /// Numbers that are day, month or year, and the byte before each.
  private var numbers: [(value: Int, digits: Int, separator: UInt8)] = []
  /// Seconds of the day.
  private var time: Int?
  private var afternoon: Bool?
  private var zone: TimeZone?
  private var isBroken = false

  init(_ text: [UInt8]) { bytes = text }

  /// Seconds since 1970 in UTC, nil for what is no date.
  mutating func read() -> Int? {
    if let seconds = epoch() { return seconds }
    isStrict = isoDate()
    if bytes.first == UInt8(ascii: "-") && !isStrict { return nil }
    while index < bytes.count, !isBroken { step() }
    guard !isBroken, isStrict || placeNumbers(), let year, let month, let day else { return nil }
    return seconds(year, month, day)
  }

  /// Seconds, or milliseconds, since 1970.
  private func epoch() -> Int? {
    guard (9...13).contains(bytes.count), bytes.allSatisfy(isDigit),
      let number = Int(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return bytes.count == 13 ? number / 1000 : bytes.count <= 10 ? number : nil
  }

  private func seconds(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...daysInMonth(month, of: year)).contains(day)
    else { return nil }
    var time = time ?? 0
    if let afternoon {
      let hour = time / 3600
      guard hour <= 12 || afternoon else { return nil }
      if hour == 12 && !afternoon { time -= 12 * 3600 }
      if hour < 12 && afternoon { time += 12 * 3600 }
    }
    let local = daysSince1970(year: year, month: month, day: day) * 86_400 + time
    return local - (zone?.offset(at: local) ?? 0)
  }
}

// MARK: ISO 8601

extension DateReader {
  /// Reads a date that begins the ISO way; `index` then lies behind it.
  private mutating func isoDate() -> Bool {
    if bytes.first == UInt8(ascii: "-") { return isoShortDate() }
    let first = run(from: 0)
    let after = first < bytes.count ? bytes[first] : 0
    let isAlone = after == 0 || after | 0x20 == UInt8(ascii: "t") || after == 0x20
    switch first {
    case 4 where after == UInt8(ascii: "-"): return isoMonthAndDay()
    case 4 where after == 0: return set(number(0, 4), 1, 1, end: 4)
    case 8 where isAlone:
      return set(number(0, 4), number(4, 6), number(6, 8), end: 8)
    case 14 where after == 0 || after | 0x20 == UInt8(ascii: "z"):
      time = number(8, 10) * 3600 + number(10, 12) * 60 + number(12, 14)
      return set(number(0, 4), number(4, 6), number(6, 8), end: 14)
    case 7 where isAlone: return setDay(number(4, 7), of: number(0, 4), end: 7)
    case 6 where isAlone:
      return set(fullYear(number(0, 2), digits: 2), number(2, 4), number(4, 6), end: 6)
    case 2
    where after == UInt8(ascii: "-") && run(from: 3) == 2 && bytes.count >= 8
      && bytes[5] == UInt8(ascii: "-") && run(from: 6) == 2:
      let (month, day) = (number(3, 5), number(6, 8))
      guard (1...12).contains(month), (1...31).contains(day) else { return false }
      return set(fullYear(number(0, 2), digits: 2), month, day, end: 8)
    default: return false
    }
  }

  /// `-YYMM` and `-YY-MM`.
  private mutating func isoShortDate() -> Bool {
    if bytes.count == 5, run(from: 1) == 4 {
      return set(fullYear(number(1, 3), digits: 2), number(3, 5), 1, end: 5)
    }
    if bytes.count == 6, run(from: 1) == 2, bytes[3] == UInt8(ascii: "-"), run(from: 4) == 2 {
      return set(fullYear(number(1, 3), digits: 2), number(4, 6), 1, end: 6)
    }
    return false
  }

  /// What follows `YYYY-`: month and day, the day of the year, or a month alone.
  private mutating func isoMonthAndDay() -> Bool {
    let year = number(0, 4)
    let second = run(from: 5)
    let third = 5 + second
    let hasDay = third + 1 < bytes.count && bytes[third] == UInt8(ascii: "-")
    let dayLength = hasDay ? run(from: third + 1) : 0
    switch second {
    case 3 where dayLength == 0: return setDay(number(5, 8), of: year, end: 8)
    case 1...3 where (1...2).contains(dayLength):
      let end = third + 1 + dayLength
      return set(year, number(5, third), number(third + 1, end), end: end)
    case 2 where !hasDay: return set(year, number(5, 7), 1, end: 7)
    default: return false
    }
  }

  private mutating func set(_ year: Int, _ month: Int, _ day: Int, end: Int) -> Bool {
    (self.year, self.month, self.day, index) = (year, month, day, end)
    return true
  }

  private mutating func setDay(_ dayOfYear: Int, of year: Int, end: Int) -> Bool {
    guard (1...366).contains(dayOfYear) else { return false }
    let date = civilDate(daysSince1970(year: year, month: 1, day: 1) + dayOfYear - 1)
    return set(date.year, date.month, date.day, end: end)
  }

  /// The length of the run of digits at `place`.
  private func run(from place: Int) -> Int {
    bytes.dropFirst(place).prefix(while: isDigit).count
  }

  /// The number of some digits, held at a size that cannot overflow.
  private func number(_ start: Int, _ end: Int) -> Int {
    bytes[min(start, bytes.count)..<min(end, bytes.count)].prefix(9)
      .reduce(0) { $0 * 10 + Int($1 & 15) }
  }
}

// MARK: Word by word

extension DateReader {
  private mutating func step() {
    let byte = bytes[index]
    if isDigit(byte) {
      digits()
    } else if isWordByte(byte) {
      word()
    } else if (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && time != nil,
      index + 1 < bytes.count, isDigit(bytes[index + 1])
    {
      offset(isWest: byte == UInt8(ascii: "-"))
    } else {
      if isStrict, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") { isBroken = true }
      index += 1
    }
  }

  private mutating func digits() {
    let start = index
    let length = run(from: index)
    index += length
    let next = index < bytes.count ? bytes[index] : 0
    let isClock = next == UInt8(ascii: ":") || next | 0x20 == UInt8(ascii: "h")
    if isClock, length <= 2, time == nil {
      clock(hour: number(start, index))
    } else if isStrict {
      basicClock(start, length)
    } else if length <= 6 {
      let separator = start > 0 ? bytes[start - 1] : 0x20
      numbers.append((number(start, index), length, separator))
    } else {
      isBroken = true
    }
  }

  /// `hhmm`, `hhmmss` behind an ISO date.
  private mutating func basicClock(_ start: Int, _ length: Int) {
    guard time == nil, length == 4 || length == 6 || length == 2 else {
      isBroken = true
      return
    }
    setTime(
      number(start, start + 2), length > 2 ? number(start + 2, start + 4) : 0,
      length > 4 ? number(start + 4, start + 6) : 0)
    skipFraction()
  }

  /// `:mm`, `:mm:ss`, `:mm:ss.fff`; `h` may stand for the first colon.
  private mutating func clock(hour: Int) {
    index += 1
    var parts = [hour]
    while parts.count < 4 {
      let length = run(from: index)
      // French clocks leave out the minutes: 15h.
      if length == 0 && parts.count == 1 && bytes[index - 1] != UInt8(ascii: ":") { break }
      guard (1...2).contains(length) else {
        isBroken = true
        return
      }
      parts.append(number(index, index + length))
      index += length
      guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { break }
      index += 1
    }
    guard parts.count <= 3 else {
      isBroken = true
      return
    }
    setTime(hour, parts.count > 1 ? parts[1] : 0, parts.count > 2 ? parts[2] : 0)
    skipFraction()
  }

  private mutating func setTime(_ hour: Int, _ minute: Int, _ second: Int) {
    let isMidnight = hour == 24 && minute == 0 && second == 0
    // A leap second counts as the first of the next minute.
    guard hour < 24 || isMidnight, minute < 60, second <= 60 else {
      isBroken = true
      return
    }
    time = hour * 3600 + minute * 60 + second
  }

  private mutating func skipFraction() {
    guard index + 1 < bytes.count, bytes[index] == 0x2E || bytes[index] == 0x2C,
      isDigit(bytes[index + 1])
    else { return }
    index += 1
    index += run(from: index)
  }

  /// `+hh`, `+hhmm`, `+hh:mm`, `+h`.
  private mutating func offset(isWest: Bool) {
    index += 1
    let length = run(from: index)
    var (hours, minutes) = (number(index, index + min(length, 2)), 0)
    if length == 3 || length == 4 {
      hours = number(index, index + length - 2)
      minutes = number(index + length - 2, index + length)
    }
    index += length
    if length <= 2, index < bytes.count, bytes[index] == UInt8(ascii: ":") {
      let more = run(from: index + 1)
      minutes = number(index + 1, index + 1 + more)
      if more != 2 { isBroken = true }
      index += 1 + more
    }
    guard length <= 4, hours <= 15, minutes < 60 else {
      isBroken = true
      return
    }
    let seconds = (hours * 60 + minutes) * 60
    zone = .fixed(isWest ? -seconds : seconds)
  }

  private mutating func word() {
    let start = index
    while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
    // Names of places go on behind a slash, and may hold an underscore: America/New_York.
    if index < bytes.count, bytes[index] == UInt8(ascii: "/"), time != nil {
      while index < bytes.count,
        isWordByte(bytes[index]) || "/_-+0123456789".utf8.contains(bytes[index])
      {
        index += 1
      }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    if let named = monthNames[text] {
      if text == "mar" { weakMonth = weakMonth ?? named } else { month = month ?? named }
    } else if isHalfOfDay(text) {
      return
    } else if time != nil || isStrict, let known = TimeZone(name: text) {
      if zone == nil { zone = known }
    } else if isStrict, text != "t" {
      isBroken = true
    }
  }

  /// `am`, `p.m.`, and what Korean sites write before the time.
  private mutating func isHalfOfDay(_ text: String) -> Bool {
    switch text {
    case "am", "오전": afternoon = false
    case "pm", "오후": afternoon = true
    case "a" where hasDottedM(), "p" where hasDottedM():
      afternoon = text == "p"
      index += 2
    default: return false
    }
    return true
  }

  private func hasDottedM() -> Bool {
    time != nil && index + 1 < bytes.count && bytes[index] == 0x2E
      && bytes[index + 1] | 0x20 == UInt8(ascii: "m")
  }

  /// Says which of the numbers is the day, which the year, and the month where it has no name.
  private mutating func placeNumbers() -> Bool {
    month = month ?? weakMonth
    if let place = numbers.firstIndex(where: { $0.digits > 2 || $0.value > 31 }) {
      year = fullYear(numbers[place].value, digits: numbers[place].digits)
      let isFirst = place == 0
      numbers.remove(at: place)
      if month == nil { return isFirst ? takeMonthFirst() : takeNumericDay() }
      day = numbers.first?.value ?? 1
      return numbers.count <= 1
    }
    if month != nil, numbers.count == 2 {
      day = numbers[0].value
      year = fullYear(numbers[1].value, digits: numbers[1].digits)
      return true
    }
    guard month == nil, numbers.count == 3 else { return false }
    year = fullYear(numbers[2].value, digits: numbers[2].digits)
    numbers.removeLast()
    return takeNumericDay()
  }

  private mutating func takeMonthFirst() -> Bool {
    guard numbers.count == 2 else { return false }
    (month, day) = (numbers[0].value, numbers[1].value)
    return true
  }

  /// `10/30` is the American way, `30.10` and `30-10` the other; a number over 12 tells.
  private mutating func takeNumericDay() -> Bool {
    guard numbers.count == 2 else { return false }
    let (first, second) = (numbers[0].value, numbers[1].value)
    let isAmerican = numbers[1].separator == UInt8(ascii: "/") ? first <= 12 : second > 12
    (month, day) = isAmerican ? (first, second) : (second, first)
    return true
  }
}

/// Two digits mean 1970 to 2069; three, which a bug of the year 2000 has made, count from 1900.
private func fullYear(_ number: Int, digits: Int) -> Int {
  if digits <= 2 { return number < 70 ? 2000 + number : 1900 + number }
  return digits == 3 && number < 200 ? 1900 + number : number
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Letters of ASCII, and all that lies beyond.
private func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x80 || isLetter(byte) }
