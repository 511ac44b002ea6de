import ArgumentParser
import Language

/// `pullquote samples`: the articles that come with the program.
struct SamplesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "samples",
    abstract: "List the articles that come with Pullquote, or print one.",
    discussion: """
      The articles and the people in them are invented.

      EXAMPLES
        pullquote samples
        pullquote samples harbour | pullquote quotes -
      """)

  @Argument(help: "The name of a sample; without one, all are listed.")
  var name: String?

  func run() throws {
    var output = Output()
    if let name {
      guard let bytes = Sample.named(name) else { throw UnknownSample(name: name) }
      output.write(Array(bytes))
    } else {
      let widest = Sample.names.map(\.count).max() ?? 0
      for sample in Sample.names {
        output.write("\(sample.flushLeft(in: widest))  \(Sample.headline(of: sample))\n")
      }
    }
    try output.flush()
  }
}

/// The articles compiled into the program, by the names people give them.
enum Sample {
  private static let folder = "samples/"
  private static let ending = ".txt"

  /// All names, in the order of the alphabet.
  static var names: [String] {
    Assets.embeddedPaths.filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }
      .map { String($0.dropFirst(folder.count).dropLast(ending.count)) }.sorted()
  }

  /// The text of a sample, nil when there is none of that name.
  static func named(_ name: String) -> UnsafeRawBufferPointer? {
    names.contains(name) ? Assets.embedded.bytes(folder + name + ending) : nil
  }

  /// The first line of a sample.
  static func headline(of name: String) -> String {
    let line = named(name)?.prefix { $0 != 0x0A }
    return line.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// A sample was asked for that the program does not hold.
struct UnknownSample: ToldFailure {
  var name: String
  var description: String {
    "no sample “\(name)”; there are \(Sample.names.joined(separator: ", "))"
  }
}
