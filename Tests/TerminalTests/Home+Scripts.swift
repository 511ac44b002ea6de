import Foundation

extension Home {
  /// Writes a program for the shell into the folder `bin`.
  ///
  /// Another process writes it: a program started meanwhile by another test would inherit our
  /// descriptor, and a file that somebody can write to is "busy" and not run.
  /// - Returns: its path.
  func script(_ name: String, _ lines: String) throws -> String {
    let path = url.path() + "/bin/\(name)"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c",
      "mkdir -p \"${1%/*}\" && printf '%s\\n' '#!/bin/sh' \"$2\" > \"$1\" && chmod 755 \"$1\"",
      "sh", path, lines,
    ]
    try process.run()
    process.waitUntilExit()
    return path
  }

  /// The search path with the folder of `script` before the system's.
  var scriptPath: String { url.path() + "/bin:/usr/bin:/bin" }
}
