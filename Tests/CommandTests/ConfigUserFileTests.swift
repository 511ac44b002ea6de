import Feeds
import Foundation
import Prose
import Testing

@testable import pullquote

@Suite struct ConfigUserFileTests {
  private func permissions(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  @Test func `a missing file is made for the user alone, with its explanation`() throws {
    let scratch = try Scratch()
    let folder = scratch.url.path + "/a/b"
    let file = FeedsFile(path: folder + "/feeds")
    #expect(try file.read() == FeedList())
    #expect(try file.append(Subscription(url: "http://a.org", folder: ["F"])))
    #expect(try permissions(folder) == 0o700)
    #expect(try permissions(file.path) == 0o600)
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text == feedsFileTemplate + "[F]\nhttp://a.org\n")
    #expect(try file.append(Subscription(url: "HTTP://a.org/")) == false)
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
  }

  @Test func `permissions and symbolic links stay, and nothing is left beside`() throws {
    let scratch = try Scratch()
    let real = try scratch.file("real", Array("http://a.org\n".utf8)).path
    let folder = scratch.url.path + "/config"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    let link = folder + "/feeds"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../real")
    #expect(try FeedsFile(path: link).append(Subscription(url: "http://b.org")))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../real")
    #expect(try permissions(real) == 0o640)
    #expect(
      try String(contentsOfFile: real, encoding: .utf8) == "http://a.org\nhttp://b.org\n")
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: scratch.url.path).sorted()
        == ["config", "config/feeds", "real"])
  }

  @Test func `a link that leads nowhere is not replaced`() throws {
    let scratch = try Scratch()
    let link = scratch.url.path + "/feeds"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "gone")
    #expect(throws: UserFileError.self) {
      try FeedsFile(path: link).append(Subscription(url: "http://b.org"))
    }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "gone")
  }

  @Test func `a file that something else changes meanwhile is left as that made it`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("feeds", Array("old\n".utf8))
    let edit = { () throws(UserFileError) in
      try UserFile(path: file.path).edit { (_: [UInt8]?) throws(UserFileError) -> [UInt8]? in
        try? Data("theirs\n".utf8).write(to: file)
        return Array("ours\n".utf8)
      }
    }
    #expect(throws: UserFileError.changed(path: file.path)) { try edit() }
    #expect(try String(contentsOf: file, encoding: .utf8) == "theirs\n")
    #expect(try FileManager.default.subpathsOfDirectory(atPath: scratch.url.path) == ["feeds"])
  }

  @Test func `several that add at once lose nothing`() async throws {
    let scratch = try Scratch()
    let file = FeedsFile(path: scratch.url.path + "/feeds")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask { try file.append(Subscription(url: "http://\(number).org")) }
      }
      try await group.waitForAll()
    }
    #expect(Set(try file.read().subscriptions.map(\.url)).count == 20)
  }

  @Test func `a folder or an endless file in its place is told`() throws {
    let scratch = try Scratch()
    #expect(throws: UserFileError.unreadable(path: scratch.url.path, code: EISDIR)) {
      try FeedsFile(path: scratch.url.path).read()
    }
    #expect(throws: UserFileError.self) { try UserFile(path: "/dev/zero").read() }
    #expect(throws: UserFileError.self) {
      try FeedsFile(path: "/dev/null/x/feeds").append(Subscription(url: "http://a.org"))
    }
  }

  @Test func `a feed is taken out and nothing else`() throws {
    let scratch = try Scratch()
    let path = try scratch.file("feeds", Array("# a\r\nhttp://a.org x\nnonsense\n".utf8)).path
    #expect(try FeedsFile(path: path).remove(url: "http://b.org") == false)
    #expect(try FeedsFile(path: path).remove(url: "http://a.org/"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "# a\r\nnonsense\n")
  }
}
