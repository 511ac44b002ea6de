import Foundation
import Language
import Prose

/// The committed files of `Assets/`, as the program would have them.
let assets: Assets = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Assets")
  return Assets { path in
    guard let data = try? Data(contentsOf: root.appending(path: path)) else { return nil }
    // Kept for the whole run, as `Assets` asks.
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: data.count, alignment: 64)
    copy.copyBytes(from: data)
    return UnsafeRawBufferPointer(copy)
  }
}()

let rules = ReadingRules(assets: assets)

/// Each line of `text` a body paragraph.
func lines(_ text: String) -> [Paragraph] { Paragraph.lines(of: text) }

/// Reads `text`, each line a paragraph.
func read(_ text: String) -> Passage { Passage(text, paragraphs: lines(text), rules: rules) }
