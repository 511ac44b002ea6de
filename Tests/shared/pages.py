#!/usr/bin/env python3
"""Check extraction of articles against the page cases beside the project.

    pages.py PROGRAM SHARED

Prints the scores of `PROGRAM extract` and the CPU time a page takes; one line a bar, exits 1 when
one is missed. The bars only go up.
"""
import json, pathlib, resource, statistics, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(sys.argv[2]).resolve() / "eval"))
import run_extract_cases as runner

# What is scored, the least it may reach. Counts and times: the most.
BARS = {
    "token F1": 0.98,
    "four-token F1": 0.97,
    "titles": 0.92,
    "bylines": 0.85,
    "dates": 0.95,
    "pages under 0.5, at most": 0,
    "CPU ms a page with start-up, median, at most": 40,
}
PROGRAM, SHARED = (pathlib.Path(a).resolve() for a in sys.argv[1:3])


def extracted(case):
    """The program's object for a case, or None, and the CPU seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "page.html"
        path.write_bytes(runner.data_of(case))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run([PROGRAM, "extract", path, "--url", case["url"]], capture_output=True, timeout=60)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return (json.loads(done.stdout) if done.returncode == 0 else None), seconds


cases = runner.load(str(SHARED / "data/pages/pages-a.jsonl.gz"))
results, times = [], []
for case in cases:
    document, seconds = extracted(case)
    results.append(runner.score(case, document))
    times.append(seconds)


def mean(key):
    values = [result[key] for result in results if key in result]
    return sum(values) / len(values)


figures = {
    "token F1": mean("f1"),
    "four-token F1": mean("f4"),
    "titles": mean("title"),
    "bylines": mean("byline"),
    "dates": mean("published"),
    "pages under 0.5, at most": sum(result["f1"] < 0.5 for result in results),
    "CPU ms a page with start-up, median, at most": statistics.median(times) * 1000,
}
missed = 0
for name, bar in BARS.items():
    value = figures[name]
    good = value <= bar if name.endswith("at most") else value >= bar
    missed += not good
    print(f"{'ok    ' if good else 'MISSED'} {name}: {value:.4g} (bar {bar})")
sys.exit(1 if missed else 0)
