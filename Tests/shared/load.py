#!/usr/bin/env python3
"""First load and warm reload of 200 feeds against newsboat, in one run, with our bars.

    load.py PROGRAM SHARED [--corpus DIR] [--runs N]

Runs SHARED/bench/load_bench.py with the plan beside this file; makes the corpus when it is not
there. What counts is the ratio to newsboat, measured in the same minutes: the bars are what
newsraft needs of newsboat's time on the machine of SHARED/bench/PEERS.md. Says nothing and goes
on where newsboat is not installed.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# newsboat 2.44 and newsraft 0.36, wall seconds: first load at 0 and 50 ms, warm at 0 and 50 ms.
NEWSBOAT = {("0", "cold"): 5.52, ("50", "cold"): 16.97, ("0", "warm"): 2.70, ("50", "warm"): 13.28}
NEWSRAFT = {("0", "cold"): 0.96, ("50", "cold"): 1.29, ("0", "warm"): 0.23, ("50", "warm"): 0.27}
# A first load without latency may take half as long again as newsraft's, and a quarter of newsboat's.
SLACK = {("0", "cold"): 1.5}
CEILING = {("0", "cold"): 0.25}
PEAK_MIB = 120


def bar(key):
    ratio = NEWSRAFT[key] / NEWSBOAT[key] * SLACK.get(key, 1)
    return min(ratio, CEILING.get(key, 1))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("shared")
    parser.add_argument("--corpus")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    bench = os.path.join(options.shared, "bench")
    newsboat = shutil.which("newsboat")
    if not newsboat or not os.path.isdir(bench):
        print("load: skipped, newsboat or the bench is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        corpus = options.corpus or os.path.join(folder, "corpus")
        if not os.path.isdir(corpus):
            make = [sys.executable, os.path.join(bench, "make_feeds.py"), "--out", corpus]
            subprocess.run(make + ["--feeds", "200", "--items", "50"], check=True,
                           stdout=subprocess.DEVNULL)
        result = os.path.join(folder, "load.json")
        subprocess.run(
            [sys.executable, os.path.join(bench, "load_bench.py"), "--corpus", corpus,
             "--state", os.path.join(folder, "state"), "--plan",
             os.path.join(HERE, "load-plan.json"), "--latency", "0,50", "--runs",
             str(options.runs), "--set", "pullquote=" + os.path.abspath(options.program),
             "--set", "newsboat=" + newsboat, "--only", "pullquote,newsboat", "--json", result],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(result) as file:
            rows = json.load(file)
    medians = {(r["latency_ms"], r["phase"], r["reader"]): r["median"] for r in rows}
    good = True
    print("latency  load  pullquote s  newsboat s  ratio    bar  CPU s  peak MiB")
    for (latency, phase), _ in NEWSBOAT.items():
        ours = medians[(latency, phase, "pullquote")]
        theirs = medians[(latency, phase, "newsboat")]
        ratio, limit = ours["wall"] / theirs["wall"], bar((latency, phase))
        met = ratio <= limit and ours["rss"] <= PEAK_MIB and ours["rc"] == 0
        good = good and met
        print("%4s ms  %s  %11.2f  %10.2f  %.3f  %.3f  %5.2f  %8.0f%s" % (
            latency, phase, ours["wall"], theirs["wall"], ratio, limit, ours["cpu"], ours["rss"],
            "" if met else "  MISSED"))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
