import Prose

/// One option of a feed in the feeds file. Parser, writer, template and manual follow this table.
package struct FeedOption: Sendable {
  /// The word before `=`, or the whole option when it takes no value.
  package let name: String
  /// A value to show how it is written; nil when the option takes none.
  package let example: String?
  /// What it does.
  package let help: String
  /// Sets it; answers with what is wrong with the value, nil when it is good.
  let apply: @Sendable (String, inout Subscription) -> String?
  /// The values it has in a subscription, none when it is not set.
  let values: @Sendable (Subscription) -> [String]

  /// The option as one would write it.
  package var written: String { example.map { "\(name)=\($0)" } ?? name }

  /// All options, in the order they are written.
  package static let all = [every, keep, fullText, auth, header]

  private static let every = FeedOption(
    name: "every", example: "2h", help: "Ask for news this often: 30m, 2h, 1d."
  ) { value, subscription in
    guard let interval = seconds(ofSpan: value), interval >= 60 else {
      return "“\(value)” is no interval; write a number and m, h, d or w, as in every=2h"
    }
    subscription.refreshEvery = interval
    return nil
  } values: { subscription in
    subscription.refreshEvery.map { [span(ofSeconds: $0)] } ?? []
  }

  private static let keep = FeedOption(
    name: "keep", example: "90d",
    help: "Keep read articles so long; keep=500: so many; keep=all."
  ) { value, subscription in
    guard let rule = Retention(written: value) else {
      return "“\(value)” is neither an age nor a number; write keep=90d, keep=500 or keep=all"
    }
    let old = subscription.retention
    subscription.retention = Retention(
      days: rule.days ?? old?.days, count: rule.count ?? old?.count)
    return nil
  } values: { subscription in
    subscription.retention?.written ?? []
  }

  static let fullText = FeedOption(
    name: "full-text", example: nil,
    help: "Fetch each article's page, since the feed shortens it."
  ) { _, subscription in
    subscription.wantsFullText = true
    return nil
  } values: { subscription in
    subscription.wantsFullText ? [""] : []
  }

  private static let auth = FeedOption(
    name: "auth", example: "\"pass show news/example\"",
    help: "A program that prints user:password; no shell is started."
  ) { value, subscription in
    switch arguments(of: value) {
    case .failure(let complaint): return complaint.reason
    case .success(let arguments):
      subscription.credentialsCommand = arguments
      return nil
    }
  } values: { subscription in
    let arguments = subscription.credentialsCommand
    return arguments.isEmpty ? [] : [arguments.map(quotedArgument).joined(separator: " ")]
  }

  private static let header = FeedOption(
    name: "header", example: "\"X-Key: value\"",
    help: "Send this with each request; may be given several times."
  ) { value, subscription in
    guard isHeader(value) else {
      return "“\(value)” is no header; write header=\"Name: value\""
    }
    subscription.headers.append(value)
    return nil
  } values: { subscription in
    subscription.headers
  }
}

extension Retention {
  /// Reads `90d`, `500` or `all`; nil when it is none of them.
  package init?(written text: String) {
    if text == "all" {
      self.init()
    } else if let count = wholeNumber(text.utf8), count > 0 {
      self.init(count: count)
    } else if let seconds = seconds(ofSpan: text), seconds >= 86_400 {
      self.init(days: seconds / 86_400)
    } else {
      return nil
    }
  }

  /// As it is read, one value for each limit.
  package var written: [String] {
    if days == nil && count == nil { return ["all"] }
    return (days.map { ["\($0)d"] } ?? []) + (count.map { ["\($0)"] } ?? [])
  }
}

/// True for `Name: value` that cannot break out of its line in a request.
private func isHeader(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0 else { return false }
  return bytes[..<colon].allSatisfy(isHeaderName)
    && !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
}

/// The characters of a token: RFC 9110, section 5.6.2.
private func isHeaderName(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }
}
