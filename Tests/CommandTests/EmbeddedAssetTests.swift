import Foundation
import Testing

import Language

@testable import pullquote

@Suite struct EmbeddedAssetTests {
  @Test func `the program carries every model and sample, and nothing else`() throws {
    let folders = ["models/en", "samples"]
    let files = try folders.flatMap { folder in
      let path = packageFile("Assets/\(folder)").path
      guard FileManager.default.fileExists(atPath: path) else { return [String]() }
      return try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { !$0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }
    let carried = Assets.embeddedPaths
    #expect(carried.sorted() == files.sorted())
  }

  @Test func `what it carries is what lies in the folder`() throws {
    for path in Assets.embeddedPaths {
      let bytes = try #require(Assets.embedded.bytes(path))
      #expect(try Data(contentsOf: packageFile("Assets/\(path)")).elementsEqual(bytes), "\(path)")
    }
  }
}
