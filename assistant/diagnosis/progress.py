"""How far a walk is, as a share that never falls while answers are added."""

from assistant.diagnosis.choice import Position
from assistant.diagnosis.model import Progress

NEARLY = 0.95
"""The largest share while a question is left: only the end is 1."""


def progress(at: Position) -> Progress:
    """The progress while questions are left.

    Answers that count only become more and checks that are left only fewer, so the share of the two rises with each answer. Its square
    root is shown: less than half of what could be asked is asked, because most answers make several other questions pointless.
    """
    asked, left = len(at.given), len(at.left)
    return Progress(asked, left, min((asked / (asked + left)) ** 0.5, NEARLY) if asked else 0.0)


def finished(at: Position) -> Progress:
    """The progress at the end."""
    return Progress(len(at.given), 0, 1.0)
