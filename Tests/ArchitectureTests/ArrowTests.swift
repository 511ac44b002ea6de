import Foundation
import Testing

@Suite struct ArrowTests {
  @Test func `the package has no arrow that is not in the table`() throws {
    let targets = try PackageDescription.dumped().targets.filter { !$0.isForTests }
    #expect(targets.count >= 10)
    for target in targets {
      let allowed = try #require(allowedArrows[target.name], "\(target.name) is not in the table")
      let undecided = Set(target.dependencies.map(\.name)).subtracting(allowed)
      #expect(undecided.isEmpty, "\(target.name) must not know \(undecided.sorted())")
    }
  }

  @Test func `no source file imports past the table`() throws {
    for (target, allowed) in allowedArrows {
      for file in swiftFiles(of: target) {
        for module in try imports(in: file) where !allowed.contains(module) {
          #expect(
            systemModules.contains(module)
              && (!pureTargets.contains(target) || harmlessModules.contains(module)),
            "\(target)/\(file.lastPathComponent) must not import \(module)")
        }
      }
    }
  }

  @Test func `no source file is longer than 400 lines`() throws {
    for target in allowedArrows.keys {
      for file in swiftFiles(of: target) {
        let lines = try String(contentsOf: file, encoding: .utf8).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 401, "\(target)/\(file.lastPathComponent)")
      }
    }
  }

  private func swiftFiles(of target: String) -> [URL] {
    let folder = PackageDescription.root.appending(path: "Sources/\(target)")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  private func imports(in file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      // Examples in the help of a command: pullquote import FILE.
      guard words.first != "pullquote" else { return nil }
      guard let place = words.firstIndex(of: "import"), place < 2, words.count > place + 1 else {
        return nil
      }
      return words[place + 1].split(separator: ".").first.map(String.init)
    }
  }
}
