/// Months by their names and short forms in the languages whose feeds use them, in small letters.
let monthNames: [String: Int] = {
  var names: [String: Int] = [:]
  for (index, words) in monthWords.enumerated() {
    for word in words.split(whereSeparator: \.isWhitespace) { names[String(word)] = index + 1 }
  }
  return names
}()

/// English; German; French; Spanish, Portuguese and Italian; Dutch and Nordic; Slavic; Greek;
/// Hungarian; Russian.
private let monthWords = [
  """
  january jan januar jän jänner janvier janv enero ene janeiro gennaio gen januari styczeń stycznia \
  sty leden ledna ιαν ιανουαρίου január янв января январь
  """,
  """
  february feb februar février févr fév fevrier fevr fev febrero fevereiro febbraio februari luty \
  lutego lut únor února φεβ φεβρουαρίου február február. фев февр февраля февраль
  """,
  """
  march mar märz mär maerz mrz mars marzo março marco maart mrt marzec marca březen března μαρ μάρ \
  μαρτίου március мар марта март
  """,
  """
  april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna απρ απριλίου április апр \
  апреля апрель
  """,
  """
  may mai mayo maio mag maggio mei maj maja květen května μαι μάι μαϊ μαΐου május мая май
  """,
  """
  june jun juni juin junio junho giugno giu juny czerwiec czerwca cze červen června ιουν ιούν \
  ιουνίου június июн июня июнь
  """,
  """
  july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července ιουλ ιούλ \
  ιουλίου július июл июля июль
  """,
  """
  august aug août aout aoû agosto ago augustus augusti sierpień sierpnia sie srpen srpna αυγ αύγ \
  αυγούστου augusztus авг августа август
  """,
  """
  september sep sept septembre septiembre setiembre setembro set settembre wrzesień września wrz \
  září σεπ σεπτεμβρίου szeptember сен сент сентября сентябрь
  """,
  """
  october oct oktober okt octobre octubre outubro out ottobre ott październik października paź \
  říjen října οκτ οκτωβρίου október окт октября октябрь
  """,
  """
  november nov novembre noviembre novembro listopad listopada lis listopadu νοε νοέ νοεμβρίου ноя \
  нояб ноября ноябрь
  """,
  """
  december dec dezember dez décembre déc decembre diciembre dic dezembro dicembre desember grudzień \
  grudnia gru prosinec prosince δεκ δεκεμβρίου дек декабря декабрь
  """,
]
