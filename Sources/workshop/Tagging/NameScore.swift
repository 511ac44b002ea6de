import Foundation
import Language
import Prose

/// Counts of found, right and existing names, as `shared/eval/score_entities.py ner` has them.
struct NameScore {
  private var right = 0
  private var rightSpans = 0
  private var found = 0
  private var gold = 0
  private var byKind: [EntityKind: (right: Int, found: Int, gold: Int)] = [:]

  /// Adds a document. Names of kind `.other` do not count.
  mutating func add(_ names: [NameSpan], gold: [NameSpan]) {
    let found = Set(names.filter { $0.kind != .other })
    let gold = Set(gold.filter { $0.kind != .other })
    right += found.intersection(gold).count
    rightSpans += Set(found.map(\.tokens)).intersection(Set(gold.map(\.tokens))).count
    self.found += found.count
    self.gold += gold.count
    for kind in [EntityKind.person, .organisation, .place] {
      let ofKind = found.filter { $0.kind == kind }
      let goldOfKind = gold.filter { $0.kind == kind }
      var counts = byKind[kind] ?? (0, 0, 0)
      counts.right += ofKind.intersection(goldOfKind).count
      counts.found += ofKind.count
      counts.gold += goldOfKind.count
      byKind[kind] = counts
    }
  }

  /// Typed and untyped F1 and those of the kinds, in hundredths.
  var summary: String {
    let kinds = [EntityKind.person, .organisation, .place].map { kind -> String in
      let counts = byKind[kind] ?? (0, 0, 0)
      return String(format: "%.1f", Self.score(counts.right, counts.found, counts.gold))
    }
    return String(
      format: "typed %.1f untyped %.1f (P %.1f R %.1f) person/org/place ",
      Self.score(right, found, gold), Self.score(rightSpans, found, gold),
      100 * Double(right) / Double(max(1, found)), 100 * Double(right) / Double(max(1, gold)))
      + kinds.joined(separator: "/")
  }

  private static func score(_ right: Int, _ found: Int, _ gold: Int) -> Double {
    200 * Double(right) / Double(max(1, found + gold))
  }
}
