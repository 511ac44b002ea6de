"""What each part of the engine is worth: the development figures with that part left out."""
import json, subprocess

from measure import Measure

# The figures that parts are told by, and how they are taken.
COLUMNS = {
    "direct + mixed content": lambda m: m.quote_figures()["quoted"]["j80"]["f"],
    "end to end": lambda m: m.quote_figures()["quoted"]["e2e"]["f"],
    "indirect speech content": lambda m: m.quote_figures(speech=True)["indirect"]["j80"]["f"],
    "all end to end": lambda m: m.quote_figures()["all"]["e2e"]["f"],
    "who, quoted": lambda m: m.speaker_figures()["quoted"]["acc"],
    "who, all": lambda m: m.speaker_figures()["all"]["f"],
    "names": lambda m: 100 * m.news_names()["all"][2],
    "sidebar": lambda m: 100 * m.news_groups()["sidebar"][2],
    "he + she": lambda m: 100 * m.news_groups()["pronouns"]["he+she"]["accuracy"],
}


class Ablated(Measure):
    """The engine without some parts, run by the workshop; otherwise measured as the program is."""

    def __init__(self, workshop, shared, assets, without):
        super().__init__(workshop, shared, assets)
        self.without = without

    def annotated(self, docs, name):
        if name not in self._annotated:
            options = [word for part in self.without for word in ("--without", part)]
            done = subprocess.run(
                [self.program, "ablate", "--assets", self.assets, *options, self.stream(docs, name)],
                capture_output=True, check=True)
            self._annotated[name] = [json.loads(line) for line in done.stdout.splitlines()]
        return self._annotated[name]


def rows(workshop, shared, assets):
    """The name of each row, its figures, and their distance from the whole engine's (None for itself)."""
    parts = [line.split("\t") for line in subprocess.run(
        [workshop, "ablate"], capture_output=True, text=True, check=True).stdout.splitlines()]
    whole = None
    for part, summary in [(None, "everything")] + parts:
        measure = Ablated(workshop, shared, assets, [part] if part else [])
        values = {name: take(measure) for name, take in COLUMNS.items()}
        whole = whole or values
        yield summary, values, {name: values[name] - whole[name] for name in COLUMNS} if part else None


def table(workshop, shared, assets):
    """The rows as Markdown: the whole engine, then what it loses without each part."""
    lines = ["| without | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for summary, values, change in rows(workshop, shared, assets):
        if change is None:
            cells = [f"{values[name]:.1f}" for name in COLUMNS]
            summary = "nothing: the whole engine"
        else:
            cells = ["·" if abs(change[name]) < 0.05 else f"{change[name]:+.1f}".replace("-", "−")
                     for name in COLUMNS]
        lines.append(f"| {summary} | " + " | ".join(cells) + " |")
    return "\n".join(lines)
