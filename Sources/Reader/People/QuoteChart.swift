import PullquoteModel
import Screen

/// Quotes over time as a row of bars.
struct QuoteChart: Hashable, Sendable {
  /// How many quotes each bar stands for, the oldest first.
  let counts: [Int]
  /// Columns of each bar.
  let each: Int

  private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Fits stretches of time into some columns: where there are more than columns, neighbours are
  /// taken together.
  init(_ periods: [PeriodCount], columns: Int) {
    let columns = max(1, columns)
    let together = max(1, (periods.count + columns - 1) / columns)
    counts = stride(from: 0, to: periods.count, by: together).map { first in
      periods[first..<min(periods.count, first + together)].reduce(0) { $0 &+ $1.quotes }
    }
    each = max(1, min(3, columns / max(1, counts.count)))
  }

  /// The bars; a stretch without a quote stays empty.
  var text: String {
    let most = max(1, counts.max() ?? 1)
    return counts.map { count in
      let bar = count > 0 ? Self.bars[min(7, (count * 8 - 1) / most)] : " "
      return String(repeating: bar, count: each)
    }.joined()
  }

  /// A share as a bar of at most `columns` columns, to an eighth of one.
  static func bar(_ share: Double, columns: Int) -> String {
    let eighths = Int((max(0, min(1, share)) * Double(columns * 8)).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}

extension SpeakerProfile {
  /// The chart with its ends and its height in words; in words alone where those are wanted.
  func chart(columns: Int, usesWords: Bool, days: DayName) -> String {
    guard let first = periods.first, let last = periods.last else { return "" }
    let unit = isMonthly ? "month" : "week"
    func label(_ start: Int) -> String {
      isMonthly ? days.month(of: start) : days.short(start)
    }
    let most = periods.map(\.quotes).max() ?? 0
    if usesWords {
      let parts = periods.filter { $0.quotes > 0 }.suffix(12).map {
        "\(label($0.start)) \($0.quotes)"
      }
      return "Quotes per \(unit): " + parts.joined(separator: ", ")
    }
    let caption = "  per \(unit), most \(most)"
    let ends = Screen.columns(of: label(first.start)) + Screen.columns(of: label(last.start)) + 2
    let space = columns - ends - Screen.columns(of: caption)
    let hasCaption = space >= 12
    let bars = QuoteChart(periods, columns: hasCaption ? space : columns - ends).text
    return "\(label(first.start)) \(bars) \(label(last.start))" + (hasCaption ? caption : "")
  }
}
