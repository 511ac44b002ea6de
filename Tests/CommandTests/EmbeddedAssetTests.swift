import Foundation
import Testing

import Language

@testable import pullquote

@Suite struct EmbeddedAssetTests {
  @Test func `the program carries each model, sample and theme, nothing that is not there`() throws
  {
    let files = try ["models/en", "samples", "themes"].flatMap { folder in
      let path = packageFile("Assets/\(folder)").path
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { !$0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
    let carried = Assets.embeddedPaths
    #expect(Set(files).subtracting(carried).isEmpty)
    for path in carried {
      #expect(FileManager.default.fileExists(atPath: packageFile("Assets/\(path)").path), "\(path)")
    }
  }

  @Test func `the program carries every file the engine names`() throws {
    let sources = packageFile("Sources/Language").path
    for file in try FileManager.default.subpathsOfDirectory(atPath: sources)
    where file.hasSuffix(".swift") {
      let code = try String(contentsOfFile: sources + "/" + file, encoding: .utf8)
      for literal in code.matches(of: /"((?:languages|models)\/[^"\\]+)"/) {
        let path = String(literal.1)
        // A model that is not there yet is the engine's business: it runs on rules then.
        guard FileManager.default.fileExists(atPath: packageFile("Assets/\(path)").path) else {
          continue
        }
        #expect(Assets.embeddedPaths.contains(path), "\(path), asked for in \(file)")
      }
    }
  }

  @Test func `what it carries is what lies in the folder`() throws {
    for path in Assets.embeddedPaths {
      let bytes = try #require(Assets.embedded.bytes(path))
      #expect(try Data(contentsOf: packageFile("Assets/\(path)")).elementsEqual(bytes), "\(path)")
    }
  }
}
