import Foundation
import Prose

/// A correction as one JSON object on one line: what `corrections.jsonl` holds. Fields are never
/// renamed: files of earlier versions must be read.
struct CorrectionRecord: Codable {
  var act: String
  var feed: String?
  var guid: String?
  var url: String?
  var text: String?
  var tag: String?
  var quote: String?
  var name: String?
  var kind: String?
  var other: String?
  var otherKind: String?
  var at: Int

  enum CodingKeys: String, CodingKey {
    case act = "do"
    case feed, guid, url, text, tag, quote, name, kind, other, otherKind, at
  }

  init(_ correction: Correction, at: Int) {
    self.at = at
    switch correction {
    case .mark(let key, let mark):
      switch mark {
      case .star: act = "star"
      case .unstar: act = "unstar"
      case .read: act = "read"
      case .unread: act = "unread"
      case .tag(let name): (act, tag) = ("tag", name)
      case .untag(let name): (act, tag) = ("untag", name)
      }
      take(key)
    case .speaker(let key, let words, let speaker):
      act = "speaker"
      quote = words
      name = speaker?.name
      kind = speaker?.kind.rawValue
      take(key)
    case .merge(let kept, let merged):
      act = "merge"
      (name, kind) = (kept.name, kept.kind.rawValue)
      (other, otherKind) = (merged.name, merged.kind.rawValue)
    case .split(let entity, let alias):
      act = "split"
      (name, kind, other) = (entity.name, entity.kind.rawValue, alias)
    case .withdrawn(let former):
      self = CorrectionRecord(former, at: at)
      act = Self.withdrawing + act
    }
  }

  /// What stands before the act of one that is withdrawn.
  private static let withdrawing = "un"

  private mutating func take(_ key: ArticleKey) {
    feed = key.feed
    guid = key.guid
    url = key.url
    // Numbers of 64 bits do not survive every reader of JSON.
    text = key.text.map { String($0) }
  }

  /// The correction; nil when something is missing or of a newer version.
  var correction: Correction? {
    let key = ArticleKey(feed: feed, guid: guid, url: url, text: text.flatMap { Int64($0) })
    let entity = name.flatMap { name in
      kind.flatMap(EntityKind.init(rawValue:)).map { EntityKey(name: name, kind: $0) }
    }
    switch act {
    case "star": return .mark(key, .star)
    case "unstar": return .mark(key, .unstar)
    case "tag": return tag.map { .mark(key, .tag($0)) }
    case "untag": return tag.map { .mark(key, .untag($0)) }
    case "speaker": return quote.map { .speaker(key, words: $0, speaker: entity) }
    case "merge":
      guard let entity, let other, let kind = otherKind.flatMap(EntityKind.init(rawValue:)) else {
        return nil
      }
      return .merge(entity, EntityKey(name: other, kind: kind))
    case "split":
      guard let entity, let other else { return nil }
      return .split(entity, name: other)
    case "unspeaker", "unmerge", "unsplit":
      var former = self
      former.act.removeFirst(Self.withdrawing.count)
      return former.correction.map(Correction.withdrawn)
    default: return nil
    }
  }
}
