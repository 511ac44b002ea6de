import PullquoteModel

/// The article of the golden screens. The people and places are invented.
enum FerryArticle {
  static var index: ArticleIndex { MarkedArticle.index(marked) }

  static let marked = """
    Harbour board backs away from ferry cuts
    By Ines Calloway, {o:Tidewater Courier}
    The {o:harbour board} of {l:Port Levin} will <1i|keep the late ferry running through the winter>, <1s|its chair {p:Mara Ellison}> <1c|announced> on Tuesday, after a month of protest from shift workers on the island.
    “<2d|We heard the nurses and the bakers, and we heard the numbers too,>” <2c|said> <2s|{p:Mara Ellison|Ellison}>. “<2d|A boat that nobody can catch is not a saving.>” The decision costs the city about 1.2 million crowns a year.
    <3s|{p:Tomas Reiter}>, who leads the deckhands' union, <3c|said> <3i|the union would hold the board to its word>. He <4c|accused> the city of <4m|“governing by spreadsheet” and asking crews to pay for it>.
    # What the plan says
    Under the plan, the 23:40 crossing stays, while two afternoon boats are merged. Engineers at {o:Northgate Marine} expect the change to save 300 tonnes of fuel.
    “<5d|It is the first sensible timetable in a decade,>” <5c|said> <5s|{p:Tomas Reiter|Reiter}>, who has worked on the boats since 1998.
    {p:Olga Brandt}, who runs the bakery at the pier in {l:Port Levin}, was less sure. “<6d|Ask me again in January,>” <6s55|{p:Olga Brandt|she}> <6c|said>.
    - the 23:40 boat stays
    - the 14:10 and 15:05 boats become one, which leaves the school run without a direct crossing
    - fares rise by two per cent
    A passenger shouted “<7d|Shame!>” from the gallery. A notice in the cafe said 東京の船は冬でも出る and nobody could tell why; it was signed with a 🐟 and the word na\u{EF}vete\u{301}.
    The board meets again on 12 March. “<8d|Letters,>” <8s|{p:Mara Ellison|Ellison}> <8c|said>, “<8d|are how this place has always argued with itself, and I do not intend to be the chair who stops opening them because there are too many.>”
    <9s|The {o:harbour board}> <9c|promised> <9i|to publish its minutes>.
    """
}
