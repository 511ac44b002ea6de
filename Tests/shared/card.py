#!/usr/bin/env python3
"""Write the tables of the model card anew, from the models as they are.

    card.py PROGRAM WORKSHOP SHARED [--ablation]

Replaces what stands between the marks `<!-- NAME -->` and `<!-- end NAME -->` of
Assets/models/en/MODEL-CARD.md; all other words of the card are people's. With --ablation it prints that
table alone and writes nothing.
"""
import hashlib, pathlib, re, sys

sys.dont_write_bytecode = True

import ablation, reliability
from bars import NOTE
from check import ASSETS, figures, table
from measure import Measure

CARD = ASSETS / "models/en/MODEL-CARD.md"
FAILURES = pathlib.Path(__file__).with_name("failures.tsv")


def files():
    """Every file of the models with its size and checksum."""
    lines = ["| file | bytes | sha256 (first 16) |", "|---|---|---|"]
    for path in sorted((ASSETS / "models/en").iterdir()):
        if path.suffix != ".md":
            sum16 = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
            lines.append(f"| {path.name} | {path.stat().st_size:,} | {sum16} |")
    return "\n".join(lines)


def scores(measure):
    lines = ["| what | measured | bar | aim | |", "|---|---|---|---|---|"]
    for name, value, unit, bar, aim, verdict in table(figures(measure)):
        lines.append(f"| {name} | {value} {unit} | {bar} | {aim} | {verdict} |")
    return "\n".join(lines) + f"\n\n{NOTE}"


def kinds(measure):
    """Spans and sources of each kind of quotation, and who said it by how the text says so."""
    found = measure.quote_figures()
    lines = ["| PolNeAR dev | gold | found | exact F1 | j80 P | j80 R | j80 F1 | source | end to end F1 |",
             "|---" * 9 + "|"]
    for kind in ("direct", "mixed", "quoted", "indirect", "all"):
        row = found[kind]
        numbers = (row["exact"]["f"], row["j80"]["p"], row["j80"]["r"], row["j80"]["f"], row["src_ov"],
                   row["e2e"]["f"])
        name = "direct + mixed" if kind == "quoted" else kind
        lines.append(f"| {name} | {row['gold']} | {row['sys']} | " + " | ".join(f"{n:.1f}" for n in numbers) + " |")
    who = measure.speaker_figures()
    lines += ["", "| who said it | gold | accuracy | F1 | named though nobody is |", "|---|---|---|---|---|"]
    for row in ("quoted", "indirect", "name", "nominal", "pronoun", "implicit"):
        one = who[row]
        name = {"quoted": "direct + mixed", "name": "source is a name", "nominal": "a description",
                "pronoun": "a pronoun", "implicit": "not mentioned"}.get(row, row)
        lines.append(f"| {name} | {one['gold']} | {one['acc']:.1f} | {one['f']:.1f} | {one['false']:.1f} |")
    names = {"GUM news": measure.news_names(), "WikiGold": measure.wikigold()}
    lines += ["", "| names, F1 | typed | untyped | person | organisation | place |", "|---|---|---|---|---|---|"]
    for corpus, row in names.items():
        cells = [f"{100 * row[kind][2]:.1f}" for kind in ("all", "untyped", "person", "organisation", "place")]
        lines.append(f"| {corpus} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def failures(measure):
    """Sentences that are hard, what is right of them, and what the engine says today."""
    lines = ["| text | what is right | what the engine says |", "|---|---|---|"]
    pairs = [line.split("\t") for line in FAILURES.read_text("utf-8").splitlines()]
    docs = [{"id": str(number), "text": text} for number, (text, _) in enumerate(pairs)]
    for (text, right), found in zip(pairs, measure.annotated(docs, "failures")):
        lines.append(f"| {text} | {right} | {'; '.join(told(q, text) for q in found['quotes']) or 'nothing'} |")
    return "\n".join(lines)


def told(quote, text):
    words = " … ".join(text[s:e] for s, e in quote["content"])
    source = " … ".join(text[s:e] for s, e in quote["source"])
    who = quote["speaker"] or (f"({source})" if source else "nobody")
    kind = "" if quote["speech"] else " (no statement)"
    return f"{who}{kind}: *{words}*"


def replaced(card, name, text):
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.S)
    if not pattern.search(card):
        sys.exit(f"{CARD}: the marks <!-- {name} --> and <!-- end {name} --> are missing")
    return pattern.sub(lambda found: found[1] + "\n" + text + "\n\n" + found[2], card)


def main(program, workshop, shared, *flags):
    if "--ablation" in flags:
        return print(ablation.table(workshop, shared, ASSETS))
    measure = Measure(program, shared, ASSETS)
    card = CARD.read_text("utf-8")
    for name, text in (
        ("files", files()), ("scores", scores(measure)), ("kinds", kinds(measure)),
        ("reliability", reliability.table(measure)), ("failures", failures(measure)),
        ("ablation", ablation.table(workshop, shared, ASSETS)),
    ):
        card = replaced(card, name, text)
    CARD.write_text(card, "utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
