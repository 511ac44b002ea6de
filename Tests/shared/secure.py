#!/usr/bin/env python3
"""Fetches over TLS: whom `pullquote refresh` believes, and HTTP/2.

    secure.py PROGRAM

Makes an authority and certificates with openssl, serves a feed with each of them on 127.0.0.1, and
looks what is stored and what is said. HTTP/2 is asked of nghttpd, which speaks nothing else; that
case is left out, aloud, where it is not installed. Exit status 1 when anything came otherwise.
"""
import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Sealed</title><item>'
    b"<title>One</title><guid>1</guid><description>Read me.</description></item></channel></rss>")


class Feed(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    plain = None  # where /down leads: the same feed without TLS

    def do_GET(self):
        if self.path == "/down":
            self.send_response(302)
            self.send_header("Location", Feed.plain)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(FEED)))
        self.end_headers()
        self.wfile.write(FEED)

    def log_message(self, *words):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, address):
        """A reader that does not believe us hangs up; that is the point of it."""


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def authority(folder, name):
    """A self-signed authority; the path of its certificate without ending."""
    path = os.path.join(folder, name)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name,
            "-keyout", path + ".key", "-out", path + ".pem")
    return path


def certificate(folder, by, name, subject, days):
    """One of `by` for `subject` (an entry of subjectAltName)."""
    path = os.path.join(folder, name)
    with open(path + ".ext", "w") as file:
        file.write("subjectAltName=%s\n" % subject)
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-keyout",
            path + ".key", "-out", path + ".csr")
    openssl("x509", "-req", "-in", path + ".csr", "-CA", by + ".pem", "-CAkey", by + ".key",
            "-CAcreateserial", "-days", str(days), "-extfile", path + ".ext", "-out", path + ".pem")
    return path


def serve(path=None):
    """Serves the feed, with the certificate at `path` if there is one; the port."""
    server = Server(("127.0.0.1", 0), Feed)
    if path:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path + ".pem", path + ".key")
        # In the thread of each request: one that hangs up in the handshake must not end the server.
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port


def serve_http2(folder, path):
    """Serves the feed with nghttpd; the process and its port, None where it is not installed."""
    program = shutil.which("nghttpd")
    if not program:
        return None, None
    root = os.path.join(folder, "root")
    os.makedirs(root)
    with open(os.path.join(root, "feed"), "wb") as file:
        file.write(FEED)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [program, "-a", "127.0.0.1", "-d", root, str(port), path + ".key", path + ".pem"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return process, port
    process.kill()
    sys.exit("secure: nghttpd did not begin to listen")


def fetch(program, folder, url, trusted):
    """Refreshes that one feed in a new archive; what `refresh --json` says of it."""
    home = tempfile.mkdtemp(dir=folder)
    config = os.path.join(home, "pullquote")
    os.makedirs(config)
    with open(os.path.join(config, "feeds"), "w") as file:
        file.write(url + "\n")
    with open(os.path.join(config, "config.toml"), "w") as file:
        if trusted:
            file.write('[refresh]\nca-file = "%s.pem"\n' % trusted)
    environment = dict(os.environ, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, HOME=home)
    environment.pop("https_proxy", None)
    done = subprocess.run(
        [program, "refresh", "--force", "--fetch-only", "--json"], env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=60)
    said = json.loads(done.stdout) if done.stdout.strip() else {}
    return done.returncode, said, done.stdout + done.stderr


def main():
    program = os.path.abspath(sys.argv[1])
    if not shutil.which("openssl"):
        print("secure: skipped, openssl is not there")
        return 0
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        ours, other = authority(folder, "ours"), authority(folder, "other")
        good = certificate(folder, ours, "good", "IP:127.0.0.1", 2)
        elsewhere = certificate(folder, ours, "elsewhere", "DNS:elsewhere.example", 2)
        over = certificate(folder, ours, "over", "IP:127.0.0.1", -1)
        port, plain = serve(good), serve()
        Feed.plain = "http://127.0.0.1:%d/feed" % plain
        feed = "https://127.0.0.1:%d/feed" % port
        cases = [
            ("the file's authority", feed, ours, None),
            ("an authority nobody named", feed, None, "cannot be trusted"),
            ("another authority", feed, other, "cannot be trusted"),
            ("a file that is not there", feed, os.path.join(folder, "none"), "none.pem"),
            ("another's certificate", "https://127.0.0.1:%d/" % serve(elsewhere), ours,
             "cannot be trusted"),
            ("a certificate that is over", "https://127.0.0.1:%d/" % serve(over), ours,
             "cannot be trusted"),
            ("no TLS where it is asked for", "https://127.0.0.1:%d/" % plain, ours,
             "cannot be trusted"),
            ("a redirect out of TLS", "https://127.0.0.1:%d/down" % port, ours, None),
        ]
        process, http2 = serve_http2(folder, good)
        if process:
            cases.append(("HTTP/2", "https://127.0.0.1:%d/feed" % http2, ours, None))
        else:
            print("secure: HTTP/2 left out, nghttpd is not there")
        for name, url, trusted, refusal in cases:
            status, said, words = fetch(program, folder, url, trusted)
            stored = said.get("new") == 1
            held = stored and status == 0 if refusal is None else (
                not stored and status != 0 and refusal in words)
            if not held:
                bad += 1
                print("secure: %s: status %d, said %s" % (name, status, words.strip()[:600]))
        if process:
            process.kill()
    if not bad:
        print("secure: %d cases of TLS as they should be" % len(cases))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
