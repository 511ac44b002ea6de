#!/usr/bin/env python3
"""Check how the program reads feeds: the shared cases, and hostile and broken documents.

    feeds.py PROGRAM SHARED [--small]

Runs the scorers in SHARED on half A and compares with the bars below, which only go up. --small
leaves out the hostile documents above 20 MB. Exits 1 when a bar is missed.
"""
import json, pathlib, subprocess, sys, tempfile

# The least that must pass, in per cent.
BARS = {"core": 98, "all": 95, "hostile": 100}
PROGRAM, SHARED = (pathlib.Path(a).resolve() for a in sys.argv[1:3])
COMMAND = f"{PROGRAM} parse-feed"
WORK = pathlib.Path(tempfile.mkdtemp())


def counts(runner, *arguments):
    """Runs a scorer; gives how many passed and how many there were."""
    out = WORK / "out.json"
    subprocess.run([sys.executable, SHARED / "eval" / runner, *arguments, "--cmd", COMMAND,
                    "--out", out, "--show", "5"], check=True)
    result = json.loads(out.read_text())
    return result["passed"], result["total"]


def cases(level):
    files = [SHARED / "data/feeds" / f"{name}-a.jsonl.gz" for name in ("cases", "real")]
    each = [counts("run_feed_cases.py", str(file), "--level", level) for file in files]
    return tuple(map(sum, zip(*each)))


small = ["--small"] if "--small" in sys.argv[3:] else []
found = {level: cases(level) for level in ("core", "all")}
found["hostile"] = counts("run_bad_feeds.py", *small)
missed = 0
print()
for name, (passed, total) in found.items():
    good = 100 * passed >= BARS[name] * total
    missed += not good
    print(f"{'ok    ' if good else 'MISSED'} {name}: {passed} of {total}, "
          f"{100 * passed / total:.1f} % (bar {BARS[name]} %)")
sys.exit(1 if missed else 0)
