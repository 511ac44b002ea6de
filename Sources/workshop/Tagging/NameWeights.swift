import Foundation
import Language

/// Trained weights before they are rounded.
struct NameWeights {
  var emissions: [Float]
  var transitions: [Float]

  /// The model as `NameTagger` reads it.
  /// - Parameters:
  ///   - cut: rows that stay below this after rounding are left out.
  ///   - bias: taken from the score of every token outside of names, for more names.
  func file(cut: Float, bias: Float) -> [UInt8] {
    let scale = WeightRounding.scale(emissions, share: 5000)
    let rounded = WeightRounding.bytes(
      emissions, classes: NameLabel.count, scale: scale, cut: cut / scale)
    let sections = TagWeights.sections(weights: rounded, classes: NameLabel.count)
    var table: [UInt8] = []
    for (place, weight) in transitions.enumerated() {
      let moved = place % NameLabel.count == 0 ? weight - bias : weight
      AssetFile.append(Int16(clamping: Int((moved * scale).rounded())), to: &table)
    }
    return AssetFile.bytes(
      magic: NameTagger.magic, version: NameTagger.version,
      sections: [sections.index, sections.rows, table])
  }
}
