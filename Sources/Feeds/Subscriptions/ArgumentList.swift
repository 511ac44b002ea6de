/// Why a command cannot be taken apart: what is wrong and what to do.
package struct ArgumentProblem: Error, Equatable {
  /// For people.
  package var reason: String
}

/// Takes a command apart at blanks, quotation marks as a shell reads them, and nothing else of a
/// shell: signs that would only mean something to one are refused rather than handed over.
package func arguments(of command: String) -> Result<[String], ArgumentProblem> {
  if let sign = shellSign(in: command) {
    return .failure(
      ArgumentProblem(
        reason: "“\(sign)” means something to a shell, and none is started; quote it with ' ' "
          + "or put the command into a script of its own"))
  }
  var scanner = LineScanner(Array(command.utf8), line: 1)
  var words: [String] = []
  while true {
    scanner.skipBlanks()
    guard scanner.next != nil else { break }
    do throws(LineProblem) {
      words.append(try scanner.word())
    } catch {
      return .failure(ArgumentProblem(reason: "“\(command)”: \(error.reason)"))
    }
  }
  guard let program = words.first, !program.isEmpty else {
    return .failure(ArgumentProblem(reason: "no program is named; write auth=\"PROGRAM ARGUMENT\""))
  }
  return .success(words)
}

/// An argument as `arguments(of:)` reads it.
func quotedArgument(_ argument: String) -> String {
  let isPlain =
    !argument.isEmpty
    && argument.utf8.allSatisfy { byte in
      byte > 0x20 && byte != 0x22 && byte != 0x27 && byte != 0x5C && !shellSigns.contains(byte)
    } && !argument.hasPrefix("~")
  if isPlain { return argument }
  if !argument.utf8.contains(0x27) { return "'\(argument)'" }
  var quoted = "\""
  for character in argument.unicodeScalars {
    if character == "\"" || character == "\\" { quoted.append("\\") }
    quoted.unicodeScalars.append(character)
  }
  return quoted + "\""
}

private let shellSigns = Array("|&;<>()$`*?\\".utf8)

/// The first sign outside quotation marks that a shell would obey, nil when there is none.
private func shellSign(in command: String) -> Character? {
  var mark: UInt8?
  var previous: UInt8 = 0x20
  var isProtected = false
  for byte in command.utf8 {
    if isProtected {
      isProtected = false
    } else if let open = mark {
      if byte == open { mark = nil }
      isProtected = byte == 0x5C && open == 0x22
    } else if byte == 0x22 || byte == 0x27 {
      mark = byte
    } else if shellSigns.contains(byte) || byte == UInt8(ascii: "~") && previous == 0x20 {
      return Character(Unicode.Scalar(byte))
    }
    previous = byte
  }
  return nil
}
