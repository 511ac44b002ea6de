import CAssets
import Language

extension Assets {
  /// The files compiled into the program.
  static let embedded = Assets(areTrusted: true) { path in
    var size = 0
    guard let bytes = pq_asset(path, &size) else { return nil }
    return UnsafeRawBufferPointer(start: bytes, count: size)
  }

  /// The paths of all files compiled into the program, in the order of the table.
  static var embeddedPaths: [String] {
    var paths: [String] = []
    while let path = pq_asset_path(paths.count) { paths.append(String(cString: path)) }
    return paths
  }
}
