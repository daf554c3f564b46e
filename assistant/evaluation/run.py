"""Answer every case and compare: the main path of the package."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from assistant.evaluation.cases import KINDS, Case, Kind
from assistant.evaluation.metrics import Share
from assistant.retrieval.answer import answer
from assistant.retrieval.index import Index
from assistant.retrieval.model import Found, Hit, NotCovered, Reply, Smalltalk, Unsure


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one question got. ``shown`` are the ids offered as an answer, best first: none for a refusal. ``score`` is that of the first."""

    case: Case
    expect: tuple[str, ...]
    outcome: str
    shown: tuple[str, ...]
    score: float

    @property
    def rank(self) -> int:
        """The place, from 1, of the first entry that answers; 0 if none of those shown does."""
        return next((place for place, entry in enumerate(self.shown, start=1) if entry in self.expect), 0)

    @property
    def good(self) -> bool:
        """In scope: the first entry shown answers. Out of scope: not answered as if it were ours."""
        return self.rank == 1 if self.expect else self.outcome not in ("found", "unsure")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a group of outcomes adds up to. Shares marked *in* are of the questions in scope, *out* of those out of scope."""

    inside: int
    outside: int
    hit1: Share
    """In: right at the first place."""
    hit3: Share
    """In: right among the first three."""
    mrr: float
    """In: mean of 1 / rank, 0 where nothing right is shown."""
    refused: Share
    """In: refused although ours."""
    unsure: Share
    """In: asked back instead of answered."""
    leaked: Share
    """Out: answered as if ours."""
    refusal_precision: Share
    """Of all refusals, those that are out of scope."""
    refusal_recall: Share
    """Out: refused."""
    confidently_wrong: Share
    """Of all questions, those answered outright with an entry that does not answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures for all that may be tuned on and, apart, for what was held out; ``kinds`` splits each of the two."""

    all: Figures
    tuned: Figures
    held_out: Figures
    kinds: tuple[tuple[Kind, Figures, Figures], ...]
    misses: tuple[Outcome, ...]


def evaluate(index: Index, cases: Iterable[Case]) -> Report:
    """Answer every question of every case, by the same door as a reader's."""
    outcomes = [outcome for case in cases for outcome in _outcomes(index, case)]
    tuned = [outcome for outcome in outcomes if not outcome.case.held_out]
    held_out = [outcome for outcome in outcomes if outcome.case.held_out]
    kinds = tuple((kind, figures(_of(tuned, kind)), figures(_of(held_out, kind))) for kind in KINDS if _of(outcomes, kind))
    return Report(figures(outcomes), figures(tuned), figures(held_out), kinds, tuple(outcome for outcome in outcomes if not outcome.good))


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """Add up a group of outcomes, perhaps none."""
    inside = [outcome for outcome in outcomes if outcome.expect]
    outside = [outcome for outcome in outcomes if not outcome.expect]
    refusals = [outcome for outcome in outcomes if outcome.outcome == "not_covered"]
    return Figures(
        inside=len(inside),
        outside=len(outside),
        hit1=Share(sum(outcome.rank == 1 for outcome in inside), len(inside)),
        hit3=Share(sum(1 <= outcome.rank <= 3 for outcome in inside), len(inside)),
        mrr=sum(1 / outcome.rank for outcome in inside if outcome.rank) / len(inside) if inside else 0.0,
        refused=Share(sum(outcome.outcome == "not_covered" for outcome in inside), len(inside)),
        unsure=Share(sum(outcome.outcome == "unsure" for outcome in inside), len(inside)),
        leaked=Share(sum(outcome.outcome == "found" for outcome in outside), len(outside)),
        refusal_precision=Share(sum(not outcome.expect for outcome in refusals), len(refusals)),
        refusal_recall=Share(sum(outcome.outcome == "not_covered" for outcome in outside), len(outside)),
        confidently_wrong=Share(sum(outcome.outcome == "found" and outcome.rank != 1 for outcome in outcomes), len(outcomes)),
    )


def _outcomes(index: Index, case: Case) -> list[Outcome]:
    """One outcome for each question that the case has. If it has one and got several replies, an answer among them counts for a question
    out of scope, and the first for one in scope."""
    replies = answer(index, case.text, case.before)
    if len(case.parts) == 1 and not case.parts[0]:
        replies = tuple(sorted(replies, key=lambda reply: not isinstance(reply, Found)))
    return [_outcome(case, part, reply) for part, reply in zip_longest(case.parts, replies[: len(case.parts)])]


def _outcome(case: Case, expect: tuple[str, ...], reply: Reply | None) -> Outcome:
    match reply:
        case None:
            return Outcome(case, expect, "no reply", (), 0.0)
        case Found(_, best, others):
            return _shown(case, expect, "found", (best, *others))
        case Unsure(_, choices):
            return _shown(case, expect, "unsure", choices)
        case NotCovered(_, nearest):
            return Outcome(case, expect, "not_covered", (), nearest[0].score if nearest else 0.0)
        case Smalltalk():
            return Outcome(case, expect, "smalltalk", (), 0.0)


def _shown(case: Case, expect: tuple[str, ...], outcome: str, hits: tuple[Hit, ...]) -> Outcome:
    return Outcome(case, expect, outcome, tuple(hit.entry.id for hit in hits), hits[0].score)


def _of(outcomes: Sequence[Outcome], kind: Kind) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.case.kind == kind]
