"""Scores the program on the one article of the seed, whose every quote and entity is known."""
import json, subprocess, sys


def word_chars(text, spans):
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def alike(left, right):
    return len(left & right) >= 0.8 * len(left | right)


def fold(name):
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def seed_figures(program, shared):
    gold = json.loads((shared / "data/seed/gold.json").read_text("utf-8"))
    text = gold["text"]
    done = subprocess.run([program, "annotate", shared / "data/seed/article.txt"], capture_output=True, check=True)
    found = json.loads(done.stdout)
    sets = [word_chars(text, q["content"]) for q in found["quotes"]]
    hits = right = 0
    used = set()
    for quote in gold["quotes"]:
        chars = word_chars(text, quote["content"])
        match = [i for i, other in enumerate(sets) if i not in used and alike(chars, other)]
        if not match:
            continue
        hits += 1
        used.add(match[0])
        right += fold(found["quotes"][match[0]]["speaker"] or "") in {
            fold(name) for answer in quote["speakers"] for name in answer}
    whole = 0
    for entity in gold["entities"]:
        for other in found["entities"]:
            if other["type"] not in entity["type"].split("|"):
                continue
            forms = {fold(text[m["start"]:m["end"]]) for m in other["mentions"]}
            # A role counts when it is a mention of its own or part of one; "he" must be there too.
            if all(any(fold(form) in f or f in fold(form) for f in forms) for form in entity["forms"]):
                if fold(other["name"]) == fold(entity["name"]):
                    whole += 1
                    break
    return {"seed quotes": hits, "seed speakers": right, "seed false": len(sets) - len(used), "seed entities": whole}
