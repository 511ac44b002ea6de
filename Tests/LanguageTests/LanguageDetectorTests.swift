import Language
import Prose
import Testing

@Suite struct LanguageDetectorTests {
  private func annotation(_ text: String) throws -> Annotation {
    try Annotator(assets: assets).annotate(text, paragraphs: lines(text))
  }

  @Test(arguments: [
    ("The mayor of the town said that it was not for her to decide.", "en"),
    ("Die Bürgermeisterin der Stadt sagte, dass es nicht an ihr ist, das zu entscheiden.", "de"),
    ("La maire de la ville a dit que ce n'est pas à elle de décider dans cette affaire.", "fr"),
    (
      "La alcaldesa de la ciudad dijo que no es ella la que decide en el caso de los vecinos.", "es"
    ),
    ("Мэр города сказала, что это решать не ей.", "ru"),
    ("市长说，这不是她的决定。", "zh"),
    ("Xyzzy plugh", "und"),
  ])
  func `the language is told by its commonest words`(text: String, code: String) throws {
    #expect(try annotation(text).language == code)
  }

  @Test func `a foreign article keeps its marked quotations and names nobody`() throws {
    let found = try annotation(
      "„Das ist nicht der Weg, den wir gehen wollen“, sagte die Ministerin Anna Beispiel in Berlin."
    )
    #expect(found.language == "de")
    #expect(found.quotes.count == 1)
    #expect(found.quotes.allSatisfy { $0.attribution == nil && $0.kind == .direct })
    #expect(found.entities.isEmpty)
  }
}
