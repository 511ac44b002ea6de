import Archive
import ArgumentParser
import Prose

/// `pullquote names`: who is who, as the reader says.
struct NamesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Correct who said a quotation, and merge or split names.",
    discussion: """
      What you say is kept in a file of its own beside the archive, and holds when articles are \
      annotated again. A person is given by number, as speakers and entities list it, or by name \
      where only one has it; a quotation by number, as quotes --json lists it.

      EXAMPLES
        pullquote names merge "Angela Merkel" "A. Merkel"
        pullquote names split "John Smith" Smith
        pullquote names speaker 4711 "Marian Vance"
        pullquote names speaker 4711 --nobody
      """,
    subcommands: [Merge.self, Split.self, Speaker.self])

  /// Two names of one person.
  struct Merge: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that two entries are one person, organisation or place.")

    @Argument(help: "The one to keep.")
    var kept: String

    @Argument(help: "The one that goes into it.")
    var other: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let store = try archive.keptStore()
      let (first, second) = (try store.named(kept), try store.named(other))
      guard first.id != second.id else { throw SameEntity(name: first.name) }
      try store.merge(first.id, second.id, now: Dates.now)
      var output = Output()
      output.write("\(shownLine(of: second.name)) is now \(shownLine(of: first.name))\n")
      try output.flush()
    }
  }

  /// One name of two persons.
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that a name does not belong to an entry: who bears it is somebody else.")

    @Argument(help: "The person, organisation or place.")
    var entity: String

    @Argument(help: "One of its names, as entities --name lists them.")
    var name: String

    @OptionGroup var archive: ArchiveOptions

    func run() throws {
      let store = try archive.keptStore()
      let found = try store.named(entity)
      let names = try store.entity(found.id)?.names ?? []
      guard names.contains(name), names.count > 1 else {
        throw UnknownName(name: name, entity: found.name, names: names)
      }
      try store.split(name, from: found.id, now: Dates.now)
      var output = Output()
      output.write("\(shownLine(of: name)) is no longer \(shownLine(of: found.name))\n")
      try output.flush()
    }
  }

  /// Who said it.
  struct Speaker: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say who said a quotation, or that nobody is named.")

    @Argument(help: "The number of the quotation.")
    var quote: Int64

    @Argument(help: "Who said it.")
    var speaker: String?

    @Flag(help: "Nobody is named.")
    var nobody = false

    @OptionGroup var archive: ArchiveOptions

    func validate() throws {
      if (speaker == nil) != nobody {
        throw ValidationError("Give the speaker, or --nobody.")
      }
    }

    func run() throws {
      let store = try archive.keptStore()
      let found = try speaker.map { try store.named($0) }
      guard try !store.sameQuotes(QuoteID(quote)).isEmpty else { throw UnknownQuote(id: quote) }
      try store.correct(QuoteID(quote), speaker: found?.id, now: Dates.now)
      var output = Output()
      output.write(
        "quotation \(quote): \(found.map { shownLine(of: $0.name) } ?? "nobody named")\n")
      try output.flush()
    }
  }
}

extension ArticleStore {
  /// The one entity that is meant by a number or a name.
  fileprivate func named(_ text: String) throws -> EntityCount {
    if let number = Int64(text) {
      guard let record = try entity(EntityID(number)) else { throw NotOne(text: text, found: []) }
      return record.count
    }
    let found = try entities(text, limit: 20)
    if found.count == 1 { return found[0] }
    let exact = found.filter { foldedWords(of: $0.name) == foldedWords(of: text) }
    guard exact.count == 1 else { throw NotOne(text: text, found: exact.isEmpty ? found : exact) }
    return exact[0]
  }
}

/// A name means nobody, or several.
private struct NotOne: ToldFailure {
  var text: String
  var found: [EntityCount]

  var description: String {
    guard !found.isEmpty else { return "nobody in the archive is called “\(text)”" }
    let list = found.prefix(8).map { "\($0.id.value) \($0.name) (\($0.kind.rawValue))" }
    return "“\(text)” may be \(list.joined(separator: ", ")); give the number"
  }
}

/// Both names lead to the same entry already.
private struct SameEntity: ToldFailure {
  var name: String
  var description: String { "both are \(name) already" }
}

/// The entry has no such name, or no other.
private struct UnknownName: ToldFailure {
  var name: String
  var entity: String
  var names: [String]
  var description: String {
    names.count < 2
      ? "\(entity) has no other name"
      : "\(entity) is not called “\(name)”, but "
        + names.map { "“\($0)”" }.joined(separator: ", ")
  }
}

/// No quotation has this number.
private struct UnknownQuote: ToldFailure {
  var id: Int64
  var description: String {
    "no quotation \(id) in the archive; quotes --json lists their numbers"
  }
}
