import Prose
import Testing

@testable import Archive

@Suite struct EntityLinkerTests {
  /// Two entities of two articles that are one.
  @Test(arguments: [
    ("P Dmitry Rogozin", "P Dmitry O. Rogozin", LinkReason.middleName),
    ("P Dmitry O. Rogozin", "P Dmitry Olegovich Rogozin", .middleName),
    ("P José Núñez", "P Jose Nunez", .sameName),
    ("P JK Ferris", "P J. K. Ferris", .sameName),
    ("P Joe Ferris", "P Joseph R. Ferris Jr.", .nickname),
    ("P Hillary Ferris/Hillary (senator)", "P Hillary (senator)", .surnameInContext),
    ("P ANGELA MERKEL", "P Angela Merkel", .sameName),
    ("P Zoë O’Brien", "P Zoe O'Brien", .sameName),
    ("P Bill Clinton", "P William J. Clinton", .nickname),
    ("P D. Rogozin", "P Dmitry Rogozin", .initial),
    ("P Martin Luther King Jr.", "P Martin Luther King", .middleName),
    ("P Dmitry Rogozin (Roscosmos chief)", "P Rogozin (the Roscosmos chief)", .surnameInContext),
    ("P Rogozin (Roscosmos chief)", "P Dmitry Rogozin (Roscosmos chief)", .surnameInContext),
    ("P Ana Ferreira|O Harbour Trust", "P Ferreira|O Harbour Trust", .surnameInContext),
    ("P Gabriel García|O Macondo Press", "P Gabriel García Márquez|O Macondo Press", .continued),
    ("P John Smith (senator) m", "P John Smith (finance minister) m", .sameName),
    ("O Apple", "O Apple Inc.", .sameName),
    ("O The Guardian", "O Guardian", .sameName),
    ("O World Health Organization/WHO", "O WHO", .alias),
    ("O WHO", "O World Health Organization/WHO", .alias),
    ("O U.N.E.S.C.O.", "O UNESCO", .sameName),
    ("O Calder Energy plc/Calder Energy", "O Calder Energy", .sameName),
    ("X Falcon 9", "O Falcon 9", .sameName),
    ("L São Paulo", "L Sao Paulo", .sameName),
    ("L U.S.", "L US", .sameName),
  ])
  func `names of one are linked`(first: String, second: String, reason: LinkReason) {
    let archive = linked(["a|\(first)", "b|\(second)"])
    let decision = archive.decisions.first {
      $0.key.hasPrefix("b:") && $0.value.entity == EntityID(1)
    }
    #expect(decision?.value.reason == reason)
  }

  /// Two entities of two articles that are two.
  @Test(arguments: [
    ("P John Smith (striker) m", "P John Smith (senator) m", LinkReason.otherBearer),
    ("P Robin Lee m", "P Robin Lee f", .otherBearer),
    ("P John A. Smith", "P John B. Smith", .unknownName),
    ("P John Smith Jr.", "P John Q. Smith Sr.", .unknownName),
    ("P John Smith", "P John Smith Jr.", .unknownName),
    ("P George W. Hart", "P George H.W. Hart", .unknownName),
    ("P George W. Hart", "P George HW Hart", .unknownName),
    ("O Senate", "O Senate Budget Committee/Senate", .unknownName),
    ("P John Smith", "P Jane Smith", .unknownName),
    ("P Dmitry Rogozin", "P Rogozin", .ambiguous),
    ("P Rogozin", "P Dmitry Rogozin", .unknownName),
    ("P Rogozin", "P Rogozin", .ambiguous),
    ("P Washington", "L Washington", .unknownName),
    ("P George Washington", "L Washington", .unknownName),
    ("L Georgia", "O Georgia", .unknownName),
    ("O New York Times/Times", "O Times", .ambiguous),
    ("O Press Association/PA", "O PA", .ambiguous),
    ("O First National Bank", "O National Bank", .unknownName),
    ("P John Paul", "P John Paul Jones", .unknownName),
    ("P Rob Clinton", "P William Clinton", .unknownName),
  ])
  func `what may be two is kept apart`(first: String, second: String, reason: LinkReason) {
    let archive = linked(["a|\(first)", "b|\(second)"])
    #expect(archive.groups.count == 2)
    #expect(archive.decisions.first { $0.key.hasPrefix("b:") }?.value.reason == reason)
  }

  @Test func `an initial or a surname that two may have meant is left alone`() {
    let archive = linked([
      "a|P Jane Smith", "b|P John Smith", "c|P J. Smith", "d|P Smith",
    ])
    #expect(archive.groups.count == 4)
  }

  @Test func `a name that clashes with one of an entity's names is another's`() {
    let archive = linked([
      "a|P George W. Hart/George Hart", "b|P George H. W. Hart", "c|P George Hart",
      "d|P George W. Hart",
    ])
    #expect(
      archive.groups == [
        ["a:George W. Hart", "c:George Hart", "d:George W. Hart"], ["b:George H. W. Hart"],
      ])
  }

  @Test func `a word that a text once used for somebody is not another's name`() {
    let archive = linked([
      "a|P Ann Lee/Ann/Wisconsin (judge)", "b|P Wisconsin (judge)", "c|P Ann (judge)",
    ])
    #expect(archive.groups == [["a:Ann Lee", "c:Ann"], ["b:Wisconsin"]])
  }

  @Test func `surroundings tell which of two bearers is meant`() {
    let archive = linked([
      "a|P John Smith (striker) m|O Northgate Rovers", "b|P Jane Smith (minister) f|O Treasury",
      "c|P Smith f|O Treasury", "d|P Smith|O Northgate Rovers", "e|P Smith (striker)",
    ])
    #expect(archive.links["c:Smith"] == archive.links["b:Jane Smith"])
    #expect(archive.links["d:Smith"] == archive.links["a:John Smith"])
    #expect(archive.links["e:Smith"] == archive.links["a:John Smith"])
  }

  @Test func `a name that is nearly always one person's needs no surroundings`() {
    var articles = (0..<25).map { "n\($0)|P Angela Merkel" }
    articles += ["x|P Fritz Merkel", "y|P Merkel"]
    let archive = linked(articles)
    #expect(archive.links["y:Merkel"] == archive.links["n0:Angela Merkel"])
    #expect(archive.decisions["y:Merkel"]?.reason == .knownSurname)
  }

  @Test func `two people whom one article tells apart stay two`() {
    let archive = linked([
      "a|P Hannah Ortega|O Council", "b|P Hannah B. Ortega|P Hannah Ortega|O Council",
    ])
    #expect(Set(archive.groups.map(\.count)) == [1, 2])
    #expect(archive.links["b:Hannah B. Ortega"] != archive.links["b:Hannah Ortega"])
  }

  @Test func `a footballer and a senator of one name gather their own articles`() {
    let archive = linked([
      "a|P John Smith (striker) m|O Northgate Rovers", "b|P John Smith (senator) m|O Senate",
      "c|P John Smith m|O Senate|P Jane Doe", "d|P John Smith m|O Northgate Rovers",
      "e|P John Smith (footballer)", "f|P John Smith (senator)",
    ])
    let groups = archive.groups.filter { $0[0].contains("Smith") }
    #expect(
      groups == [
        ["a:John Smith", "d:John Smith", "e:John Smith"],
        ["b:John Smith", "c:John Smith", "f:John Smith"],
      ])
  }

  @Test func `clear cases come out the same in every order`() {
    let articles = [
      "a|P Dmitry Rogozin (Roscosmos chief) m|O Roscosmos|L Moscow|P Elon Musk",
      "b|P Dmitry O. Rogozin/Rogozin (head of Roscosmos)|O NASA|O Roscosmos",
      "c|P Rogozin|O Roscosmos|P Musk",
      "d|O National Aeronautics and Space Administration/NASA|P Elon Musk",
      "e|O NASA|L Moscow|P Rogozin|O Roscosmos",
      "f|P John Smith (striker) m|O Northgate Rovers", "g|P John Smith (senator) m|O Senate",
      "h|P John Smith (senator)|O Senate", "i|P John Smith (footballer)|O Northgate Rovers",
      "j|O Harbour Freight plc|P Zoë Brandt", "k|O Harbour Freight|P Zoe Brandt|P Musk|O NASA",
    ]
    let expected = linked(articles).groups
    #expect(expected.count == 11, "\(expected)")
    var random = SplitMix(state: 3)
    for _ in 0..<200 {
      let shuffled = articles.shuffled(using: &random)
      #expect(linked(shuffled).groups == expected, "\(shuffled.map { $0.prefix(1) })")
    }
  }

  @Test func `what the reader said overrides everything`() {
    var archive = linked(["a|P John Smith (striker)", "b|P Jane Smith"])
    archive.add(
      "c|P Jane Smith|P Smith",
      corrections: LinkCorrections(pinned: ["Jane Smith": EntityID(1)]))
    #expect(archive.links["c:Jane Smith"] == EntityID(1))
    #expect(archive.decisions["c:Jane Smith"]?.reason == .correction)
  }

  @Test func `what the reader set apart is not merged unasked`() {
    let articles = ["a|O NASA", "b|O National Aeronautics and Space Administration"]
    let both = "c|O National Aeronautics and Space Administration/NASA"
    var (free, apart) = (linked(articles), linked(articles))
    free.add(both)
    apart.add(both, corrections: LinkCorrections(apart: [[EntityID(1), EntityID(2)]]))
    #expect(free.groups.count == 1)
    #expect(apart.groups.count == 2)
  }

  @Test(arguments: ["P", "O", "L", "X"])
  func `names without a letter are nobody's`(kind: String) {
    let archive = linked([
      "a|\(kind) …|\(kind) &", "b|\(kind) …/—", "c|\(kind) —/Ann Lee", "d|\(kind) —",
    ])
    #expect(archive.groups.count == 5)
    #expect(archive.profiles.values.allSatisfy { !$0.fullestName(SmallArchive.vocabulary).isEmpty })
  }

  @Test(.timeLimit(.minutes(1)))
  func `thousands of bearers of one name are bounded work`() {
    let vocabulary = SmallArchive.vocabulary
    let lone = Entity(kind: .person, name: "Smith", aliases: ["Smith"], mentions: [])
    let entity = Annotation(
      tokens: [], sentences: [], mentions: [], entities: [lone], quotes: [], language: "en",
      annotator: AnnotatorVersion("test")
    ).linkable(from: nil, vocabulary)[0]
    let candidates = (0..<5_000).map { number in
      LinkCandidate(
        id: EntityID(Int64(number)), profile: EntityProfile(entity, published: number), vocabulary)
    }
    let decision = EntityLinker(vocabulary).decide(entity, candidates)
    #expect(decision.entity == nil)
  }

  private func linked(_ articles: [String]) -> SmallArchive {
    var archive = SmallArchive()
    for article in articles { archive.add(article) }
    return archive
  }
}
