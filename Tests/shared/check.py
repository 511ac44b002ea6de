#!/usr/bin/env python3
"""Check the program against the development data beside the project: accuracy and speed.

    check.py PROGRAM SHARED

Runs PROGRAM over the data in SHARED, scores it with the scorers there and compares with the bars
below, which only go up. Prints one line a bar; exits 1 when one is missed.
"""
import gzip, json, pathlib, re, resource, subprocess, sys, tempfile

# What is scored, and the least it may reach. In per cent, but for the counts and the speed.
BARS = {
    "seed: quotes found": 6,
    "seed: speakers right": 6,
    "seed: false quotes, at most": 0,
    "seed: entities with their forms": 12,
    "quotes dev, direct + mixed, content j80 F1": 70,
    "quotes dev, direct + mixed, end to end F1": 58,
    "quotes dev, indirect speech, content j80 F1": 45,
    "speakers dev, direct + mixed, accuracy": 70,
    "GUM news, sidebar F1": 70,
    "speed, 1000 tokens/s of one core": 200,
}
PROGRAM, SHARED = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
WORK = pathlib.Path(tempfile.mkdtemp())


def records(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def annotated(docs, name):
    """Runs the program over documents; gives the file of what it says and the CPU seconds it took."""
    source, target = WORK / f"{name}.in", WORK / f"{name}.out"
    source.write_text("".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(target, "w") as output:
        subprocess.run([PROGRAM, "annotate", "--jsonl", source], stdout=output, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return target, seconds


def scored(scorer, *arguments):
    command = [sys.executable, SHARED / "eval" / scorer, *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{scorer} failed: {done.stderr.strip()}")
    return json.loads(done.stdout)


def word_chars(text, spans):
    return {i for s, e in spans for i in range(s, e) if text[i].isalnum()}


def alike(left, right):
    return len(left & right) >= 0.8 * len(left | right)


def fold(name):
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def check_seed():
    gold = json.loads((SHARED / "data/seed/gold.json").read_text("utf-8"))
    text = gold["text"]
    done = subprocess.run(
        [PROGRAM, "annotate", SHARED / "data/seed/article.txt"], capture_output=True, check=True)
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
    return {
        "seed: quotes found": hits, "seed: speakers right": right,
        "seed: false quotes, at most": len(sets) - len(used),
        "seed: entities with their forms": whole,
    }


def check_quotes():
    gold = SHARED / "data/quotes/dev.jsonl.gz"
    system, _ = annotated(records(gold), "quotes")
    plain, speech = scored("score_quotes.py", gold, system), scored("score_quotes.py", gold, system, "--speech")
    speakers = scored("score_speakers.py", SHARED / "data/speakers/dev.jsonl", system)
    return {
        "quotes dev, direct + mixed, content j80 F1": plain["quoted"]["j80"]["f"],
        "quotes dev, direct + mixed, end to end F1": plain["quoted"]["e2e"]["f"],
        "quotes dev, indirect speech, content j80 F1": speech["indirect"]["j80"]["f"],
        "speakers dev, direct + mixed, accuracy": speakers["quoted"]["acc"],
    }


def check_entities():
    docs = [d for part in ("train", "dev") for d in records(SHARED / f"data/coref/gum-{part}.jsonl")
            if d["genre"] == "news"]
    gold = WORK / "news.gold"
    gold.write_text("".join(json.dumps(d) + "\n" for d in docs))
    system, _ = annotated(docs, "news")
    done = subprocess.run(
        [sys.executable, SHARED / "eval/score_entities.py", "coref", gold, system, "--genre", "news"],
        capture_output=True, text=True, check=True)
    return {"GUM news, sidebar F1": sidebar_f1(done.stdout)}


def sidebar_f1(report):
    for line in report.splitlines():
        if line.strip().lower().startswith("sidebar"):
            numbers = [float(word) for word in line.replace("%", " ").split() if word.replace(".", "", 1).isdigit()]
            return 100 * numbers[2]
    sys.exit("score_entities.py: no sidebar line in its report")


def check_speed():
    docs = records(SHARED / "data/quotes/train.jsonl.gz")
    # Words and marks, as corpora count them; the engine's own tokens are as many within 4 in 100.
    tokens = sum(len(re.findall(r"\w+(?:[.,]\w+)*|[^\w\s]", d["text"])) for d in docs)
    _, seconds = annotated(docs, "speed")
    return {"speed, 1000 tokens/s of one core": tokens / seconds / 1000}


figures = {**check_seed(), **check_quotes(), **check_entities(), **check_speed()}
missed = 0
for name, bar in BARS.items():
    value = figures[name]
    good = value <= bar if name.endswith("at most") else value >= bar
    missed += not good
    print(f"{'ok    ' if good else 'MISSED'} {name}: {value:.4g} (bar {bar})")
sys.exit(1 if missed else 0)
