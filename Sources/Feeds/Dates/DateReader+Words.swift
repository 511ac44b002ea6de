/// Dates read word by word, and the time and zone behind any date.
extension DateReader {
  mutating func step() {
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
  mutating func placeNumbers() -> Bool {
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

/// Letters of ASCII, and all that lies beyond.
private func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x80 || isLetter(byte) }
