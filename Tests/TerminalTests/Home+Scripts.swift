import Foundation

extension Home {
  /// Writes a program for the shell into the folder `bin`.
  /// - Returns: its path.
  func script(_ name: String, _ lines: String) throws -> String {
    let path = try write("bin/\(name)", "#!/bin/sh\n\(lines)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  /// The search path with the folder of `script` before the system's.
  var scriptPath: String { url.path() + "/bin:/usr/bin:/bin" }
}
