import Foundation
import Reader
import Testing

@testable import pullquote

@Suite struct ManualTests {
  @Test func `the manual has every key, every setting and every command`() throws {
    let page = try Program.run("manual").output
    for command in Command.allCases {
      #expect(page.contains(" \(command.rawValue) "), "no line for \(command.rawValue)")
    }
    for setting in Setting.all { #expect(page.contains(setting.help.prefix(40))) }
    for type in Pullquote.configuration.subcommands {
      #expect(page.contains("pullquote \(type.configuration.commandName ?? "")\n"))
    }
  }

  @Test func `as a page for man it has no line that troff takes for a request of ours`() throws {
    let page = try Program.run("manual", "--man").output
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") || $0.hasPrefix("'") }
    #expect(requests.allSatisfy { [".TH", ".SH", ".nf", ".fi"].contains($0.prefix(3)) })
    #expect(page.hasPrefix(".TH PULLQUOTE 1\n"))
  }
}
