"""What is measured, and what it shall reach: the table of the engine's figures.

The bar is what a figure must reach, the aim what it is meant to; "floor" stands where the bar is not
reached yet and keeps the figure from falling behind what was reached (check-shared fails below it).
Floors and bars only go up.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """One row: what it is called, its unit, and what it is held to."""
    key: str
    name: str
    unit: str
    bar: float
    aim: float
    at_most: bool = False
    floor: float | None = None

    def reaches(self, value, limit):
        return value <= limit if self.at_most else value >= limit

    def verdict(self, value):
        if self.reaches(value, self.aim):
            return "aim"
        return "pass" if self.reaches(value, self.bar) else "miss"

    def holds(self, value):
        """True where check-shared has nothing against it."""
        return self.reaches(value, self.bar if self.floor is None else self.floor)


BARS = [
    Bar("seed quotes", "seed article: quotes found", "of 6", 6, 6),
    Bar("seed speakers", "seed article: speakers right", "of 6", 6, 6),
    Bar("seed false", "seed article: false quotes", "", 0, 0, at_most=True),
    Bar("seed entities", "seed article: entities with all their forms", "of 13", 12, 13),
    Bar("quoted content", "direct + mixed, content j80 F1", "%", 82, 85),
    Bar("direct segments", "direct, content j80 F1, by segments", "%", 95, 96),
    Bar("quoted source", "direct + mixed, source overlap", "%", 94, 96),
    Bar("quoted e2e", "direct + mixed, end to end F1", "%", 76, 80),
    Bar("indirect content", "indirect, content j80 F1, all gold", "%", 53, 57),
    Bar("indirect speech", "indirect, content j80 F1, speech alone", "%", 64, 68),
    Bar("all e2e", "all, end to end F1", "%", 57, 60),
    Bar("who quoted", "who said it, direct + mixed: accuracy of the name", "%", 82, 88),
    Bar("who all", "who said it, all: F1", "%", 50, 56),
    Bar("who pronoun", "who said it, pronoun sources: accuracy", "%", 75, 85),
    Bar("names typed", "names, GUM news, typed F1", "%", 73.5, 76),
    Bar("names untyped", "names, GUM news, untyped F1", "%", 82.5, 85),
    Bar("wikigold", "names, WikiGold, typed F1", "%", 71.5, 75),
    Bar("sidebar", "sidebar, GUM news, F1", "%", 79, 83),
    Bar("sidebar typed", "sidebar, GUM news, F1 with type", "%", 74, 78),
    Bar("he she", "he + she, GUM news, accuracy", "%", 82, 87),
    Bar("speed", "speed of all of annotate, one core", "tokens/s", 150_000, 250_000),
    Bar("disk", "models and lexicons on disk", "MB", 20, 8, at_most=True),
    Bar("memory", "memory beside the mapped files", "MB", 40, 20, at_most=True),
    Bar("start", "start-up cost of the models, CPU time", "ms", 10, 3, at_most=True),
]

# How the sets were kept apart, printed below the table.
NOTE = """\
Quotes and speakers: PolNeAR dev. Names, sidebar, he + she: the 22 news documents of GUM, which nothing
is trained on (all are left out of all training, which stands in for cross-validation), names found by
the engine itself; the few weights of the pronoun rules were set by hand on GUM's training part, in view
of its news. WikiGold, PUD and all dev and test files of quotes and speakers: never trained on."""
