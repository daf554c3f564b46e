"""What the tuned numbers of insights rest on: ``python -m tests.insights.measure``.

Prints how well questions are grouped, first for the subjects that the distance was chosen on, then for those that nothing was chosen on;
how well a group is recognised as a known subject; and how often counting causes raises a false alarm about a guide.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from assistant.diagnosis.belief import PRIOR
from assistant.insights import grouping
from assistant.insights.grouping import Space, group, learn
from assistant.insights.model import Fit
from assistant.insights.outcomes import Z, fit, wilson
from assistant.library.load import load_library
from assistant.library.model import Library, Likelihood

ROUNDS = 20
SUBJECTS = 20
LARGEST = 14
DISTANCES = (0.75, 0.80, 0.85, 0.90, 0.95)
LIKENESSES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)

GUIDES = 500
BANDS: tuple[Likelihood, ...] = ("common",) * 5 + ("sometimes",) * 4 + ("rare",) * 3
"""A guide of a dozen causes, of which exactly one holds each time."""

Labelled = list[tuple[str, int]]


def mixed(subjects: Sequence[Sequence[str]], chance: random.Random) -> Labelled:
    """Questions as a month brings them: a few subjects with many, many with one or two."""
    chosen = chance.sample(range(len(subjects)), min(SUBJECTS, len(subjects)))
    return [
        (text, subject)
        for rank, subject in enumerate(chosen, start=1)
        for text in chance.sample(subjects[subject], min(len(subjects[subject]), max(1, int(LARGEST / rank**0.8))))
    ]


def right_and_found(subjects: Sequence[Sequence[str]], space: Space, apart: float) -> tuple[float, float]:
    """Of the pairs put together the share that belongs together, and of those that do the share put together."""
    together = right = belonging = 0
    for seed in range(ROUNDS):
        labelled = mixed(subjects, random.Random(seed))  # noqa: S311 (a sample)
        part = {at: number for number, each in enumerate(group([text for text, _ in labelled], space, apart=apart)) for at in each.members}
        for one, other in combinations(range(len(labelled)), 2):
            same, joined = labelled[one][1] == labelled[other][1], part[one] == part[other]
            together, right, belonging = together + joined, right + (same and joined), belonging + same
    return right / max(together, 1), right / belonging


def likeness(texts: Sequence[str], space: Space, subjects: Sequence[Sequence[str]]) -> tuple[int, float]:
    """The subject that is most like these texts taken as one group, and how like it is."""
    rows = grouping.vectors([*texts, *(text for asked in subjects for text in asked)], space)
    middles = grouping.centres(rows[len(texts) :], [at for at, asked in enumerate(subjects) for _ in asked])
    return grouping.most_like(rows[: len(texts)], grouping.directions(middles))


def without(library: Library, left_out: Sequence[Sequence[str]]) -> Library:
    """The library as if these subjects of ``outside.md`` were unknown."""
    kept = tuple(subject for subject in library.outside if subject.asked not in left_out)
    return Library(library.entries, words=library.words, outside=kept)


def alarms(deviations: float, solved: int, frequent: float | None = None) -> float:
    """Share of guides in which some cause is said to be more or less likely than its band; with ``frequent`` the share of those in which
    one "sometimes" cause that makes up so much of all is said to be more likely."""
    chance = random.Random(1)  # noqa: S311 (a sample)
    weights = [PRIOR[band] for band in BANDS]
    scale = 1 / sum(weights)
    if frequent:
        weights[6] = frequent / (1 - frequent) * (sum(weights) - weights[6])
    found = 0
    for _ in range(GUIDES):
        met = Counter(chance.choices(range(len(BANDS)), weights, k=solved))
        fits = [fit(wilson(met[at], solved, deviations), band, scale) for at, band in enumerate(BANDS)]
        found += fits[6] is Fit.MORE if frequent else bool({Fit.MORE, Fit.LESS} & set(fits))
    return found / GUIDES


def main() -> None:
    library = load_library(Path("knowledge")).library
    assert library is not None
    of_grouping(library)
    of_naming(library)
    of_alarms()


def of_grouping(library: Library) -> None:
    subjects = [subject.asked for subject in library.outside]
    for name, chosen in (("chosen on", subjects[::2]), ("held out", subjects[1::2])):
        space = learn(without(library, chosen))
        for apart in DISTANCES:
            right, found = right_and_found(chosen, space, apart)
            say(f"{name:10} distance {apart:.2f}: {right:4.0%} of joined pairs belong together, {found:4.0%} of such pairs are joined")


def of_naming(library: Library) -> None:
    subjects = [subject.asked for subject in library.outside]
    space = learn(library)
    known = [asked[: grouping.LEARNED_FROM] for asked in subjects]
    chance = random.Random(1)  # noqa: S311 (a sample)
    inside = [likeness(chance.sample(each.asked, min(4, len(each.asked))), space, known)[1] for each in library.entries.values()]
    fresh = [(at, likeness(chance.sample(asked[grouping.LEARNED_FROM :], 4), space, known)) for at, asked in enumerate(subjects)]
    for limit in LIKENESSES:
        hit = sum(best == at and like >= limit for at, (best, like) in fresh) / len(fresh)
        wrong = sum(best != at and like >= limit for at, (best, like) in fresh) / len(fresh)
        taken = sum(like >= limit for like in inside) / len(inside)
        say(f"likeness {limit:.2f}: {hit:4.0%} known subjects named, {wrong:4.0%} wrongly; {taken:4.0%} of entries taken for one")


def of_alarms() -> None:
    for name, deviations in (("95%", 1.96), ("99%", Z)):
        for solved in (10, 20, 30, 100):
            false, true = alarms(deviations, solved), alarms(deviations, solved, 0.4)
            say(f"{name} interval, {solved:3} solved: false alarm in {false:4.0%} of guides; a cause of 40% found in {true:4.0%}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
