#!/usr/bin/env python3
"""How quick keys are while many slow feeds are fetched, and whether the place in the text moves.

    slow.py PROGRAM [--feeds 200] [--seconds 60] [--timeout 30] [--bar 16]

Fills an archive from newsstand.py, opens an article of 20,000 words in it, scrolls to a place, and
fetches everything again, after the server has become slow: two seconds for whatever it answers, some
feeds never, many hostile. Meanwhile the same round of keys is pressed again and again: lines up and
down, pages, quotes, the names beside the text. What the text and the cursor look like after each was
noted before the refresh; a key is answered when that is on the screen again. Exit status 1 when a
key is not answered so, when 95 of 100 take longer than --bar milliseconds, or when the place is
another one after the refresh. Prints the middle, the 95th per cent and the longest.
"""
import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from newsstand import MANNERS, NAMES, Feeds, Newsstand, rss
from terminal import Reader, Screen

ROWS, COLUMNS = 40, 120
# It ends where it began, in the text; <tab> and <s-tab> go to the names and back.
ROUND = ["j", "j", "k", "k", " ", "b", "\x1b[B", "\x1b[A", "\t", "j", "j", "k", "k", "\x1b[Z",
         "}", "}", "{", "{", "j"]
# Cells of the text: the names beside it count articles, which become more.
TEXT_ROWS, TEXT_FROM = range(1, ROWS - 2), 34


def long_read():
    """20,000 words, some of them quoted in each paragraph."""
    words = "the council will look at every berth and crane of the outer harbour before the winter".split()
    paragraphs = []
    for i in range(500):
        who = NAMES[i % 4]
        paragraphs.append(
            f"&lt;p&gt;“Berth {i} must be repaired this year,” said {who}, the mayor of Kelford. "
            + " ".join(words[(i + k) % len(words)] for k in range(28)) + ".&lt;/p&gt;")
    return rss("Long reads", "<item><title>The harbour, berth by berth</title><guid>long</guid>"
               "<link>http://127.0.0.1/long</link><description>" + "".join(paragraphs)
               + "</description></item>")


LONG = long_read()


class Stand(Newsstand):
    """Well and quick at first; its feed 0 is the long article at any time."""

    def __init__(self):
        self.slow = False
        super().__init__(lambda manner: 2 if self.slow else 0)

    def manner(self, number):
        if number == 0:
            return lambda request, number: request.give(LONG)
        return MANNERS[number % len(MANNERS)] if self.slow else Feeds.well


class Watched:
    """The reader and its screen; knows when the screen shows what it should."""

    def __init__(self, program, environment):
        self.reader = Reader(program, environment, ROWS, COLUMNS)
        self.screen = Screen(ROWS, COLUMNS)

    def settle(self, patience=1.0, still=0.3):
        self.screen.feed(self.reader.read(patience, still))

    def place(self):
        lines = self.screen.lines()
        text = tuple(lines[row][TEXT_FROM:] for row in TEXT_ROWS)
        return text, (self.screen.row, self.screen.column)

    def shows(self, text):
        return any(text in line for line in self.screen.lines())

    def wait(self, text, patience=60, absent=False):
        end = time.monotonic() + patience
        while self.shows(text) == absent:
            if time.monotonic() > end or self.reader.ended():
                self.fail(f"“{text}” is {'still' if absent else 'not'} on the screen")
            self.screen.feed(self.reader.read(0.5))

    def press(self, key, goal, patience=3.0):
        """Seconds from the key to the last byte that made the screen what it should be."""
        began = time.monotonic()
        self.reader.write(key)
        while time.monotonic() < began + patience:
            out, _, last = self.reader.timed(0.5, still=0.004)
            self.screen.feed(out)
            if out and self.place() == goal:
                return last - began
        return None

    def fail(self, reason):
        print(f"slow: {reason}")
        print("\n".join(self.screen.lines()))
        if not self.reader.ended():
            os.kill(self.reader.pid, signal.SIGKILL)
        sys.exit(1)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--feeds", type=int, default=200)
    arguments.add_argument("--seconds", type=float, default=60, help="the longest a refresh may take")
    arguments.add_argument("--timeout", type=int, default=30, help="after which a feed is given up")
    arguments.add_argument("--bar", type=float, default=16, help="milliseconds, of 95 of 100 keys")
    chosen = arguments.parse_args()
    program = str(pathlib.Path(chosen.program).resolve())
    stand = Stand()
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(f"{home}/config")
        with open(f"{home}/config/feeds", "w") as feeds:
            for number in range(chosen.feeds):
                feeds.write(f"http://127.0.0.1:{stand.server_port}/{number}.xml\n")
        with open(f"{home}/config/config.toml", "w") as config:
            config.write(
                f"[refresh]\nautomatic = false\nper-host = 64\ntimeout = \"{chosen.timeout}s\"\n")
        environment = dict(
            os.environ, PULLQUOTE_CONFIG=f"{home}/config", PULLQUOTE_DATA=f"{home}/data", HOME=home,
            TERM="xterm-256color", XDG_CONFIG_HOME=home, XDG_STATE_HOME=f"{home}/state")
        subprocess.run([program, "refresh"], env=environment, check=True, stdout=subprocess.DEVNULL)
        measure(program, environment, stand, chosen)


def measure(program, environment, stand, chosen):
    seen = Watched(program, environment)
    seen.wait("All articles")
    seen.reader.write("\x10")
    seen.settle()
    seen.reader.write("berth by berth")
    seen.wait("›article")
    seen.reader.write("\r")
    seen.wait("} quote")
    for _ in range(8):
        seen.reader.write(" ")
        seen.settle()
    # The first round may move the text; where a second one ends as it began is the place.
    for _ in range(2):
        begin, goals = seen.place(), []
        for key in ROUND:
            seen.reader.write(key)
            seen.settle(0.5, 0.1)
            goals.append(seen.place())
    if goals[-1] != begin:
        seen.fail("the round of keys does not end where it began")
    if any(one == other for one, other in zip(goals, [begin] + goals)):
        seen.fail("a key of the round changes nothing")

    stand.slow = True
    stand.round = 7
    seen.reader.write("R")
    seen.wait("fetching", 10)
    started, delays = time.monotonic(), []
    end = started + chosen.seconds
    while seen.shows("fetching"):
        for number, (key, goal) in enumerate(zip(ROUND, goals)):
            taken = seen.press(key, goal)
            if taken is None:
                seen.fail(f"{key!r}, key {number} of the round, is not answered as it was before")
            delays.append(taken * 1000)
        if time.monotonic() > end:
            seen.fail(f"the refresh is not over after {chosen.seconds:.0f} s")
    refreshed = time.monotonic() - started
    seen.reader.write("\x0c")
    seen.settle(2)
    if seen.place() != goals[-1]:
        seen.fail("the place has moved")
    seen.reader.write("Q")
    give_up = time.monotonic() + 20
    while not seen.reader.ended() and time.monotonic() < give_up:
        seen.reader.read(0.2)
    if not seen.reader.ended() or seen.reader.exit_code() != 0:
        seen.fail("does not end with Q")
    delays.sort()
    late = delays[int(len(delays) * 0.95)]
    print(
        f"slow: {chosen.feeds} feeds fetched in {refreshed:.1f} s, {len(delays)} keys meanwhile, "
        f"answered in {statistics.median(delays):.1f} ms, p95 {late:.1f} ms (bar {chosen.bar:g}), "
        f"at most {delays[-1]:.1f} ms; the place stayed")
    if late > chosen.bar:
        sys.exit(1)


main()
