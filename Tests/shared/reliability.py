"""Whether confidence is what it says: of the attributions given with 0.9, nine in ten should be right."""


class Bin:
    """The attributions whose confidence lies in one tenth."""

    def __init__(self):
        self.count = self.right = 0
        self.said = 0.0

    def add(self, confidence, right):
        self.count += 1
        self.right += right
        self.said += confidence

    def cells(self):
        if not self.count:
            return "0", "", ""
        return str(self.count), f"{self.said / self.count:.2f}", f"{self.right / self.count:.2f}"


def attributions(measure):
    """Of every attribution of PolNeAR dev: its confidence, whether it has words in marks, and whether
    its words (Jaccard 0.8) and its source (any word in common) are right."""
    quotes = measure.quotes
    gold_docs, system_docs = measure.dev()
    for name, doc in gold_docs.items():
        text, mask = doc["text"], quotes.quoted_mask(doc["text"])
        gold = quotes.prepare(doc["quotes"], text, mask)
        given = [q for q in system_docs[name]["quotes"] if q["confidence"] is not None]
        system = [dict(q, chars=quotes.word_chars(q["content"], text)) for q in given]
        matched = quotes.match(gold, system, 0.8)
        for index, quote in enumerate(system):
            if not quote["chars"]:
                continue
            source = quotes.word_chars(quote["source"], text)
            found = gold[matched[index]] if index in matched else None
            right = found is not None and bool(found["src"] & source or not found["src"] and not source)
            yield quote["confidence"], quotes.kind_of(quote["chars"], mask) != "indirect", right


def names(measure):
    """Of every speaker named in the speaker data's articles, where the quote itself was found: its
    confidence and whether the name is right."""
    score = measure.speakers
    system_docs = measure.dev()[1]
    for doc in measure.records("speakers/dev.jsonl"):
        text = doc["text"]
        prepared = lambda found: [dict(q, chars=score.word_chars(q["content"], text)) for q in found]
        gold, system = prepared(doc["quotes"]), prepared(system_docs[doc["id"]]["quotes"])
        for index, answer in score.match(gold, system, 0.5).items():
            said = score.norm(system[index]["speaker"])
            if said and ["@author"] not in gold[answer]["speakers"]:
                right = said in {score.norm(n) for names in gold[answer]["speakers"] for n in names}
                yield system[index]["confidence"], right


def table(measure):
    """Ten bins as Markdown; each with the number of attributions, the confidence they were given in the
    mean, and the share that is right."""
    bins = {which: [Bin() for _ in range(10)] for which in ("quoted", "reported", "name")}
    tenth = lambda confidence: min(int(confidence * 10 + 1e-9), 9)
    for confidence, in_marks, right in attributions(measure):
        bins["quoted" if in_marks else "reported"][tenth(confidence)].add(confidence, right)
    for confidence, right in names(measure):
        bins["name"][tenth(confidence)].add(confidence, right)
    lines = ["| confidence | quoted: number | said | right | reported: number | said | right "
             "| name: number | said | right |", "|---" * 10 + "|"]
    for index in range(10):
        cells = [cell for which in bins.values() for cell in which[index].cells()]
        lines.append(f"| {index / 10:.1f} to {(index + 1) / 10:.1f} | " + " | ".join(cells) + " |")
    errors = [calibration_error(found) for found in bins.values()]
    lines.append("| mean distance | " + " | ".join(f" | | {error:.3f}" for error in errors) + " |")
    return "\n".join(lines)


def calibration_error(bins):
    """The mean distance of what is said from what is right, over all attributions."""
    count = sum(b.count for b in bins)
    return sum(abs(b.said - b.right) for b in bins) / max(count, 1)
