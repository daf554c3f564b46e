"""Cross-validation over the knowledge's own examples: where the numbers in ``retrieval/scope.py`` and ``retrieval/answer.py`` come from.
With ``tune_cuts``, how often messages are taken apart rightly and for nothing, and with ``tune_refusals``, how often what would be refused
is ours.

In each of five parts a fifth of the ways of asking is left out, the index is built from the rest, and what was left out is asked. A few
outside subjects are left out whole, because what people ask next is a subject that nobody wrote down.

``python -m assistant.evaluation.tune knowledge tests/golden/questions.toml`` prints the figures.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.cases import Case, load_cases
from assistant.evaluation.tune_cuts import cut_lines, messages_of, settings_lines, tune_cuts, with_other_settings
from assistant.evaluation.tune_refusals import refusal_lines
from assistant.library.load import load_library
from assistant.library.model import Library
from assistant.retrieval.index import Index, build_index
from assistant.retrieval.query import read
from assistant.retrieval.scope import features, judge, signals

FOLDS = 5
TINY = 1e-12
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Probe:
    """A question with a known answer. ``right`` are ids of entries, none if it is out of scope."""

    text: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tuning:
    """``weights`` are fitted as in ``scope.Weights``. ``pool``: weights of coverage and of the nearest way of asking where the evidence
    counts 1, and the temperature, which make the right entry likeliest. ``log_losses``: (temperature, mean log loss of the right entry's
    share). ``cuts``: (probability that a question is ours, share of questions in scope below it, share of those out of scope at or above
    it)."""

    name: str
    questions: int
    weights: tuple[float, ...]
    pool: tuple[float, ...]
    log_losses: tuple[tuple[float, float], ...]
    cuts: tuple[tuple[float, float, float], ...]


def cross_validate(library: Library) -> Tuning:
    """Fit the weights by cross-validation over the ways of asking of entries and outside subjects."""
    return tune("left-out ways of asking", folds(library))


def on_cases(library: Library, cases: Iterable[Case]) -> Tuning:
    """The same on the cases that may be tuned on; those with several questions or turns are left to ``evaluate``."""
    probes = tuple(Probe(case.text, case.parts[0]) for case in cases if not case.held_out and not case.before and len(case.parts) == 1)
    return tune("cases not held out", [(build_index(library), probes)])


def folds(library: Library) -> Iterator[tuple[Index, tuple[Probe, ...]]]:
    """For each part an index without it, and what was left out."""
    for part in range(FOLDS):
        yield build_index(_without(library, part)), tuple(_left_out(library, part))


def tune(name: str, parts: Iterable[tuple[Index, Sequence[Probe]]]) -> Tuning:
    """Fit and tabulate. scikit-learn does the regression."""
    rows, ours, chances, gaps, views = [], [], [], [], []
    for index, probes in parts:
        places = {entry.id: place for place, entry in enumerate(index.entries)}
        for probe in probes:
            reading = read(index.vocabulary, probe.text)
            found = signals(index, reading)
            rows.append(features(index, found)[1:])
            ours.append(bool(probe.right))
            chances.append(judge(index, reading).ours)
            if probe.right:
                right = [places[entry] for entry in probe.right]
                gaps.append((found.fused[: len(places)], right))
                views.append((np.stack([found.evidence, found.coverage, found.near])[:, : len(places)], right))
    return Tuning(
        name=name,
        questions=len(rows),
        weights=_fit(np.array(rows), np.array(ours)),
        pool=_pool(views),
        log_losses=tuple((temperature, _log_loss(gaps, temperature)) for temperature in (1.0, 1.5, 2.0, 2.5, 3.0, 4.0)),
        cuts=tuple(_cuts(np.array(chances), np.array(ours))),
    )


def _fit(rows: Floats, ours: NDArray[np.bool_]) -> tuple[float, ...]:
    """Base and weights of a logistic regression, both classes counting the same however many questions each has."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 (1.5 s that only tuning needs)

    spread = rows.std(axis=0)
    spread[spread < 1e-9] = 1.0
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1000).fit(rows / spread, ours)
    return (float(model.intercept_[0]), *map(float, model.coef_[0] / spread))


def _pool(views: Sequence[tuple[Floats, list[int]]]) -> tuple[float, ...]:
    """What coverage and the nearest way of asking count where the evidence counts 1, and the temperature: a conditional logistic regression
    (McFadden 1974) of the right entry among all."""
    from scipy.optimize import minimize  # noqa: PLC0415 (only tuning needs it)

    if not views:
        return ()
    signals_of = np.stack([found for found, _ in views])
    right = np.zeros((len(views), signals_of.shape[2]), dtype=bool)
    for number, (_, places) in enumerate(views):
        right[number, places] = True

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = np.einsum("w,qwe->qe", weights, signals_of)
        shares = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        of_right = np.maximum((shares * right).sum(axis=1, keepdims=True), TINY)
        slope = np.einsum("qe,qwe->w", shares - shares * right / of_right, signals_of) / len(views)
        return float(-np.log(of_right).mean()), slope

    evidence, coverage, near = minimize(loss, np.array([0.4, 4.0, 8.0]), jac=True, method="L-BFGS-B").x
    return float(coverage / evidence), float(near / evidence), float(1 / evidence)


def _log_loss(gaps: Sequence[tuple[Floats, list[int]]], temperature: float) -> float:
    """Mean negative logarithm of the share that the right entries get at this temperature."""
    losses = []
    for fused, right in gaps:
        scaled = fused / temperature
        losses.append(np.logaddexp.reduce(scaled) - np.logaddexp.reduce(scaled[right]))
    return float(np.mean(losses)) if losses else 0.0


def _cuts(chances: Floats, ours: NDArray[np.bool_]) -> Iterator[tuple[float, float, float]]:
    for cut in (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9):
        below = float((chances[ours] < cut).mean()) if ours.any() else 0.0
        above = float((chances[~ours] >= cut).mean()) if (~ours).any() else 0.0
        yield cut, below, above


def _without(library: Library, part: int) -> Library:
    entries = {name: replace(entry, asked=tuple(_rest(entry.asked, part))) for name, entry in library.entries.items()}
    outside = [replace(each, asked=tuple(_rest(each.asked, part))) for place, each in enumerate(library.outside) if not _gone(place, part)]
    return replace(library, entries=MappingProxyType(entries), outside=tuple(outside))


def _left_out(library: Library, part: int) -> Iterator[Probe]:
    for entry in library.entries.values():
        yield from (Probe(text, (entry.id,)) for text in entry.asked[part::FOLDS])
    for place, subject in enumerate(library.outside):
        yield from (Probe(text, ()) for text in (subject.asked if _gone(place, part) else subject.asked[part::FOLDS]))


def _gone(place: int, part: int) -> bool:
    """Whether the outside subject at this place is left out whole in this part: one in ten is."""
    return place % (2 * FOLDS) == part


def _rest(asked: tuple[str, ...], part: int) -> Iterator[str]:
    return (text for number, text in enumerate(asked) if number % FOLDS != part)


def tuning_lines(tuning: Tuning) -> list[str]:
    """The figures as text."""
    names = ("base", "examples", "classes", "odds", "evidence", "coverage", "near", "near outside", "unknown")
    return [
        f"{tuning.name}: {tuning.questions} questions",
        "  weights    " + "  ".join(f"{name} {weight:.2f}" for name, weight in zip(names, tuning.weights, strict=True)),
        "  pool       " + "  ".join(f"{name} {weight:.1f}" for name, weight in zip(("coverage", "near", "T"), tuning.pool, strict=False)),
        "  log loss   " + "  ".join(f"T={temperature:g}: {loss:.3f}" for temperature, loss in tuning.log_losses),
        "  ours from  in scope below   out of scope at or above",
        *(f"  {cut:9.2f} {below:15.1%} {above:26.1%}" for cut, below, above in tuning.cuts),
    ]


def main(folder: Path, cases: Path) -> None:
    """Write the figures of a knowledge folder and of the cases that are not held out to standard output."""
    library = load_library(folder).library
    if library is None:
        raise SystemExit(f"{folder} has problems: python -m assistant check --knowledge {folder}")
    asked = load_cases(cases)
    for tuning in (cross_validate(library), on_cases(library, asked)):
        sys.stdout.write("\n".join([*tuning_lines(tuning), ""]))
    index = build_index(library)
    sys.stdout.write("\n".join([*refusal_lines(index, asked), ""]))
    if any(len(case.parts) == 2 and not case.held_out for case in asked):
        messages = messages_of(index, asked)
        sys.stdout.write("\n".join([*cut_lines(tune_cuts(messages)), *settings_lines(with_other_settings(messages)), ""]))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
