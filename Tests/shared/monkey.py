#!/usr/bin/env python3
"""Types at random into the reader, turns the window to other sizes, and fetches meanwhile.

    monkey.py PROGRAM [--seconds 60] [--seed 1] [--slow-feeds 40] [--keys-per-second 60]
              [--patience 5] [--most-memory 400] [--keep DIR]

The reader runs in a pseudo-terminal on an archive of its own, whose feeds newsstand.py gives: well,
slow, silent, hostile, redirected, refused, broken off. Every key of the table may come, words are
typed into what is open, the window gets sizes from 1 x 1 to 220 x 70, and now and then everything is
fetched again. The reader must not end by itself (but for the q of a word, which starts it again),
must answer within --patience seconds at any time, must not grow beyond --most-memory MB, nor hold
ever more threads or files; at the end a redraw must show the first list again, Q must end it with
status 0, and the archive must pass its check. Of a program built with a sanitizer, any report is a
failure: it is kept in --keep, beside progress.log, which has a line for every 500 keys; what the
thread sanitizer needs to see is in tsan.c. Exit status 1
with the seed and what was typed last otherwise. Prints how long a key took to be answered.
"""
import argparse
import glob
import os
import pathlib
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from newsstand import Feeds, Newsstand
from terminal import Reader, Screen

KEYS = list("jkhlgGnpJKNAC*tuUosxz{}'\"eyvDBPcmM&%[]/FaSVW!wiT?:,`+-rR|<>.^ ") + [
    "\r", "\t", "\x1b", "\x04", "\x15", "\x0f", "\x10", "\x0c", "\x01", "\x18", "\x7f",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[Z",
    "\x1b[<0;10;5M", "\x1b[<64;10;5M", "\x1b[<65;10;5M", "\x1b[200~pasted\x1b[201~",
]
WORDS = ["budget", "speaker:ann", '"a phrase', "is:unread", "newer:1w", "(", "or", "0", "ü😀", "quit"]
# Nothing typed may run a program or leave for another one.
UNWANTED = {"|", "E", "o", "O", "Q"}
SIZES = [(1, 1), (4, 19), (12, 40), (24, 80), (40, 120), (70, 220)]
# A refresh of many feeds opens connections; this many in all would be a leak.
MOST_FILES, MOST_THREADS = 400, 100


def delay(manner):
    """Of the feeds that are well every second one is slow."""
    delay.count += 1
    return 2 if manner is Feeds.well and delay.count % 2 else 0


delay.count = 0


def sanitized(environment, keep):
    """The environment in which sanitizers write to files in `keep`, and leaks are reported."""
    def options(name, more):
        own = os.environ.get(name, "")
        return f"log_path={keep}/report:{more}" + (":" + own if own else "")
    return dict(
        environment, ASAN_OPTIONS=options("ASAN_OPTIONS", "detect_leaks=1"),
        TSAN_OPTIONS=options("TSAN_OPTIONS", "second_deadlock_stack=1"),
        LSAN_OPTIONS=f"suppressions={pathlib.Path(__file__).resolve().parent}/lsan.supp:print_suppressions=0")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--slow-feeds", dest="feeds", type=int, default=40)
    arguments.add_argument("--keys-per-second", type=float, default=60)
    arguments.add_argument("--patience", type=float, default=5)
    arguments.add_argument("--most-memory", type=float, default=400)
    arguments.add_argument("--keep")
    chosen = arguments.parse_args()
    program = str(pathlib.Path(chosen.program).resolve())
    dice = random.Random(chosen.seed)
    server = Newsstand(delay)
    home = tempfile.mkdtemp()
    keep = str(pathlib.Path(chosen.keep or f"{home}/keep").resolve())
    os.makedirs(keep, exist_ok=True)
    os.makedirs(f"{home}/config")
    with open(f"{home}/config/feeds", "w") as feeds:
        for number in range(chosen.feeds):
            feeds.write(f"http://127.0.0.1:{server.server_port}/{number}.xml\n")
    environment = sanitized(dict(
        os.environ, PULLQUOTE_CONFIG=f"{home}/config", PULLQUOTE_DATA=f"{home}/data", HOME=home,
        TERM="xterm-256color", BROWSER="true", EDITOR="true", XDG_CONFIG_HOME=home), keep)
    reports = set(glob.glob(f"{keep}/report.*"))

    reader = Reader(program, environment)
    reader.read(max(5, chosen.patience), still=1)
    typed, delays, sizes, count = [], [], [], 0
    left = start = time.monotonic()
    end = start + chosen.seconds

    def fail(reason):
        print(f"monkey: {reason} (seed {chosen.seed}, after {count} keys, "
              f"{time.monotonic() - start:.0f} s; see {home})")
        print("typed last: " + " ".join(repr(key) for key in typed[-60:]))
        if not reader.ended():
            os.kill(reader.pid, signal.SIGKILL)
        sys.exit(1)

    def look_for_reports():
        new = sorted(set(glob.glob(f"{keep}/report.*")) - reports)
        if new:
            with open(new[0], errors="replace") as text:
                print(text.read(6000))
            fail(f"a sanitizer wrote {', '.join(new)}")

    def redrawn():
        """What the screen shows once everything laid over it is closed and it is drawn anew."""
        reader.resize(40, 120)
        # Each on its own: two in one write are one key held with another.
        for _ in range(4):
            reader.write("\x1b")
            reader.read(0.2, still=0.05)
        screen = Screen(40, 120)
        reader.write("\x0c")
        # A busy machine may stop it between clearing the screen and filling it.
        deadline = time.monotonic() + chosen.patience
        lines = []
        while len(lines) < 3 and time.monotonic() < deadline:
            screen.feed(reader.read(deadline - time.monotonic(), still=0.1))
            lines = [line for line in screen.lines() if line]
        return lines

    while time.monotonic() < end:
        throw = dice.random()
        if throw < 0.01:
            reader.resize(*dice.choice(SIZES))
            continue
        if throw < 0.012:
            server.round += 1
            key = "R"
        elif throw < 0.05:
            key = dice.choice(WORDS)
        else:
            key = dice.choice(KEYS)
        if key in UNWANTED:
            continue
        typed.append(key)
        count += 1
        began = time.monotonic()
        if "q" in key:
            left = began
        reader.write(key)
        out, _, last = reader.timed(1 / chosen.keys_per_second)
        if out:
            delays.append(last - began)
        if reader.ended():
            look_for_reports()
            # The q of a word closes the first list, and so, in time, the program: a sanitizer looks
            # for leaks first.
            if time.monotonic() - left > chosen.patience or reader.exit_code() != 0:
                fail(f"ended with status {reader.exit_code()}")
            reader = Reader(program, environment)
            reader.read(max(5, chosen.patience), still=1)
        if count % 500 == 0:
            lines = redrawn()
            if len(lines) < 3:
                look_for_reports()
                fail(f"does not answer, or shows next to nothing: {lines}")
            sizes.append(reader.memory())
            files, threads = reader.files(), reader.threads()
            with open(f"{keep}/progress.log", "a") as log:
                log.write(f"{time.monotonic() - start:.0f} s, {count} keys, {sizes[-1]:.0f} MB, "
                          f"{files} files, {threads} threads, round {server.round}\n")
            look_for_reports()
            if files > MOST_FILES or threads > MOST_THREADS:
                fail(f"holds {files} files and has {threads} threads")
            if sizes[-1] > chosen.most_memory:
                fail(f"has grown to {sizes[-1]:.0f} MB")
    # Back to the first list: `h` closes one view a time, and 60 cannot lie on one another for long.
    for turn in range(60):
        for key in "\x1bh":
            reader.write(key)
            reader.read(0.2, still=0.06)
        if turn % 10 == 9:
            lines = redrawn()
            if any("All articles" in line for line in lines):
                break
    else:
        fail("does not find back to its first list:\n" + "\n".join(lines))
    reader.write("Q")
    deadline = time.monotonic() + 4 * chosen.patience
    while not reader.ended() and time.monotonic() < deadline:
        reader.read(0.2)
    look_for_reports()
    if not reader.ended():
        fail("does not end with Q")
    if reader.exit_code() != 0:
        fail(f"ended with status {reader.exit_code()}")
    check = subprocess.run([program, "archive", "check"], env=environment, capture_output=True, text=True)
    look_for_reports()
    if check.returncode != 0:
        fail("the archive does not pass its check: " + check.stdout + check.stderr)
    delays.sort()
    grown = f", {sizes[0]:.0f} MB at first, {sizes[-1]:.0f} MB at last" if sizes else ""
    print(
        f"monkey: {count} keys in {time.monotonic() - start:.0f} s (seed {chosen.seed}), answered in "
        f"{statistics.median(delays) * 1000:.1f} ms, p95 {delays[int(len(delays) * 0.95)] * 1000:.1f} ms"
        f"{grown}; the archive passes its check")
    shutil.rmtree(home)


main()
