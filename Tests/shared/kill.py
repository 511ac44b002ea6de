#!/usr/bin/env python3
"""Kills `pullquote refresh` at random moments and looks for anything lost.

    kill.py PROGRAM [--times 200] [--seed 1]

A server of our own on 127.0.0.1 gives feeds that gain an article and change another in every
round. In each round some article is starred or tagged, a name is corrected, a refresh is started and
killed (SIGKILL) after a random part of the time a whole one takes. Then the archive must pass its own
check, and whatever an earlier command reported as done must still be there: articles, stars, tags,
corrections. Exit status 1 with what was lost otherwise.
"""
import argparse
import http.server
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

FEEDS = 12
FIRST = 12  # articles of a feed in the first round
WINDOW = 25  # articles a feed shows at once; older ones drop out


class Feeds(http.server.BaseHTTPRequestHandler):
    """Feed number n at /n.xml, as it stands in the current round."""

    protocol_version = "HTTP/1.1"
    round = 0

    def do_GET(self):
        number = int(self.path.strip("/").split(".")[0])
        newest = FIRST + Feeds.round
        items = "".join(
            item(number, i, Feeds.round) for i in range(max(0, newest - WINDOW), newest))
        body = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Feed %d</title>'
            "<link>http://127.0.0.1/%d</link>%s</channel></rss>" % (number, number, items)
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """A killed reader hangs up; that is the point of it."""


def item(feed, number, round):
    """An article; every seventh is rewritten in each round."""
    version = round if number % 7 == 0 else 0
    return (
        "<item><title>Report %d of feed %d</title><guid isPermaLink='false'>%d-%d</guid>"
        "<link>http://127.0.0.1/%d/%d</link><pubDate>Thu, 01 Jan 2026 %02d:%02d:00 GMT</pubDate>"
        "<description>&lt;p&gt;“The harbour of district %d needs repair %d,” said Anna Lindqvist, "
        "the mayor. Version %d of it.&lt;/p&gt;&lt;p&gt;Jonas Weber said the council would vote "
        "on plan %d.&lt;/p&gt;</description></item>"
        % (number, feed, feed, number, feed, number, number // 60 % 24, number % 60, feed, number,
           version, number))


class Run:
    def __init__(self, program, folder, port):
        self.program = os.path.abspath(program)
        self.env = dict(
            os.environ, XDG_CONFIG_HOME=folder + "/config", XDG_DATA_HOME=folder + "/data",
            XDG_CACHE_HOME=folder + "/cache", HOME=folder, NO_COLOR="1")
        os.makedirs(folder + "/config/pullquote")
        with open(folder + "/config/pullquote/feeds", "w") as file:
            for number in range(FEEDS):
                file.write("http://127.0.0.1:%d/%d.xml\n" % (port, number))

    def start(self, *arguments):
        return subprocess.Popen(
            [self.program, *arguments], env=self.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def __call__(self, *arguments, may_find_nothing=False):
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        good = (0, 1) if may_find_nothing else (0,)
        if process.returncode not in good:
            sys.exit("%s: status %d\n%s%s" % (
                " ".join(arguments), process.returncode, out[-2000:], err[-2000:]))
        return out

    def articles(self):
        """Everything kept, by the publisher's identifier."""
        kept = {}
        for line in self("archive", "export", may_find_nothing=True).splitlines():
            article = json.loads(line)
            kept[article["guid"]] = article
        return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    server = Server(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        run = Run(options.program, folder, server.server_port)
        began = time.monotonic()
        run("refresh", "--force")
        whole = time.monotonic() - began
        known = run.articles()
        assert len(known) == FEEDS * FIRST, "the first refresh kept %d articles" % len(known)
        starred, tags, corrected = set(), {}, set()
        killed = finished = 0
        while killed < options.times:
            Feeds.round += 1
            number = Feeds.round
            guid = chance.choice(sorted(known))
            identifier = str(known[guid]["id"])
            if number % 3 == 0:
                quotes = json.loads(
                    run("quotes", "--speaker", "jonas weber", "--json", may_find_nothing=True))
                if quotes:
                    quote = chance.choice(quotes)
                    run("names", "speaker", str(quote["id"]), "Anna Lindqvist")
                    corrected.add((quote["article"], quote["words"]))
            elif number % 2:
                run("mark", identifier, "--star")
                starred.add(guid)
            else:
                tag = "t%d" % (number % 5)
                run("mark", identifier, "--tag", tag)
                tags.setdefault(guid, set()).add(tag)
            process = run.start("refresh", "--force")
            began = time.monotonic()
            try:
                process.communicate(timeout=chance.random() * whole)
                finished += 1
                whole = time.monotonic() - began
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.communicate()
                killed += 1
                # The machine may have become slower; the end of a refresh must be hit too.
                whole *= 1.03
            now = run.articles()
            lost = sorted(set(known) - set(now))
            lost += [guid for guid in starred if not now[guid]["starred"]]
            lost += [guid for guid in tags if not tags[guid] <= set(now[guid]["tags"])]
            said = {
                (quote["article"], quote["words"]): quote["speaker"]
                for quote in json.loads(run("quotes", "--all", "--limit", "0", "--json"))}
            # What was not indexed again yet is not said by anybody else either.
            lost += [key for key in corrected if said.get(key, "Anna Lindqvist") != "Anna Lindqvist"]
            if lost:
                sys.exit("after kill %d these lost something: %s" % (killed, lost[:10]))
            run("archive", "check")
            known = now
        run("refresh", "--force")
        now = run.articles()
        missing = [
            "%d-%d" % (feed, i) for feed in range(FEEDS)
            for i in range(max(0, FIRST + Feeds.round - WINDOW), FIRST + Feeds.round)
            if "%d-%d" % (feed, i) not in now]
        if missing:
            sys.exit("a refresh after the last kill did not bring %s" % missing[:10])
    server.shutdown()
    print(
        "%d kills during refresh (%d refreshes were faster): nothing lost, %d articles, %d starred, "
        "%d tagged, %d corrected" % (
            killed, finished, len(now), len(starred), len(tags), len(corrected)))


if __name__ == "__main__":
    main()
