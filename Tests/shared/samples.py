#!/usr/bin/env python3
"""Compare what the program finds in the samples with what a person marked in them.

    samples.py PROGRAM [NAME ...] [--quiet]

Prints, for every sample, the quotations missed, the false ones and the wrong speakers, then totals.
A quotation is found when its word characters and the marked ones have Jaccard 0.8 or more. Thoughts
and wishes, which nobody marked, count neither way.
"""
import json, pathlib, re, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = HERE / "Fixtures" / "samples"


def read_marked(path):
    """The plain text, the marked quotations, and the entities as (kind, name, forms)."""
    body, entities = path.read_text("utf-8").rstrip("\n").split("\n=====\n")
    text, quotes, start, speaker = "", [], 0, None
    for part in re.split(r"(⟦[^|⟧]*\||⟧)", body):
        if part.startswith("⟦"):
            start, head = len(text), part[1:-1]
            if head != "+":
                kind, speaker = head.split(" ", 1)
                names = [] if speaker.startswith("@none") else speaker.split(" & ")
                quotes.append({"kind": kind, "speakers": names, "content": []})
        elif part == "⟧":
            quotes[-1]["content"].append((start, len(text)))
        else:
            text += part
    rows = [line.split("|") for line in entities.split("\n")]
    return text + "\n", quotes, [(kind, name, forms.split("; ")) for kind, name, forms in rows]


def word_chars(text, spans):
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def words(text, spans):
    joined = " ... ".join(" ".join(text[s:e].split()) for s, e in spans)
    return joined if len(joined) < 90 else joined[:60] + " ... " + joined[-25:]


def compare(name, program, quiet):
    text, gold, entities = read_marked(FIXTURES / f"{name}.marked")
    sample = HERE.parent / "Assets" / "samples" / f"{name}.txt"
    done = subprocess.run([program, "annotate", sample], capture_output=True, check=True)
    found = json.loads(done.stdout)
    pairs = []
    sets = [word_chars(text, q["content"]) for q in found["quotes"]]
    for g, quote in enumerate(gold):
        chars = word_chars(text, quote["content"])
        for s, other in enumerate(sets):
            if len(chars & other) >= 0.8 * len(chars | other):
                pairs.append((len(chars & other) / len(chars | other), g, s))
    by_gold, used = {}, set()
    for _, g, s in sorted(pairs, reverse=True):
        if g not in by_gold and s not in used:
            by_gold[g] = s
            used.add(s)
    notes, right, false = [], 0, 0
    for g, quote in enumerate(gold):
        if g not in by_gold:
            notes.append(f"  missed   {quote['kind']} {words(text, quote['content'])}")
            continue
        answer = found["quotes"][by_gold[g]]
        names = answer.get("speakers") or [answer["speaker"]] if answer["speaker"] else []
        if set(names) == set(quote["speakers"]):
            right += 1
        else:
            notes.append(f"  speaker  {names} not {quote['speakers']} ({answer['rule']}): "
                         + words(text, quote["content"]))
    for s, quote in enumerate(found["quotes"]):
        if s not in used and quote["speech"]:
            false += 1
            notes.append(f"  false    {quote['kind']} {words(text, quote['content'])}")
    kinds = {(e["name"], e["type"]) for e in found["entities"]}
    named = 0
    for kind, full, _ in entities:
        if (full, kind) in kinds:
            named += 1
        else:
            notes.append(f"  entity   {kind} {full}")
    if not quiet:
        print(f"{name}: {len(by_gold)}/{len(gold)} found, {false} false, "
              f"{right} speakers right, {named}/{len(entities)} entities")
        print("\n".join(notes))
    return len(gold), len(by_gold), len(used) + false, right, len(entities), named


def main():
    names = [a for a in sys.argv[2:] if not a.startswith("-")]
    names = names or sorted(p.stem for p in FIXTURES.glob("*.marked"))
    rows = [compare(name, sys.argv[1], "--quiet" in sys.argv) for name in names]
    gold, hit, system, right, entities, named = map(sum, zip(*rows))
    print(f"samples: recall {hit / gold:.2f}, precision {hit / max(system, 1):.2f}, speakers of "
          f"those found {right / max(hit, 1):.2f}, entities {named / entities:.2f}")


main()
