import Prose
import Testing

@testable import Archive

@Suite struct EntityProfileTests {
  @Test func `a profile is read back from its bytes`() throws {
    let profiles = sample.profiles.values
    #expect(profiles.count == 5)
    for profile in profiles {
      let bytes = profile.encoded
      #expect(bytes.count < 250)
      #expect(try #require(EntityProfile(encoded: bytes)) == profile)
    }
  }

  @Test func `damaged bytes are refused, none of them crashes`() throws {
    let bytes = try #require(sample.profiles[EntityID(1)]).encoded
    for length in bytes.indices {
      #expect(EntityProfile(encoded: Array(bytes[..<length])) == nil)
    }
    #expect(EntityProfile(encoded: bytes + [0]) == nil)
    var random = SplitMix(state: 11)
    for _ in 0..<5_000 {
      var damaged = bytes
      for _ in 0...random.below(3) { damaged[random.below(bytes.count)] = UInt8(random.below(256)) }
      if var profile = EntityProfile(encoded: damaged) {
        profile.merge(profile)
        #expect(profile.linkKeys(SmallArchive.vocabulary).count <= 5 * EntityProfile.Limits.names)
        let name = profile.fullestName(SmallArchive.vocabulary)
        #expect(name.isEmpty || profile.names.contains { $0.text == name })
        #expect(profile.names.count <= EntityProfile.Limits.names)
        #expect(profile.encoded.count <= damaged.count + 64)
      }
    }
  }

  @Test func `a profile stays small whatever is read`() throws {
    var archive = SmallArchive()
    for number in 0..<300 {
      archive.add(
        "a\(number)|P Jane Smith/J. Smith/J\(number) Smith (role\(number))|O Firm \(number)|O Board",
        published: number)
    }
    let profile = try #require(archive.profiles[EntityID(1)])
    #expect(profile.articles == 300)
    #expect((profile.firstSeen, profile.lastSeen) == (0, 299))
    #expect(profile.names.count == EntityProfile.Limits.names)
    #expect(profile.encoded.count < 600)
    #expect(profile.fullestName(SmallArchive.vocabulary) == "Jane Smith")
    #expect(profile.companions.entries.contains { $0.count == 300 })
  }

  /// Names of articles, and the one to show.
  @Test(arguments: [
    (["P Rogozin (chief)", "P Dmitry Rogozin (chief)", "P Rogozin (chief)"], "Dmitry Rogozin"),
    (["P Dmitry O. Rogozin", "P Dmitry Rogozin", "P Dmitry Rogozin"], "Dmitry Rogozin"),
    (["P D. Rogozin", "P Dmitry Rogozin", "P D. Rogozin"], "Dmitry Rogozin"),
    (["P Jose Nunez", "P José Núñez", "P Jose Nunez"], "José Núñez"),
    (["P ANGELA MERKEL", "P ANGELA MERKEL", "P Angela Merkel"], "Angela Merkel"),
    (["O WHO", "O World Health Organization/WHO"], "World Health Organization"),
    (["O Apple Inc.", "O Apple", "O Apple"], "Apple"),
  ])
  func `the fullest common name is shown`(articles: [String], name: String) throws {
    var archive = SmallArchive()
    for (index, article) in articles.enumerated() { archive.add("\(index)|\(article)") }
    let profile = try #require(archive.profiles[EntityID(1)])
    #expect(profile.articles == articles.count)
    #expect(profile.fullestName(SmallArchive.vocabulary) == name)
  }

  @Test func `counts keep what is common and never fall short`() {
    var counts = TopCounts(limit: 3)
    for hash: UInt32 in 0..<1_000 {
      counts.add(7_777)
      counts.add(hash)
    }
    #expect(counts.entries.count == 3)
    #expect(counts.entries.first { $0.hash == 7_777 }?.count == 1_000)
    counts.add(7_777, times: .max)
    #expect(counts.entries.first { $0.hash == 7_777 }?.count == .max)
  }

  private var sample: SmallArchive {
    var archive = SmallArchive()
    archive.add(
      "a|P Zoë O’Brien/O’Brien (ferry owner) f|O Øresund Line|L Malmö", published: -86_400)
    archive.add("b|P Zoë O’Brien|X Bridge Act|P Brien", published: 1_773_576_000)
    return archive
  }
}
