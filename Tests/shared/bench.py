#!/usr/bin/env python3
"""Time the program: throughput, start and keys. State the machine when quoting its figures.

    bench.py PROGRAM [SHARED]

Throughput, over the quote training set in SHARED where it is there, else over the samples: tokens
(words between blanks) per CPU second, and the peak of memory. Start and keys come from the timing
script in SHARED and are left out without it.
"""
import gzip, json, os, pathlib, re, subprocess, sys, tempfile

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SHARED = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "../shared").resolve()
SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "Assets" / "samples"
WORK = pathlib.Path(tempfile.mkdtemp())


def measured(*arguments):
    """CPU seconds and peak memory in MB of one run."""
    process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def throughput():
    corpus = SHARED / "data/quotes/train.jsonl.gz"
    if corpus.exists():
        with gzip.open(corpus, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.txt"))] * 100
    stream = WORK / "texts.jsonl"
    stream.write_text("".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts)))
    # Words and marks, as corpora count them.
    tokens = sum(len(re.findall(r"\w+(?:[.,]\w+)*|[^\w\s]", t)) for t in texts)
    size = sum(len(t.encode()) for t in texts)
    seconds, memory = min(measured("annotate", "--jsonl", stream) for _ in range(3))
    print(f"annotate: {len(texts)} articles, {tokens} tokens, {size / 1e6:.1f} MB in {seconds:.2f} CPU s: "
          f"{tokens / seconds:.0f} tokens/s, {size / seconds / 1e6:.1f} MB/s, peak {memory:.0f} MB")


def keys():
    script = SHARED / "bench/tty_latency.py"
    if not script.exists():
        return
    words = SAMPLES.joinpath("harbour.txt").read_text("utf-8").split("\n\n", 2)
    body, count = words[2], 20_000
    long = WORK / "long.txt"
    long.write_text("\n\n".join([words[0]] + [body] * (count // len(body.split()))))
    for name, article in [("start", SAMPLES / "harbour.txt"), ("20,000 words", long)]:
        steps = ["-s", "wait:first screen:Harbour"]
        if article == long:
            steps += ["-s", "keys:line down:j:60", "-s", "keys:next quote:}:60", "-s", "keys:page down:<space>:30"]
        print(f"{name}:")
        done = subprocess.run(
            [sys.executable, script, "--runs", "5", "--cols", "150", "--rows", "45", *steps, "--", PROGRAM, "read", article],
            capture_output=True, text=True)
        print(re.sub(r"^", "  ", (done.stdout or done.stderr).rstrip(), flags=re.M))


throughput()
keys()
