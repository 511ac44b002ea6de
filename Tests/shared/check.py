#!/usr/bin/env python3
"""Measure the program against the development data beside the project: accuracy, speed, size.

    check.py PROGRAM SHARED [--hold]

Prints a table: every figure with its bar and its aim (bars.py), and whether it reaches them. With --hold
it prints those alone that fall below what they are held to, and exits 1 when there are any.
"""
import pathlib, sys

sys.dont_write_bytecode = True

from bars import BARS, NOTE
from measure import Measure
from seed import seed_figures

ASSETS = pathlib.Path(__file__).resolve().parents[2] / "Assets"


def figures(measure):
    """Every figure of the table by its key."""
    plain, speech = measure.quote_figures(), measure.quote_figures(speech=True)
    segments, who = measure.quote_figures(segments=True), measure.speaker_figures()
    names, groups, wiki = measure.news_names(), measure.news_groups(), measure.wikigold()
    speed, memory = measure.speed()
    return {
        **seed_figures(measure.program, measure.shared),
        "quoted content": plain["quoted"]["j80"]["f"], "direct segments": segments["direct"]["j80"]["f"],
        "quoted source": plain["quoted"]["src_ov"], "quoted e2e": plain["quoted"]["e2e"]["f"],
        "indirect content": plain["indirect"]["j80"]["f"], "indirect speech": speech["indirect"]["j80"]["f"],
        "all e2e": plain["all"]["e2e"]["f"], "who quoted": who["quoted"]["acc"], "who all": who["all"]["f"],
        "who pronoun": who["pronoun"]["acc"], "names typed": 100 * names["all"][2],
        "names untyped": 100 * names["untyped"][2], "wikigold": 100 * wiki["all"][2],
        "sidebar": 100 * groups["sidebar"][2], "sidebar typed": 100 * groups["typed sidebar"][2],
        "he she": 100 * groups["pronouns"]["he+she"]["accuracy"], "speed": speed, "disk": measure.disk(),
        "memory": memory, "start": measure.start(),
    }


def shown(number):
    return f"{number:,.0f}" if number >= 1000 or number == int(number) else f"{number:.1f}"


def shown_value(bar, value):
    """A digit more where rounding would hide which side of bar or aim it lies on."""
    rounded = round(value) if value >= 1000 else round(value, 1)
    return shown(value) if bar.verdict(rounded) == bar.verdict(value) else f"{value:,.2f}"


def table(values):
    """The rows for people: name, figure, unit, bar, aim, verdict."""
    for bar in BARS:
        value = values[bar.key]
        limit = "≤ " if bar.at_most else ""
        yield (bar.name, shown_value(bar, value), bar.unit, limit + shown(bar.bar), limit + shown(bar.aim), bar.verdict(value))


def main(program, shared, *flags):
    values = figures(Measure(program, shared, ASSETS))
    if "--hold" in flags:
        below = [bar for bar in BARS if not bar.holds(values[bar.key])]
        for bar in below:
            least = bar.bar if bar.floor is None else bar.floor
            print(f"MISSED {bar.name}: {shown(values[bar.key])} (held to {shown(least)} {bar.unit})")
        return bool(below)
    print(f"{'':52}{'measured':>10} {'':9}{'bar':>9}{'aim':>10}")
    for name, value, unit, bar, aim, verdict in table(values):
        print(f"{name:52}{value:>10} {unit:9}{bar:>9}{aim:>10}  {verdict}")
    print(f"\n{NOTE}")
    return False


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
