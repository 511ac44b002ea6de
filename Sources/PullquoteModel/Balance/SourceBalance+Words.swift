import Prose

extension SourceBalance {
  /// A share as people read it: "38%".
  package static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }

  /// What is known in a few lines: how much is quoted, whose words those are, in marks or not, and
  /// how men and women come to speak.
  package var summary: [String] {
    guard all.quotes > 0 else { return ["Nobody is quoted."] }
    var lines = [
      "\(counted(all.quotes, "quote")), \(counted(all.words, "word")) "
        + "of \(textWords), \(Self.percent(quotedShare)) of the text"
    ]
    let namings: [(Naming, String)] = [
      (.named, "by name"), (.described, "by other words"), (.none, "nobody named"),
    ]
    lines.append(
      "Sources: "
        + namings.compactMap { naming, word in
          byNaming[naming].map { "\(word) \(Self.percent(share($0)))" }
        }.joined(separator: ", "))
    lines.append(
      "Words: "
        + Quote.Kind.allCases.compactMap { kind in
          byKind[kind].map { "\(kind.rawValue) \(Self.percent(share($0)))" }
        }.joined(separator: ", "))
    let genders: [(Gender?, String, String)] = [
      (.feminine, "woman", "women"), (.masculine, "man", "men"),
      (nil, "person of unknown gender", "people of unknown gender"),
    ]
    let parts = genders.compactMap { gender, one, many in
      people[gender].map { number in
        "\(number) \(number == 1 ? one : many) "
          + Self.percent(share(byGender[gender] ?? Amount()))
      }
    }
    if !parts.isEmpty { lines.append("People: " + parts.joined(separator: ", ")) }
    return lines
  }

  private func counted(_ number: Int, _ one: String) -> String {
    "\(number) \(one)\(number == 1 ? "" : "s")"
  }
}

extension SourceBalance.Source {
  /// The name as a list shows it: who is only described stands in brackets.
  package var shownName: String {
    switch naming {
    case .named: shownTitle(of: name)
    case .described: "(\(shownTitle(of: name)))"
    case .none: "(nobody named)"
    }
  }
}
