"""Runs the program over the development data beside the project and measures it with the scorers there."""
import functools, gzip, importlib, json, os, pathlib, re, subprocess, sys, tempfile, threading, time


# Imported files leave nothing behind, neither here nor beside the data.
sys.dont_write_bytecode = True


class Measure:
    """One program, measured on one folder of shared data."""

    def __init__(self, program, shared, assets):
        self.program, self.shared = pathlib.Path(program).resolve(), pathlib.Path(shared).resolve()
        self.assets = pathlib.Path(assets)
        self.work = pathlib.Path(tempfile.mkdtemp())
        sys.path.insert(0, str(self.shared / "eval"))
        self.quotes, self.speakers, self.entities = (
            importlib.import_module(f"score_{name}") for name in ("quotes", "speakers", "entities"))
        self._annotated = {}

    def records(self, path):
        path = self.shared / "data" / path
        opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
        with opened as lines:
            return [json.loads(line) for line in lines]

    def stream(self, docs, name):
        """A file of documents as `annotate --jsonl` reads it: text alone, nothing of the gold."""
        path = self.work / f"{name}.jsonl"
        path.write_text("".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in docs))
        return path

    def annotated(self, docs, name):
        """What the program says of documents; it runs over each set once."""
        if name not in self._annotated:
            done = subprocess.run([self.program, "annotate", "--jsonl", self.stream(docs, name)],
                                  capture_output=True, check=True)
            self._annotated[name] = [json.loads(line) for line in done.stdout.splitlines()]
        return self._annotated[name]

    # What was said, and who said it

    def dev(self):
        """Gold and system of PolNeAR dev, by the article's id."""
        gold = self.records("quotes/dev.jsonl.gz")
        system = self.annotated(gold, "dev")
        return {d["id"]: d for d in gold}, {d["id"]: d for d in system}

    @functools.cache
    def quote_figures(self, segments=False, speech=False):
        return self.quotes.figures(self.quotes.score(*self.dev(), segments, speech))

    @functools.cache
    def speaker_figures(self):
        gold = {d["id"]: d for d in self.records("speakers/dev.jsonl")}
        return self.speakers.figures(self.speakers.score(gold, self.dev()[1]))

    # Names

    def news(self):
        docs = [d for part in ("train", "dev") for d in self.records(f"coref/gum-{part}.jsonl")
                if d["genre"] == "news"]
        return docs, self.annotated(docs, "news")

    @functools.cache
    def news_names(self):
        docs, system = self.news()
        named = {d["id"]: d for part in ("train", "dev") for d in self.records(f"ner/gum-{part}.jsonl")}
        # The texts of both sets are the same; were one not, its spans would lie beside the words.
        gold = [named[d["id"]] for d in docs if named[d["id"]]["text"] == d["text"]]
        if len(gold) != len(docs):
            sys.exit(f"GUM news: the name data lack {len(docs) - len(gold)} of {len(docs)} texts")
        return self.entities.score_ner(gold, system)

    @functools.cache
    def news_groups(self):
        return self.entities.score_coref(*self.news(), {"news"})

    @functools.cache
    def wikigold(self):
        gold = self.records("ner/wikigold-test.jsonl")
        return self.entities.score_ner(gold, self.annotated(gold, "wikigold"))

    # What it costs

    def speed(self):
        """Tokens a second of CPU time, and the most memory in MB that is no mapped file.

        Tokens are words and marks, as corpora count them; the engine's own are as many within 4 in 100.
        """
        docs = self.records("quotes/train.jsonl.gz")
        tokens = sum(len(re.findall(r"\w+(?:[.,]\w+)*|[^\w\s]", d["text"])) for d in docs)
        process = subprocess.Popen([self.program, "annotate", "--jsonl", self.stream(docs, "speed")],
                                   stdout=subprocess.DEVNULL)
        memory = Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(f"annotate ended with {process.returncode}")
        return tokens / (usage.ru_utime + usage.ru_stime), memory.peak()

    def disk(self):
        """MB of everything the engine reads, pages for people left out."""
        files = [f for part in ("models", "languages") for f in (self.assets / part).rglob("*") if f.is_file()]
        return sum(f.stat().st_size for f in files if f.suffix != ".md") / 1e6

    def start(self):
        """Milliseconds of CPU time that a run over one sentence takes longer with models than without any file.

        The least of many runs each, in turns: what else the machine does can only add to it.
        """
        one = self.work / "one.txt"
        one.write_text("Ann Lee said that it rains.\n")
        empty = self.work / "empty"
        empty.mkdir(exist_ok=True)
        times = {"with": [], "without": []}
        for _ in range(41):
            for which, options in (("with", []), ("without", ["--assets", empty])):
                process = subprocess.Popen([self.program, "annotate", *options, one], stdout=subprocess.DEVNULL)
                _, status, usage = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                times[which].append(usage.ru_utime + usage.ru_stime)
        return max(0, 1000 * (min(times["with"]) - min(times["without"])))


class Memory(threading.Thread):
    """Watches a process: the most anonymous memory it had, looked at every two milliseconds."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self._status, self._peak = f"/proc/{process}/status", 0
        self.start()

    def run(self):
        while True:
            try:
                text = pathlib.Path(self._status).read_text()
            except OSError:
                return
            found = re.search(r"^RssAnon:\s+(\d+) kB", text, re.M)
            if not found:  # it has ended and waits to be collected
                return
            self._peak = max(self._peak, int(found[1]))
            time.sleep(0.002)

    def peak(self):
        self.join()
        return self._peak * 1024 / 1e6
