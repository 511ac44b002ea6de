#!/usr/bin/env python3
"""Types at random into the reader, turns the window to other sizes, and fetches meanwhile.

    monkey.py PROGRAM [--seconds 60] [--seed 1] [--slow-feeds 40] [--keys-per-second 60]

The reader runs in a pseudo-terminal on an archive of its own, whose feeds a server on 127.0.0.1
gives: most at once, some after two seconds, some never, some broken. Every key of the table may
come, words are typed into what is open, the window gets sizes from 1 x 1 to 220 x 70, and now and
then everything is fetched again. The reader must not end by itself (but for Q, which starts it
again), must answer within five seconds at any time, and must not grow; at the end a redraw must show
something, Q must end it with status 0, and the archive must pass its check. Exit status 1 with the
seed and what was typed last otherwise. Prints how long a key took to be answered.
"""
import argparse
import fcntl
import http.server
import os
import pathlib
import pty
import random
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

KEYS = list("jkhlgGnpJKNAC*tuUosxz{}'\"eyvDBPcmM&%[]/FaSVW!wiT?:,`+-rR|<>.^ ") + [
    "\r", "\t", "\x1b", "\x04", "\x15", "\x0f", "\x10", "\x0c", "\x01", "\x18", "\x7f",
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[Z",
    "\x1b[<0;10;5M", "\x1b[<64;10;5M", "\x1b[<65;10;5M", "\x1b[200~pasted\x1b[201~",
]
WORDS = ["budget", "speaker:ann", '"a phrase', "is:unread", "newer:1w", "(", "or", "0", "ü😀", "quit"]
# Nothing typed may run a program or leave for another one.
UNWANTED = {"|", "E", "o", "O", "Q"}


class Feeds(http.server.BaseHTTPRequestHandler):
    """Feed number n at /n.xml: by its number it is quick, slow, silent or broken."""

    protocol_version = "HTTP/1.1"
    round = 0

    def do_GET(self):
        number = int("".join(c for c in self.path if c.isdigit()) or 0)
        kind = number % 5
        if kind == 1:
            time.sleep(2)
        if kind == 2:
            time.sleep(60)
        body = feed(number, Feeds.round) if kind != 3 else b"<rss><channel><item>\x1b[31m\xff&#0;" * 50
        try:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        """A reader that ends hangs up; that is the point of it."""


def feed(number, round):
    names = ["Ann Bell", "Bo Cook", "Cay Dunn", "Eli Fox"]
    items = ""
    for i in range(round, round + 20):
        who = names[(i + number) % 4]
        items += (
            f"<item><title>Council {number} meets for the {i}th time</title><guid>{number}-{i}</guid>"
            f"<link>http://127.0.0.1/{number}/{i}</link><description>&lt;p&gt;“The budget of ward {i} "
            f"stands,” said {who}, the mayor of Kelford. She added that nobody in ward {number} would "
            f"pay more.&lt;/p&gt;&lt;p&gt;{who} was answered by {names[(i + number + 1) % 4]}: “No.”"
            f"&lt;/p&gt;</description></item>")
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Feed {number}</title>{items}'
        "</channel></rss>").encode()


class Reader:
    """The program in a pseudo-terminal."""

    def __init__(self, program, environment):
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(program, [program], environment)
        self.resize(40, 120)
        self.status = None

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def write(self, text):
        try:
            os.write(self.terminal, text.encode())
        except OSError:
            pass

    def read(self, patience):
        """What it writes within so many seconds, until it has been silent for 20 ms."""
        out, wait = b"", patience
        while select.select([self.terminal], [], [], wait)[0]:
            try:
                more = os.read(self.terminal, 65536)
            except OSError:
                more = b""
            if not more:
                return out
            out, wait = out + more, 0.02
        return out

    def ended(self):
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
        return self.status is not None

    def memory(self):
        try:
            for line in open(f"/proc/{self.pid}/status"):
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        except OSError:
            pass
        return 0


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("program")
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--slow-feeds", dest="feeds", type=int, default=40)
    arguments.add_argument("--keys-per-second", type=float, default=60)
    chosen = arguments.parse_args()
    program = str(pathlib.Path(chosen.program).resolve())
    dice = random.Random(chosen.seed)
    server = Server(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = tempfile.mkdtemp()
    os.makedirs(f"{home}/config")
    with open(f"{home}/config/feeds", "w") as feeds:
        for number in range(chosen.feeds):
            feeds.write(f"http://127.0.0.1:{server.server_port}/{number}.xml\n")
    environment = dict(
        os.environ, PULLQUOTE_CONFIG=f"{home}/config", PULLQUOTE_DATA=f"{home}/data", HOME=home,
        TERM="xterm-256color", BROWSER="true", EDITOR="true", XDG_CONFIG_HOME=home)

    reader = Reader(program, environment)
    reader.read(5)
    typed, delays, sizes, count = [], [], [], 0
    start = time.monotonic()
    end = start + chosen.seconds

    def fail(reason):
        print(f"monkey: {reason} (seed {chosen.seed}, after {count} keys)")
        print("typed last: " + " ".join(repr(key) for key in typed[-60:]))
        sys.exit(1)

    while time.monotonic() < end:
        throw = dice.random()
        if throw < 0.01:
            rows, columns = dice.choice([(1, 1), (4, 19), (12, 40), (24, 80), (40, 120), (70, 220)])
            reader.resize(rows, columns)
            continue
        if throw < 0.012:
            Feeds.round += 1
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
        reader.write(key)
        # ^L is always answered where no line is being typed; anything else may change nothing.
        out = reader.read(1 / chosen.keys_per_second)
        if out:
            delays.append(time.monotonic() - began - 0.02)
        if reader.ended():
            if os.waitstatus_to_exitcode(reader.status) != 0:
                fail(f"ended with status {os.waitstatus_to_exitcode(reader.status)}")
            reader = Reader(program, environment)
            reader.read(5)
        if count % 500 == 0:
            reader.resize(40, 120)
            reader.write("\x1b\x1b\x1b")
            reader.read(0.2)
            reader.write("\x0c")
            if not reader.read(5) and not reader.ended():
                fail("does not answer")
            sizes.append(reader.memory())
    if not reader.ended():
        reader.resize(40, 120)
        reader.write("\x1b\x1b\x1b\x1b")
        reader.read(0.5)
        reader.write("\x1bQ")
        deadline = time.monotonic() + 20
        while not reader.ended() and time.monotonic() < deadline:
            reader.read(0.2)
        if not reader.ended():
            os.kill(reader.pid, signal.SIGKILL)
            fail("does not end with Q")
        if os.waitstatus_to_exitcode(reader.status) != 0:
            fail(f"ended with status {os.waitstatus_to_exitcode(reader.status)}")
    check = subprocess.run([program, "archive", "check"], env=environment, capture_output=True, text=True)
    if check.returncode != 0:
        fail("the archive does not pass its check: " + check.stdout + check.stderr)
    delays.sort()
    grown = f", {sizes[0]:.0f} MB at first, {sizes[-1]:.0f} MB at last" if sizes else ""
    print(
        f"monkey: {count} keys in {time.monotonic() - start:.0f} s, answered in "
        f"{statistics.median(delays) * 1000:.1f} ms, p95 {delays[int(len(delays) * 0.95)] * 1000:.1f} ms"
        f"{grown}; the archive passes its check")


main()
