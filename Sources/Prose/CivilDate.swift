/// RFC 3339 in UTC of a time between the years 1 and 9999; nil for any other.
/// - Parameter seconds: since 1970.
package func rfc3339(_ seconds: Int) -> String? {
  guard (-62_135_596_800..<253_402_300_800).contains(seconds) else { return nil }
  let days = Int((Double(seconds) / 86_400).rounded(.down))
  let rest = seconds - days * 86_400
  let date = civilDate(days)
  var text = Array("0000-00-00T00:00:00Z".utf8)
  for (number, end) in [
    (date.year, 4), (date.month, 7), (date.day, 10), (rest / 3600, 13), (rest / 60 % 60, 16),
    (rest % 60, 19),
  ] {
    var (number, place) = (number, end)
    while number > 0 {
      place -= 1
      text[place] += UInt8(number % 10)
      number /= 10
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// Days from 1 January 1970 to a date of the Gregorian calendar.
///
/// Howard Hinnant, "chrono-compatible low-level date algorithms" (2013), `days_from_civil`.
package func daysSince1970(year: Int, month: Int, day: Int) -> Int {
  let year = month <= 2 ? year - 1 : year
  let era = (year >= 0 ? year : year - 399) / 400
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/// The date of a day counted from 1 January 1970: `civil_from_days` of the same source.
package func civilDate(_ days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/// The number of days of a month.
package func daysInMonth(_ month: Int, of year: Int) -> Int {
  switch month {
  case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
  case 4, 6, 9, 11: 30
  default: 31
  }
}
