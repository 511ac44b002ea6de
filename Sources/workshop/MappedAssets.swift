import Foundation
import Language

/// The files of an Assets folder, mapped into memory when first asked for.
///
/// Mappings are kept for the whole run: `Assets` promises that its memory stays.
struct MappedAssets {
  let directory: String

  /// What the engine reads from.
  var assets: Assets {
    let directory = directory
    return Assets { path in
      let file = open("\(directory)/\(path)", O_RDONLY)
      guard file >= 0 else { return nil }
      defer { close(file) }
      let size = Int(lseek(file, 0, SEEK_END))
      guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0),
        start != MAP_FAILED
      else { return nil }
      return UnsafeRawBufferPointer(start: start, count: size)
    }
  }
}
