#!/usr/bin/env python3
"""Feed the program the texts that break programs, at full size.

    hostile.py PROGRAM

Each must end by itself with status 0 or 1, in time that grows no faster than the text: a text of
twice the length may take three times as long, not four.
"""
import subprocess, sys, time

TEXTS = {
    "quotation marks only": lambda n: '"' * n,
    "nested marks": lambda n: "“‘" * (n // 100) + "deep" + "’”" * (n // 100),
    "a long line": lambda n: "The mayor of the town said nothing new. " * (n // 20),
    "short lines": lambda n: "a\n" * n,
    "marks that never close": lambda n: "‘a “b " * (n // 4),
    "brackets": lambda n: "(" * n,
    "initials": lambda n: "A. " * (n // 4),
    "quotes everywhere": lambda n: "word and \"word\", he said. " * (n // 20),
    "names, all different": lambda n: " ".join(f"Anna Name{i}x met Bob." for i in range(n // 20)),
    "one long word": lambda n: "a" * n,
    "marks and emoji": lambda n: "\U0001F600“" * (n // 4),
    "direction overrides": lambda n: "\u202e\"a\" said Bob. " * (n // 20),
    "dashes": lambda n: "— a, said B. — c\n" * (n // 20),
}
SIZE, LIMIT = 500_000, 120


def seconds(text):
    started = time.monotonic()
    done = subprocess.run([sys.argv[1], "annotate", "-"], input=text.encode(), timeout=LIMIT,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"status {done.returncode}: {done.stderr[-200:]!r}")
    return time.monotonic() - started


bad = 0
for name, make in TEXTS.items():
    try:
        half, whole = seconds(make(SIZE)), seconds(make(2 * SIZE))
        good = whole < 1 or whole < 3 * half
        print(f"{'ok    ' if good else 'SLOW  '} {name}: {half:.2f} s, doubled {whole:.2f} s")
    except (RuntimeError, subprocess.TimeoutExpired) as problem:
        good = False
        print(f"FAILED {name}: {str(problem)[-200:]}")
    bad += not good
sys.exit(1 if bad else 0)
