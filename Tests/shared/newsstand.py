"""A server of feeds on 127.0.0.1 of which few are well: for monkey.py and slow.py.

Feed number n lies at /n.xml. What comes is decided by n alone: see MANNERS. A feed gains an article
in every round.
"""
import gzip
import http.server
import random
import threading
import time

NAMES = ["Ann Bell", "Bo Cook", "Cay Dunn", "Eli Fox"]


def rss(title, items):
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}'
        "</channel></rss>").encode("utf-8", "surrogatepass")


def item(number, i, title=None, text=None):
    who, other = NAMES[(i + number) % 4], NAMES[(i + number + 1) % 4]
    text = text or (
        f"&lt;p&gt;“The budget of ward {i} stands,” said {who}, the mayor of Kelford. She added that "
        f"nobody in ward {number} would pay more.&lt;/p&gt;&lt;p&gt;{who} was answered by {other}: "
        "“No.”&lt;/p&gt;")
    return (
        f"<item><title>{title or f'Council {number} meets for the {i}th time'}</title>"
        f"<guid>{number}-{i}</guid><link>http://127.0.0.1/{number}/{i}</link>"
        f"<description>{text}</description></item>")


def feed(number, round):
    return rss(f"Feed {number}", "".join(item(number, i) for i in range(round, round + 20)))


CONTROLS = "\x1b[2J\x1b]0;owned\x07\u009b31m\u202eabc\u200d\u200b\ufeff&#x1b;[31m&#x9b;H\u2066"
LAUGHS = "<!DOCTYPE r [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 12)) + "]>"
# Documents that break readers: each a function of the number and the round.
HOSTILE = [
    lambda n, r: b"<rss><channel><item>\x1b[31m\xff&#0;" * 50,
    lambda n, r: rss(CONTROLS, item(n, r, CONTROLS, CONTROLS * 50)),
    lambda n, r: LAUGHS.encode() + rss("&a11;", item(n, r, "&a11;", "&a11;")),
    lambda n, r: rss("Deep", item(n, r, None, "&lt;div&gt;&lt;b&gt;" * 20_000 + "bottom")),
    lambda n, r: b"<rss><channel>" + b"<a>" * 100_000,
    lambda n, r: rss("Long", item(n, r, "long " * 20_000, "word" * 100_000)),
    lambda n, r: rss("Marks", item(n, r, None, "“" * 20_000 + "‘x”" * 5_000)),
    lambda n, r: rss("Many", "".join(item(n, i) for i in range(2_000))),
    lambda n, r: rss("Wide", item(n, r, "世界👩‍👩‍👧‍👧e" + "\u0301" * 300, "é\u0301" * 5_000 + "👩‍👩‍👧" * 500)),
    lambda n, r: b"",
    lambda n, r: random.Random(n * 1000 + r).randbytes(50_000),
    lambda n, r: feed(n, r)[:-700],
    lambda n, r: b"<!doctype html><title>No feed</title><p>" + b"Nothing here. " * 2_000,
]


class Feeds(http.server.BaseHTTPRequestHandler):
    """By its number a feed is quick, slow, silent, hostile, elsewhere or gone."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        number = int("".join(c for c in self.path.split("/")[-1] if c.isdigit())[:9] or 0)
        manner = self.server.manner(number)
        try:
            self.server.wait(self.server.delay(manner))
            manner(self, number)
        except OSError:
            pass

    def give(self, body, status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def well(self, number):
        self.give(feed(number, self.server.round))

    def silent(self, number):
        self.server.wait(300)

    def hostile(self, number):
        round = self.server.round
        self.give(HOSTILE[(number // len(MANNERS) + round) % len(HOSTILE)](number, round))

    def elsewhere(self, number):
        """A redirect: to a feed, in a circle, to a file, to another scheme, to nowhere."""
        if "/to/" in self.path:
            return self.well(number)
        goal = [
            f"/to/{number}.xml", f"/{number}.xml", "file:///etc/hostname", "gopher://127.0.0.1/",
            "http://[", f"/to/../to/{number}.xml", "http://127.0.0.1:1/", "/\x1b[31m",
        ][(number // len(MANNERS) + self.server.round) % 8]
        self.give(b"moved", 301 if number % 2 else 302, Location=goal)

    def refused(self, number):
        status = (404, 410, 429, 500, 503, 204)[(number + self.server.round) % 6]
        self.give(b"" if status == 204 else b"<p>no</p>" * 50, status, Retry_After="1")

    def broken(self, number):
        """A body that stops short, that drips, that has no end, or that swells when unpacked."""
        kind = (number // len(MANNERS) + self.server.round) % 5
        body = feed(number, self.server.round)
        if kind == 0:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body) * 2))
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = True
        elif kind == 1:
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for byte in body[:60]:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                self.server.wait(1)
        elif kind == 2:
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            for _ in range(2_000):
                self.wfile.write(b"<item><title>no end</title></item>" * 1_000)
        elif kind == 3:
            self.give(BOMB, Content_Encoding="gzip")
        else:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"y" * 300_000 + b"\r\n\r\n" + body)
            self.close_connection = True

    def log_message(self, *words):
        pass


BOMB = gzip.compress(b"<rss><channel><title>" + b"0" * 100_000_000, 9)
MANNERS = [
    Feeds.well, Feeds.well, Feeds.silent, Feeds.hostile, Feeds.well, Feeds.elsewhere, Feeds.well,
    Feeds.refused, Feeds.hostile, Feeds.broken,
]


class Newsstand(http.server.ThreadingHTTPServer):
    """The server, on a port of its own. `delay` gives the seconds before an answer of that manner."""

    daemon_threads = True
    request_queue_size = 256

    def __init__(self, delay):
        super().__init__(("127.0.0.1", 0), Feeds)
        self.round = 0
        self.delay = delay
        self.closing = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def manner(self, number):
        return MANNERS[number % len(MANNERS)]

    def wait(self, seconds):
        if seconds:
            self.closing.wait(seconds)

    def handle_error(self, request, address):
        """A reader that ends hangs up; that is the point of it."""
